using GraphMemory.Journal;
using GraphMemory.Sqlite.Sql;

namespace GraphMemory.Sqlite.Projection;

/// <summary>A scope's row: its number, by which all its rows are keyed, and the head of its journal.</summary>
/// <param name="Number">Small and stable within the file.</param>
/// <param name="Head">The last entry.</param>
/// <param name="Rows">The last number given to a turn or fact.</param>
/// <param name="Rewrites">How often the index changed without a new entry.</param>
internal sealed record ScopeRow(long Number, ScopeHead Head, long Rows, long Rewrites)
{
    private const string Columns = "SELECT number, sequence, hash, at, rows, rewrites FROM scope ";

    /// <summary>The first key of the scope's turns and facts.</summary>
    public long FirstKey => KeyOf(Number, 0);

    /// <summary>The first key behind them.</summary>
    public long EndKey => KeyOf(Number + 1, 0);

    public static long KeyOf(long scope, long row) => (scope << 32) | row;

    public static long ScopeOf(long key) => key >> 32;

    public static ScopeRow? Find(Connection connection, Scope scope)
    {
        using Statement rows = connection.Prepare(Columns + "WHERE token = ?").Bind(scope.Token);
        return rows.Step() ? Read(rows) : null;
    }

    public static ScopeRow FindOrAdd(Connection connection, Scope scope)
    {
        if (Find(connection, scope) is { } known) return known;
        connection.Prepare("INSERT INTO scope (token, tenant, kind, owner, sequence, hash, at) VALUES (?, ?, ?, ?, 0, ?, 0)")
            .Bind(scope.Token).Bind(scope.Tenant).Bind(Scope.KindName(scope.Kind)).Bind(scope.Key)
            .Bind(Convert.FromHexString(ScopeHead.Empty.Hash)).Run();
        return Find(connection, scope)!;
    }

    public static Scope Owner(Statement rows, int column) =>
        new(rows.Text(column), Scope.KindOf(rows.Text(column + 1))!.Value, rows.Text(column + 2));

    public void Save(Connection connection) =>
        connection.Prepare("UPDATE scope SET sequence = ?, hash = ?, at = ?, rows = ?, rewrites = ? WHERE number = ?")
            .Bind(Head.Sequence).Bind(Convert.FromHexString(Head.Hash)).Bind(Head.At).Bind(Rows).Bind(Rewrites).Bind(Number).Run();

    private static ScopeRow Read(Statement rows) => new(
        rows.Int64(0),
        rows.Int64(1) == 0 ? ScopeHead.Empty : new(rows.Int64(1), Convert.ToHexStringLower(rows.Blob(2)), rows.Instant(3)),
        rows.Int64(4),
        rows.Int64(5));
}
