using GraphMemory.Language.Embeddings;
using Microsoft.Extensions.AI;

namespace GraphMemory.Language.Tests.Embeddings;

public sealed class EmbeddingModelTests
{
    private static EmbeddingOptions Endpoint => new() { Endpoint = new("https://models.example/v1?secret=1"), Key = "sk-1", Model = "small", Dimensions = 768 };

    [Fact]
    public async Task Without_settings_it_is_the_shipped_model_behind_a_cache()
    {
        using var model = EmbeddingModel.Open(new());
        Assert.IsType<CachingEmbeddingGenerator>(model);
        Assert.Equal("all-MiniLM-L6-v2-int8", model.GetService<EmbeddingGeneratorMetadata>()!.DefaultModelId);
        Assert.Equal(384, (await model.GenerateVectorAsync("hello")).Length);
    }

    [Fact]
    public void An_endpoints_model_is_told_apart_by_its_name_and_size_without_being_called()
    {
        using var model = EmbeddingModel.Open(Endpoint);
        var metadata = model.GetService<EmbeddingGeneratorMetadata>()!;
        Assert.Equal(("small", 768), (metadata.DefaultModelId, metadata.DefaultModelDimensions));
        Assert.Equal("https://models.example/v1", metadata.ProviderUri!.ToString());
    }

    public static TheoryData<Action<EmbeddingOptions>, string> Wrong => new()
    {
        { options => options.Endpoint = null, "no endpoint" },
        { options => options.Endpoint = new("v1", UriKind.Relative), "http or https" },
        { options => options.Endpoint = new("ftp://models.example"), "http or https" },
        { options => options.Endpoint = new("https://me:sk-1@models.example"), "must not hold a user" },
        { options => options.Key = "sk-1\n", "visible ASCII" },
        { options => options.Key = "", "visible ASCII" },
        { options => options.Model = null, "name of a model" },
        { options => options.Dimensions = null, "number of dimensions" },
        { options => options.Dimensions = 10_000, "number of dimensions" },
        { options => options.Timeout = TimeSpan.Zero, "timeout" },
        { options => options.TextsPerRequestMax = 0, "Texts per embedding request" },
        { options => options.CharactersMax = 1, "Characters per text" },
        { options => options.CacheCapacity = 1, "capacity" },
        { options => options.CoresMax = 0, "one core" },
        { options => options.CoresPerText = 3, "two cores" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Wrong_settings_are_refused_with_a_sentence(Action<EmbeddingOptions> spoil, string reason)
    {
        var options = Endpoint;
        Assert.Null(options.Problem());
        spoil(options);
        var error = Assert.Throws<ArgumentException>(() => EmbeddingModel.Open(options));
        Assert.Contains(reason, error.Message);
        Assert.DoesNotContain("sk-1", error.Message);
    }
}
