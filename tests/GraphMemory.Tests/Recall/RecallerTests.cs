using GraphMemory.Graph;
using GraphMemory.Recall;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace GraphMemory.Tests.Recall;

public sealed class RecallerTests : IAsyncDisposable
{
    private static readonly ReadPoint Now = ReadPoint.At(new DateTimeOffset(2024, 6, 1, 0, 0, 0, TimeSpan.Zero));
    private static readonly Scope Owner = Scope.User("u");

    private readonly RowsInMemory rows = new();
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task What_holds_the_words_of_the_question_is_found_and_says_which_signals_found_it()
    {
        rows.Say("The weather was fine all week.");
        rows.Say("My sister repairs old violins in her cellar.");
        RecallResult result = await AskAsync("who repairs violins");
        RecalledItem first = result.Items[0];
        Assert.Equal("My sister repairs old violins in her cellar.", first.Turn!.Turn.Text);
        Assert.Contains(first.Signals, signal => signal.Name == SignalNames.Keyword);
        Assert.Equal(first.Score, first.Signals.Sum(signal => signal.Contribution), 1e-4f);
        Assert.Contains("vector", Assert.Single(result.Trace.MissingSignals), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_answered_when_nothing_fits()
    {
        rows.Say("The weather was fine all week.");
        Entity user = rows.Know("User", isSelf: true);
        rows.Conclude(user, "has_pet", "has a cat named Miso");
        RecallResult result = await AskAsync("violin repairs");
        Assert.Empty(result.Items);
        Assert.Equal(2, result.BelowFloor.Count);
    }

    [Fact]
    public async Task Without_the_floor_everything_keeps_its_rank()
    {
        rows.Say("The weather was fine all week.");
        RecallResult result = await AskAsync("violin repairs", request => request with { ApplyFloor = false });
        Assert.Single(result.Items);
        Assert.Empty(result.BelowFloor);
    }

    [Fact]
    public async Task A_favourite_that_was_never_told_gives_nothing_though_others_are_known()
    {
        Entity user = rows.Know("User", isSelf: true);
        rows.Say("My favorite movie is Alien.");
        rows.Say("For me the favourite dish is lentil soup.");
        rows.Conclude(user, "favorite", "favorite movie is Alien", facet: "film");
        rows.Conclude(user, "favorite", "favorite food is lentil soup", facet: "food");
        Assert.Empty((await AskAsync("favorite color")).Items);
        Assert.Empty((await AskAsync("What is my favorite color?")).Items);
        Assert.Equal("favorite:color", (await AskAsync("favorite color")).Trace.SlotAsked);
    }

    [Fact]
    public async Task A_favourite_that_was_told_is_answered_by_its_slot_alone()
    {
        Entity user = rows.Know("User", isSelf: true);
        rows.Conclude(user, "favorite", "favorite movie is Alien", facet: "film");
        rows.Conclude(user, "favorite", "favorite food is lentil soup", facet: "food");
        RecalledItem only = Assert.Single((await AskAsync("what's my favourite film?")).Items);
        Assert.Equal("film", only.Fact!.Fact.Facet);
    }

    [Fact]
    public async Task Somebody_elses_favourite_is_not_the_users()
    {
        Entity user = rows.Know("User", isSelf: true);
        Entity ines = rows.Know("Ines");
        Fact mine = rows.Conclude(user, "favorite", "favorite color is teal", facet: "color");
        Fact hers = rows.Conclude(ines, "favorite", "favorite color is ochre", facet: "color");
        Assert.Equal([mine.Id], FactsOf(await AskAsync("What is my favorite color?")));
        Assert.Equal([hers.Id], FactsOf(await AskAsync("What is Ines's favorite color?")));
        Assert.Empty(FactsOf(await AskAsync("What is Bruno's favorite color?")));
    }

    [Fact]
    public async Task Facts_near_a_named_person_gain_and_the_user_is_no_bridge()
    {
        Entity user = rows.Know("User", isSelf: true);
        Entity ines = rows.Know("Ines");
        Entity lab = rows.Know("Harbour Lab");
        rows.Conclude(user, "friend_of", "is a friend of Ines", other: ines);
        Fact works = rows.Conclude(ines, "works_at", "works at Harbour Lab", other: lab);
        Fact cat = rows.Conclude(user, "has_pet", "has a cat named Miso");
        RecallResult result = await AskAsync("How is Ines doing?", request => request with { ApplyFloor = false });
        Assert.Equal(["Ines"], result.Trace.NamedEntities);
        Assert.Contains(Of(result, works).Signals, signal => signal.Name == SignalNames.Entity);
        Assert.DoesNotContain(Of(result, cat).Signals, signal => signal.Name == SignalNames.Entity);
        Assert.Equal(0, Assert.Single(rows.Asked!.NearEntities, near => near.Key == ines.Id).Value);
    }

    [Fact]
    public async Task The_longest_name_in_the_question_is_meant()
    {
        rows.Know("York");
        rows.Know("New York");
        Assert.Equal(["New York"], (await AskAsync("How was New York?")).Trace.NamedEntities);
    }

    [Fact]
    public async Task A_signal_that_is_late_is_left_out_and_named()
    {
        rows.Say("My sister repairs old violins.");
        TaskCompletionSource never = new();
        rows.BeforeEntities = async token =>
        {
            clock.Advance(TimeSpan.FromSeconds(3));
            await never.Task.WaitAsync(token);
        };
        RecallResult result = await AskAsync("who repairs violins");
        Assert.Contains(result.Trace.MissingSignals, missing => missing.StartsWith("entity: late", StringComparison.Ordinal));
        Assert.NotEmpty(result.Items);
    }

    [Fact]
    public async Task A_model_that_fails_leaves_the_words()
    {
        rows.Say("My sister repairs old violins.");
        using BrokenModel broken = new();
        RecallResult result = await new Recaller(rows, new TextEmbedder(broken), new RecallOptions(), clock).RecallAsync(Owner, new RecallRequest { Query = "who repairs violins", At = Now });
        Assert.Contains("vector: failed (InvalidOperationException)", result.Trace.MissingSignals);
        Assert.NotEmpty(result.Items);
    }

    [Fact]
    public async Task A_cancelled_caller_gets_no_answer()
    {
        using CancellationTokenSource gone = new();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new Recaller(rows, embedder: null, new RecallOptions(), clock).RecallAsync(Owner, new RecallRequest { Query = "x", At = Now }, gone.Token));
    }

    [Fact]
    public async Task Only_what_is_asked_for_is_answered()
    {
        Entity user = rows.Know("User", isSelf: true);
        rows.Say("My sister repairs old violins.");
        rows.Conclude(user, "sibling_of", "has a sister who repairs violins");
        Assert.All((await AskAsync("who repairs violins", request => request with { FactsMax = 0 })).Items, item => Assert.NotNull(item.Turn));
        Assert.All((await AskAsync("who repairs violins", request => request with { TurnsMax = 0 })).Items, item => Assert.NotNull(item.Fact));
    }

    public ValueTask DisposeAsync() => rows.DisposeAsync();

    private static RecalledItem Of(RecallResult result, Fact fact) => result.Items.Single(item => item.Fact?.Fact.Id == fact.Id);

    private static IEnumerable<FactId> FactsOf(RecallResult result) => result.Items.Where(item => item.Fact is not null).Select(item => item.Fact!.Fact.Id);

    private Task<RecallResult> AskAsync(string question, Func<RecallRequest, RecallRequest>? change = null)
    {
        RecallRequest request = new() { Query = question, At = Now };
        return new Recaller(rows, embedder: null, new RecallOptions(), clock).RecallAsync(Owner, change?.Invoke(request) ?? request);
    }

    private sealed class BrokenModel : IEmbeddingGenerator<string, Embedding<float>>
    {
        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("no model");

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
