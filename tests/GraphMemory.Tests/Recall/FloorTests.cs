using GraphMemory.Conversations;
using GraphMemory.Language.Embeddings;
using GraphMemory.Recall;

namespace GraphMemory.Tests.Recall;

/// <summary>The whole way with the shipped model: what fits is found by meaning, and what was never told is not made up.</summary>
public sealed class FloorTests : IAsyncLifetime
{
    private static readonly Scope Owner = Scope.User("u");
    private readonly MiniLmEmbeddingGenerator model = new();
    private TemporaryStore store = null!;
    private AgentMemory memory = null!;

    public async ValueTask InitializeAsync()
    {
        store = await TemporaryStore.OpenAsync();
        memory = new AgentMemory(store.Graph, model, new MemoryOptions { Recall = new RecallOptions { Deadline = Timeout.InfiniteTimeSpan } });
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        model.Dispose();
    }

    [Fact]
    public async Task Programming_languages_finds_that_the_user_prefers_one_over_another()
    {
        await SayAsync("I prefer Python over JavaScript.");
        Assert.NotEmpty((await AskAsync("programming languages", facts: false)).Items);
        Assert.NotEmpty((await AskAsync("programming languages", turns: false)).Items);
    }

    [Fact]
    public async Task A_favorite_color_that_was_never_told_finds_nothing()
    {
        await SayAsync("My favorite movie is Alien.", "My favorite food is lentil soup.", "I prefer Python over JavaScript.", "I work at Harbour Lab in Graz.");
        Assert.Empty((await AskAsync("favorite color")).Items);
        Assert.Empty((await AskAsync("What is my favorite color?")).Items);
        Assert.NotEmpty((await AskAsync("What is my favorite movie?")).Items);
    }

    [Fact]
    public async Task The_sample_conversation_knows_no_favourite_colour()
    {
        foreach (ConversationTurn[] turns in SampleConversation.Turns.Chunk(100)) await memory.RememberAsync(Owner, turns);
        Assert.Empty((await AskAsync("favorite color")).Items);
        Assert.Empty((await AskAsync("What is my favourite colour?")).Items);
        Assert.NotEmpty((await AskAsync("Where do I live?")).Items);
    }

    private Task<RecallResult> AskAsync(string question, bool facts = true, bool turns = true) =>
        memory.SearchAsync(new SearchRequest { Scope = Owner, Query = question, Facts = facts, Turns = turns });

    private async Task SayAsync(params string[] texts) =>
        await memory.RememberAsync(Owner, [.. texts.Select(text => new ConversationTurn { Session = "s", Text = text })]);
}
