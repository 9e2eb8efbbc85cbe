using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;

namespace GraphMemory.Contract;

/// <summary>Facts: what is true when, and what was known when.</summary>
public abstract class FactsContract : MemoryGraphContract
{
    private static readonly DateTimeOffset May = new(2025, 5, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset June = new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_fact_comes_back_whole_with_version_and_source()
    {
        EntityId ada = await Ada.MeetAsync("Ada", self: true);
        EntityId turin = await Ada.MeetAsync("Turin", EntityKind.Place);
        Turn turn = await Ada.TellAsync("I live in Turin.");
        Fact fact = Ada.NewFact(ada, "lives_in", "lives in Turin", turin) with { Facet = "home", Polarity = Polarity.Negative, Modality = Modality.Reported };
        Validity validity = new(May, June, TimeGrain.Month, TimeGrain.Day);
        DateTimeOffset recorded = await Ada.AppendAsync(
            [ScopeWriter.IndexOf(fact)],
            new FactAdded(fact),
            new VersionAdded(fact.Id, 1, validity, May, .1234m),
            new SourceAdded(fact.Id, new FactSource(turn.Id, new TextSpan(2, 4), null)),
            new SourceAdded(fact.Id, new FactSource(null, null, "a letter")));

        FactState state = Assert.Single((await Ada.FactsAsync(at: ReadPoint.At(Ada.Now) with { Valid = May })).Items);
        Assert.Equal(fact, state.Fact);
        Assert.Equal(new FactVersion(fact.Id, 1, validity, May, .1234m, recorded, null), state.Version);
        Assert.Equal(FactStatus.Active, state.Status);
        Assert.Equal([new FactSource(turn.Id, new TextSpan(2, 4), null), new FactSource(null, null, "a letter")], state.Sources.AsEnumerable());
        Assert.Empty(state.Links);
    }

    [Fact]
    public async Task Of_many_sources_the_first_and_the_latest_are_read()
    {
        EntityId ada = await Ada.MeetAsync("Ada", self: true);
        Fact fact = await Ada.ConcludeAsync(ada, "likes", "likes tea", value: "tea");
        List<DateTimeOffset> told = [];
        for (int i = 1; i <= 4; i++)
        {
            told.Add(await Ada.AppendAsync(
                [], new SourceAdded(fact.Id, new FactSource(null, null, $"letter {i}a")), new SourceAdded(fact.Id, new FactSource(null, null, $"letter {i}b"))));
        }

        async Task AssertSourcesAsync(int? max, DateTimeOffset known, int count, params string[] labels)
        {
            FactState state = Assert.Single((await Ada.FactsAsync(new FactQuery { SourcesMax = max }, new ReadPoint(Ada.Now, known))).Items);
            Assert.Equal(count, state.SourceCount);
            Assert.Equal(labels, state.Sources.Select(source => source.Label));
        }
        await AssertSourcesAsync(max: null, told[0].AddTicks(-1), 1, "a letter");
        await AssertSourcesAsync(
            max: null, Ada.Now, 9, "a letter", "letter 1a", "letter 1b", "letter 2a", "letter 2b", "letter 3a", "letter 3b", "letter 4a", "letter 4b");
        await AssertSourcesAsync(max: 4, Ada.Now, 9, "a letter", "letter 3b", "letter 4a", "letter 4b");
        await AssertSourcesAsync(max: 4, told[1], 5, "a letter", "letter 1b", "letter 2a", "letter 2b");
        await AssertSourcesAsync(max: 5, told[1], 5, "a letter", "letter 1a", "letter 1b", "letter 2a", "letter 2b");
    }

    [Fact]
    public async Task A_fact_is_active_from_when_it_counts_until_it_ends()
    {
        EntityId ada = await Ada.MeetAsync("Ada", self: true);
        Fact fact = await Ada.ConcludeAsync(ada, "likes", "likes tea", value: "tea", validity: new Validity(May, June));
        FactQuery any = new() { Statuses = null };

        async Task<FactStatus> StatusAt(DateTimeOffset valid) => Assert.Single((await Ada.FactsAsync(any, new ReadPoint(valid, Ada.Now))).Items).Status;
        Assert.Equal(FactStatus.Closed, await StatusAt(May.AddTicks(-1)));
        Assert.Equal(FactStatus.Active, await StatusAt(May));
        Assert.Equal(FactStatus.Active, await StatusAt(June.AddTicks(-1)));
        Assert.Equal(FactStatus.Closed, await StatusAt(June));
        Assert.Empty((await Ada.FactsAsync(new FactQuery { Ids = [fact.Id] })).Items);
        Assert.Equal(fact.Id, Assert.Single((await Ada.FactsAsync(new FactQuery { Statuses = [FactStatus.Closed] })).Items).Fact.Id);
    }

    [Fact]
    public async Task Closing_and_withdrawing_leave_earlier_reads_as_they_were()
    {
        EntityId ada = await Ada.MeetAsync("Ada", self: true);
        DateTimeOffset before = Ada.Now.AddTicks(-1);
        Fact fact = await Ada.ConcludeAsync(ada, "lives_in", "lives in Graz", value: "Graz", validity: new Validity(May, null));
        DateTimeOffset open = Ada.Now.AddTicks(-1);
        await Ada.CloseAsync(fact, 1, new Validity(May, June), May);
        DateTimeOffset closed = Ada.Now.AddTicks(-1);
        await Ada.WithdrawAsync(fact, 2);
        FactQuery any = new() { Statuses = null };

        Assert.Empty((await Ada.FactsAsync(any, ReadPoint.At(before))).Items);
        FactState then = Assert.Single((await Ada.FactsAsync(any, ReadPoint.At(open))).Items);
        Assert.Equal((FactStatus.Active, 1, (DateTimeOffset?)null), (then.Status, then.Version.Number, then.Version.ExpiredAt));
        FactState later = Assert.Single((await Ada.FactsAsync(any, ReadPoint.At(closed))).Items);
        Assert.Equal((FactStatus.Closed, 2, (DateTimeOffset?)June), (later.Status, later.Version.Number, later.Version.Validity.Until));
        FactState now = Assert.Single((await Ada.FactsAsync(any)).Items);
        Assert.Equal((FactStatus.Withdrawn, 2), (now.Status, now.Version.Number));
        Assert.Equal(FactStatus.Active, Assert.Single((await Ada.FactsAsync(at: new ReadPoint(May, closed))).Items).Status);
        Assert.Empty((await Ada.FactsAsync()).Items);

        IReadOnlyList<FactVersion> versions = await Graph.VersionsAsync(Ada.Scope, [fact.Id], Ada.Now, Ct);
        Assert.Equal([1, 2], versions.Select(version => version.Number));
        Assert.Equal(versions[0].ExpiredAt, versions[1].RecordedAt);
        Assert.NotNull(versions[1].ExpiredAt);
        Assert.Null(Assert.Single(await Graph.VersionsAsync(Ada.Scope, [fact.Id], open, Ct)).ExpiredAt);
    }

    [Fact]
    public async Task Facts_are_found_by_slot_with_and_without_facet_and_value()
    {
        EntityId ada = await Ada.MeetAsync("Ada", self: true);
        EntityId bea = await Ada.MeetAsync("Bea");
        Fact blue = await Ada.ConcludeAsync(ada, "favorite", "favourite colour is blue", value: "blue", facet: "color");
        Fact red = await Ada.ConcludeAsync(ada, "favorite", "favourite colour is red", value: "red", facet: "color");
        Fact alien = await Ada.ConcludeAsync(ada, "favorite", "favourite film is Alien", value: "alien", facet: "film");
        Fact plain = await Ada.ConcludeAsync(ada, "favorite", "favourite is blue", value: "blue");
        await Ada.ConcludeAsync(bea, "favorite", "favourite colour is blue", value: "blue", facet: "color");

        async Task<IEnumerable<FactId>> In(params SlotQuery[] slots) => (await Ada.FactsAsync(new FactQuery { Slots = slots })).Items.Select(state => state.Fact.Id);
        Assert.Equal([blue.Id, red.Id], await In(new SlotQuery(ada, "favorite", "color")));
        Assert.Equal([red.Id], await In(new SlotQuery(ada, "favorite", "color", "red")));
        Assert.Equal([plain.Id], await In(new SlotQuery(ada, "favorite", null)));
        Assert.Equal([alien.Id, plain.Id], await In(new SlotQuery(ada, "favorite", null), new SlotQuery(ada, "favorite", "film")));
        Assert.Empty(await In(new SlotQuery(bea, "favorite", "film")));
        Assert.Empty(await In(new SlotQuery(ada, "lives_in", null)));
    }

    [Fact]
    public async Task Facts_are_found_by_entity_subject_predicate_source_and_confidence()
    {
        EntityId ada = await Ada.MeetAsync("Ada", self: true);
        EntityId bea = await Ada.MeetAsync("Bea");
        Turn turn = await Ada.TellAsync("Bea is my friend.");
        Fact friend = await Ada.ConcludeAsync(ada, "friend_of", "is a friend of Bea", other: bea, source: turn, confidence: .9m);
        DateTimeOffset between = Ada.Now;
        Fact likes = await Ada.ConcludeAsync(bea, "likes", "likes tea", value: "tea", confidence: .5m);
        Fact speaks = await Ada.ConcludeAsync(ada, "speaks", "speaks Italian", value: "italian", confidence: .7m);

        async Task<IEnumerable<FactId>> Found(FactQuery query) => (await Ada.FactsAsync(query)).Items.Select(state => state.Fact.Id);
        Assert.Equal([friend.Id, likes.Id], await Found(new FactQuery { Entities = [bea] }));
        Assert.Equal([likes.Id], await Found(new FactQuery { Subjects = [bea] }));
        Assert.Equal([likes.Id, speaks.Id], await Found(new FactQuery { Predicates = ["likes", "speaks"] }));
        Assert.Equal([friend.Id], await Found(new FactQuery { SourceTurns = [turn.Id] }));
        Assert.Equal([friend.Id, speaks.Id], await Found(new FactQuery { ConfidenceMin = .7m }));
        Assert.Equal([likes.Id, speaks.Id], await Found(new FactQuery { RecordedFrom = between }));
        Assert.Equal([speaks.Id, likes.Id], await Found(new FactQuery { Descending = true, First = 2 }));
        Assert.Equal([friend.Id], await Found(new FactQuery { Entities = [bea], Subjects = [ada], Predicates = ["friend_of", "likes"] }));
    }

    [Fact]
    public async Task Facts_are_paged_in_both_directions()
    {
        EntityId ada = await Ada.MeetAsync("Ada", self: true);
        for (int i = 0; i < 11; i++) await Ada.ConcludeAsync(ada, "likes", $"likes {i}", value: $"{i}");
        foreach (bool descending in (bool[])[false, true])
        {
            foreach (IReadOnlyCollection<EntityId>? entities in (IReadOnlyCollection<EntityId>?[])[null, [ada]])
            {
                List<string?> all = [];
                FactId? after = null;
                Page<FactState> page;
                do
                {
                    page = await Ada.FactsAsync(new FactQuery { First = 4, After = after, Descending = descending, Entities = entities });
                    all.AddRange(page.Items.Select(state => state.Fact.Value));
                    after = page.Items[^1].Fact.Id;
                }
                while (page.HasMore);
                IEnumerable<string> ordered = Enumerable.Range(0, 11).Select(i => $"{i}");
                Assert.Equal(descending ? ordered.Reverse() : ordered, all);
            }
        }
    }

    [Fact]
    public async Task Facts_of_an_entity_are_paged_whether_it_is_their_subject_or_their_object()
    {
        EntityId ada = await Ada.MeetAsync("Ada", self: true), bea = await Ada.MeetAsync("Bea"), cleo = await Ada.MeetAsync("Cleo");
        List<Fact> facts = [];
        for (int i = 0; i < 24; i++)
        {
            facts.Add((i % 4) switch
            {
                0 => await Ada.ConcludeAsync(ada, "likes", $"likes {i}", value: $"{i}"),
                1 => await Ada.ConcludeAsync(ada, "knows", $"knows Bea {i}", other: bea),
                2 => await Ada.ConcludeAsync(bea, "knows", $"knows Ada {i}", other: ada),
                _ => await Ada.ConcludeAsync(bea, "knows", $"knows Cleo {i}", other: cleo),
            });
        }
        foreach (Fact fact in (Fact[])[facts[4], facts[5], facts[6]]) await Ada.WithdrawAsync(fact, 1);
        foreach (FactQuery query in (FactQuery[])
        [
            new() { Entities = [ada] }, new() { Subjects = [ada] }, new() { Subjects = [bea] }, new() { Entities = [cleo] }, new() { Entities = [ada, cleo] },
            new() { Subjects = [ada, bea] }, new() { Entities = [ada], Predicates = ["knows"] }, new() { Subjects = [ada], Predicates = ["knows"] },
            new() { Subjects = [bea], Entities = [ada] }, new() { Entities = [ada], Statuses = null }, new() { Subjects = [ada], Statuses = [FactStatus.Withdrawn] },
        ])
        {
            FactId[] expected = [.. facts.Where(fact => Meets(fact, query) && IsOf(fact, query.Statuses)).Select(fact => fact.Id)];
            Assert.NotEmpty(expected);
            foreach (bool descending in (bool[])[false, true])
            {
                List<FactId> all = [];
                Page<FactState> page;
                do
                {
                    page = await Ada.FactsAsync(query with { First = 3, After = all.Count == 0 ? null : all[^1], Descending = descending });
                    all.AddRange(page.Items.Select(state => state.Fact.Id));
                }
                while (page.HasMore);
                Assert.Equal(descending ? expected.Reverse() : expected, all);
            }
        }

        static bool Meets(Fact fact, FactQuery query) =>
            (query.Subjects is null || query.Subjects.Contains(fact.Subject))
            && (query.Predicates is null || query.Predicates.Contains(fact.Predicate))
            && (query.Entities is null || query.Entities.Contains(fact.Subject) || (fact.Object is { } other && query.Entities.Contains(other)));

        bool IsOf(Fact fact, IReadOnlyCollection<FactStatus>? statuses) =>
            statuses is null || statuses.Contains(facts.IndexOf(fact) is 4 or 5 or 6 ? FactStatus.Withdrawn : FactStatus.Active);
    }

    [Fact]
    public async Task Links_show_on_both_facts_as_far_as_known()
    {
        EntityId ada = await Ada.MeetAsync("Ada", self: true);
        Fact graz = await Ada.ConcludeAsync(ada, "lives_in", "lives in Graz", value: "graz");
        Fact turin = await Ada.ConcludeAsync(ada, "lives_in", "lives in Turin", value: "turin");
        DateTimeOffset before = Ada.Now.AddTicks(-1);
        DateTimeOffset at = await Ada.AppendAsync([], new FactsLinked(turin.Id, graz.Id, FactLinkKind.Supersedes, "LATER"));
        FactLink link = new(turin.Id, graz.Id, FactLinkKind.Supersedes, "LATER", at);
        Assert.All((await Ada.FactsAsync()).Items, state => Assert.Equal([link], state.Links.AsEnumerable()));
        Assert.All((await Ada.FactsAsync(at: ReadPoint.At(before))).Items, state => Assert.Empty(state.Links));
    }

    [Fact]
    public async Task A_scope_sees_nothing_of_another()
    {
        ScopeWriter bea = new(Graph, Scope.User("bea"), seed: 1);
        EntityId ada = await Ada.MeetAsync("Ada", self: true);
        EntityId other = await bea.MeetAsync("Bea", self: true);
        Assert.Equal(ada, other);
        Fact fact = await Ada.ConcludeAsync(ada, "likes", "likes tea", value: "tea");
        await Ada.TellAsync("I like tea.");

        Assert.Empty((await bea.FactsAsync(new FactQuery { Ids = [fact.Id], Statuses = null })).Items);
        Assert.Empty((await bea.FactsAsync(new FactQuery { Entities = [ada] })).Items);
        Assert.Empty((await bea.TurnsAsync()).Items);
        Assert.Equal("Bea", Assert.Single((await bea.EntitiesAsync()).Items).Name);
        Assert.Empty(await Graph.VersionsAsync(bea.Scope, [fact.Id], Ada.Now, Ct));
        Assert.Equal(new ScopeCounts(0, 0, 1, 0, 1), await Graph.CountsAsync(bea.Scope, Ada.AtNow, Ct));
        Assert.Equal(new ScopeCounts(1, 1, 1, 1, 3), await Graph.CountsAsync(Ada.Scope, Ada.AtNow, Ct));
    }

    [Fact]
    public async Task Bounds_are_checked()
    {
        await RefusedAsync(MemoryErrorCode.InvalidArgument, () => Ada.FactsAsync(new FactQuery { Ids = [.. Enumerable.Repeat(Ada.NewFactId(), 1_001)] }));
        await RefusedAsync(
            MemoryErrorCode.InvalidArgument, () => Ada.FactsAsync(new FactQuery { Slots = [.. Enumerable.Repeat(new SlotQuery(default, "likes", null), 201)] }));
        await RefusedAsync(MemoryErrorCode.InvalidArgument, () => Ada.FactsAsync(new FactQuery { First = -1 }));
        await RefusedAsync(MemoryErrorCode.InvalidArgument, () => Graph.VersionsAsync(Ada.Scope, [.. Enumerable.Repeat(Ada.NewFactId(), 1_001)], Ada.Now, Ct));
    }
}
