using System.ComponentModel;
using System.Reflection;
using GraphMemory.Context;
using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphQL.Types;

namespace GraphMemory.GraphQL.Scalars;

/// <summary>An enumeration of the memory, with the words that say what its values mean; those of this API carry them as attributes.</summary>
internal sealed class DescribedEnum<T> : EnumerationGraphType<T>
    where T : struct, Enum
{
    public DescribedEnum()
    {
        if (EnumWords.Of.TryGetValue(typeof(T), out (string Type, string[] Values) words)) Describe(words.Type, words.Values);
        else Describe(typeof(T).GetCustomAttribute<DescriptionAttribute>()?.Description, [.. Enum.GetNames<T>().Select(DescriptionOf)]);
    }

    private static string DescriptionOf(string name) => typeof(T).GetField(name)?.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "";

    private void Describe(string? type, string[] values)
    {
        Description = type;
        foreach ((EnumValueDefinition value, string words) in Values.Zip(values)) value.Description = words;
    }
}

/// <summary>What the values of the memory's enumerations mean, in the order of their declaration.</summary>
internal static class EnumWords
{
    public static readonly IReadOnlyDictionary<Type, (string Type, string[] Values)> Of = new Dictionary<Type, (string, string[])>
    {
        [typeof(TurnRole)] = ("Who says a turn.", ["The user, or in a talk between people any of them.", "The agent.", "Instructions to the agent.", "The answer of a tool."]),
        [typeof(RememberWait)] = (
            "How far `remember` goes before it answers.",
            ["The turns are stored, durably; what they say is read in the background.", "Their facts are in the graph as well, and they can be found by meaning."]),
        [typeof(Polarity)] = ("Whether a fact says that something is so or not.", ["It is so.", "It is not so."]),
        [typeof(Modality)] = (
            "In what way a fact is meant.",
            ["Said to be so.", "Intended.", "Wished for.", "Said with doubt.", "Somebody else is said to say so."]),
        [typeof(FactStatus)] = (
            "Whether a fact is true at the times of a read.",
            ["True then.", "Known then, but over, or not yet begun.", "No longer believed then: undone, or corrected."]),
        [typeof(FactLinkKind)] = (
            "How two facts are related.",
            [
                "The newer took the place of the older when the world changed.", "The newer says that the older never was so.",
                "The newer says that the older is over.", "The newer says the same as the older, more exactly.",
                "Both are kept though they cannot both be true.",
            ]),
        [typeof(TimeGrain)] = ("How exactly a time was told.", ["To the second or better.", "A day.", "A week.", "A month.", "A season of a year.", "A year."]),
        [typeof(EntityKind)] = (
            "What sort of thing an entity is.",
            [
                "Not known yet.", "A human being.", "An animal with a name or a place in somebody's life.", "A country, a city, a building.",
                "A company, school, team or institution.", "A project, plan or undertaking.", "A product, tool or work.",
                "A subject of talk or interest.", "Something that happens.",
            ]),
        [typeof(ContextSectionKind)] = (
            "The parts of a context.",
            [
                "Who the user is, and what must always be known, as allergies.", "What else is known and matters for the message.",
                "What was said that matters for the message.", "Facts that contradict each other and are not settled.",
                "The latest turns of the conversation that goes on.",
            ]),
        [typeof(ContextFormat)] = ("How a context is rendered.", ["Plain lines under short headings: what the budget is counted on.", "Markdown with the sources as notes.", "JSON with every field."]),
    };
}
