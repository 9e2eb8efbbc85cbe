using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphMemory.GraphQL.Tests;

public sealed class SchemaTests
{
    private const string Rewrite = "GRAPHMEMORY_WRITE_SCHEMA";

    /// <summary>Run once with the environment variable GRAPHMEMORY_WRITE_SCHEMA=1 to write the file anew, and look at its change.</summary>
    [Fact]
    public void The_schema_that_is_checked_in_is_the_one_that_runs()
    {
        string path = Path.Combine(Repository(), "src", "GraphMemory.GraphQL", "schema.graphql");
        string running = SchemaText.Print();
        if (Environment.GetEnvironmentVariable(Rewrite) is "1") File.WriteAllText(path, running);
        Assert.Equal(File.ReadAllText(path), running);
    }

    [Fact]
    public void Everything_in_the_schema_says_what_it_means()
    {
        ServiceCollection services = new();
        services.AddGraphQL(builder => builder.AddGraphMemorySchema());
        using ServiceProvider provider = services.BuildServiceProvider();
        ISchema schema = provider.GetRequiredService<ISchema>();
        schema.Initialize();
        Assert.Empty(schema.AllTypes.Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal)).SelectMany(Silent));
    }

    private static IEnumerable<string> Silent(IGraphType type)
    {
        string[] builtIn = ["Boolean", "Float", "ID", "Int", "String"];
        if (string.IsNullOrEmpty(type.Description) && !builtIn.Contains(type.Name)) yield return type.Name;
        foreach (FieldType field in (type as IComplexGraphType)?.Fields.ToList() ?? [])
        {
            if (string.IsNullOrEmpty(field.Description)) yield return $"{type.Name}.{field.Name}";
            foreach (QueryArgument argument in field.Arguments?.ToList() ?? [])
            {
                if (string.IsNullOrEmpty(argument.Description)) yield return $"{type.Name}.{field.Name}({argument.Name})";
            }
        }
        foreach (EnumValueDefinition value in (type as EnumerationGraphType)?.Values.ToList() ?? [])
        {
            if (string.IsNullOrEmpty(value.Description)) yield return $"{type.Name}.{value.Name}";
        }
    }

    private static string Repository()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "GraphMemory.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not lie in the repository.");
    }
}
