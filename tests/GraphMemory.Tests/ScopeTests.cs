namespace GraphMemory.Tests;

public sealed class ScopeTests
{
    [Fact]
    public void A_token_is_half_the_hash_of_the_canonical_triple() =>
        // printf '["default","USER","alice"]' | sha256sum | head -c 32
        Assert.Equal("638afb14fd0aa357688a4911436b1a14", Scope.User("alice").Token);

    [Fact]
    public void Scopes_are_equal_by_their_three_parts()
    {
        Assert.Equal(Scope.User("a"), new Scope("default", ScopeKind.User, "a"));
        Assert.NotEqual(Scope.User("a"), new Scope("default", ScopeKind.Agent, "a"));
        Assert.NotEqual(Scope.User("a"), new Scope("other", ScopeKind.User, "a"));
        Assert.NotEqual(new Scope("a", ScopeKind.User, "b,c"), new Scope("a,b", ScopeKind.User, "c"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\u0000b")]
    [InlineData("a\nb")]
    public void A_key_that_no_scope_can_have_is_refused(string key) =>
        Assert.Equal(MemoryErrorCode.InvalidScope, Assert.Throws<MemoryException>(() => Scope.User(key)).Code);

    [Fact]
    public void Half_a_surrogate_pair_is_refused() =>
        Assert.Equal(MemoryErrorCode.InvalidScope, Assert.Throws<MemoryException>(() => Scope.User("a\ud800")).Code);

    [Fact]
    public void A_key_of_200_characters_is_the_longest()
    {
        Assert.Equal(200, Scope.User(new string('k', 200)).Key.Length);
        Assert.Throws<MemoryException>(() => Scope.User(new string('k', 201)));
    }
}
