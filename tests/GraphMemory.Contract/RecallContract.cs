using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Recall;

namespace GraphMemory.Contract;

/// <summary>Candidates: everything the formula needs, of this scope alone.</summary>
public abstract class RecallContract : MemoryGraphContract
{
    [Fact]
    public async Task Statistics_count_the_scopes_own_rows()
    {
        ScopeWriter bea = new(Graph, Scope.User("bea"), seed: 2);
        for (int i = 0; i < 20; i++) await bea.TellAsync("violin violin violin", session: $"s{i}");
        EntityId ada = await Ada.MeetAsync("Ada", self: true);
        await Ada.TellAsync("violin lesson", session: "a");
        await Ada.TellAsync("snow", session: "b");
        await Ada.ConcludeAsync(ada, "plays", "plays violin daily", value: "violin");

        Candidates found = await Ada.AskAsync("violin snow elephant");
        Assert.Equal(new TermStatistics(2, 1.5, [1L, 1L, 0L]).DocumentFrequencies, found.TurnStatistics.DocumentFrequencies);
        Assert.Equal((2L, 1.5), (found.TurnStatistics.Count, found.TurnStatistics.MeanLength));
        Assert.Equal((1L, 3.0), (found.FactStatistics.Count, found.FactStatistics.MeanLength));
        Assert.Equal([1L, 0L, 0L], found.FactStatistics.DocumentFrequencies);
        Assert.Equal(2, found.Turns.Count);
    }

    [Fact]
    public async Task An_empty_scope_has_no_candidates()
    {
        Candidates found = await Ada.AskAsync("Where do I live?", [1, 0, 0, 0]);
        Assert.Empty(found.Turns);
        Assert.Empty(found.Facts);
        Assert.Equal((0L, 1.0), (found.TurnStatistics.Count, found.TurnStatistics.MeanLength));
        Assert.Equal((0L, 1.0), (found.FactStatistics.Count, found.FactStatistics.MeanLength));
    }

    [Fact]
    public async Task The_scope_filter_applies_before_the_cut()
    {
        ScopeWriter bea = new(Graph, Scope.User("bea"), seed: 2);
        EntityId other = await bea.MeetAsync("Bea", self: true);
        for (int i = 0; i < 30; i++)
        {
            await bea.TellAsync("violin lesson on Monday", vector: [1, 0, 0, 0]);
            await bea.ConcludeAsync(other, "plays", "plays violin", value: $"{i}", vector: [1, 0, 0, 0]);
        }
        EntityId ada = await Ada.MeetAsync("Ada", self: true);
        Turn turn = await Ada.TellAsync("A violin.", vector: [.6f, .8f, 0, 0]);
        Fact fact = await Ada.ConcludeAsync(ada, "owns", "owns a violin", value: "violin", vector: [.6f, .8f, 0, 0]);
        Candidates found = await Ada.AskAsync("violin lesson", [1, 0, 0, 0], query => query with { TurnsMax = 1, FactsMax = 1 });
        Assert.Equal(turn.Id, Assert.Single(found.Turns).Id);
        Assert.Equal(fact.Id, Assert.Single(found.Facts).Id);
    }

    [Fact]
    public async Task A_turn_candidate_carries_what_the_formula_needs()
    {
        DateTimeOffset said = new(2026, 1, 5, 20, 0, 0, TimeSpan.FromHours(-3));
        Turn before = await Ada.TellAsync("Do you play the violin?", speaker: "Bea", saidAt: said, vector: [0, 1, 0, 0]);
        Turn own = await Ada.TellAsync("Yes, since yesterday.", role: TurnRole.Assistant, speaker: "Ann Lee", saidAt: said.AddMinutes(1), vector: [1, 0, 0, 0]);
        Turn after = await Ada.TellAsync("Violin and violin!", saidAt: said.AddMinutes(2), vector: [0, 0, 1, 0]);
        await Ada.TellAsync("Violin elsewhere.", session: "other", saidAt: said.AddMinutes(1), vector: [0, 0, 1, 0]);

        Candidates found = await Ada.AskAsync("violin yesterday", [.6f, .8f, 0, 0]);
        TurnCandidate candidate = found.Turns.Single(turn => turn.Id == own.Id);
        Assert.Equal((TurnRole.Assistant, "Ann Lee", said.AddMinutes(1)), (candidate.Role, candidate.Speaker, candidate.SaidAt));
        Assert.Equal(said.Offset, candidate.SaidAt.Offset);
        Assert.Equal(TurnFeatureReader.Read(own.SpokenText, NameKinds.None), candidate.Features);
        Assert.Equal(LengthOf(own), candidate.Length);
        Assert.Equal([1f + (.7f * 2), 1f], candidate.WindowCounts);
        Assert.Equal(LengthOf(own) + LengthOf(before) + (.7f * LengthOf(after)), candidate.WindowLength, .0001);
        Assert.Equal(.6f, candidate.Cosine!.Value, .0001);
        Assert.Equal((.6 + (.5 * .8)) / Math.Sqrt(1.5), candidate.NeighbourCosine!.Value, .0001);
    }

    [Fact]
    public async Task Windows_end_at_the_budget_and_at_the_session_and_change_when_a_turn_arrives_late()
    {
        DateTimeOffset said = new(2026, 1, 5, 20, 0, 0, TimeSpan.Zero);
        Turn first = await Ada.TellAsync("tea", saidAt: said);
        Turn last = await Ada.TellAsync("tea", saidAt: said.AddHours(9));
        Assert.Equal([1.7f], (await CountsOf(first, "tea")));

        Turn late = await Ada.TellAsync("coffee", saidAt: said.AddHours(1));
        Assert.Equal([1.5f], (await CountsOf(first, "tea")));
        Assert.Equal([1.4f], (await CountsOf(late, "tea")));

        await Ada.TellAsync(new string('x', 590), saidAt: said.AddHours(2));
        Assert.Equal([1f], (await CountsOf(first, "tea")));
        Assert.Equal([1f], (await CountsOf(last, "tea")));
        Assert.Equal([.7f], (await CountsOf(late, "tea")));
    }

    [Fact]
    public async Task Facts_are_candidates_when_they_hold_at_the_read_point()
    {
        EntityId ada = await Ada.MeetAsync("Ada", self: true);
        EntityId graz = await Ada.MeetAsync("Graz", EntityKind.Place);
        DateTimeOffset may = new(2025, 5, 1, 0, 0, 0, TimeSpan.Zero);
        Fact fact = await Ada.ConcludeAsync(ada, "lives_in", "lives in Graz", other: graz, facet: "home", validity: new Validity(may, null), vector: [1, 0, 0, 0]);
        DateTimeOffset open = Ada.Now.AddTicks(-1);
        await Ada.CloseAsync(fact, 1, new Validity(may, may.AddMonths(2)), may);

        FactCandidate candidate = Assert.Single((await Ada.AskAsync("Graz", [.6f, .8f, 0, 0], at: ReadPoint.At(open))).Facts);
        Assert.Equal((fact.Id, ada, graz, "lives_in", "home"), (candidate.Id, candidate.Subject, candidate.Object!.Value, candidate.Predicate, candidate.Facet));
        Assert.Equal([1f], candidate.Counts);
        Assert.Equal(ScopeWriter.IndexOf(fact).Length, candidate.Length);
        Assert.Equal(.6f, candidate.Cosine!.Value, .0001);
        Assert.Empty((await Ada.AskAsync("Graz")).Facts);
        Assert.Single((await Ada.AskAsync("Graz", at: new ReadPoint(may, Ada.Now))).Facts);
        Assert.Empty((await Ada.AskAsync("Graz", at: new ReadPoint(may.AddTicks(-1), Ada.Now))).Facts);
    }

    [Fact]
    public async Task Turns_are_candidates_as_far_as_known_and_said_and_of_the_session_asked_for()
    {
        DateTimeOffset said = new(2026, 1, 5, 20, 0, 0, TimeSpan.Zero);
        Turn first = await Ada.TellAsync("tea", session: "a", saidAt: said);
        DateTimeOffset known = Ada.Now.AddTicks(-1);
        Turn second = await Ada.TellAsync("tea", session: "b", saidAt: said.AddHours(1));

        async Task<IEnumerable<TurnId>> Found(ReadPoint at, string? session = null) =>
            (await Ada.AskAsync("tea", with: query => query with { Session = session }, at: at)).Turns.Select(turn => turn.Id).Order();
        Assert.Equal([first.Id, second.Id], await Found(Ada.AtNow));
        Assert.Equal([first.Id], await Found(new ReadPoint(Ada.Now, known)));
        Assert.Equal([first.Id], await Found(new ReadPoint(said, Ada.Now)));
        Assert.Equal([second.Id], await Found(Ada.AtNow, "b"));
        Assert.Empty(await Found(Ada.AtNow, "c"));
    }

    [Fact]
    public async Task Vectors_of_another_model_are_never_compared()
    {
        Turn four = await Ada.TellAsync("tea", session: "a", vector: [1, 0, 0, 0]);
        Turn other = await Ada.TellAsync("tea", session: "b", vector: [1, 0, 0, 0], model: "another four");
        Turn none = await Ada.TellAsync("tea", session: "c");
        Candidates found = await Ada.AskAsync("tea", [1, 0, 0, 0]);
        Assert.Equal(1f, found.Turns.Single(turn => turn.Id == four.Id).Cosine!.Value, .0001);
        Assert.Null(found.Turns.Single(turn => turn.Id == other.Id).Cosine);
        Assert.Null(found.Turns.Single(turn => turn.Id == other.Id).NeighbourCosine);
        Assert.Null(found.Turns.Single(turn => turn.Id == none.Id).Cosine);
        Assert.All((await Ada.AskAsync("tea", [1, 0, 0, 0], model: "unknown")).Turns, turn => Assert.Null(turn.Cosine));
        Assert.All((await Ada.AskAsync("tea", [1, 0, 0])).Turns, turn => Assert.Null(turn.Cosine));
        Assert.All((await Ada.AskAsync("tea")).Turns, turn => Assert.Null(turn.Cosine));
    }

    [Fact]
    public async Task A_text_that_is_indexed_again_has_its_new_terms_features_and_vector()
    {
        Turn turn = await Ada.TellAsync("tea", vector: [1, 0, 0, 0]);
        await Ada.AskAsync("tea", [1, 0, 0, 0]);
        IndexedText again = ScopeWriter.IndexOf(turn) with { Features = new TurnFeatures(3, false, 0, false, NameKinds.Person | NameKinds.Time) };
        await Ada.AppendAsync([again], new TurnExtracted(turn.Id, "test/1"));
        TurnCandidate described = Assert.Single((await Ada.AskAsync("tea", [1, 0, 0, 0])).Turns);
        Assert.Equal((again.Features, 1f), (described.Features, described.Cosine));

        await Ada.AppendAsync([again with { Terms = [new("coffe", 2)], Embedding = new TextEmbedding(ScopeWriter.Model, new float[] { 0, 1, 0, 0 }) }], new TurnExtracted(turn.Id, "test/1"));
        Candidates found = await Ada.AskAsync("tea coffee", [1, 0, 0, 0]);
        Assert.Equal([0L, 1L], found.TurnStatistics.DocumentFrequencies);
        Assert.Equal([0f, 2f], Assert.Single(found.Turns).WindowCounts);
        Assert.Equal(0f, Assert.Single(found.Turns).Cosine);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(.001)]
    [InlineData(.3)]
    public async Task The_best_are_cut_by_the_whole_product_however_close_the_vectors_are(float apart)
    {
        EntityId ada = await Ada.MeetAsync("Ada", self: true);
        Random random = new(7);
        float[][] vectors = [.. Enumerable.Range(0, 200).Select(i => Near(random, i % 2 == 0 ? [.99f, .1f, .05f] : [.99f, -.1f], apart))];
        (Turn Turn, Fact Fact, float[] Vector)[] rows =
            [.. vectors.Select((vector, i) => (Ada.NewTurn("tea", "s", i, TurnRole.User, saidAt: Ada.Now.AddMinutes(i - 1_000)), Ada.NewFact(ada, "likes", "likes tea", value: $"{i}"), vector))];
        await Ada.AppendAsync(
            [.. rows.SelectMany(row => (IndexedText[])[ScopeWriter.IndexOf(row.Turn, row.Vector, "forty"), ScopeWriter.IndexOf(row.Fact, row.Vector, "forty")])],
            [.. rows.SelectMany(row => (ChangeItem[])[
                new TurnAdded(row.Turn, ExtractionDue: false), new FactAdded(row.Fact), new VersionAdded(row.Fact.Id, 1, Validity.Unstated, Ada.Now, 1m),
                new SourceAdded(row.Fact.Id, new FactSource(row.Turn.Id, new TextSpan(0, 3), null))])]);
        float[] question = Near(random, [.9f, .2f], .4f);
        Candidates all = await Ada.AskAsync("coffee", question, query => query with { TurnsMax = 200, FactsMax = 200 }, model: "forty");
        Candidates best = await Ada.AskAsync("coffee", question, query => query with { TurnsMax = 7, FactsMax = 7 }, model: "forty");
        Assert.Equal(all.Turns.Take(7).Select(turn => (turn.Id, turn.Cosine, turn.NeighbourCosine)), best.Turns.Select(turn => (turn.Id, turn.Cosine, turn.NeighbourCosine)));
        Assert.Equal(all.Facts.Take(7).Select(fact => (fact.Id, fact.Cosine)), best.Facts.Select(fact => (fact.Id, fact.Cosine)));
        Assert.Equal(all.Facts.OrderByDescending(fact => fact.Cosine).ThenBy(fact => fact.Id).Select(fact => fact.Id), all.Facts.Select(fact => fact.Id));
        Dictionary<FactId, float[]> vectorOf = rows.ToDictionary(row => row.Fact.Id, row => row.Vector);
        Assert.All(all.Facts, fact => Assert.Equal(vectorOf[fact.Id].Zip(question, (x, y) => (double)x * y).Sum(), fact.Cosine!.Value, .00001));
    }

    [Fact]
    public async Task Candidates_are_as_many_as_asked_for()
    {
        EntityId ada = await Ada.MeetAsync("Ada", self: true);
        for (int i = 0; i < 12; i++)
        {
            await Ada.TellAsync($"tea {i}");
            await Ada.ConcludeAsync(ada, "likes", $"likes tea {i}", value: $"{i}");
        }
        Candidates some = await Ada.AskAsync("tea", with: query => query with { TurnsMax = 5, FactsMax = 3 });
        Assert.Equal((5, 3), (some.Turns.Count, some.Facts.Count));
        Candidates none = await Ada.AskAsync("tea", with: query => query with { TurnsMax = 0, FactsMax = 0 });
        Assert.Equal((0, 0), (none.Turns.Count, none.Facts.Count));
        await RefusedAsync(MemoryErrorCode.InvalidArgument, () => Ada.AskAsync("tea", with: query => query with { TurnsMax = -1 }));
        await RefusedAsync(MemoryErrorCode.InvalidArgument, () => Ada.AskAsync("tea", with: query => query with { FactsMax = -1 }));
    }

    private static float[] Near(Random random, float[] start, float apart)
    {
        float[] vector = [.. Enumerable.Range(0, 40).Select(i => start.ElementAtOrDefault(i) + (apart * (random.NextSingle() - .5f)))];
        float length = MathF.Sqrt(vector.Sum(x => x * x));
        return [.. vector.Select(x => x / length)];
    }

    private static int LengthOf(Turn turn) => ScopeWriter.IndexOf(turn).Length;

    private async Task<IReadOnlyList<float>> CountsOf(Turn turn, string question) => (await Ada.AskAsync(question)).Turns.Single(found => found.Id == turn.Id).WindowCounts;
}
