namespace GraphMemory;

/// <summary>
/// The one place that decides which scope a caller gets. In this version there is no sign-in: any caller may read and write any user of
/// the host's tenant, therefore a host listens on loopback only unless it is told otherwise.
/// </summary>
public sealed class ScopeGate(string tenant = Scope.DefaultTenant)
{
    /// <summary>The scope of a user, for a caller that wants to read or write it.</summary>
    /// <exception cref="MemoryException"><see cref="MemoryErrorCode.InvalidScope"/> for a key that no scope can have.</exception>
    public Scope Open(string user) => new(tenant, ScopeKind.User, user);
}
