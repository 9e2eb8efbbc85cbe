using GraphQL.Types;

namespace GraphMemory.GraphQL.Scalars;

/// <summary>A whole number that may be larger than <c>Int</c> holds.</summary>
internal sealed class LongScalar : LongGraphType
{
    public LongScalar()
    {
        Name = "Long";
        Description = "A whole number of at most 64 bits, as a JSON number.";
    }
}
