namespace GraphMemory.Import;

/// <summary>Remembers imported turns in batches of one user, and counts what came of them.</summary>
internal sealed class ImportTally(AgentMemory memory)
{
    private readonly List<ImportItem.Told> batch = [];
    private readonly List<string> users = [];
    private readonly List<ImportItem.Refused> refused = [];
    private long added;
    private long known;
    private long refusedCount;

    /// <summary>Turns kept so far.</summary>
    public long Turns => added + known;

    /// <summary>Takes an item; true when a batch was written.</summary>
    public async Task<bool> TakeAsync(ImportItem item, CancellationToken ct)
    {
        switch (item)
        {
            case ImportItem.Refused part:
                Refuse(part);
                return false;
            case ImportItem.Told told:
                bool isFull = batch.Count == ConversationImport.BatchMax
                    || (batch.Count > 0 && !string.Equals(batch[0].User, told.User, StringComparison.Ordinal));
                if (isFull) await FlushAsync(ct).ConfigureAwait(false);
                batch.Add(told);
                return isFull;
            default:
                throw new ArgumentOutOfRangeException(nameof(item));
        }
    }

    /// <summary>Writes what is left.</summary>
    public async Task FlushAsync(CancellationToken ct)
    {
        if (batch.Count == 0) return;
        try
        {
            await RememberAsync(batch, ct).ConfigureAwait(false);
        }
        catch (MemoryException fault) when (IsOfTurn(fault))
        {
            // One bad turn must not take the others with it: they go one by one, and only the bad ones are refused.
            foreach (ImportItem.Told told in batch) await RememberAloneAsync(told, ct).ConfigureAwait(false);
        }
        batch.Clear();
    }

    public ImportReport Report(string format) =>
        new() { Format = format, Users = users, Added = added, Known = known, RefusedCount = refusedCount, Refused = refused };

    private async Task RememberAloneAsync(ImportItem.Told told, CancellationToken ct)
    {
        try
        {
            await RememberAsync([told], ct).ConfigureAwait(false);
        }
        catch (MemoryException fault) when (IsOfTurn(fault))
        {
            Refuse(new(told.Place, fault.Message));
        }
    }

    private async Task RememberAsync(IReadOnlyList<ImportItem.Told> turns, CancellationToken ct)
    {
        string user = turns[0].User;
        RememberResult result = await memory.RememberAsync(Scope.User(user), [.. turns.Select(told => told.Turn)], RememberWait.Extracted, ct).ConfigureAwait(false);
        int fresh = result.Turns.Count(turn => turn.IsNew);
        added += fresh;
        known += turns.Count - fresh;
        if (!users.Contains(user, StringComparer.Ordinal)) users.Add(user);
    }

    private void Refuse(ImportItem.Refused part)
    {
        refusedCount++;
        if (refused.Count < ImportReport.RefusedMax) refused.Add(part);
    }

    private static bool IsOfTurn(MemoryException fault) =>
        fault.Code is MemoryErrorCode.InvalidTurn or MemoryErrorCode.TurnConflict or MemoryErrorCode.InvalidScope;
}
