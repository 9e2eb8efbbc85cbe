using System.Text.Json;

namespace GraphMemory.GraphQL.Tests;

/// <summary>What tests ask again and again.</summary>
internal static class Asking
{
    /// <summary>Remembers turns of one session and gives their ids.</summary>
    public static async Task<string[]> RememberAsync(this ApiHost host, string user, params string[] texts)
    {
        JsonElement payload = (await host.AskAsync(
            "mutation ($input: RememberInput!) { remember(input: $input) { turns { turn { id } } errors { ... on Error { code message } } } }",
            new { input = new { user, turns = texts.Select(text => new { session = "talk", text }) } })).GetProperty("remember");
        Assert.Equal(JsonValueKind.Null, payload.GetProperty("errors").ValueKind);
        return [.. payload.GetProperty("turns").EnumerateArray().Select(turn => turn.GetProperty("turn").GetProperty("id").GetString()!)];
    }

    /// <summary>A part of an answer, by a path such as "memory.facts.nodes.0.text".</summary>
    public static JsonElement At(this JsonElement json, string path)
    {
        foreach (string step in path.Split('.')) json = int.TryParse(step, out int index) ? json[index] : json.GetProperty(step);
        return json;
    }

    /// <summary>A text in an answer.</summary>
    public static string? Text(this JsonElement json, string path) => json.At(path).GetString();

    /// <summary>One member of each element of a list in an answer.</summary>
    public static string?[] Each(this JsonElement json, string path, string member) =>
        [.. json.At(path).EnumerateArray().Select(element => element.At(member).ToString())];
}
