namespace GraphMemory.Testing;

/// <summary>The folder 'shared' with servers and data that are too large for the repository: that of GRAPHMEMORY_SHARED, else one beside the repository.</summary>
internal static class SharedFolder
{
    /// <summary>The file of this path in the folder; null when it is not there.</summary>
    public static string? Find(params string[] path) =>
        Places(Environment.GetEnvironmentVariable("GRAPHMEMORY_SHARED"), AppContext.BaseDirectory).Select(folder => Path.Combine([folder, .. path])).FirstOrDefault(File.Exists);

    /// <summary>Where the folder may be. A name that is empty counts as none.</summary>
    public static IEnumerable<string> Places(string? named, string start)
    {
        if (!string.IsNullOrEmpty(named)) return [named];
        List<string> places = [];
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent) places.Add(Path.Combine(folder.FullName, "shared"));
        return places;
    }
}
