using GraphMemory.GraphQL.Errors;
using GraphQLParser.AST;

namespace GraphMemory.GraphQL.Limits;

/// <summary>The measures of one document. Numbers are capped, so that no chain of fragments makes them overflow.</summary>
internal sealed class DocumentMeasure
{
    private const int Cap = 1_000_000;

    /// <summary>How much more the fragments of a document may hold in sum than its operations: nested ones count once for each that spreads them.</summary>
    private const int FragmentsFactor = 4;

    /// <summary>How often the lists of an introspection may lie in each other: twice serves every known tool.</summary>
    private const int ListsOfIntrospectionMax = 2;

    private readonly GraphQLApiOptions options;
    private readonly List<GraphQLOperationDefinition> operations = [];
    private readonly Dictionary<string, GraphQLFragmentDefinition> fragments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Size> sizes = new(StringComparer.Ordinal);
    private readonly HashSet<string> entered = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, int>> names = new(StringComparer.Ordinal);
    private int directives;

    public DocumentMeasure(GraphQLDocument document, GraphQLApiOptions options)
    {
        this.options = options;
        foreach (ASTNode definition in document.Definitions)
        {
            switch (definition)
            {
                case GraphQLOperationDefinition operation:
                    operations.Add(operation);
                    break;
                case GraphQLFragmentDefinition fragment:
                    if (!fragments.TryAdd((string)fragment.FragmentName.Name.Value, fragment))
                        throw new RequestRefused(ErrorCodes.ValidationFailed, "Two fragments have one name.");
                    break;
                default:
                    throw new RequestRefused(ErrorCodes.ValidationFailed, "The document holds a definition that cannot be executed: send operations and fragments only.");
            }
        }
    }

    public void Check()
    {
        if (fragments.Count > options.FragmentsMax) throw DocumentGuard.Exceeded($"The document has {fragments.Count} fragments; at most {options.FragmentsMax} are taken.");
        CountFields();
        foreach (GraphQLOperationDefinition operation in operations) CheckRepeats(operation.SelectionSet);
        foreach (GraphQLFragmentDefinition fragment in fragments.Values) CheckRepeats(fragment.SelectionSet);
    }

    private void CountFields()
    {
        long fields = 0;
        foreach (GraphQLOperationDefinition operation in operations)
        {
            CountDirectives(operation.Directives);
            foreach (GraphQLVariableDefinition variable in operation.Variables?.Items ?? []) CountDirectives(variable.Directives);
            Size size = SizeOf(operation.SelectionSet);
            fields += size.Fields;
            if (fields > options.FieldsMax) throw TooManyFields();
            if (size.Depth > options.DepthMax) throw DocumentGuard.Exceeded($"Fields are nested {size.Depth} deep; at most {options.DepthMax} is taken.");
        }
        long inFragments = 0;
        foreach (string name in fragments.Keys)
        {
            inFragments += SizeOf(name).Fields;
            if (inFragments > (long)options.FieldsMax * FragmentsFactor) throw TooManyFields();
        }
    }

    private RequestRefused TooManyFields() =>
        DocumentGuard.Exceeded($"The document asks for more than {options.FieldsMax:N0} fields, fragments expanded.");

    private Size SizeOf(string fragment)
    {
        if (sizes.TryGetValue(fragment, out Size known)) return known;
        if (!fragments.TryGetValue(fragment, out GraphQLFragmentDefinition? definition)) return default;
        if (!entered.Add(fragment)) throw new RequestRefused(ErrorCodes.ValidationFailed, "A fragment spreads itself.");
        CountDirectives(definition.Directives);
        return sizes[fragment] = SizeOf(definition.SelectionSet);
    }

    private Size SizeOf(GraphQLSelectionSet? selections)
    {
        Size sum = default;
        foreach (ASTNode selection in selections?.Selections ?? [])
        {
            sum += selection switch
            {
                GraphQLField field => SizeOf(field),
                GraphQLFragmentSpread spread => Counted(spread.Directives, SizeOf((string)spread.FragmentName.Name.Value)),
                GraphQLInlineFragment inline => Counted(inline.Directives, SizeOf(inline.SelectionSet)),
                _ => default,
            };
            if (sum.Fields > options.FieldsMax * FragmentsFactor) throw TooManyFields();
        }
        return sum;
    }

    private Size SizeOf(GraphQLField field)
    {
        CountDirectives(field.Directives);
        string name = (string)field.Name.Value;
        Size below = SizeOf(field.SelectionSet);
        if (name is "__schema" or "__type")
        {
            if (!options.Introspection) throw new RequestRefused(ErrorCodes.IntrospectionOff, "This server does not answer questions about its schema.");
            if (below.Depth + 1 > options.IntrospectionDepthMax || below.Lists > ListsOfIntrospectionMax)
                throw DocumentGuard.Exceeded($"The introspection goes too deep: at most {options.IntrospectionDepthMax} fields, and {ListsOfIntrospectionMax} lists of fields in each other.");
            return new(below.Fields + 1, 1, 0);
        }
        bool list = name is "fields" or "inputFields" or "interfaces" or "possibleTypes";
        return new(Math.Min(Cap, below.Fields + 1), Math.Min(Cap, below.Depth + 1), below.Lists + (list ? 1 : 0));
    }

    private Size Counted(GraphQLDirectives? found, Size size)
    {
        CountDirectives(found);
        return size;
    }

    private void CountDirectives(GraphQLDirectives? found)
    {
        int count = found?.Count ?? 0;
        directives += count;
        if (count > options.DirectivesOfOnePlaceMax || directives > options.DirectivesMax)
            throw DocumentGuard.Exceeded($"At most {options.DirectivesMax} directives are taken, and {options.DirectivesOfOnePlaceMax} at one place.");
    }

    /// <summary>Checks a selection and those below it. Their sizes are bounded by now, so looking into each costs little.</summary>
    private void CheckRepeats(GraphQLSelectionSet? selections)
    {
        foreach ((string name, int count) in NamesOf(selections))
        {
            int max = name[0] == 'f' ? options.AliasesMax : options.RepeatsMax;
            if (count > max) throw DocumentGuard.Exceeded($"'{name[1..]}' stands {count} times in one selection; at most {max} is taken.");
        }
        foreach (ASTNode selection in selections?.Selections ?? [])
        {
            if (selection is GraphQLField { SelectionSet: { } below }) CheckRepeats(below);
            else if (selection is GraphQLInlineFragment inline) CheckRepeats(inline.SelectionSet);
        }
    }

    /// <summary>How often each field (f) and each name in the answer (a) stands in a selection, fragments expanded.</summary>
    private Dictionary<string, int> NamesOf(GraphQLSelectionSet? selections)
    {
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach (ASTNode selection in selections?.Selections ?? [])
        {
            switch (selection)
            {
                case GraphQLField field:
                    Add(counts, "f" + (string)field.Name.Value, 1);
                    Add(counts, "a" + (string)(field.Alias?.Name ?? field.Name).Value, 1);
                    break;
                case GraphQLInlineFragment inline:
                    Merge(counts, NamesOf(inline.SelectionSet));
                    break;
                case GraphQLFragmentSpread spread when fragments.TryGetValue((string)spread.FragmentName.Name.Value, out GraphQLFragmentDefinition? fragment):
                    string name = (string)spread.FragmentName.Name.Value;
                    if (!names.TryGetValue(name, out Dictionary<string, int>? known)) names.Add(name, known = NamesOf(fragment.SelectionSet));
                    Merge(counts, known);
                    break;
                default:
                    break;
            }
        }
        return counts;
    }

    private static void Merge(Dictionary<string, int> counts, Dictionary<string, int> more)
    {
        foreach ((string name, int count) in more) Add(counts, name, count);
    }

    private static void Add(Dictionary<string, int> counts, string name, int count) =>
        counts[name] = Math.Min(Cap, counts.GetValueOrDefault(name) + count);

    /// <summary>Fields in all, depth, and how many lists of an introspection lie in each other.</summary>
    private readonly record struct Size(int Fields, int Depth, int Lists)
    {
        public static Size operator +(Size left, Size right) =>
            new(Math.Min(Cap, left.Fields + right.Fields), Math.Max(left.Depth, right.Depth), Math.Max(left.Lists, right.Lists));
    }
}
