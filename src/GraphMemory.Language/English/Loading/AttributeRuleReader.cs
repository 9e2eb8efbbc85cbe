using System.Text.Json;
using System.Text.RegularExpressions;
using GraphMemory.Language.English.Grammar;

namespace GraphMemory.Language.English.Loading;

/// <summary>Reads the attribute rules, with tags and labels as bits over their indexes.</summary>
sealed class AttributeRuleReader(string[] tags, string[] deps)
{
    public IEnumerable<(int Number, AttributeRule Rule)> Read(JsonElement rules)
    {
        int number = 0;
        foreach (JsonElement rule in rules.EnumerateArray())
        {
            JsonElement attributes = rule.GetProperty("attrs");
            string? morph = Attribute(attributes, "MORPH");
            foreach (JsonElement pattern in rule.GetProperty("patterns").EnumerateArray())
            {
                TokenCondition[] conditions = [.. pattern.EnumerateArray().Select(Condition)];
                yield return (number, new AttributeRule(conditions, rule.GetProperty("index").GetInt32(), Attribute(attributes, "TAG"),
                    Attribute(attributes, "DEP"), Attribute(attributes, "POS"), morph == "_" ? "" : morph, Attribute(attributes, "LEMMA")));
            }
            number++;
        }
    }

    TokenCondition Condition(JsonElement tests)
    {
        TokenCondition condition = new(null, null, null, null, null);
        foreach (JsonProperty test in tests.EnumerateObject())
            condition = test.Name switch
            {
                "TAG" => condition with { Tags = [.. tags.Select(Fits(test.Value))] },
                "DEP" => condition with { Deps = [.. deps.Select(Fits(test.Value))] },
                "IS_SPACE" => condition with { IsSpace = test.Value.GetBoolean() },
                "LOWER" when test.Value.ValueKind == JsonValueKind.String =>
                    condition with { Lowers = new([test.Value.GetString()!], StringComparer.Ordinal) },
                "LOWER" when test.Value.TryGetProperty("IN", out JsonElement words) =>
                    condition with { Lowers = new(words.EnumerateArray().Select(w => w.GetString()!), StringComparer.Ordinal) },
                "LOWER" => condition with { Pattern = Pattern(test.Value.GetProperty("REGEX").GetString()!) },
                _ => throw new InvalidDataException($"An attribute rule tests {test.Name}, which is unknown."),
            };
        return condition;
    }

    static Regex Pattern(string pattern) => new(pattern, RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout);

    static Func<string, bool> Fits(JsonElement test)
    {
        if (test.ValueKind == JsonValueKind.String) return label => test.ValueEquals(label);
        if (test.TryGetProperty("IN", out JsonElement any)) return label => any.EnumerateArray().Any(e => e.ValueEquals(label));
        JsonElement none = test.GetProperty("NOT_IN");
        return label => !none.EnumerateArray().Any(e => e.ValueEquals(label));
    }

    static string? Attribute(JsonElement attributes, string name) =>
        attributes.TryGetProperty(name, out JsonElement value) ? string.Intern(value.GetString()!) : null;
}
