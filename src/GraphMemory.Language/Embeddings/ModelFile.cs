using System.Security.Cryptography;

namespace GraphMemory.Language.Embeddings;

/// <summary>A file shipped with the product whose every byte is known.</summary>
internal sealed record ModelFile(string Name, long Length, string Sha256)
{
    private const string Remedy =
        "Install or build the product again, copy the file from a good installation, or configure an embedding endpoint instead.";

    /// <summary>The file's path in <paramref name="folder"/>, once its length and checksum are found right.</summary>
    /// <exception cref="EmbeddingException">The file is missing, cannot be read, or is not the one that was shipped.</exception>
    public string Locate(string folder)
    {
        var path = Path.Combine(folder, Name);
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            if (stream.Length != Length)
                throw new EmbeddingException($"The embedding model's file '{path}' has {stream.Length} bytes instead of {Length}. {Remedy}");
            if (!Convert.ToHexStringLower(SHA256.HashData(stream)).Equals(Sha256, StringComparison.Ordinal))
                throw new EmbeddingException($"The embedding model's file '{path}' was altered: its SHA-256 is not {Sha256}. {Remedy}");
            return path;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new EmbeddingException($"The embedding model's file '{path}' is missing. {Remedy}", missing);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddingException($"The embedding model's file '{path}' cannot be read: {unreadable.Message} {Remedy}", unreadable);
        }
    }
}
