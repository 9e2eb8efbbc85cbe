using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Recall;

namespace GraphMemory.Contract;

/// <summary>Vectors: set later, counted by model, replaced whole.</summary>
public abstract class EmbeddingsContract : MemoryGraphContract
{
    [Fact]
    public async Task Texts_without_a_vector_of_the_model_are_found_and_counted_until_they_have_one()
    {
        ScopeWriter bea = new(Graph, Scope.User("bea"), seed: 2);
        EntityId ada = await Ada.MeetAsync("Ada", self: true);
        Turn turn = await Ada.TellAsync("I like tea.", speaker: "Ada");
        Fact fact = await Ada.ConcludeAsync(ada, "likes", "likes tea", value: "tea");
        Turn other = await bea.TellAsync("Hello.", vector: [1, 0, 0, 0], model: "old");
        await bea.TellAsync("Bye.", vector: [1, 0, 0, 0]);

        Assert.Equal(3, await Graph.CountWithoutEmbeddingAsync(ScopeWriter.Model, Ct));
        Assert.Equal(4, await Graph.CountWithoutEmbeddingAsync("never used", Ct));
        IReadOnlyList<UnembeddedText> missing = await Graph.WithoutEmbeddingAsync(ScopeWriter.Model, 10, Ct);
        Assert.Equal(
            new HashSet<UnembeddedText>
            {
                new(Ada.Scope, IndexedKind.Turn, turn.Id.Value, "Ada: I like tea."),
                new(Ada.Scope, IndexedKind.Fact, fact.Id.Value, "likes tea"),
                new(bea.Scope, IndexedKind.Turn, other.Id.Value, "Hello."),
            },
            missing.ToHashSet());
        Assert.Single(await Graph.WithoutEmbeddingAsync(ScopeWriter.Model, 1, Ct));

        await EmbedAsync(Ada.Scope, (IndexedKind.Turn, turn.Id.Value), (IndexedKind.Fact, fact.Id.Value), (IndexedKind.Fact, Guid.Empty));
        await EmbedAsync(bea.Scope, (IndexedKind.Turn, other.Id.Value));
        Assert.Equal(0, await Graph.CountWithoutEmbeddingAsync(ScopeWriter.Model, Ct));
        Assert.Empty(await Graph.WithoutEmbeddingAsync(ScopeWriter.Model, 10, Ct));
        Assert.Equal([new EmbeddingModelUse(ScopeWriter.Model, 4, 4)], await Graph.EmbeddingModelsAsync(Ct));
    }

    [Fact]
    public async Task A_vector_that_is_set_later_is_compared_from_then_on()
    {
        Turn turn = await Ada.TellAsync("I like tea.");
        Turn next = await Ada.TellAsync("And coffee.", vector: [0, 1, 0, 0]);
        Assert.Null((await CandidateOf(turn)).Cosine);
        await EmbedAsync(Ada.Scope, (IndexedKind.Turn, turn.Id.Value));
        Assert.Equal(1f, (await CandidateOf(turn)).Cosine!.Value, .0001);
        Assert.Equal(1 / Math.Sqrt(1.25), (await CandidateOf(turn)).NeighbourCosine!.Value, .0001);
        Assert.Equal(.5 / Math.Sqrt(1.25), (await CandidateOf(next)).NeighbourCosine!.Value, .0001);
    }

    [Fact]
    public async Task A_vector_of_another_model_replaces_the_old_one()
    {
        Turn turn = await Ada.TellAsync("I like tea.", vector: [0, 0, 1], model: "old");
        Turn next = await Ada.TellAsync("And coffee.", vector: [0, 0, 1], model: "old");
        Assert.Equal(2, (await Ada.AskAsync("tea", [0, 0, 1], model: "old")).Turns.Count(found => found.Cosine is not null));
        await EmbedAsync(Ada.Scope, (IndexedKind.Turn, turn.Id.Value));
        Assert.Equal([new EmbeddingModelUse(ScopeWriter.Model, 4, 1), new EmbeddingModelUse("old", 3, 1)], await Graph.EmbeddingModelsAsync(Ct));
        Candidates old = await Ada.AskAsync("tea", [0, 0, 1], model: "old");
        Assert.Equal(next.Id, Assert.Single(old.Turns, found => found.Cosine is not null).Id);
        Assert.Equal(1f, (await CandidateOf(turn)).Cosine!.Value, .0001);
    }

    [Fact]
    public async Task A_vector_of_another_size_than_the_models_is_refused_and_an_unknown_scope_is_passed_over()
    {
        Turn turn = await Ada.TellAsync("I like tea.", vector: [1, 0, 0, 0]);
        await RefusedAsync(MemoryErrorCode.InvalidArgument, () => Graph.SetEmbeddingsAsync(
            Ada.Scope, [(IndexedKind.Turn, turn.Id.Value, new TextEmbedding(ScopeWriter.Model, new float[] { 1, 0 }))], Ct));
        await EmbedAsync(Scope.User("nobody"), (IndexedKind.Turn, turn.Id.Value));
        Assert.Equal(1f, (await CandidateOf(turn)).Cosine!.Value, .0001);
    }

    [Fact]
    public async Task Vectors_are_read_back_as_they_were_set_with_the_model_that_made_them()
    {
        EntityId ada = await Ada.MeetAsync("Ada", self: true);
        Turn turn = await Ada.TellAsync("I like tea.", vector: [.6f, -.8f, 0, 0]);
        Turn old = await Ada.TellAsync("And coffee.", vector: [0, 0, 1], model: "old");
        Turn without = await Ada.TellAsync("And snow.");
        Fact fact = await Ada.ConcludeAsync(ada, "likes", "likes tea", value: "tea", vector: [.1f, .7f, .1f, .7f]);
        (IndexedKind, Guid)[] texts =
        [
            (IndexedKind.Turn, turn.Id.Value), (IndexedKind.Turn, old.Id.Value), (IndexedKind.Turn, without.Id.Value),
            (IndexedKind.Fact, fact.Id.Value), (IndexedKind.Fact, turn.Id.Value), (IndexedKind.Turn, Guid.Empty),
        ];

        IReadOnlyList<(IndexedKind Kind, Guid Id, TextEmbedding Embedding)> read = await Graph.EmbeddingsAsync(Ada.Scope, texts, Ct);
        Assert.Equal(3, read.Count);
        AssertRead(IndexedKind.Turn, turn.Id.Value, ScopeWriter.Model, [.6f, -.8f, 0, 0]);
        AssertRead(IndexedKind.Turn, old.Id.Value, "old", [0, 0, 1]);
        AssertRead(IndexedKind.Fact, fact.Id.Value, ScopeWriter.Model, [.1f, .7f, .1f, .7f]);

        await EmbedAsync(Ada.Scope, (IndexedKind.Turn, old.Id.Value));
        read = await Graph.EmbeddingsAsync(Ada.Scope, [(IndexedKind.Turn, old.Id.Value)], Ct);
        AssertRead(IndexedKind.Turn, old.Id.Value, ScopeWriter.Model, [1, 0, 0, 0]);
        Assert.Empty(await Graph.EmbeddingsAsync(Scope.User("nobody"), texts, Ct));
        Assert.Empty(await Graph.EmbeddingsAsync(Ada.Scope, [], Ct));
        await RefusedAsync(MemoryErrorCode.InvalidArgument, () => Graph.EmbeddingsAsync(Ada.Scope, [.. Enumerable.Repeat(texts[0], 1_001)], Ct));
        await RefusedAsync(MemoryErrorCode.InvalidArgument, () => Graph.WithoutEmbeddingAsync(ScopeWriter.Model, 10_001, Ct));

        void AssertRead(IndexedKind kind, Guid id, string model, float[] vector)
        {
            TextEmbedding found = Assert.Single(read, text => text.Kind == kind && text.Id == id).Embedding;
            Assert.Equal(model, found.Model);
            Assert.Equal(vector, found.Vector.ToArray());
        }
    }

    [Fact]
    public async Task A_vector_that_comes_before_the_facts_first_version_is_kept_for_it()
    {
        EntityId ada = await Ada.MeetAsync("Ada", self: true);
        Fact told = Ada.NewFact(ada, "likes", "likes tea", value: "tea");
        Fact embedded = Ada.NewFact(ada, "likes", "likes snow", value: "snow");
        await Ada.AppendAsync([ScopeWriter.IndexOf(told, [0, 1, 0, 0]), ScopeWriter.IndexOf(embedded)], new FactAdded(told), new FactAdded(embedded));
        await EmbedAsync(Ada.Scope, (IndexedKind.Fact, embedded.Id.Value));
        (IndexedKind, Guid)[] texts = [(IndexedKind.Fact, told.Id.Value), (IndexedKind.Fact, embedded.Id.Value)];
        await AssertKeptAsync();
        // An erasure projects the journal anew; it must not lose them either.
        await Ada.TellAsync("The password is marzipan.");
        await Graph.EraseAsync(Ada.Scope, [new ItemRef(Ada.Head.Sequence, 0)], Ct);
        await AssertKeptAsync();

        await Ada.AppendAsync([], new VersionAdded(told.Id, 1, default, Ada.Now, .9m), new VersionAdded(embedded.Id, 1, default, Ada.Now, .9m));
        await AssertKeptAsync();
        Candidates found = await Ada.AskAsync("What?", [1, 0, 0, 0]);
        Assert.Equal(0f, found.Facts.Single(fact => fact.Id == told.Id).Cosine!.Value, .0001);
        Assert.Equal(1f, found.Facts.Single(fact => fact.Id == embedded.Id).Cosine!.Value, .0001);

        async Task AssertKeptAsync()
        {
            IReadOnlyList<(IndexedKind Kind, Guid Id, TextEmbedding Embedding)> kept = await Graph.EmbeddingsAsync(Ada.Scope, texts, Ct);
            Assert.Equal([0, 1, 0, 0], Assert.Single(kept, text => text.Id == told.Id.Value).Embedding.Vector.ToArray());
            Assert.Equal([1, 0, 0, 0], Assert.Single(kept, text => text.Id == embedded.Id.Value).Embedding.Vector.ToArray());
            Assert.Equal(2, Assert.Single(await Graph.EmbeddingModelsAsync(Ct)).Count);
            Assert.Empty((await Graph.WithoutEmbeddingAsync(ScopeWriter.Model, 10, Ct)).Where(text => text.Kind is IndexedKind.Fact));
        }
    }

    private Task EmbedAsync(Scope scope, params (IndexedKind Kind, Guid Id)[] texts) => Graph.SetEmbeddingsAsync(
        scope, [.. texts.Select(text => (text.Kind, text.Id, new TextEmbedding(ScopeWriter.Model, new float[] { 1, 0, 0, 0 })))], Ct);

    private async Task<TurnCandidate> CandidateOf(Turn turn) => (await Ada.AskAsync("tea", [1, 0, 0, 0])).Turns.Single(found => found.Id == turn.Id);
}
