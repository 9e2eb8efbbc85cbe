using System.Collections.Frozen;
using System.Text.RegularExpressions;
using GraphMemory.Graph;

namespace GraphMemory.Extraction;

/// <summary>The predicates whose behaviour is known. Every other snake_case word is allowed, and takes many values.</summary>
public static partial class Predicates
{
    /// <summary>The longest predicate, in characters.</summary>
    public const int NameLengthMax = 64;

    /// <summary>The table, in the order of the guide.</summary>
    public static IReadOnlyList<Predicate> Known { get; } =
    [
        new() { Name = "name", Cardinality = Cardinality.Single, Ask = true, Text = "name is {0}", Possessive = true },
        new()
        {
            Name = "lives_in", Cardinality = Cardinality.Single, ObjectKind = EntityKind.Place,
            Text = "lives in {0}", NegativeText = "does not live in {0}",
        },
        new()
        {
            Name = "works_at", Cardinality = Cardinality.Single, ObjectKind = EntityKind.Organisation,
            Text = "works at {0}", NegativeText = "does not work at {0}",
        },
        new() { Name = "job_title", Cardinality = Cardinality.Single, Text = "works as {a}", NegativeText = "does not work as {a}" },
        new() { Name = "likes", Opposite = "dislikes", Text = "likes {0}", NegativeText = "does not like {0}" },
        new() { Name = "dislikes", Opposite = "likes", Text = "dislikes {0}", NegativeText = "does not dislike {0}" },
        new() { Name = "prefers", Cardinality = Cardinality.SinglePerFacet, Text = "prefers {0}", NegativeText = "does not prefer {0}" },
        new()
        {
            Name = "favorite", Cardinality = Cardinality.SinglePerFacet,
            Text = "favorite {facet} is {0}", NegativeText = "favorite {facet} is not {0}", Possessive = true,
        },
        new() { Name = "allergic_to", Ask = true, AskEnd = true, Text = "is allergic to {0}", NegativeText = "is not allergic to {0}" },
        new() { Name = "diet", Cardinality = Cardinality.Single, Text = "diet is {0}", NegativeText = "diet is not {0}", Possessive = true },
        new() { Name = "has_pet", ObjectKind = EntityKind.Animal, Text = "has {role}", NegativeText = "has no {role}", Role = "pet" },
        new() { Name = "partner", Cardinality = Cardinality.Single, ObjectKind = EntityKind.Person, Ask = true, Text = "has {role}", Role = "partner" },
        new() { Name = "parent_of", ObjectKind = EntityKind.Person, Time = TimeClass.Immutable, Text = "has {role}", NegativeText = "has no {role}", Role = "child" },
        new() { Name = "child_of", ObjectKind = EntityKind.Person, Time = TimeClass.Immutable, Text = "has {role}", Role = "parent" },
        new() { Name = "sibling_of", ObjectKind = EntityKind.Person, Time = TimeClass.Immutable, Text = "has {role}", Role = "sibling" },
        new() { Name = "relative_of", ObjectKind = EntityKind.Person, Time = TimeClass.Immutable, Text = "has {role}", Role = "relative" },
        new() { Name = "friend_of", ObjectKind = EntityKind.Person, Text = "has {role}", Role = "friend" },
        new() { Name = "speaks", Text = "speaks {0}", NegativeText = "does not speak {0}" },
        new() { Name = "owns", Text = "owns {a}", NegativeText = "does not own {a}" },
        new() { Name = "uses_tool", ObjectKind = EntityKind.Product, Text = "uses {0}", NegativeText = "does not use {0}" },
        new() { Name = "plans_to", Time = TimeClass.Plan, Text = "plans to {0}", NegativeText = "does not plan to {0}" },
        new() { Name = "did", Time = TimeClass.Event, Text = "{0}", NegativeText = "never {0}" },
    ];

    private static readonly FrozenDictionary<string, Predicate> ByName = Known.ToFrozenDictionary(predicate => predicate.Name, StringComparer.Ordinal);

    /// <summary>The row of a predicate; for a word that is not in the table, a row of many values whose text is the word's own words.</summary>
    public static Predicate Of(string name) =>
        ByName.TryGetValue(name, out Predicate? known) ? known : new() { Name = name, Text = $"{name.Replace('_', ' ')} {{0}}" };

    /// <summary>True for a word that a predicate may have: snake_case, 1 to 64 characters.</summary>
    public static bool IsWellFormed(string name) => name.Length <= NameLengthMax && SnakeCase().IsMatch(name);

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SnakeCase();
}
