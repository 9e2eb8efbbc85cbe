using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using SQLitePCL;

namespace GraphMemory.Sqlite.Sql;

/// <summary>
/// A prepared statement. Parameters are bound in the order of their numbers, columns are read by theirs. Disposing makes it ready
/// for its next use; the connection keeps it.
/// </summary>
internal sealed class Statement(Connection connection, sqlite3_stmt handle) : IDisposable
{
    private int bound;

    public Statement Bind(long value) => Checked(raw.sqlite3_bind_int64(handle, ++bound, value));

    public Statement Bind(double value) => Checked(raw.sqlite3_bind_double(handle, ++bound, value));

    public Statement Bind(bool value) => Bind(value ? 1L : 0L);

    public Statement Bind(long? value) => value is { } number ? Bind(number) : BindNull();

    public Statement Bind(DateTimeOffset instant) => Bind(instant.UtcTicks);

    public Statement Bind(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return Bind(bytes);
    }

    public Statement Bind(Guid? id) => id is { } value ? Bind(value) : BindNull();

    public Statement Bind(ReadOnlySpan<byte> blob) =>
        Checked(blob.IsEmpty ? raw.sqlite3_bind_zeroblob(handle, ++bound, 0) : raw.sqlite3_bind_blob(handle, ++bound, blob));

    public Statement Bind(string? text)
    {
        if (text is null) return BindNull();
        byte[] bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length) + 1);
        try
        {
            int count = Encoding.UTF8.GetBytes(text, bytes);
            // Of an empty span SQLite sees a null pointer, which means NULL.
            return Checked(count == 0 ? raw.sqlite3_bind_text(handle, ++bound, "") : raw.sqlite3_bind_text(handle, ++bound, bytes.AsSpan(0, count)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    public Statement BindNull() => Checked(raw.sqlite3_bind_null(handle, ++bound));

    /// <summary>Goes to the next row; false behind the last.</summary>
    public bool Step()
    {
        int result = raw.sqlite3_step(handle);
        if (result == raw.SQLITE_ROW) return true;
        if (result == raw.SQLITE_DONE) return false;
        throw connection.Error(result);
    }

    /// <summary>Executes a statement that gives no rows, and makes it ready for its next use.</summary>
    public void Run()
    {
        try
        {
            bool more = true;
            while (more) more = Step();
        }
        finally
        {
            Dispose();
        }
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public long Int64(int column) => raw.sqlite3_column_int64(handle, column);

    public long? Int64OrNull(int column) => IsNull(column) ? null : Int64(column);

    public int Int32(int column) => raw.sqlite3_column_int(handle, column);

    public bool Bool(int column) => Int32(column) != 0;

    public double Double(int column) => raw.sqlite3_column_double(handle, column);

    public string Text(int column) => raw.sqlite3_column_text(handle, column).utf8_to_string();

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>Valid until the next step.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(handle, column);

    public Guid Id(int column) => new(Blob(column), bigEndian: true);

    public Guid? IdOrNull(int column) => IsNull(column) ? null : Id(column);

    public DateTimeOffset Instant(int column) => new(Int64(column), TimeSpan.Zero);

    /// <summary>Null for an open end.</summary>
    public DateTimeOffset? InstantOrOpen(int column) => Int64(column) is var ticks && ticks == Ticks.Open ? null : new(ticks, TimeSpan.Zero);

    public ReadOnlySpan<float> Vector(int column) => MemoryMarshal.Cast<byte, float>(Blob(column));

    public void Dispose()
    {
        raw.sqlite3_reset(handle);
        raw.sqlite3_clear_bindings(handle);
        bound = 0;
    }

    /// <summary>Forgets what an interrupted use has bound.</summary>
    internal Statement Ready()
    {
        if (bound != 0) Dispose();
        return this;
    }

    internal void Close() => handle.Dispose();

    private Statement Checked(int result) => result == raw.SQLITE_OK ? this : throw connection.Error(result);
}

/// <summary>Instants as the file keeps them.</summary>
internal static class Ticks
{
    /// <summary>An open end.</summary>
    public const long Open = long.MaxValue;

    public static long OrOpen(DateTimeOffset? instant) => instant?.UtcTicks ?? Open;
}
