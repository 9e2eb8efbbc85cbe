using GraphMemory.Language.English;

namespace GraphMemory.Recall;

/// <summary>Which kinds of names a text holds, by the labels of the English analysis (OntoNotes 5). Pure.</summary>
public static class NameKindReader
{
    /// <summary>The kinds in a text; none when it was too long to be analysed.</summary>
    public static NameKinds Read(AnalyzedText text)
    {
        NameKinds kinds = NameKinds.None;
        foreach (NamedEntity name in text.Entities) kinds |= Of(name.Type);
        return kinds;
    }

    private static NameKinds Of(string label) => label switch
    {
        "PERSON" => NameKinds.Person,
        "GPE" or "LOC" or "FAC" => NameKinds.Place,
        "DATE" => NameKinds.Date,
        "TIME" => NameKinds.Time,
        "CARDINAL" or "QUANTITY" or "MONEY" or "PERCENT" => NameKinds.Quantity,
        "WORK_OF_ART" or "PRODUCT" => NameKinds.Work,
        "ORG" => NameKinds.Organisation,
        _ => NameKinds.None,
    };
}
