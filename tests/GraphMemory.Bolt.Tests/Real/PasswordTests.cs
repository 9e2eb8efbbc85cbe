using Neo4j.Driver;

namespace GraphMemory.Bolt.Tests.Real;

public class PasswordTests
{
    [LongFact]
    public async Task Wrong_passwords_are_refused_at_once_and_the_right_one_is_let_in()
    {
        Neo4jProcess process = await Neo4jProcess.StartAsync(RealServer.ScriptOrSkip(), "--password", "correct horse");
        try
        {
            await using IDriver right = GraphDatabase.Driver(process.Uri, AuthTokens.Basic("neo4j", "correct horse"));
            await right.VerifyConnectivityAsync();
            await using IDriver none = GraphDatabase.Driver(process.Uri, AuthTokens.None);
            await Assert.ThrowsAnyAsync<Neo4j.Driver.SecurityException>(none.VerifyConnectivityAsync);

            for (int i = 0; i < 10; i++)
            {
                await using IDriver wrong = GraphDatabase.Driver(process.Uri, AuthTokens.Basic("neo4j", "battery staple"));
                await using IAsyncSession session = wrong.AsyncSession();
                var error = await Assert.ThrowsAnyAsync<Neo4j.Driver.SecurityException>(() => session.ExecuteReadAsync(tx => tx.RunAsync("RETURN 1")));
                Assert.Contains(error.Code, new[] { "Neo.ClientError.Security.Unauthorized", "Neo.ClientError.Security.AuthenticationRateLimit" });
            }
        }
        finally
        {
            await process.StopAsync();
        }
    }
}
