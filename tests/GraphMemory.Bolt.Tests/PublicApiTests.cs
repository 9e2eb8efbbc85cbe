using Neo4j.Driver;
using PublicApiGenerator;

namespace GraphMemory.Bolt.Tests;

public class PublicApiTests
{
    /// <summary>
    /// PublicApi.txt holds the members of the official client, in its 5.28, that we have, with their parameter names and defaults. What is
    /// public here beside it would break a program that is moved to the official client.
    /// </summary>
    [Fact]
    public void The_public_surface_is_that_of_the_official_client_and_no_more()
    {
        string actual = typeof(IDriver).Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false });

        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "PublicApi.received.txt"), actual);
        string expected = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "PublicApi.txt"));
        Assert.Equal(expected.ReplaceLineEndings("\n").Trim(), actual.ReplaceLineEndings("\n").Trim());
    }

    [Fact]
    public void What_the_official_client_lacks_is_in_another_namespace()
    {
        Type[] own = [.. typeof(IDriver).Assembly.GetExportedTypes().Where(t => t.Namespace != "Neo4j.Driver")];

        Assert.Equal([typeof(OneTrip)], own);
    }
}
