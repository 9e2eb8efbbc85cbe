using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;

namespace GraphMemory.Tests.Journal;

public sealed class JournalEntryTests
{
    private static readonly Scope Scope = Scope.User("ana");
    private static readonly DateTimeOffset Now = new(2026, 5, 3, 10, 0, 0, TimeSpan.Zero);
    private readonly RandomSource random = RandomSource.Seeded(1);

    [Fact]
    public void Every_kind_of_item_survives_its_json()
    {
        foreach (ChangeItem item in Samples.EveryItem) Assert.Equal(item, ChangeItemJson.Read(ChangeItemJson.Write(item)));
        IEnumerable<Type> kinds = typeof(ChangeItem).Assembly.GetTypes().Where(type => type.BaseType == typeof(ChangeItem));
        Assert.Empty(kinds.Except(Samples.EveryItem.Select(item => item.GetType())));
    }

    [Fact]
    public void An_entry_is_later_than_the_one_before_though_the_clock_stands_still()
    {
        JournalEntry first = Seal(ScopeHead.Empty);
        JournalEntry second = Seal(first.Head);

        Assert.Equal(Now, first.At);
        Assert.Equal(Now.AddTicks(1), second.At);
        Assert.Null(first.Fault(Scope, ScopeHead.Empty));
        Assert.Null(second.Fault(Scope, first.Head));
    }

    [Fact]
    public void A_changed_word_breaks_the_chain()
    {
        JournalEntry entry = Seal(ScopeHead.Empty);
        JournalItem item = entry.Items[0];
        JournalEntry forged = entry with { Items = [item with { Body = new EntityNamed(new(Guid.Empty), "Eve") }] };

        Assert.Contains("does not have its hash", forged.Fault(Scope, ScopeHead.Empty), StringComparison.Ordinal);
        Assert.NotNull((entry with { Actor = "eve" }).Fault(Scope, ScopeHead.Empty));
        Assert.NotNull(entry.Fault(Scope.User("eve"), ScopeHead.Empty));
        Assert.NotNull(entry.Fault(Scope, entry.Head));
    }

    [Fact]
    public void An_erased_item_leaves_a_chain_that_verifies()
    {
        JournalEntry entry = Seal(ScopeHead.Empty);
        JournalEntry erased = entry with { Items = [entry.Items[0].Erased()] };

        Assert.Null(erased.Fault(Scope, ScopeHead.Empty));
        Assert.Empty(erased.Bodies);
        Assert.Null(Seal(erased.Head).Fault(Scope, erased.Head));
    }

    [Fact]
    public void Equal_items_have_different_hashes_so_that_nothing_can_be_guessed()
    {
        JournalEntry entry = JournalEntry.Seal(Scope, ScopeHead.Empty, new GraphChange("test", [], [Samples.Alias, Samples.Alias]), Now, random);

        Assert.NotEqual(entry.Items[0].Hash, entry.Items[1].Hash);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"type\":\"nonsense\"}")]
    [InlineData("{\"type\":\"alias\",\"entity\":\"not an id\",\"name\":\"x\"}")]
    [InlineData("{\"type\":\"turn\",\"id\":7}")]
    public void An_item_that_cannot_be_read_says_so(string json) =>
        Assert.Equal(MemoryErrorCode.JournalBroken, Assert.Throws<MemoryException>(() => ChangeItemJson.Read(json)).Code);

    private JournalEntry Seal(ScopeHead head) => JournalEntry.Seal(Scope, head, new GraphChange("test", ["REASON"], [Samples.Alias]), Now, random);

    private static class Samples
    {
        private static readonly FactId FactId = new(Guid.Parse("0197b1de-0000-7000-8000-000000000001"));
        private static readonly FactId Other = new(Guid.Parse("0197b1de-0000-7000-8000-000000000002"));
        private static readonly TurnId TurnId = new(Guid.Parse("0197b1de-0000-7000-8000-000000000003"));
        private static readonly EntityId Entity = new(Guid.Parse("0197b1de-0000-7000-8000-000000000004"));

        public static EntityNamed Alias { get; } = new(Entity, "Ana \"the first\" \u0160\u0107");

        public static IReadOnlyList<ChangeItem> EveryItem { get; } =
        [
            new TurnAdded(new Turn
            {
                Id = TurnId, Session = "s\n1", Position = 3, Role = TurnRole.Assistant, Speaker = "Bo", Text = "Hi \ud83d\ude00",
                SaidAt = new DateTimeOffset(2026, 5, 3, 10, 0, 0, TimeSpan.FromMinutes(330)), ExternalId = "x",
            }, ExtractionDue: true),
            new TurnAdded(new Turn { Id = TurnId, Session = "s", Position = 0, Role = TurnRole.User, Text = "Hi", SaidAt = Now }, ExtractionDue: false),
            new TurnExtracted(TurnId, "rules/1"),
            new EntityAdded(Entity, EntityKind.Organisation, "Acme", IsSelf: false),
            new EntityAdded(Entity, EntityKind.Person, "User", IsSelf: true),
            Alias,
            new FactAdded(new Fact
            {
                Id = FactId, Subject = Entity, Predicate = "favorite", Facet = "color", Value = "blue", ValueKey = "blue",
                Polarity = Polarity.Negative, Modality = Modality.Reported, Text = "favourite color is blue", Rule = "r",
            }),
            new FactAdded(new Fact { Id = FactId, Subject = Entity, Predicate = "knows", Object = Entity, ValueKey = "k", Text = "t", Rule = "r" }),
            new VersionAdded(FactId, 2, new Validity(Now.AddDays(-1), Now, TimeGrain.Month, TimeGrain.Day), Now, 0.8125m),
            new VersionAdded(FactId, 1, Validity.Unstated, Now, 1m),
            new VersionExpired(FactId, 1),
            new SourceAdded(FactId, new FactSource(TurnId, new TextSpan(2, 5), null)),
            new SourceAdded(FactId, new FactSource(null, null, "crm")),
            new FactsLinked(FactId, Other, FactLinkKind.Supersedes, "FUNC"),
            new ChangeUndone(7),
        ];
    }
}
