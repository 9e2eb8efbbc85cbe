using System.Security.Cryptography.X509Certificates;
using Neo4j.Driver;

namespace GraphMemory.Bolt;

/// <summary>What a driver goes by, as <see cref="ConfigBuilder"/> sets it; the last four are for tests only.</summary>
internal sealed record DriverSettings
{
    public static string ProductName { get; } = $"GraphMemory.Bolt/{typeof(DriverSettings).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>Up to the end of the sign-in.</summary>
    public TimeSpan ConnectionTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The wait for a free place in the pool and all that follows.</summary>
    public TimeSpan AcquisitionTimeout { get; init; } = TimeSpan.FromSeconds(60);

    public TimeSpan MaxConnectionLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>A connection idle for longer is asked whether it lives before it is used; null asks never.</summary>
    public TimeSpan? LivenessCheckTimeout { get; init; }

    public TimeSpan MaxTransactionRetryTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Connections to one server.</summary>
    public int MaxConnectionPoolSize { get; init; } = 100;

    /// <summary>Records asked for at a time; -1 asks for all.</summary>
    public long FetchSize { get; init; } = 1000;

    public string UserAgent { get; init; } = ProductName;

    public bool NotificationsDisabled { get; init; }

    public ILogger? Logger { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    public Random Random { get; init; } = new();

    /// <summary>How long a connection may take to be made clean again before it is given up.</summary>
    public TimeSpan ResetTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The authorities to trust in place of the system's.</summary>
    public X509Certificate2Collection? TrustedRoots { get; init; }
}
