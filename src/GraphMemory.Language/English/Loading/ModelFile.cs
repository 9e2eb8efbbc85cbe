using System.Security.Cryptography;

namespace GraphMemory.Language.English.Loading;

/// <summary>A file of the model, with the size and hash by which a damaged one is told before it is used.</summary>
sealed record ModelFile(string Name, int Bytes, string Sha256)
{
    public static readonly ModelFile Weights =
        new("model.safetensors", 6_393_536, "d30673e21c0243c7aa107874f37424cffedec3e2077db8a1f0549726d7d712ef");

    public static readonly ModelFile Tables =
        new("tables.json.gz", 390_397, "8dde941bcd1a9f14e2a4be191d7d3bc9d5bac7f14b5ee63e4b30c415ace438d4");

    public static string DefaultDirectory => Path.Combine(AppContext.BaseDirectory, "models", "english");

    /// <exception cref="InvalidDataException">The file is missing, unreadable, truncated or altered.</exception>
    public byte[] Read(string directory)
    {
        string path = Path.Combine(directory, Name);
        byte[] content;
        try
        {
            content = File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidDataException($"The English model's file {path} is missing.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"The English model's file {path} cannot be read: {error.Message}", error);
        }
        if (content.Length != Bytes)
            throw new InvalidDataException($"The English model's file {path} has {content.Length} bytes where {Bytes} belong.");
        if (Convert.ToHexStringLower(SHA256.HashData(content)) != Sha256)
            throw new InvalidDataException($"The English model's file {path} was altered: its SHA-256 is not {Sha256}.");
        return content;
    }
}
