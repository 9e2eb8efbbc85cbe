using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using GraphMemory.Graph;

namespace GraphMemory.Journal;

/// <summary>One atomic edit of a scope's graph, before it has its place in the journal.</summary>
/// <param name="Actor">Who made it: "api", "rules/1", "import" and so on; 1 to 100 characters.</param>
/// <param name="Reasons">UPPER_SNAKE_CASE reason codes of the decisions in it.</param>
/// <param name="Items">What it does, in order.</param>
public sealed record GraphChange(string Actor, ImmutableArray<string> Reasons, ImmutableArray<ChangeItem> Items);

/// <summary>The state of a scope's journal.</summary>
/// <param name="Sequence">The last entry's number; 0 for an unknown scope.</param>
/// <param name="Hash">The last entry's hash; 64 zeros for an unknown scope.</param>
/// <param name="At">When the last entry was made; the earliest instant for an unknown scope.</param>
public sealed record ScopeHead(long Sequence, string Hash, DateTimeOffset At)
{
    /// <summary>A scope that nothing was written to.</summary>
    public static ScopeHead Empty { get; } = new(0, new string('0', 64), DateTimeOffset.MinValue);
}

/// <summary>An item in the journal. Erasing takes salt and body away and leaves the hash, from which nothing can be guessed.</summary>
/// <param name="Hash">SHA-256 of salt and canonical JSON, 64 lower-case hex digits.</param>
/// <param name="Salt">16 random bytes as 32 lower-case hex digits; null once erased.</param>
/// <param name="Body">What was done; null once erased.</param>
public sealed record JournalItem(string Hash, string? Salt, ChangeItem? Body)
{
    /// <summary>Gives an item its salt and hash.</summary>
    public static JournalItem Seal(ChangeItem body, RandomSource random)
    {
        Span<byte> salt = stackalloc byte[16];
        random.Fill(salt);
        return new(HashOf(salt, body), Convert.ToHexStringLower(salt), body);
    }

    /// <summary>The same item without its content.</summary>
    public JournalItem Erased() => new(Hash, null, null);

    /// <summary>True when the content has the hash, or was erased.</summary>
    public bool Verifies() => Body is null || Salt is null
        ? Body is null && Salt is null
        : string.Equals(Hash, HashOf(Convert.FromHexString(Salt), Body), StringComparison.Ordinal);

    private static string HashOf(ReadOnlySpan<byte> salt, ChangeItem body)
    {
        string json = ChangeItemJson.Write(body);
        byte[] bytes = new byte[salt.Length + Encoding.UTF8.GetByteCount(json)];
        salt.CopyTo(bytes);
        Encoding.UTF8.GetBytes(json, bytes.AsSpan(salt.Length));
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}

/// <summary>A change at its place in the journal of a scope.</summary>
public sealed record JournalEntry
{
    /// <summary>1 for the first entry of a scope, without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it was made, in UTC: later than the entry before.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who made it.</summary>
    public required string Actor { get; init; }

    /// <summary>Reason codes of the decisions in it.</summary>
    public required ImmutableArray<string> Reasons { get; init; }

    /// <summary>What it did, in order.</summary>
    public required ImmutableArray<JournalItem> Items { get; init; }

    /// <summary>The hash of the entry before; 64 zeros for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>SHA-256 over the canonical JSON of scope token, sequence, time, actor, reasons, item hashes and previous hash.</summary>
    public required string Hash { get; init; }

    /// <summary>
    /// Gives a change its place behind <paramref name="head"/>: time = the later of now and one tick after the entry before, salts and hashes.
    /// </summary>
    public static JournalEntry Seal(Scope scope, ScopeHead head, GraphChange change, DateTimeOffset now, RandomSource random)
    {
        DateTimeOffset at = head.Sequence == 0 || now > head.At ? now.ToUniversalTime() : head.At.AddTicks(1);
        JournalEntry entry = new()
        {
            Sequence = head.Sequence + 1,
            At = at,
            Actor = change.Actor,
            Reasons = change.Reasons,
            Items = [.. change.Items.Select(item => JournalItem.Seal(item, random))],
            PreviousHash = head.Hash,
            Hash = "",
        };
        return entry with { Hash = entry.HashIn(scope) };
    }

    /// <summary>The state of the journal behind this entry.</summary>
    public ScopeHead Head => new(Sequence, Hash, At);

    /// <summary>The bodies that were not erased, in order.</summary>
    public IEnumerable<ChangeItem> Bodies => Items.Where(item => item.Body is not null).Select(item => item.Body!);

    /// <summary>
    /// Refuses entries that no journal can take, whatever its head: none at all, or some that do not follow each other. A store calls it before
    /// it begins to append, and <see cref="CheckFollows"/> on the first once it knows the head.
    /// </summary>
    /// <exception cref="MemoryException"><see cref="MemoryErrorCode.InvalidArgument"/> when there are none,
    /// <see cref="MemoryErrorCode.JournalBroken"/> when one does not follow the one before.</exception>
    public static void CheckChain(IReadOnlyList<JournalEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (entries.Count == 0) throw Bounds.Invalid("There are no entries to append.");
        if (entries[0].Sequence < 1) throw Unappendable($"entry {entries[0].Sequence} has no place in a journal: numbers begin with 1");
        for (int i = 1; i < entries.Count; i++) entries[i].CheckFollows(entries[i - 1].Head);
    }

    /// <summary>
    /// Refuses to append the entry where it does not belong: behind an entry with another number or hash, or a later one. Whether the content
    /// has its hashes was verified by whoever made or read the entry (<see cref="Fault"/>); a store holds the chain together.
    /// </summary>
    /// <exception cref="MemoryException"><see cref="MemoryErrorCode.JournalBroken"/>.</exception>
    public void CheckFollows(ScopeHead previous)
    {
        if (LinkFault(previous) is { } fault) throw Unappendable(fault);
    }

    /// <summary>The reason why the entry cannot follow <paramref name="previous"/>, or null when it can.</summary>
    public string? Fault(Scope scope, ScopeHead previous)
    {
        if (LinkFault(previous) is { } fault) return fault;
        for (int i = 0; i < Items.Length; i++)
        {
            if (!Items[i].Verifies()) return $"item {i} of entry {Sequence} does not have its hash";
        }
        return string.Equals(Hash, HashIn(scope), StringComparison.Ordinal) ? null : $"entry {Sequence} does not have its hash";
    }

    private string? LinkFault(ScopeHead previous)
    {
        if (Sequence != previous.Sequence + 1) return $"entry {Sequence} follows entry {previous.Sequence}";
        if (!string.Equals(PreviousHash, previous.Hash, StringComparison.Ordinal)) return $"entry {Sequence} does not carry the hash of the entry before";
        return previous.Sequence > 0 && At <= previous.At ? $"entry {Sequence} is not later than the entry before" : null;
    }

    private static MemoryException Unappendable(string fault) =>
        new(MemoryErrorCode.JournalBroken, $"The entries cannot be appended, and nothing was written: {fault}. Read the journal's head and seal the change behind it.");

    private string HashIn(Scope scope)
    {
        string json = CanonicalJson.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("scope", scope.Token);
            writer.WriteNumber("sequence", Sequence);
            writer.WriteString("at", CanonicalJson.Instant(At));
            writer.WriteString("actor", Actor);
            writer.WriteStartArray("reasons");
            foreach (string reason in Reasons) writer.WriteStringValue(reason);
            writer.WriteEndArray();
            writer.WriteStartArray("items");
            foreach (JournalItem item in Items) writer.WriteStringValue(item.Hash);
            writer.WriteEndArray();
            writer.WriteString("previous", PreviousHash);
            writer.WriteEndObject();
        });
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
    }
}

/// <summary>Where an item stands in the journal of a scope.</summary>
/// <param name="Sequence">The entry.</param>
/// <param name="Index">0-based place in the entry.</param>
public readonly record struct ItemRef(long Sequence, int Index);
