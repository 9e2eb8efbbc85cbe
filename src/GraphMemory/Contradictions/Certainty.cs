namespace GraphMemory.Contradictions;

/// <summary>How sure we are of what is said more than once.</summary>
internal static class Certainty
{
    /// <summary>The most that statements can give.</summary>
    private const decimal Max = 0.99m;

    /// <summary>What a second time in one conversation counts.</summary>
    private const decimal SameSession = 0.3m;

    /// <summary>A smaller gain is no new version: it would say nothing and cost two rows.</summary>
    private const decimal GainMin = 0.02m;

    /// <summary>1 - (1 - a)(1 - b), the second damped within one conversation; the first when the gain is too small to tell.</summary>
    public static decimal After(decimal known, decimal said, bool isSameSession)
    {
        decimal weight = isSameSession ? said * SameSession : said;
        decimal joined = Math.Min(Max, Math.Round(1 - ((1 - known) * (1 - weight)), 4));
        return joined - known >= GainMin ? joined : known;
    }
}
