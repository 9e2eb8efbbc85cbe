namespace GraphMemory.Language.Embeddings;

/// <summary>
/// No embedding could be made. The message is one sentence or two for whoever runs the program: it names the file, or the
/// endpoint and the model, and says what to do. It never holds a key or the text that was to be embedded.
/// </summary>
/// <param name="isTransient">Whether the same call may succeed later with nothing changed.</param>
public sealed class EmbeddingException(string message, Exception? innerException = null, bool isTransient = false)
    : Exception(message, innerException)
{
    /// <summary>
    /// True for a timeout, a connection that failed, a rate limit or a fault of the endpoint: a queue may try again. False when
    /// a file, the settings or the key must be put right first.
    /// </summary>
    public bool IsTransient { get; } = isTransient;
}
