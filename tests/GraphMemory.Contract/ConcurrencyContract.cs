using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Recall;

namespace GraphMemory.Contract;

/// <summary>Many at once: nothing is lost, and nobody sees half a change.</summary>
public abstract class ConcurrencyContract : MemoryGraphContract
{
    private const int Writers = 8;
    private const int Readers = 8;
    private const int ChangesPerWriter = 12;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Eight_writers_lose_no_change_and_eight_readers_see_no_half_of_one(int scopes)
    {
        using CancellationTokenSource done = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        Scope[] all = [.. Enumerable.Range(0, scopes).Select(i => Scope.User($"user {i}"))];
        Task[] readers = [.. Enumerable.Range(0, Readers).Select(i => Task.Run(() => ReadAsync(all[i % scopes], done.Token), Ct))];
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(i => Task.Run(() => WriteAsync(all[i % scopes], i), Ct)));
        await done.CancelAsync();
        await Task.WhenAll(readers);

        foreach (Scope scope in all)
        {
            int expected = Enumerable.Range(0, Writers).Count(i => i % scopes == Array.IndexOf(all, scope)) * ChangesPerWriter;
            IReadOnlyList<JournalEntry> journal = await Graph.JournalAsync(scope, 0, 1_000, Ct);
            Assert.Equal(expected, journal.Count);
            ScopeHead head = ScopeHead.Empty;
            foreach (JournalEntry entry in journal)
            {
                Assert.Null(entry.Fault(scope, head));
                head = entry.Head;
            }
            Candidates candidates = await AskAsync(scope);
            Assert.Equal(expected, candidates.TurnStatistics.Count);
            Assert.Equal(expected, candidates.FactStatistics.Count);
        }
    }

    private async Task WriteAsync(Scope scope, int number)
    {
        RandomSource random = RandomSource.Seeded(number + 1);
        IdSource ids = new(Ada.Clock, random);
        for (int i = 0; i < ChangesPerWriter; i++)
        {
            while (true)
            {
                ScopeHead head = await Graph.HeadAsync(scope, Ct);
                EntityId entity = new(ids.Next());
                Turn turn = new() { Id = new(ids.Next()), Session = $"w{number}", Position = i, Role = TurnRole.User, Text = "I like tea.", SaidAt = Ada.Now };
                Fact fact = new() { Id = new(ids.Next()), Subject = entity, Predicate = "likes", Value = "tea", ValueKey = "tea", Text = "likes tea", Rule = "test/1" };
                JournalEntry entry = JournalEntry.Seal(
                    scope,
                    head,
                    new GraphChange("test", [], [
                        new TurnAdded(turn, ExtractionDue: false), new EntityAdded(entity, EntityKind.Person, $"Person {number} {i}", IsSelf: false), new FactAdded(fact),
                        new VersionAdded(fact.Id, 1, Validity.Unstated, Ada.Now, 1m), new SourceAdded(fact.Id, new FactSource(turn.Id, new TextSpan(0, 1), null))]),
                    Ada.Now,
                    random);
                if (await Graph.TryAppendAsync(scope, [entry], [ScopeWriter.IndexOf(turn, [1, 0, 0, 0]), ScopeWriter.IndexOf(fact, [0, 1, 0, 0])], Ct)) break;
            }
        }
    }

    // Every change adds one turn, one entity and one fact: any read must see equally many of each.
    private async Task ReadAsync(Scope scope, CancellationToken done)
    {
        ReadPoint far = ReadPoint.At(Ada.Now.AddYears(1));
        long seen = 0;
        while (!done.IsCancellationRequested)
        {
            ScopeCounts counts = await Graph.CountsAsync(scope, far, Ct);
            Assert.Equal((counts.Changes, counts.Changes, counts.Changes), (counts.Turns, counts.Entities, counts.Facts));
            Assert.True(counts.Changes >= seen, "A read saw less than an earlier one.");
            seen = counts.Changes;
            Candidates candidates = await AskAsync(scope);
            Assert.Equal(candidates.TurnStatistics.Count, candidates.FactStatistics.Count);
            Assert.True(candidates.TurnStatistics.Count >= seen, "Recall saw less than an earlier read.");
            Assert.Equal([candidates.TurnStatistics.Count], candidates.TurnStatistics.DocumentFrequencies);
            Page<FactState> facts = await Graph.FactsAsync(scope, new FactQuery { First = 1_000 }, far, Ct);
            Assert.All(facts.Items, state => Assert.Single(state.Sources));
        }
    }

    private Task<Candidates> AskAsync(Scope scope) => Graph.CandidatesAsync(
        scope,
        new CandidateQuery { Cues = CueReader.Read("tea"), Embedding = new TextEmbedding(ScopeWriter.Model, new float[] { 1, 0, 0, 0 }) },
        ReadPoint.At(Ada.Now.AddYears(1)),
        Ct);
}
