using GraphMemory.Entities;
using GraphMemory.Graph;

namespace GraphMemory.Recall;

/// <summary>The entities that a question names, with what lies near them.</summary>
/// <param name="Named">Those that it names, and of them the longest names only: "New York" is not York.</param>
/// <param name="Self">The scope's own user, if it is known.</param>
internal sealed record NamedEntities(IReadOnlyList<Entity> Named, EntityId? Self)
{
    private const int WordsMax = 200;
    private const int NameWordsMax = 4;
    private const int EntitiesMax = 50;

    public static NamedEntities None { get; } = new([], Self: null);

    /// <summary>The scope's own user; null while it is not known.</summary>
    public static async Task<EntityId?> SelfAsync(IMemoryGraph graph, Scope scope, ReadPoint at, CancellationToken ct) =>
        (await graph.EntitiesAsync(scope, new EntityQuery { SelfOnly = true, First = 1 }, at, ct).ConfigureAwait(false)).Items is [var user, ..] ? user.Id : null;

    /// <summary>Looks them up: one read of names beside one of the user, unless that one is under way already.</summary>
    public static async Task<NamedEntities> ReadAsync(
        IMemoryGraph graph, Scope scope, string question, Task<EntityId?>? reading, ReadPoint at, CancellationToken ct)
    {
        IReadOnlyList<string> keys = KeysIn(question);
        reading ??= SelfAsync(graph, scope, at, ct);
        IReadOnlyList<Entity> found = keys.Count == 0
            ? []
            : (await graph.EntitiesAsync(scope, new EntityQuery { NameKeys = keys, First = EntitiesMax }, at, ct).ConfigureAwait(false)).Items;
        return new NamedEntities(LongestNames(found, keys), await reading.ConfigureAwait(false));
    }

    /// <summary>How far entities lie from those named, in relationships; not through the user, who knows everybody.</summary>
    public async Task<IReadOnlyDictionary<EntityId, int>> DistancesAsync(IMemoryGraph graph, Scope scope, ReadPoint at, int hops, CancellationToken ct)
    {
        if (Named.Count == 0) return new Dictionary<EntityId, int>();
        IReadOnlyDictionary<EntityId, int> around = await graph.DistancesAsync(
            scope, new NeighbourQuery { Seeds = [.. Named.Select(entity => entity.Id)], Hops = hops, NotThrough = Self is { } id ? [id] : [] }, at, ct)
            .ConfigureAwait(false);
        // The user is near everybody, so being about the user says nothing unless the question names the user.
        return around.Where(near => near.Key != Self || near.Value == 0).ToDictionary();
    }

    /// <summary>The keys of all runs of one to four words, longest first.</summary>
    internal static IReadOnlyList<string> KeysIn(string question)
    {
        string[] words = question.Split([' ', '\t', '\n', '\r', ',', ';', ':', '?', '!', '(', ')', '"'], WordsMax + 1, StringSplitOptions.RemoveEmptyEntries);
        int count = Math.Min(words.Length, WordsMax);
        HashSet<string> seen = new(StringComparer.Ordinal);
        List<string> keys = [];
        for (int length = Math.Min(NameWordsMax, count); length >= 1; length--)
        {
            for (int start = 0; start + length <= count; start++)
            {
                string name = string.Join(' ', words, start, length);
                Add(NameKey.Of(name));
                if (WithoutPossessive(name) is { } owner) Add(NameKey.Of(owner));
            }
        }
        return keys;

        void Add(string key)
        {
            if (key.Length > 1 && !Terms.IsStopped(key) && seen.Add(key)) keys.Add(key);
        }
    }

    private static string? WithoutPossessive(string name)
    {
        string bare = name.TrimEnd('.', '\'', '\u2019');
        if (bare.Length > 2 && bare[^1] is 's' && bare[^2] is '\'' or '\u2019') return bare[..^2];
        return bare.Length < name.Length ? bare : null;
    }

    private static List<Entity> LongestNames(IReadOnlyList<Entity> found, IReadOnlyList<string> keys)
    {
        HashSet<string> asked = new(keys, StringComparer.Ordinal);
        List<(Entity Entity, string Key)> matches =
            [.. found.Select(entity => (entity, Key: entity.Aliases.Prepend(entity.Name).Select(NameKey.Of).Where(asked.Contains).MaxBy(key => key.Length) ?? ""))];
        return
        [
            .. matches
                .Where(match => !matches.Exists(other => other.Key.Length > match.Key.Length && $" {other.Key} ".Contains($" {match.Key} ", StringComparison.Ordinal)))
                .Select(match => match.Entity),
        ];
    }
}
