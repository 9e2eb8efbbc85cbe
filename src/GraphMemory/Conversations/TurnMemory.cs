using GraphMemory.Extraction;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Recall;

namespace GraphMemory.Conversations;

/// <summary>Remembers turns: stores them, reads what they say, and makes both one durable write.</summary>
internal sealed class TurnMemory(
    IMemoryGraph graph, JournalWriter journal, TurnReader reader, TextEmbedder? embedder, IdSource ids, TimeProvider clock, MemoryOptions options)
{
    private const string Actor = "conversation";

    public async Task<RememberResult> RememberAsync(Scope scope, IReadOnlyList<ConversationTurn> turns, RememberWait wait, CancellationToken ct)
    {
        DateTimeOffset now = clock.GetUtcNow();
        TurnRules.Check(turns, now, options.ClockSkewMax);
        TurnId[] newIds = [.. turns.Select(_ => new TurnId(ids.Next()))];
        ReadTurn[]? read = null;
        List<RememberedTurn> remembered = [];
        IReadOnlyList<JournalEntry> entries = await journal.AppendAsync(scope, async at =>
        {
            remembered = await PlaceAsync(scope, turns, newIds, now, at, ct).ConfigureAwait(false);
            List<Turn> added = [.. remembered.Where(turn => turn.IsNew).Select(turn => turn.Turn)];
            if (added.Count == 0) return PendingChanges.None;
            GraphChange told = new(Actor, [], [.. added.Select(turn => new TurnAdded(turn, ExtractionDue: true))]);
            if (wait is RememberWait.Acknowledged)
                return new PendingChanges([told], [.. added.Select(turn => TextIndexer.Of(turn, NameKinds.None, embedding: null))]);
            read = await ReadOnceAsync(read, added, ct).ConfigureAwait(false);
            PendingClaims claims = await reader.DecideAsync(scope, read, at, ct).ConfigureAwait(false);
            remembered = [.. remembered.Select(turn => turn with { Claims = claims.Outcomes.GetValueOrDefault(turn.Turn.Id, []) })];
            return new PendingChanges([told, claims.Change], claims.Index);
        }, ct).ConfigureAwait(false);
        Telemetry.TurnsRemembered.Add(remembered.Count(turn => turn.IsNew));
        return new RememberResult(remembered, [.. entries.Select(entry => entry.Sequence)]);
    }

    /// <summary>Reads the claims of turns that were only acknowledged.</summary>
    /// <returns>How many turns were read.</returns>
    public async Task<int> ReadDueAsync(Scope scope, IReadOnlyList<TurnId> due, CancellationToken ct)
    {
        ReadTurn[]? read = null;
        int count = 0;
        await journal.AppendAsync(scope, async at =>
        {
            Page<StoredTurn> page = await graph.TurnsAsync(
                scope, new TurnQuery { Ids = due, First = due.Count }, at with { Valid = DateTimeOffset.MaxValue }, ct).ConfigureAwait(false);
            List<Turn> turns = [.. page.Items.Where(turn => turn.ExtractionDue).Select(turn => turn.Turn)];
            count = turns.Count;
            if (count == 0) return PendingChanges.None;
            read = await ReadOnceAsync(read, turns, ct).ConfigureAwait(false);
            PendingClaims claims = await reader.DecideAsync(scope, read, at, ct).ConfigureAwait(false);
            return new PendingChanges([claims.Change], claims.Index);
        }, ct).ConfigureAwait(false);
        return count;
    }

    /// <summary>Reading is the same however often the append is decided again, as long as the turns are.</summary>
    private async Task<ReadTurn[]> ReadOnceAsync(ReadTurn[]? before, List<Turn> turns, CancellationToken ct)
    {
        if (before is not null && before.Select(read => read.Turn).SequenceEqual(turns)) return before;
        bool alone = turns.Count == 1;
        List<int> embedded = [.. Enumerable.Range(0, turns.Count).Where(i => !alone || turns[i].Text.Length <= options.EmbedAtOnceCharactersMax)];
        Task<IReadOnlyList<TextEmbedding?>> vectors = embedder is null
            ? Task.FromResult<IReadOnlyList<TextEmbedding?>>(new TextEmbedding?[embedded.Count])
            : Task.Run(() => embedder.TryEmbedAsync([.. embedded.Select(i => turns[i].SpokenText)], ct), ct);
        ReadTurn[] read = [.. turns.Select(reader.Read)];
        IReadOnlyList<TextEmbedding?> made = await vectors.ConfigureAwait(false);
        for (int i = 0; i < embedded.Count; i++) read[embedded[i]] = read[embedded[i]] with { Embedding = made[i] };
        return read;
    }

    /// <summary>Gives new turns their place in their session, and finds those that are known.</summary>
    private async Task<List<RememberedTurn>> PlaceAsync(
        Scope scope, IReadOnlyList<ConversationTurn> turns, TurnId[] newIds, DateTimeOffset now, ReadPoint at, CancellationToken ct)
    {
        Dictionary<string, Turn> known = await KnownAsync(scope, turns, at, ct).ConfigureAwait(false);
        Dictionary<string, int> positions = new(await graph.NextPositionsAsync(
            scope, [.. turns.Select(turn => turn.Session).Distinct(StringComparer.Ordinal)], ct).ConfigureAwait(false), StringComparer.Ordinal);
        List<RememberedTurn> placed = [];
        for (int i = 0; i < turns.Count; i++)
        {
            ConversationTurn turn = turns[i];
            if (turn.ExternalId is not null && known.TryGetValue(turn.ExternalId, out Turn? stored))
            {
                if (!TurnRules.IsSame(turn, stored)) throw TurnRules.Conflict(turn.ExternalId);
                placed.Add(new RememberedTurn(stored, IsNew: false, []));
                continue;
            }
            int position = positions.GetValueOrDefault(turn.Session);
            positions[turn.Session] = position + 1;
            Turn added = new()
            {
                Id = newIds[i],
                Session = turn.Session,
                Position = position,
                Role = turn.Role,
                Speaker = turn.Speaker,
                Text = turn.Text,
                SaidAt = turn.SaidAt ?? now,
                ExternalId = turn.ExternalId,
            };
            if (turn.ExternalId is not null) known[turn.ExternalId] = added;
            placed.Add(new RememberedTurn(added, IsNew: true, []));
        }
        return placed;
    }

    private async Task<Dictionary<string, Turn>> KnownAsync(Scope scope, IReadOnlyList<ConversationTurn> turns, ReadPoint at, CancellationToken ct)
    {
        List<string> externalIds = [.. turns.Where(turn => turn.ExternalId is not null).Select(turn => turn.ExternalId!).Distinct(StringComparer.Ordinal)];
        if (externalIds.Count == 0) return new(StringComparer.Ordinal);
        Page<StoredTurn> page = await graph.TurnsAsync(
            scope, new TurnQuery { ExternalIds = externalIds, First = externalIds.Count }, at with { Valid = DateTimeOffset.MaxValue }, ct).ConfigureAwait(false);
        return page.Items.ToDictionary(turn => turn.Turn.ExternalId!, turn => turn.Turn, StringComparer.Ordinal);
    }
}
