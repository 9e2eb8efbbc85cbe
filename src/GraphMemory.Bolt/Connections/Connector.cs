using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Connections;

/// <summary>Makes connections: TCP, TLS when the URI asks for it, handshake, and sign-in.</summary>
internal sealed class Connector(BoltTarget target, AuthToken token, DriverSettings settings)
{
    /// <summary>A connection that is ready for work.</summary>
    /// <exception cref="ServiceUnavailableException">The server cannot be reached, or does not answer in time.</exception>
    /// <exception cref="Neo4j.Driver.SecurityException">The certificate or the credentials were refused.</exception>
    public async Task<BoltConnection> ConnectAsync(ServerAddress address, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(settings.ConnectionTimeout, settings.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            await socket.ConnectAsync(new DnsEndPoint(address.Host, address.Port), either.Token);
            Stream stream = await EncryptedAsync(new NetworkStream(socket, ownsSocket: true), address, either.Token);
            BoltVersion version = await ShakeHandsAsync(stream, either.Token);
            var connection = new BoltConnection(socket, stream, address, version, settings.TimeProvider);
            await SignInAsync(connection, either.Token);
            settings.Logger?.Debug("Connection {0} to {1} opened, Bolt {2}, {3}", connection.Id, address, version, connection.Agent);
            return connection;
        }
        catch (Exception e)
        {
            socket.Dispose();
            if (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
                throw new ServiceUnavailableException($"{address} did not answer within {settings.ConnectionTimeout}.", e);
            if (e is SocketException or IOException)
                throw new ServiceUnavailableException($"{address} cannot be reached: {e.Message}", e);
            throw;
        }
    }

    private static async Task<BoltVersion> ShakeHandsAsync(Stream stream, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(BoltVersion.Proposal, cancellationToken);
        byte[] answer = new byte[4];
        await stream.ReadExactlyAsync(answer, cancellationToken);
        return BoltVersion.Chosen(answer);
    }

    private async Task<Stream> EncryptedAsync(NetworkStream plain, ServerAddress address, CancellationToken cancellationToken)
    {
        if (target.Encryption == Encryption.None)
            return plain;
        var encrypted = new SslStream(plain);
        try
        {
            await encrypted.AuthenticateAsClientAsync(OptionsFor(address), cancellationToken);
            return encrypted;
        }
        catch (System.Security.Authentication.AuthenticationException e)
        {
            throw new Neo4j.Driver.SecurityException(null, $"The connection to {address} could not be made secure: {e.Message}", e);
        }
    }

    private SslClientAuthenticationOptions OptionsFor(ServerAddress address)
    {
        var options = new SslClientAuthenticationOptions { TargetHost = address.Host };
        if (target.Encryption == Encryption.Unverified)
        {
#pragma warning disable CA5359, S4830 // The scheme asks for just this.
            options.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
#pragma warning restore CA5359, S4830
        }
        else if (settings.TrustedRoots is { } roots)
        {
            options.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(roots);
        }

        return options;
    }

    private async Task SignInAsync(BoltConnection connection, CancellationToken cancellationToken)
    {
        BoltVersion version = connection.Version;
        var extra = new Dictionary<string, object?> { ["user_agent"] = settings.UserAgent };
        if (target.IsRouted)
            extra["routing"] = target.RoutingContext;
        if (version.NeedsBoltAgent)
        {
            extra["bolt_agent"] = new Dictionary<string, object?>
            {
                ["product"] = DriverSettings.ProductName,
                ["platform"] = Environment.OSVersion.ToString(),
                ["language"] = "C#",
                ["language_details"] = $".NET {Environment.Version}",
            };
        }

        if (settings.NotificationsDisabled)
        {
            extra["notifications_minimum_severity"] = version.HasNotificationFilter
                ? "OFF"
                : throw new UnsupportedFeatureException($"Notifications cannot be turned off with Bolt {version}.");
        }

        if (!version.HasLogon)
        {
            foreach ((string key, object? value) in token.Entries)
                extra[key] = value;
        }

        Reply hello = connection.Ask(RequestTag.Hello, extra);
        Reply last = version.HasLogon ? connection.Ask(RequestTag.Logon, token.Entries) : hello;
        await connection.CompleteAsync(last, cancellationToken);
        hello.ThrowIfFailed();
        last.ThrowIfFailed();
        connection.Introduce(hello.Metadata);
    }
}
