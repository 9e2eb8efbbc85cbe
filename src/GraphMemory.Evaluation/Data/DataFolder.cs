using System.IO.Compression;
using System.Security.Cryptography;

namespace GraphMemory.Evaluation.Data;

/// <summary>The folder of the data files.</summary>
internal sealed class DataFolder(string path)
{
    private const string Variable = "GRAPHMEMORY_SHARED";

    /// <summary>The folder that the caller names, or the one of the environment, or the one beside the repository.</summary>
    /// <exception cref="EvaluationException">There is no such folder.</exception>
    public static DataFolder Open(string? named)
    {
        string? shared = Environment.GetEnvironmentVariable(Variable);
        string path = named ?? Path.Combine(string.IsNullOrEmpty(shared) ? Path.Combine("..", "shared") : shared, "data");
        if (Directory.Exists(path)) return new DataFolder(path);
        throw new EvaluationException($"There is no data folder {Path.GetFullPath(path)}. Name one with --data, or set {Variable} to the folder above it.");
    }

    /// <summary>The files of a prefix and an ending, by name; all of them are taken.</summary>
    /// <exception cref="EvaluationException">There is none.</exception>
    public IReadOnlyList<DataFile> Files(string prefix, string ending)
    {
        DataFile[] files =
        [
            .. Directory.EnumerateFiles(path, $"{prefix}*{ending}").Order(StringComparer.Ordinal).Select(file => new DataFile(file)),
        ];
        return files.Length > 0 ? files : throw new EvaluationException($"{Path.GetFullPath(path)} has no file {prefix}*{ending}.");
    }
}

/// <summary>A data file.</summary>
internal sealed class DataFile(string path)
{
    public string Name => Path.GetFileName(path);

    /// <summary>Name and SHA-256.</summary>
    public KeyValuePair<string, string> Identity()
    {
        using FileStream file = File.OpenRead(path);
        return new(Name, Convert.ToHexStringLower(SHA256.HashData(file)));
    }

    /// <summary>The file as it is.</summary>
    public FileStream Open() => File.OpenRead(path);

    /// <summary>The file's text, decompressed when its name ends with .gz.</summary>
    public StreamReader OpenText()
    {
        Stream file = File.OpenRead(path);
        return new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
    }
}
