using GraphMemory.Graph;
using GraphMemory.Journal;

namespace GraphMemory.Contract;

/// <summary>Entities and what lies around them.</summary>
public abstract class EntitiesContract : MemoryGraphContract
{
    [Fact]
    public async Task An_entity_comes_back_with_its_aliases_in_order_as_far_as_known()
    {
        EntityId bea = await Ada.MeetAsync("Beatrice");
        DateTimeOffset met = Ada.Now.AddTicks(-1);
        await Ada.AppendAsync([], new EntityNamed(bea, "Trixie"));
        await Ada.AppendAsync([], new EntityNamed(bea, "Bea"));
        Entity entity = Assert.Single((await Ada.EntitiesAsync()).Items);
        Assert.Equal((bea, EntityKind.Person, "Beatrice", false), (entity.Id, entity.Kind, entity.Name, entity.IsSelf));
        Assert.Equal(["Trixie", "Bea"], entity.Aliases.AsEnumerable());
        Assert.Empty(Assert.Single((await Ada.EntitiesAsync(at: ReadPoint.At(met))).Items).Aliases);
        Assert.Empty((await Ada.EntitiesAsync(at: ReadPoint.At(entity.RecordedAt.AddTicks(-1)))).Items);
    }

    [Fact]
    public async Task Entities_are_found_by_any_of_their_names()
    {
        EntityId bea = await Ada.MeetAsync("Béatrice O'Neill");
        EntityId graz = await Ada.MeetAsync("The Graz", EntityKind.Place);
        await Ada.MeetAsync("Gran", EntityKind.Person);
        DateTimeOffset before = Ada.Now.AddTicks(-1);
        await Ada.AppendAsync([], new EntityNamed(bea, "Trixie"));

        async Task<IEnumerable<EntityId>> Found(EntityQuery query, ReadPoint? at = null) => (await Ada.EntitiesAsync(query, at)).Items.Select(entity => entity.Id);
        Assert.Equal([bea], await Found(new EntityQuery { NameKeys = [Entities.NameKey.Of("beatrice oneill")] }));
        Assert.Equal([bea, graz], await Found(new EntityQuery { NameKeys = ["trixie", "graz", "nobody"] }));
        Assert.Empty(await Found(new EntityQuery { NameKeys = ["trixie"] }, ReadPoint.At(before)));
        Assert.Equal([graz], await Found(new EntityQuery { NameKeyPrefix = "gra", Kinds = [EntityKind.Place] }));
        Assert.Equal(2, (await Found(new EntityQuery { NameKeyPrefix = "gra" })).Count());
        Assert.Empty(await Found(new EntityQuery { NameKeyPrefix = "gra%" }));
        Assert.Equal([graz], await Found(new EntityQuery { Ids = [graz, Ada.NewEntityId()] }));
    }

    [Fact]
    public async Task The_self_is_found_and_entities_are_paged()
    {
        EntityId first = await Ada.MeetAsync("Bea");
        EntityId self = await Ada.MeetAsync("Ada", self: true);
        EntityId third = await Ada.MeetAsync("Cleo");
        Assert.Equal([self], (await Ada.EntitiesAsync(new EntityQuery { SelfOnly = true })).Items.Select(entity => entity.Id));
        Page<Entity> page = await Ada.EntitiesAsync(new EntityQuery { First = 2 });
        Assert.True(page.HasMore);
        Assert.Equal([first, self], page.Items.Select(entity => entity.Id));
        Assert.Equal([third], (await Ada.EntitiesAsync(new EntityQuery { First = 2, After = self })).Items.Select(entity => entity.Id));
    }

    [Fact]
    public async Task Neighbours_are_reached_hop_by_hop_over_active_relationships_in_both_directions()
    {
        EntityId a = await Ada.MeetAsync("A"), b = await Ada.MeetAsync("B"), c = await Ada.MeetAsync("C"), d = await Ada.MeetAsync("D"), e = await Ada.MeetAsync("E");
        Fact ab = await RelateAsync(a, b);
        Fact cb = await RelateAsync(c, b);
        Fact cd = await RelateAsync(c, d);
        Fact de = await RelateAsync(d, e);
        Fact ae = await RelateAsync(a, e);
        await Ada.WithdrawAsync(ae, 1);
        await Ada.ConcludeAsync(a, "likes", "likes tea", value: "tea");

        Neighbourhood one = await AroundAsync(new NeighbourQuery { Seeds = [a] });
        Assert.Equal(new Dictionary<EntityId, int> { [a] = 0, [b] = 1 }, one.Distances);
        Assert.Equal([ab.Id], one.Edges.Select(edge => edge.Fact.Id));
        Assert.Equal([b], one.Truncated);

        Neighbourhood two = await AroundAsync(new NeighbourQuery { Seeds = [a], Hops = 2 });
        Assert.Equal(new Dictionary<EntityId, int> { [a] = 0, [b] = 1, [c] = 2 }, two.Distances);
        Assert.Equal([ab.Id, cb.Id], two.Edges.Select(edge => edge.Fact.Id));

        Neighbourhood three = await AroundAsync(new NeighbourQuery { Seeds = [a, e, Ada.NewEntityId()], Hops = 3 });
        Assert.Equal(new Dictionary<EntityId, int> { [a] = 0, [b] = 1, [c] = 2, [d] = 1, [e] = 0 }, three.Distances);
        Assert.Equal([ab.Id, cb.Id, cd.Id, de.Id], three.Edges.Select(edge => edge.Fact.Id));
        Assert.Empty(three.Truncated);
    }

    [Fact]
    public async Task An_entity_that_is_not_gone_through_is_reached_but_ends_the_way()
    {
        EntityId a = await Ada.MeetAsync("A"), hub = await Ada.MeetAsync("Hub", self: true), b = await Ada.MeetAsync("B");
        Fact first = await RelateAsync(a, hub);
        await RelateAsync(hub, b);
        Neighbourhood around = await AroundAsync(new NeighbourQuery { Seeds = [a], Hops = 3, NotThrough = [hub] });
        Assert.Equal(new Dictionary<EntityId, int> { [a] = 0, [hub] = 1 }, around.Distances);
        Assert.Equal([first.Id], around.Edges.Select(edge => edge.Fact.Id));
        Assert.Equal([hub], around.Truncated);
    }

    [Fact]
    public async Task Of_many_relationships_the_latest_are_followed_and_the_rest_is_said_to_be_missing()
    {
        (EntityId hub, IReadOnlyList<EntityId> others) = await HubAsync(spokes: 6);
        Neighbourhood latest = await AroundAsync(new NeighbourQuery { Seeds = [hub], EdgesPerEntityMax = 3 });
        Assert.Equal([hub, others[3], others[4], others[5]], latest.Distances.Keys.Order());
        Assert.Equal(3, latest.Edges.Count);
        Assert.Equal([hub], latest.Truncated);

        Neighbourhood few = await AroundAsync(new NeighbourQuery { Seeds = [hub], EntitiesMax = 3 });
        Assert.Equal([hub, others[4], others[5]], few.Distances.Keys.Order());
        Assert.Equal(2, few.Edges.Count);
        Assert.Equal([hub], few.Truncated);
    }

    [Fact]
    public async Task Relationships_are_followed_as_they_were_at_the_read_point()
    {
        EntityId a = await Ada.MeetAsync("A"), b = await Ada.MeetAsync("B");
        Fact fact = await RelateAsync(a, b);
        DateTimeOffset before = Ada.Now.AddTicks(-1);
        await Ada.WithdrawAsync(fact, 1);
        Assert.Equal([a], (await AroundAsync(new NeighbourQuery { Seeds = [a] })).Distances.Keys);
        Neighbourhood then = await Graph.NeighboursAsync(Ada.Scope, new NeighbourQuery { Seeds = [a] }, ReadPoint.At(before), Ct);
        Assert.Equal([a, b], then.Distances.Keys.Order());
    }

    [Fact]
    public async Task Bounds_are_checked()
    {
        EntityId a = await Ada.MeetAsync("A");
        await RefusedAsync(MemoryErrorCode.InvalidArgument, () => AroundAsync(new NeighbourQuery { Seeds = [a], Hops = 0 }));
        await RefusedAsync(MemoryErrorCode.InvalidArgument, () => AroundAsync(new NeighbourQuery { Seeds = [a], Hops = 4 }));
        await RefusedAsync(MemoryErrorCode.InvalidArgument, () => AroundAsync(new NeighbourQuery { Seeds = [.. Enumerable.Repeat(a, 51)] }));
        await RefusedAsync(MemoryErrorCode.InvalidArgument, () => AroundAsync(new NeighbourQuery { Seeds = [a], NotThrough = [.. Enumerable.Repeat(a, 1_001)] }));
        await RefusedAsync(MemoryErrorCode.InvalidArgument, () => Graph.DistancesAsync(Ada.Scope, new NeighbourQuery { Seeds = [a], Hops = 4 }, Ada.AtNow, Ct));
        await RefusedAsync(MemoryErrorCode.InvalidArgument, () => Ada.EntitiesAsync(new EntityQuery { NameKeys = [.. Enumerable.Repeat("a", 1_001)] }));
    }

    private Task<Neighbourhood> AroundAsync(NeighbourQuery query) => Graph.NeighboursAsync(Ada.Scope, query, Ada.AtNow, Ct);
}
