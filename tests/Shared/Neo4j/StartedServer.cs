namespace GraphMemory.Testing;

/// <summary>A server that the tests started: where it is, and how to end it.</summary>
internal sealed record StartedServer(Neo4jAddress Address, Func<Task> StopAsync)
{
    /// <summary>Starts one in a container where there is a Docker engine, else by the script. Skips the test when there is neither.</summary>
    public static async Task<StartedServer> StartOrSkipAsync()
    {
        if (await DockerEngine.AnswersAsync()) return await Neo4jContainer.StartAsync();
        Neo4jProcess process = await Neo4jProcess.StartAsync(RealServer.ScriptOrSkip());
        return new(new(process.Uri), process.StopAsync);
    }
}
