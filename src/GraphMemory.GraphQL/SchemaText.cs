using GraphQL;
using GraphQL.Types;
using GraphQL.Utilities;
using Microsoft.Extensions.DependencyInjection;

namespace GraphMemory.GraphQL;

/// <summary>The schema of the API in the schema definition language, without a running server.</summary>
public static class SchemaText
{
    /// <summary>Types and fields in alphabetical order, with their descriptions; line ends are LF.</summary>
    public static string Print()
    {
        ServiceCollection services = new();
        services.AddGraphQL(builder => builder.AddGraphMemorySchema());
        using ServiceProvider provider = services.BuildServiceProvider();
        return Print(provider.GetRequiredService<ISchema>());
    }

    /// <summary>The same for a schema that is there.</summary>
    internal static string Print(ISchema schema)
    {
        schema.Initialize();
        string text = schema.Print(new PrintOptions { IncludeDescriptions = true, IncludeDeprecationReasons = true, StringComparison = StringComparison.Ordinal });
        return text.ReplaceLineEndings("\n").TrimEnd() + "\n";
    }
}
