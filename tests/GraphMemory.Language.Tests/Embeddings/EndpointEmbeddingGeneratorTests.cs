using System.Net;
using System.Net.Sockets;
using GraphMemory.Language.Embeddings;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace GraphMemory.Language.Tests.Embeddings;

public sealed class EndpointEmbeddingGeneratorTests
{
    private const string Key = "sk-very-secret";

    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task Vectors_come_in_the_order_of_the_texts_and_have_unit_length()
    {
        await using var stub = await EndpointStub.StartAsync(EndpointStub.Vectors);
        using var model = Open(stub.Address, options => options.TextsPerRequestMax = 2);

        var embeddings = await model.GenerateAsync(["one", "two words", ""]);

        Assert.Equal(3, embeddings.Count);
        Assert.All(embeddings, embedding => Assert.Equal([.6f, .8f], embedding.Vector.ToArray()));
        Assert.All(embeddings, embedding => Assert.Equal("small", embedding.ModelId));
        Assert.Equal(14, embeddings.Usage!.InputTokenCount);
        Assert.Equal(2, stub.Requests.Count);
        Assert.Equal(["one", "two words"], stub.Requests[0].GetProperty("input").EnumerateArray().Select(text => text.GetString()));
        Assert.Equal("small", stub.Requests[0].GetProperty("model").GetString());
        Assert.Equal("float", stub.Requests[0].GetProperty("encoding_format").GetString());
        Assert.False(stub.Requests[0].TryGetProperty("dimensions", out _));
        Assert.Equal(" ", stub.Requests[1].GetProperty("input")[0].GetString());
        Assert.All(stub.Keys, key => Assert.Equal("Bearer " + Key, key));
    }

    [Fact]
    public async Task The_index_of_the_answer_decides_the_order()
    {
        await using var stub = await EndpointStub.StartAsync(_ =>
            (200, """{"data":[{"index":1,"embedding":[0,1]},{"index":0,"embedding":[1,0]}]}"""));
        using var model = Open(stub.Address);
        var embeddings = await model.GenerateAsync(["first", "second"]);
        Assert.Equal([1f, 0f], embeddings[0].Vector.ToArray());
        Assert.Equal([0f, 1f], embeddings[1].Vector.ToArray());
    }

    [Fact]
    public async Task A_long_text_is_cut_between_characters_and_the_size_is_asked_for_when_told_to()
    {
        await using var stub = await EndpointStub.StartAsync(EndpointStub.Vectors);
        using var model = Open(stub.Address, options => (options.CharactersMax, options.RequestDimensions) = (100, true));
        await model.GenerateAsync([new string('a', 99) + "😀 and more"]);
        Assert.Equal(new string('a', 99), stub.Requests[0].GetProperty("input")[0].GetString());
        Assert.Equal(2, stub.Requests[0].GetProperty("dimensions").GetInt32());
    }

    [Theory]
    [InlineData(401, "check the configured key", false)]
    [InlineData(403, "check the configured key", false)]
    [InlineData(404, "has this model", false)]
    [InlineData(400, "the longest text it takes", false)]
    [InlineData(308, "redirects to", false)]
    [InlineData(429, "rate limit", true)]
    [InlineData(503, "Try again later", true)]
    public async Task A_refusal_says_what_to_do(int status, string advice, bool transient)
    {
        await using var stub = await EndpointStub.StartAsync(_ => (status, $"Incorrect API key provided: {Key}"));
        var error = await FailAsync(stub.Address);
        Assert.Contains(advice, error.Message);
        Assert.Contains($"answered {status}", error.Message);
        Assert.Equal(transient, error.IsTransient);
    }

    [Theory]
    [InlineData("""{"data":[{"index":0,"embedding":[1,2,3]}]}""", "3 numbers for the model 'small' instead of 2")]
    [InlineData("""{"data":[{"index":0,"embedding":[0,0]}]}""", "one vector for each text")]
    [InlineData("""{"data":[{"index":0,"embedding":[1e39,1]}]}""", "one vector for each text")]
    [InlineData("""{"data":[{"index":5,"embedding":[1,2]}]}""", "one vector for each text")]
    [InlineData("""{"data":[{"index":0}]}""", "one vector for each text")]
    [InlineData("""{"data":[null]}""", "one vector for each text")]
    [InlineData("""{"data":[]}""", "one vector for each text")]
    [InlineData("""{"data":[{"index":0,"embedding":"AAAA"}]}""", "one vector for each text")]
    [InlineData("""{"data":[{"index":0,"embedd""", "one vector for each text")]
    [InlineData("<html>welcome</html>", "one vector for each text")]
    [InlineData("null", "one vector for each text")]
    [InlineData("", "one vector for each text")]
    public async Task A_malformed_answer_is_not_believed(string body, string reason)
    {
        await using var stub = await EndpointStub.StartAsync(_ => (200, body));
        var error = await FailAsync(stub.Address);
        Assert.Contains(reason, error.Message);
        Assert.False(error.IsTransient);
    }

    [Fact]
    public async Task An_endpoint_that_does_not_answer_is_given_up_after_the_timeout()
    {
        await using var stub = await EndpointStub.StartAsync(answer: null);
        using var model = Open(stub.Address);
        var call = model.GenerateAsync(["hello"]);
        await stub.Arrived.Task;
        Assert.False(call.IsCompleted);

        clock.Advance(TimeSpan.FromSeconds(30));

        var error = await Assert.ThrowsAsync<EmbeddingException>(() => call);
        AssertNames(error, stub.Address);
        Assert.Contains("within 30 s", error.Message);
        Assert.True(error.IsTransient);
    }

    [Fact]
    public async Task The_callers_cancellation_is_not_a_timeout()
    {
        await using var stub = await EndpointStub.StartAsync(answer: null);
        using var model = Open(stub.Address);
        using var cancellation = new CancellationTokenSource();
        var call = model.GenerateAsync(["hello"], cancellationToken: cancellation.Token);
        await stub.Arrived.Task;
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task An_endpoint_that_does_not_run_is_named()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var error = await FailAsync(new($"http://127.0.0.1:{port}/v1"));
        Assert.Contains("cannot be reached", error.Message);
        Assert.True(error.IsTransient);
    }

    private async Task<EmbeddingException> FailAsync(Uri address)
    {
        using var model = Open(address);
        var error = await Assert.ThrowsAsync<EmbeddingException>(() => model.GenerateAsync(["my private words"]));
        AssertNames(error, address);
        return error;
    }

    private static void AssertNames(EmbeddingException error, Uri address)
    {
        Assert.Contains($"'{address}'", error.Message);
        Assert.Contains("'small'", error.Message);
        Assert.DoesNotContain(Key, error.ToString());
        Assert.DoesNotContain("my private words", error.ToString());
    }

    private IEmbeddingGenerator<string, Embedding<float>> Open(Uri address, Action<EmbeddingOptions>? configure = null)
    {
        var options = new EmbeddingOptions { Endpoint = address, Key = Key, Model = "small", Dimensions = 2, CacheCapacity = 0 };
        configure?.Invoke(options);
        return EmbeddingModel.Open(options, time: clock);
    }
}
