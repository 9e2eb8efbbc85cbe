using System.Reflection;
using System.Text.RegularExpressions;

namespace GraphMemory.Tests.HouseRules;

public sealed partial class SourceTests
{
    private static readonly string[] NotConcepts = ["Services", "Interfaces", "Models", "Helpers", "Common", "Core", "Utils"];

    [Fact]
    public void Folders_are_concepts() =>
        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src"), "*", SearchOption.AllDirectories)
            .Select(Path.GetFileName).Intersect(NotConcepts, StringComparer.Ordinal));

    [Fact]
    public void No_type_is_called_a_manager_a_helper_or_a_util() =>
        // The Bolt client carries the official names.
        Assert.Empty(Repository.Files("src", "*.cs").Where(file => !file.Contains("GraphMemory.Bolt", StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension).Where(name => UnansweredName().IsMatch(name!)));

    [Fact]
    public void No_file_is_longer_than_500_lines() =>
        Assert.Empty(Repository.Files("src", "*.cs").Where(file => File.ReadLines(file).Count() > 500).Select(Path.GetFileName));

    [Fact]
    public void Public_asynchronous_methods_take_a_token_last()
    {
        IEnumerable<MethodInfo> methods = new[] { typeof(AgentMemory).Assembly }
            .SelectMany(assembly => assembly.GetExportedTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal) && method.Name != nameof(IAsyncDisposable.DisposeAsync));

        Assert.Empty(methods
            .Where(method => method.GetParameters() is not [.., { ParameterType: var last }] || last != typeof(CancellationToken))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}"));
    }

    [GeneratedRegex("(Manager|Helper|Helpers|Util|Utils)$")]
    private static partial Regex UnansweredName();
}
