namespace GraphMemory.Extraction;

/// <summary>What an assertion must obey.</summary>
internal static class AssertionRules
{
    private const int NameLengthMax = 200;
    private const int LabelLengthMax = 500;

    /// <summary>Refuses an assertion that no fact can be made of.</summary>
    public static void Check(FactAssertion assertion)
    {
        if (Problem(assertion) is { } problem) throw new MemoryException(MemoryErrorCode.InvalidFact, problem);
    }

    private static string? Problem(FactAssertion assertion)
    {
        if (!Predicates.IsWellFormed(assertion.Predicate ?? ""))
            return $"The predicate '{assertion.Predicate}' is not a snake_case word of 1 to {Predicates.NameLengthMax} characters, as lives_in.";
        if (assertion.Object is null == assertion.Value is null) return "A fact takes either an object or a value; give exactly one of them.";
        if (assertion.Confidence is <= 0 or > 1) return $"The confidence is {assertion.Confidence}; it takes more than 0, at most 1.";
        if (assertion.From > assertion.Until) return "The fact ends before it begins; swap from and until.";
        return Names(assertion.Subject, "subject") ?? Names(assertion.Object, "object")
            ?? (assertion.Value is null ? null : TextRules.Refusal(assertion.Value, "value", Claim.ValueLengthMax))
            ?? (assertion.Facet is null ? null : TextRules.Refusal(assertion.Facet, "facet", NameLengthMax))
            ?? (assertion.Source is null ? null : TextRules.Refusal(assertion.Source, "source", LabelLengthMax));
    }

    private static string? Names(string? name, string what)
    {
        if (name is null) return null;
        return TextRules.Refusal(name, what, NameLengthMax)
            ?? (Entities.NameKey.Of(name).Length == 0 ? $"The {what} '{name}' has no letter or digit to call it by." : null);
    }
}
