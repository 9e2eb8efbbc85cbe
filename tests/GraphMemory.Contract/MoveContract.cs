using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Language.English;
using GraphMemory.Recall;

namespace GraphMemory.Contract;

/// <summary>Memories move between stores whole: journal, graph and vectors; again and again, and never over another history.</summary>
public abstract class MoveContract : MemoryGraphContract
{
    [Fact]
    public async Task A_store_moved_to_another_and_on_to_a_third_is_the_same_in_all()
    {
        ScopeWriter bea = new(Graph, Scope.User("bea"), seed: 2);
        await RandomHistory.WriteAsync(Ada, seed: 7, changes: 60);
        await RandomHistory.WriteAsync(bea, seed: 8, changes: 20);
        (IMemoryGraph second, IMemoryGraph third) = (await OpenTargetAsync(), await OpenAnotherAsync());

        Assert.Equal(new MoveReport(2, Ada.Head.Sequence + bea.Head.Sequence, Ada.Head.Sequence + bea.Head.Sequence, 0), await MoveAsync(Graph, second));
        await MoveAsync(second, third);

        Assert.Equal(await GraphOfAsync(Graph, Ada), await GraphOfAsync(second, Ada));
        Assert.Equal(await GraphOfAsync(Graph, bea), await GraphOfAsync(second, bea));
        Assert.Equal(await GraphOfAsync(Graph, Ada), await GraphOfAsync(third, Ada));
        Assert.Equal(await VectorsOfAsync(Graph, Ada), await VectorsOfAsync(third, Ada));
        Assert.NotEmpty(await VectorsOfAsync(third, Ada));
    }

    [Fact]
    public async Task A_move_that_was_broken_off_is_run_again_and_a_later_one_brings_only_what_is_new()
    {
        await RandomHistory.WriteAsync(Ada, seed: 9, changes: 40);
        IMemoryGraph target = await OpenTargetAsync();
        IReadOnlyList<JournalEntry> beginning = await Graph.JournalAsync(Ada.Scope, 0, 10, Ct);
        await new JournalReplay(target, EnglishAnalyzer.Default).AppendAsync(Ada.Scope, beginning.ToAsyncEnumerable(), progress: null, Ct);
        List<MoveProgress> told = [];

        Assert.Equal(new MoveReport(1, Ada.Head.Sequence - 10, Ada.Head.Sequence, 0), await MoveAsync(Graph, target, told));
        Assert.Equal(new MoveProgress(1, Ada.Head.Sequence, Ada.Head.Sequence), told[^1]);
        Assert.Equal(new MoveReport(1, 0, Ada.Head.Sequence, 0), await MoveAsync(Graph, target));
        await Ada.TellAsync("Later.");
        Assert.Equal(new MoveReport(1, 1, Ada.Head.Sequence, 0), await MoveAsync(Graph, target));
        Assert.Equal(await GraphOfAsync(Graph, Ada), await GraphOfAsync(target, Ada));
    }

    [Fact]
    public async Task What_was_erased_before_or_between_two_moves_is_erased_in_both()
    {
        await RandomHistory.WriteAsync(Ada, seed: 10, changes: 40);
        IMemoryGraph target = await OpenTargetAsync();
        await Graph.EraseAsync(Ada.Scope, [new ItemRef(2, 0)], Ct);
        await MoveAsync(Graph, target);
        ItemRef[] turns = [.. (await Graph.JournalAsync(Ada.Scope, 2, 1_000, Ct)).Where(entry => entry.Items[0].Body is TurnAdded).Take(3).Select(entry => new ItemRef(entry.Sequence, 0))];
        await Graph.EraseAsync(Ada.Scope, turns, Ct);

        Assert.Equal(3, (await MoveAsync(Graph, target)).Erased);
        await Assert.AllAsync(turns.Append(new(2, 0)), async item => Assert.Null((await target.JournalAsync(Ada.Scope, item.Sequence - 1, 1, Ct))[0].Items[0].Salt));
        Assert.Equal(await GraphOfAsync(Graph, Ada), await GraphOfAsync(target, Ada));
    }

    [Fact]
    public async Task Another_history_is_refused_and_left_as_it_is()
    {
        await RandomHistory.WriteAsync(Ada, seed: 11, changes: 20);
        IMemoryGraph target = await OpenTargetAsync();
        ScopeWriter other = new(target, Ada.Scope, seed: 12);
        await other.TellAsync("I was here before.");
        MemoryException refused = await RefusedAsync(MemoryErrorCode.InvalidImport, () => MoveAsync(Graph, target));
        Assert.Contains("another history", refused.Message);
        Assert.Equal(other.Head, await target.HeadAsync(Ada.Scope, Ct));

        IMemoryGraph longer = await OpenAnotherAsync();
        await MoveAsync(Graph, longer);
        JournalEntry more = Ada.Seal(new EntityAdded(Ada.NewEntityId(), EntityKind.Person, "Cleo", false));
        Assert.True(await longer.TryAppendAsync(Ada.Scope, [more], [], Ct));
        Assert.Contains("more than", (await RefusedAsync(MemoryErrorCode.InvalidImport, () => MoveAsync(Graph, longer))).Message);
    }

    /// <summary>Opens an empty store to move to: of the same kind, unless a store's tests say otherwise.</summary>
    protected virtual Task<IMemoryGraph> OpenTargetAsync() => OpenAnotherAsync();

    private static Task<MoveReport> MoveAsync(IMemoryGraph from, IMemoryGraph to, List<MoveProgress>? told = null) =>
        new StoreMove(from, to, EnglishAnalyzer.Default).RunAsync(told is null ? null : new Told(told), Ct);

    private static Task<string> GraphOfAsync(IMemoryGraph graph, ScopeWriter written) =>
        ScopeReading.GraphOfAsync(graph, written.Scope, [written.AtNow, new ReadPoint(written.Now, written.Now.AddMinutes(-20.5))]);

    private static async Task<string[]> VectorsOfAsync(IMemoryGraph graph, ScopeWriter written)
    {
        (IndexedKind, Guid)[] texts = [.. written.Index.Values.Select(text => (text.Kind, text.Id))];
        return [.. (await graph.EmbeddingsAsync(written.Scope, texts, Ct))
            .Select(text => $"{text.Kind} {text.Id} {text.Embedding.Model} {string.Join(' ', text.Embedding.Vector.ToArray())}").Order()];
    }

    private sealed class Told(List<MoveProgress> told) : IProgress<MoveProgress>
    {
        public void Report(MoveProgress value) => told.Add(value);
    }
}
