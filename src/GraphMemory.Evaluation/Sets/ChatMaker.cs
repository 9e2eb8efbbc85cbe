using System.Globalization;

namespace GraphMemory.Evaluation.Sets;

/// <summary>Makes turns of about thirty tokens and questions to them: the same for the same seed, none twice.</summary>
internal sealed class ChatMaker(int seed)
{
    private static readonly string[] People = ["Anna", "my neighbour", "my brother", "Tomas", "the dentist", "my aunt Vera", "our landlord", "a colleague"];
    private static readonly string[] Deeds = ["repaired", "sold", "painted", "borrowed", "lost", "carried home", "photographed", "cleaned"];
    private static readonly string[] Things = ["the green bicycle", "an old radio", "two boxes of apples", "the garden gate", "a letter from the bank", "the piano stool", "her winter coat", "the kitchen lamp"];
    private static readonly string[] Places = ["at the lake", "behind the station", "in the cellar", "near the old mill", "at the market", "on the balcony", "in the village hall", "by the bridge"];
    private static readonly string[] Ends = ["and it took the whole afternoon", "which made me laugh", "although it was raining", "so we had tea afterwards", "and nobody noticed", "because the shop was closed"];

    private readonly Random random = new(seed);
    private int made;

    public ConversationTurn[] Next(int count) => [.. Enumerable.Range(0, count).Select(_ => Turn())];

    /// <summary>A question that was not asked before, so that its vector is not remembered.</summary>
    public string NextQuestion() => $"Who {Of(Deeds)} {Of(Things)} {Of(Places)}, was it number {(++made).ToString(CultureInfo.InvariantCulture)}?";

    private ConversationTurn Turn()
    {
        int number = made++;
        return new ConversationTurn
        {
            Session = $"day-{(number / 40).ToString(CultureInfo.InvariantCulture)}",
            Text = $"On walk {number.ToString(CultureInfo.InvariantCulture)} I heard that {Of(People)} {Of(Deeds)} {Of(Things)} {Of(Places)}, {Of(Ends)}.",
            SaidAt = new DateTimeOffset(2020, 1, 1, 8, 0, 0, TimeSpan.Zero).AddMinutes(30 * number),
        };
    }

    private string Of(string[] words) => words[random.Next(words.Length)];
}
