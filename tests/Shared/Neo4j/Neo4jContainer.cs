using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;
using DotNet.Testcontainers.Containers;
using Microsoft.Extensions.Logging.Abstractions;
using Neo4j.Driver;

namespace GraphMemory.Testing;

/// <summary>A Neo4j in a container, with a password of its own, in the version of GRAPHMEMORY_NEO4J_VERSION if that is set.</summary>
internal static class Neo4jContainer
{
    private const string Newest = "2026.09.0";
    private const int BoltPort = 7687;

    /// <summary>To fetch the image and start it; the server itself takes some ten seconds.</summary>
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan AnswerLimit = TimeSpan.FromMinutes(2);

    public static string Image(string? version) => $"neo4j:{(string.IsNullOrEmpty(version) ? Newest : version)}-community";

    public static async Task<StartedServer> StartAsync()
    {
        string password = Mark.New();
        IContainer container = new ContainerBuilder(Image(Environment.GetEnvironmentVariable("GRAPHMEMORY_NEO4J_VERSION")))
            .WithEnvironment("NEO4J_AUTH", $"neo4j/{password}")
            .WithEnvironment("NEO4J_server_memory_heap_max__size", "1g")
            .WithEnvironment("NEO4J_server_memory_pagecache_size", "64m")
            .WithEnvironment("NEO4J_db_transaction_timeout", "120s")
            .WithEnvironment("NEO4J_dbms_usage__report_enabled", "false")
            .WithPortBinding(BoltPort, assignRandomHostPort: true)
            .WithWaitStrategy(Wait.ForUnixContainer().AddCustomWaitStrategy(new UntilBoltAnswers(password), strategy => strategy.WithTimeout(AnswerLimit)))
            .WithLogger(NullLogger.Instance)
            .Build();
        try
        {
            using CancellationTokenSource limit = new(StartLimit);
            await container.StartAsync(limit.Token);
            return new(AddressOf(container, password), () => container.DisposeAsync().AsTask());
        }
        catch
        {
            await container.DisposeAsync();
            throw;
        }
    }

    private static Neo4jAddress AddressOf(IContainer container, string password) =>
        new($"bolt://{container.Hostname}:{container.GetMappedPublicPort(BoltPort)}", Password: password);

    /// <summary>The engine takes connections to a port before the server behind it does, so the server is asked.</summary>
    private sealed class UntilBoltAnswers(string password) : IWaitUntil
    {
        public async Task<bool> UntilAsync(IContainer container)
        {
            Neo4jAddress address = AddressOf(container, password);
            await using IDriver driver = GraphDatabase.Driver(address.Uri, address.Token);
            try
            {
                await driver.VerifyConnectivityAsync();
                return true;
            }
            catch (Neo4jException)
            {
                return false;
            }
        }
    }
}
