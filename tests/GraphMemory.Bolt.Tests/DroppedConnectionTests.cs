using GraphMemory.Bolt.Tests.Scripted;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Tests;

/// <summary>The server's answers are cut off after every single byte: the caller gets a typed error, and the driver stays healthy.</summary>
public class DroppedConnectionTests
{
    private const string Auto =
        """
        C: RUN
        C: PULL
        S: SUCCESS {"fields": ["n"], "t_first": 300}
        S: RECORD ["some text"]
        S: NOOP
        S: SUCCESS {"has_more": true}
        C: PULL
        S: RECORD [null]
        S: SUCCESS {"bookmark": "b1", "type": "r"}

        """;

    private const string Explicit =
        """
        C: BEGIN
        S: SUCCESS {}
        C: RUN
        C: PULL
        S: SUCCESS {"fields": ["n"], "qid": 0}
        S: RECORD ["some text"]
        S: RECORD [null]
        S: SUCCESS {}
        C: COMMIT
        S: SUCCESS {"bookmark": "b1"}

        """;

    private const string Failing =
        """
        C: RUN
        C: PULL
        S: FAILURE {"neo4j_code": "Neo.ClientError.Statement.SyntaxError", "message": "no", "cause": {"message": "why"}}
        S: IGNORED
        C: RESET
        S: SUCCESS {}

        """;

    [Fact]
    public Task In_a_statement_of_its_own() => CutEverywhereAsync(Auto, async driver =>
    {
        await using IAsyncSession session = driver.AsyncSession();
        Assert.Equal(2, (await (await session.RunAsync("RETURN 1")).ToListAsync()).Count);
    });

    [Fact]
    public Task In_a_transaction() => CutEverywhereAsync(Explicit, async driver =>
    {
        await using IAsyncSession session = driver.AsyncSession();
        await using IAsyncTransaction transaction = await session.BeginTransactionAsync();
        Assert.Equal(2, (await (await transaction.RunAsync("RETURN 1")).ToListAsync()).Count);
        await transaction.CommitAsync();
    });

    [Fact]
    public Task In_a_result_that_nobody_reads() => CutEverywhereAsync(Explicit, async driver =>
    {
        await using IAsyncSession session = driver.AsyncSession();
        await using IAsyncTransaction transaction = await session.BeginTransactionAsync();
        await transaction.RunAsync("RETURN 1");
        await transaction.CommitAsync();
    });

    [Fact]
    public async Task In_a_failure_and_the_reset_after_it()
    {
        int cuts = await CutEverywhereAsync(Failing, async driver =>
        {
            await using IAsyncSession session = driver.AsyncSession();
            IResultCursor cursor = await session.RunAsync("RETURN");
            await Assert.ThrowsAsync<ClientException>(cursor.ConsumeAsync);
        }, mayHeal: true);
        Assert.True(cuts > 100);
    }

    [Fact]
    public async Task In_a_unit_of_work_which_is_done_again()
    {
        string script = Explicit.Replace("S: SUCCESS {}\nC: RUN\nC: PULL", "C: RUN\nC: PULL\nS: SUCCESS {}", StringComparison.Ordinal);
        int cuts = await CutEverywhereAsync(
            script,
            async driver =>
            {
                await using IAsyncSession session = driver.AsyncSession();
                await session.ExecuteWriteAsync(async tx => Assert.Equal(2, (await (await tx.RunAsync("RETURN 1")).ToListAsync()).Count));
                Assert.Equal(["b1"], session.LastBookmarks.Values);
            },
            mayHeal: true,
            isDoneAgain: true);
        Assert.True(cuts > 100);
    }

    private static async Task<int> CutEverywhereAsync(string script, Func<IDriver, Task> work, bool mayHeal = false, bool isDoneAgain = false)
    {
        int whole = await WholeAsync(script, work);
        for (int cut = 0; cut < whole; cut++)
        {
            int bytes = cut;
            await using var server = new ScriptedServer(ScriptedServer.SignedIn(script), ScriptedServer.SignedIn(isDoneAgain ? script + script : script))
            {
                BytesMax = number => number == 0 ? bytes : int.MaxValue,
            };
            await using IDriver driver = server.Driver(new PausingClock().Use);
            try
            {
                await work(driver);
                Assert.True(mayHeal, $"Cut after {cut} of {whole} bytes, and nobody was told.");
            }
            catch (Exception e) when ((e is Xunit.Sdk.ThrowsException ? e.InnerException : e) is ServiceUnavailableException)
            {
                // What a caller should see; inside of an assertion on another error, if the cut came before it.
            }

            await work(driver);
        }

        return whole;
    }

    /// <summary>How many bytes the server sends when nothing is cut off.</summary>
    private static async Task<int> WholeAsync(string script, Func<IDriver, Task> work)
    {
        var server = ScriptedServer.Playing(script);
        await using (server)
        {
            await using IDriver driver = server.Driver();
            await work(driver);
        }

        return server.BytesSent;
    }
}
