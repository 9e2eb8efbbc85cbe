namespace GraphMemory.Tests.HouseRules;

/// <summary>Where tests look for what is kept beside the repository.</summary>
public sealed class SharedFolderTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_a_name_it_lies_beside_the_repository_or_further_up(string? named) => Assert.Equal(
        ["/home/ada/graphmemory/artifacts/shared", "/home/ada/graphmemory/shared", "/home/ada/shared", "/home/shared", "/shared"], SharedFolder.Places(named, "/home/ada/graphmemory/artifacts"));

    [Fact]
    public void With_a_name_it_is_nowhere_else() => Assert.Equal(["/data"], SharedFolder.Places("/data", "/home/ada/graphmemory"));
}
