using System.Runtime.CompilerServices;
using Xunit.v3;

namespace GraphMemory.Testing;

/// <summary>A test that takes minutes: of category Long, and skipped unless GRAPHMEMORY_LONG=1, which .ci/long sets.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LongFactAttribute : FactAttribute, ITraitAttribute
{
    private static readonly bool IsAsked = Environment.GetEnvironmentVariable("GRAPHMEMORY_LONG") is "1";

    public LongFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        if (!IsAsked) Skip = "Takes minutes: run .ci/long, or set GRAPHMEMORY_LONG=1.";
    }

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Category", "Long")];
}
