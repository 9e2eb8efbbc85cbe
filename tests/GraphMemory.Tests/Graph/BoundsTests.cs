using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Recall;

namespace GraphMemory.Tests.Graph;

public sealed class BoundsTests
{
    private static readonly CandidateQuery Question = new() { Cues = CueReader.Read("tea") };

    public static TheoryData<string, Action, Action> Edges => new()
    {
        { "first is -1; it takes 0 to 10,000.", () => Bounds.CheckFirst(-1), () => Bounds.CheckFirst(0) },
        { "first is 10001; it takes 0 to 10,000.", () => Bounds.CheckFirst(10_001), () => Bounds.CheckFirst(10_000) },
        { "texts has 1,001 elements; at most 1,000 are taken. Ask in parts.", () => Bounds.CheckCount(Many(1_001), "texts"), () => Bounds.CheckCount(Many(1_000), "texts") },
        { "Ids has 1,001", () => new TurnQuery { Ids = Turns(1_001) }.Check(), () => new TurnQuery { Ids = Turns(1_000) }.Check() },
        { "ExternalIds has 1,001", () => new TurnQuery { ExternalIds = Many(1_001) }.Check(), () => new TurnQuery { ExternalIds = Many(1_000) }.Check() },
        { "first is 10001", () => new TurnQuery { First = 10_001 }.Check(), () => new TurnQuery { First = 10_000 }.Check() },
        { "first is 10001", () => new SessionQuery(First: 10_001).Check(), () => new SessionQuery(First: 10_000).Check() },
        { "Ids has 1,001", () => new EntityQuery { Ids = Entities(1_001) }.Check(), () => new EntityQuery { Ids = Entities(1_000) }.Check() },
        { "NameKeys has 1,001", () => new EntityQuery { NameKeys = Many(1_001) }.Check(), () => new EntityQuery { NameKeys = Many(1_000) }.Check() },
        { "first is -1", () => new EntityQuery { First = -1 }.Check(), () => new EntityQuery { First = 0 }.Check() },
        { "Ids has 1,001", () => new FactQuery { Ids = Facts(1_001) }.Check(), () => new FactQuery { Ids = Facts(1_000) }.Check() },
        { "Slots has 201", () => new FactQuery { Slots = Slots(201) }.Check(), () => new FactQuery { Slots = Slots(200) }.Check() },
        { "Entities has 1,001", () => new FactQuery { Entities = Entities(1_001) }.Check(), () => new FactQuery { Entities = Entities(1_000) }.Check() },
        { "Subjects has 1,001", () => new FactQuery { Subjects = Entities(1_001) }.Check(), () => new FactQuery { Subjects = Entities(1_000) }.Check() },
        { "Predicates has 201", () => new FactQuery { Predicates = Many(201) }.Check(), () => new FactQuery { Predicates = Many(200) }.Check() },
        { "SourceTurns has 1,001", () => new FactQuery { SourceTurns = Turns(1_001) }.Check(), () => new FactQuery { SourceTurns = Turns(1_000) }.Check() },
        { "SourcesMax is 1", () => new FactQuery { SourcesMax = 1 }.Check(), () => new FactQuery { SourcesMax = null }.Check() },
        { "first is 10001", () => new FactQuery { First = 10_001 }.Check(), () => new FactQuery { First = 10_000 }.Check() },
        { "Seeds has 51", () => Around(seeds: 51).Check(), () => Around(seeds: 50).Check() },
        { "Hops is 0; it takes 1 to 3.", () => (Around() with { Hops = 0 }).Check(), () => (Around() with { Hops = 1 }).Check() },
        { "Hops is 4", () => (Around() with { Hops = 4 }).Check(), () => (Around() with { Hops = 3 }).Check() },
        { "NotThrough has 1,001", () => (Around() with { NotThrough = Entities(1_001) }).Check(), () => (Around() with { NotThrough = Entities(1_000) }).Check() },
        { "EdgesPerEntityMax is 0", () => (Around() with { EdgesPerEntityMax = 0 }).Check(), () => (Around() with { EdgesPerEntityMax = 1 }).Check() },
        { "EdgesPerEntityMax is 1001", () => (Around() with { EdgesPerEntityMax = 1_001 }).Check(), () => (Around() with { EdgesPerEntityMax = 1_000 }).Check() },
        { "EntitiesMax is 10001", () => (Around() with { EntitiesMax = 10_001 }).Check(), () => (Around() with { EntitiesMax = 10_000 }).Check() },
        { "TurnsMax is -1", () => (Question with { TurnsMax = -1 }).Check(), () => (Question with { TurnsMax = 0 }).Check() },
        { "TurnsMax is 10001", () => (Question with { TurnsMax = 10_001 }).Check(), () => (Question with { TurnsMax = 10_000 }).Check() },
        { "FactsMax is 10001", () => (Question with { FactsMax = 10_001 }).Check(), () => (Question with { FactsMax = 10_000 }).Check() },
    };

    [Theory]
    [MemberData(nameof(Edges))]
    public void What_is_beyond_a_bound_is_refused_by_name_and_what_is_at_it_is_taken(string refusal, Action beyond, Action at)
    {
        MemoryException error = Assert.Throws<MemoryException>(beyond);
        Assert.Equal(MemoryErrorCode.InvalidArgument, error.Code);
        Assert.StartsWith(refusal, error.Message, StringComparison.Ordinal);
        at();
    }

    [Fact]
    public void No_list_is_an_empty_list() => Bounds.CheckCount<string>(null, "texts");

    private static NeighbourQuery Around(int seeds = 1) => new() { Seeds = Entities(seeds) };

    private static string[] Many(int count) => [.. Enumerable.Repeat("a", count)];

    private static TurnId[] Turns(int count) => new TurnId[count];

    private static EntityId[] Entities(int count) => new EntityId[count];

    private static FactId[] Facts(int count) => new FactId[count];

    private static SlotQuery[] Slots(int count) => [.. Enumerable.Repeat(new SlotQuery(default, "likes", null), count)];
}
