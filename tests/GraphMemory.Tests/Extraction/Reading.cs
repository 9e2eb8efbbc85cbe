using GraphMemory.Conversations;
using GraphMemory.Extraction;
using GraphMemory.Language.English;

namespace GraphMemory.Tests.Extraction;

/// <summary>Reads claims from a sentence said on a fixed day.</summary>
internal static class Reading
{
    /// <summary>A Sunday.</summary>
    public static readonly DateTimeOffset SaidAt = new(2025, 6, 15, 12, 0, 0, TimeSpan.Zero);

    public static GraphMemory.Extraction.Extraction Of(string text, DateTimeOffset? saidAt = null, TurnRole role = TurnRole.User)
    {
        Turn turn = Turn(text, saidAt ?? SaidAt) with { Role = role };
        return ClaimExtractor.Extract(turn, EnglishAnalyzer.Default.Analyze(text));
    }

    public static Claim One(string text, string predicate, DateTimeOffset? saidAt = null) =>
        Assert.Single(Of(text, saidAt).Claims, claim => claim.Predicate == predicate);

    public static Turn Turn(string text, DateTimeOffset saidAt) =>
        new() { Id = new(Guid.Empty), Session = "s", Position = 0, Role = TurnRole.User, Text = text, SaidAt = saidAt };

    /// <summary>"I lives_in Turin", "Ana/sister lives_in Turin", "I favorite:color green".</summary>
    public static string Short(Claim claim) =>
        $"{Short(claim.Subject)} {claim.Predicate}{(claim.Facet is null ? "" : ":" + claim.Facet)} {(claim.Object is null ? claim.Value ?? "*" : Short(claim.Object))}"
        + (claim.Replaced is null ? "" : $" for {claim.Replaced}");

    private static string Short(Mention mention) => mention switch
    {
        Mention.Speaker => "I",
        Mention.Named named => named.Name,
        Mention.Kin { Name: null } kin => $"my {kin.Role}",
        Mention.Kin kin => $"{kin.Name}/{kin.Role}",
        _ => "?",
    };
}
