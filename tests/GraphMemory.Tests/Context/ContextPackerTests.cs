using CsCheck;
using GraphMemory.Context;

namespace GraphMemory.Tests.Context;

public sealed class ContextPackerTests
{
    private static readonly Gen<Dictionary<ContextSectionKind, IReadOnlyList<ContextLine>>> Offers =
        Gen.Int[1, 40].Array[0, 30].Select(costs => (IReadOnlyList<ContextLine>)[.. costs.Select((cost, i) => Line($"line {i} of {cost}", cost))])
            .Array[5].Select(parts => Enum.GetValues<ContextSectionKind>().Zip(parts).ToDictionary(pair => pair.First, pair => pair.Second));

    [Fact]
    public void The_budget_is_never_exceeded_and_nothing_vanishes() => Gen.Select(Offers, Gen.Int[50, 500]).Sample((offers, tokensMax) =>
    {
        (IReadOnlyList<ContextSection> sections, IReadOnlyList<CutLine> cut) = ContextPacker.Pack(offers, tokensMax, _ => 3);

        Assert.True(sections.Sum(section => 3 + section.Lines.Sum(line => line.Tokens)) <= tokensMax);
        Assert.Equal(offers.Sum(offer => offer.Value.Count), sections.Sum(section => section.Lines.Count) + cut.Count);
    });

    [Fact]
    public void A_line_that_fits_is_not_cut_while_there_is_room()
    {
        (IReadOnlyList<ContextSection> sections, IReadOnlyList<CutLine> cut) = ContextPacker.Pack(
            new Dictionary<ContextSectionKind, IReadOnlyList<ContextLine>> { [ContextSectionKind.System] = [Line("a", 60), Line("b", 30)] }, 100, _ => 5);

        Assert.Equal(2, sections.Single().Lines.Count);
        Assert.Empty(cut);
    }

    [Fact]
    public void A_line_stands_in_one_part_only()
    {
        ContextLine line = Line("the same", 10);
        (IReadOnlyList<ContextSection> sections, IReadOnlyList<CutLine> cut) = ContextPacker.Pack(
            new Dictionary<ContextSectionKind, IReadOnlyList<ContextLine>>
            {
                [ContextSectionKind.System] = [line],
                [ContextSectionKind.RelevantFacts] = [line],
            }, 100, _ => 5);

        Assert.Equal(ContextSectionKind.System, sections.Single().Kind);
        Assert.Equal(CutReasons.Duplicate, cut.Single().Reason);
    }

    [Fact]
    public void Recent_messages_are_told_in_the_order_of_talk_and_the_oldest_is_cut_first()
    {
        (IReadOnlyList<ContextSection> sections, IReadOnlyList<CutLine> cut) = ContextPacker.Pack(
            new Dictionary<ContextSectionKind, IReadOnlyList<ContextLine>>
            {
                [ContextSectionKind.RecentMessages] = [Line("third", 40), Line("second", 40), Line("first", 40)],
            }, 100, _ => 5);

        Assert.Equal(["second", "third"], sections.Single().Lines.Select(line => line.Text));
        Assert.Equal("first", cut.Single().Text);
    }

    private static ContextLine Line(string text, int tokens) => new() { Text = text, Sources = [], Tokens = tokens };
}
