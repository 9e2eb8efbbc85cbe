namespace GraphMemory.Context;

/// <summary>Writes a context out.</summary>
internal static class ContextRenderer
{
    public static string Render(MemoryContext context, ContextFormat format) => throw new NotSupportedException();
}
