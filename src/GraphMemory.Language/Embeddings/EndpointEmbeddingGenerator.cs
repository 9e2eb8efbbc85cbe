using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Numerics.Tensors;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace GraphMemory.Language.Embeddings;

/// <summary>Embeddings of an OpenAI-compatible endpoint, brought to unit length. An endpoint's own words are not repeated in errors: they may hold a key or the text.</summary>
internal sealed class EndpointEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    private const int AnswerBytesMax = 64 * 1024 * 1024;

    private readonly EmbeddingOptions settings;
    private readonly HttpClient client;
    private readonly HttpClient? ownClient;
    private readonly TimeProvider time;
    private readonly Uri address;
    private readonly AuthenticationHeaderValue? authorization;
    private readonly EmbeddingGeneratorMetadata metadata;
    private readonly string name;

    public EndpointEmbeddingGenerator(EmbeddingOptions settings, HttpClient? client, TimeProvider time)
    {
        this.settings = settings;
        this.client = client ?? (ownClient = OpenClient());
        this.time = time;
        var endpoint = settings.Endpoint!;
        var shown = endpoint.GetLeftPart(UriPartial.Path);
        name = $"The embedding endpoint '{shown}'";
        address = new UriBuilder(endpoint) { Path = endpoint.AbsolutePath.TrimEnd('/') + "/embeddings" }.Uri;
        authorization = settings.Key is { } key ? new("Bearer", key) : null;
        metadata = new("openai-compatible", new Uri(shown), Model, Dimensions);
    }

    private string Model => settings.Model!;
    private int Dimensions => settings.Dimensions!.Value;

    private static HttpClient OpenClient() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = AnswerBytesMax,
    };

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        string[] texts = [.. values];
        if (Array.IndexOf(texts, null) >= 0)
            throw new ArgumentException("A text to embed is null.", nameof(values));
        if (!string.Equals(options?.ModelId ?? Model, Model, StringComparison.Ordinal) || (options?.Dimensions ?? Dimensions) != Dimensions)
            throw new ArgumentException($"This generator has only {Model} with {Dimensions} dimensions.", nameof(options));

        var embeddings = new GeneratedEmbeddings<Embedding<float>>(texts.Length) { Usage = new() };
        foreach (var chunk in texts.Chunk(settings.TextsPerRequestMax))
        {
            var answer = await AskAsync(Array.ConvertAll(chunk, Readable), cancellationToken);
            foreach (var vector in VectorsOf(answer, chunk.Length))
                embeddings.Add(new(vector) { ModelId = Model });
            embeddings.Usage.Add(new() { InputTokenCount = answer.Usage?.PromptTokens, TotalTokenCount = answer.Usage?.TotalTokens });
        }
        return embeddings;
    }

    // Endpoints refuse the empty text and what exceeds their model; no character is cut in two.
    private string Readable(string text)
    {
        if (text.Length == 0)
            return " ";
        if (text.Length <= settings.CharactersMax)
            return text;
        return text[..(char.IsHighSurrogate(text[settings.CharactersMax - 1]) ? settings.CharactersMax - 1 : settings.CharactersMax)];
    }

    private async Task<EndpointAnswer> AskAsync(string[] texts, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(settings.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var body = new EndpointRequest(Model, texts, settings.RequestDimensions ? Dimensions : null);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(body, EndpointJson.Default.EndpointRequest) };
        request.Headers.Authorization = authorization;
        try
        {
            using var response = await client.SendAsync(request, either.Token);
            if (!response.IsSuccessStatusCode)
                throw Refused(response.StatusCode);
            return await response.Content.ReadFromJsonAsync(EndpointJson.Default.EndpointAnswer, either.Token) ?? throw NotUnderstood(null);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new EmbeddingException($"{name} did not answer for the model '{Model}' within {settings.Timeout.TotalSeconds:0} s. "
                + "Try again, or allow it a longer timeout.", late, isTransient: true);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            throw new EmbeddingException($"{name} cannot be reached for the model '{Model}': {broken.Message} "
                + "Check that it runs and that the address is right.", broken, isTransient: true);
        }
        catch (Exception strange) when (strange is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw NotUnderstood(strange);
        }
    }

    private EmbeddingException Refused(HttpStatusCode status)
    {
        var answered = $"{name} answered {(int)status} for the model '{Model}'";
        return status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new($"{answered}: check the configured key."),
            HttpStatusCode.NotFound => new($"{answered}: check that it has this model and that the address is its base address."),
            HttpStatusCode.TooManyRequests => new($"{answered}: its rate limit is reached. Try again later.", isTransient: true),
            HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => new($"{answered}. Try again later.", isTransient: true),
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => new($"{answered}: configure the address that it redirects to."),
            _ => new($"{answered}: check the model's name, its dimensions and the longest text it takes."),
        };
    }

    private List<float[]> VectorsOf(EndpointAnswer answer, int count)
    {
        var vectors = new float[count][];
        if (answer.Data?.Count != count)
            throw NotUnderstood(null);
        for (var i = 0; i < count; i++)
        {
            var index = answer.Data[i]?.Index ?? i;
            if (answer.Data[i]?.Embedding is not { } vector || index < 0 || index >= count || vectors[index] is not null)
                throw NotUnderstood(null);
            if (vector.Length != Dimensions)
                throw new EmbeddingException($"{name} gives vectors of {vector.Length} numbers for the model '{Model}' instead of {Dimensions}. "
                    + "Set the dimensions that the model has, or let them be requested if it can shorten its vectors.");
            vectors[index] = Unit(vector);
        }
        return [.. vectors];
    }

    private float[] Unit(float[] vector)
    {
        var norm = TensorPrimitives.Norm<float>(vector);
        if (!float.IsFinite(norm) || norm == 0)
            throw NotUnderstood(null);
        TensorPrimitives.Divide(vector, norm, vector);
        return vector;
    }

    private EmbeddingException NotUnderstood(Exception? cause) =>
        new($"{name} answered for the model '{Model}' with something else than one vector for each text. Check that the address is the base address "
            + "of an OpenAI-compatible API and that the model makes embeddings.", cause);

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null)
            return null;
        return serviceType == typeof(EmbeddingGeneratorMetadata) ? metadata : serviceType.IsInstanceOfType(this) ? this : null;
    }

    public void Dispose() => ownClient?.Dispose();
}
