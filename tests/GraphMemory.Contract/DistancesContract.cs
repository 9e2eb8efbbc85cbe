using GraphMemory.Graph;

namespace GraphMemory.Contract;

/// <summary>How far entities lie from some: what the walk to them says, whatever the bounds.</summary>
public abstract class DistancesContract : MemoryGraphContract
{
    [Fact]
    public async Task Distances_are_counted_hop_by_hop_over_active_relationships_and_not_through_who_is_barred()
    {
        EntityId a = await Ada.MeetAsync("A"), b = await Ada.MeetAsync("B"), hub = await Ada.MeetAsync("Hub", self: true), c = await Ada.MeetAsync("C"), d = await Ada.MeetAsync("D");
        await RelateAsync(a, b);
        await RelateAsync(hub, b);
        await RelateAsync(hub, c);
        await RelateAsync(c, d);
        Fact gone = await RelateAsync(a, d);
        DateTimeOffset before = Ada.Now.AddTicks(-1);
        await Ada.WithdrawAsync(gone, 1);

        Assert.Equal(new Dictionary<EntityId, int> { [a] = 0, [b] = 1, [hub] = 2, [c] = 3 }, Sorted(await DistancesAsync(new NeighbourQuery { Seeds = [a], Hops = 3 }, Ada.AtNow)));
        Assert.Equal(
            new Dictionary<EntityId, int> { [a] = 0, [b] = 1, [hub] = 2 }, Sorted(await DistancesAsync(new NeighbourQuery { Seeds = [a], Hops = 3, NotThrough = [hub] }, Ada.AtNow)));
        Assert.Equal(
            new Dictionary<EntityId, int> { [a] = 0, [b] = 1, [hub] = 2, [c] = 2, [d] = 1 }, Sorted(await DistancesAsync(new NeighbourQuery { Seeds = [a], Hops = 2 }, ReadPoint.At(before))));
        Assert.Equal(new Dictionary<EntityId, int> { [hub] = 0 }, Sorted(await DistancesAsync(new NeighbourQuery { Seeds = [hub], NotThrough = [hub] }, Ada.AtNow)));
        Assert.Empty(await DistancesAsync(new NeighbourQuery { Seeds = [Ada.NewEntityId()], Hops = 3 }, Ada.AtNow));
        Assert.Empty(await DistancesAsync(new NeighbourQuery { Seeds = [] }, Ada.AtNow));
        Assert.Empty(await Graph.DistancesAsync(Scope.User("bea"), new NeighbourQuery { Seeds = [a], Hops = 3 }, Ada.AtNow, Ct));
    }

    [Fact]
    public async Task Distances_are_those_of_the_neighbourhood()
    {
        EntityId[] chain = [await Ada.MeetAsync("A"), await Ada.MeetAsync("B"), await Ada.MeetAsync("C"), await Ada.MeetAsync("D")];
        for (int i = 1; i < chain.Length; i++) await RelateAsync(chain[i - 1], chain[i]);
        NeighbourQuery[] queries =
        [
            new() { Seeds = [chain[0]], Hops = 3 },
            new() { Seeds = [chain[0], chain[3], Ada.NewEntityId()], Hops = 1 },
            new() { Seeds = [chain[0]], Hops = 3, NotThrough = [chain[1]] },
            new() { Seeds = [chain[0]], Hops = 3, EntitiesMax = 2 },
            new() { Seeds = [] },
        ];
        foreach (NeighbourQuery query in queries)
            Assert.Equal(Sorted((await Graph.NeighboursAsync(Ada.Scope, query, Ada.AtNow, Ct)).Distances), Sorted(await DistancesAsync(query, Ada.AtNow)));
        Assert.Equal(3, (await DistancesAsync(queries[0], Ada.AtNow))[chain[3]]);
    }

    [Fact]
    public async Task Of_many_relationships_the_latest_are_followed_and_the_nearest_entities_are_kept()
    {
        (EntityId hub, IReadOnlyList<EntityId> others) = await HubAsync(spokes: 6);
        EntityId far = await Ada.MeetAsync("far");
        await RelateAsync(others[5], far);
        // Each from the hub to the three latest; from the sixth the latest leads on and the one before back.
        Assert.Equal([hub, .. others.Skip(3), far], (await DistancesAsync(new NeighbourQuery { Seeds = [hub], Hops = 2, EdgesPerEntityMax = 3 }, Ada.AtNow)).Keys.Order());
        Assert.Equal([hub, others[4], others[5]], (await DistancesAsync(new NeighbourQuery { Seeds = [hub], Hops = 2, EntitiesMax = 3 }, Ada.AtNow)).Keys.Order());
        Assert.Equal([hub], (await DistancesAsync(new NeighbourQuery { Seeds = [hub, others[0]], Hops = 2, EntitiesMax = 1 }, Ada.AtNow)).Keys);
    }

    [Theory]
    [InlineData(41)]
    [InlineData(42)]
    public async Task Any_walk_says_the_same(int seed)
    {
        Random random = new(seed);
        await RandomHistory.WriteAsync(Ada, seed, changes: 40);
        List<EntityId> entities = [.. (await Ada.EntitiesAsync(new EntityQuery { First = 1_000 })).Items.Select(entity => entity.Id)];
        while (entities.Count < 16) entities.Add(await Ada.MeetAsync($"somebody {entities.Count}"));
        for (int i = 0; i < 40; i++)
        {
            // The first two are hubs.
            EntityId from = entities[random.Next(3) == 0 ? random.Next(2) : random.Next(entities.Count)];
            Fact fact = await RelateAsync(from, entities[random.Next(entities.Count)]);
            if (i % 7 == 3) await Ada.CloseAsync(fact, 1, new Validity(Ada.Now.AddMinutes(-30), Ada.Now.AddMinutes(-5)), Ada.Now.AddMinutes(-30));
            if (i % 7 == 5) await Ada.WithdrawAsync(fact, 1);
        }
        ReadPoint[] points = [Ada.AtNow, ReadPoint.At(Ada.Now.AddMinutes(-20.5)), new(Ada.Now.AddMinutes(-25), Ada.Now), new(Ada.Now, Ada.Now.AddMinutes(-30.5))];
        int reached = 0;
        for (int i = 0; i < 60; i++)
        {
            NeighbourQuery query = new()
            {
                Seeds = [.. random.GetItems(entities.ToArray(), random.Next(1, 4)), .. random.Next(5) == 0 ? new[] { Ada.NewEntityId() } : []],
                Hops = random.Next(1, 4),
                NotThrough = random.Next(2) == 0 ? [entities[0], entities[random.Next(entities.Count)]] : [],
                EdgesPerEntityMax = random.Next(3) == 0 ? 50 : random.Next(1, 5),
                EntitiesMax = random.Next(3) == 0 ? random.Next(1, 8) : 200,
            };
            ReadPoint at = points[random.Next(points.Length)];
            IReadOnlyDictionary<EntityId, int> walked = (await Graph.NeighboursAsync(Ada.Scope, query, at, Ct)).Distances;
            Assert.Equal(Sorted(walked), Sorted(await DistancesAsync(query, at)));
            reached += walked.Values.Count(distance => distance > 1);
        }
        Assert.True(reached > 50, $"Only {reached} entities were reached in more than one hop.");
    }

    [Fact]
    public async Task Bounds_are_checked()
    {
        EntityId a = await Ada.MeetAsync("A");
        await RefusedAsync(MemoryErrorCode.InvalidArgument, () => DistancesAsync(new NeighbourQuery { Seeds = [a], Hops = 0 }, Ada.AtNow));
        await RefusedAsync(MemoryErrorCode.InvalidArgument, () => DistancesAsync(new NeighbourQuery { Seeds = [a], Hops = 4 }, Ada.AtNow));
        await RefusedAsync(MemoryErrorCode.InvalidArgument, () => DistancesAsync(new NeighbourQuery { Seeds = [.. Enumerable.Repeat(a, 51)] }, Ada.AtNow));
        await RefusedAsync(MemoryErrorCode.InvalidArgument, () => DistancesAsync(new NeighbourQuery { Seeds = [a], EntitiesMax = 0 }, Ada.AtNow));
    }

    private Task<IReadOnlyDictionary<EntityId, int>> DistancesAsync(NeighbourQuery query, ReadPoint at) => Graph.DistancesAsync(Ada.Scope, query, at, Ct);

    private static SortedDictionary<EntityId, int> Sorted(IReadOnlyDictionary<EntityId, int> distances) => new(distances.ToDictionary());
}
