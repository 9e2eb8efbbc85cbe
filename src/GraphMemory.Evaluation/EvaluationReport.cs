using System.Text.Json;

namespace GraphMemory.Evaluation;

/// <summary>What was measured, on which files, with which settings. The order is that of the measuring.</summary>
/// <param name="Commit">The version that was measured, or null.</param>
/// <param name="Settings">The settings, one for all sets.</param>
/// <param name="Sets">One for each set.</param>
public sealed record EvaluationReport(string? Commit, IReadOnlyList<KeyValuePair<string, string>> Settings, IReadOnlyList<SetReport> Sets)
{
    /// <summary>Writes <c>{"commit", "settings", "sets": {name: {"files": {name: sha256}, "metrics": {name: number}}}}</c>. Rates have four decimals, counts none.</summary>
    public void WriteJson(Stream stream)
    {
        using Utf8JsonWriter writer = new(stream, new JsonWriterOptions { Indented = true });
        writer.WriteStartObject();
        writer.WriteString("commit", Commit);
        writer.WriteStartObject("settings");
        foreach ((string name, string value) in Settings) writer.WriteString(name, value);
        writer.WriteEndObject();
        writer.WriteStartObject("sets");
        foreach (SetReport set in Sets)
        {
            writer.WriteStartObject(set.Name);
            writer.WriteStartObject("files");
            foreach ((string file, string hash) in set.Files) writer.WriteString(file, hash);
            writer.WriteEndObject();
            writer.WriteStartObject("metrics");
            foreach ((string metric, double value) in set.Metrics) writer.WriteNumber(metric, Math.Round(value, 4));
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}

/// <summary>What one set gave.</summary>
/// <param name="Name">The set.</param>
/// <param name="Files">The data files with their SHA-256 in lower-case hex; none for a set that makes its own data.</param>
/// <param name="Metrics">Metrics in the order in which a table shows them.</param>
public sealed record SetReport(string Name, IReadOnlyList<KeyValuePair<string, string>> Files, IReadOnlyList<KeyValuePair<string, double>> Metrics);
