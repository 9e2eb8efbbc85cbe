using System.Globalization;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using GraphMemory.Conversations;
using Microsoft.Data.Sqlite;

namespace GraphMemory.Benchmarks.Store;

/// <summary>The straightforward store: one table with a vector in each row, compared by a function that SQL calls, and an FTS5 index with bm25.</summary>
internal sealed class PlainSearch : IDisposable
{
    private readonly SqliteConnection connection;
    private byte[] question = [];

    public PlainSearch(string file)
    {
        connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        connection.CreateFunction<byte[], double>(
            "likeness", vector => TensorPrimitives.Dot<float>(MemoryMarshal.Cast<byte, float>(vector), MemoryMarshal.Cast<byte, float>(question)), isDeterministic: false);
        Execute("PRAGMA journal_mode = WAL; CREATE TABLE row (id INTEGER PRIMARY KEY, scope TEXT, text TEXT, vector BLOB); CREATE INDEX row_scope ON row (scope)");
        Execute("CREATE VIRTUAL TABLE words USING fts5 (text, content = '')");
    }

    public void Add(string scope, IEnumerable<(Turn Turn, float[] Vector)> rows)
    {
        using SqliteTransaction transaction = connection.BeginTransaction();
        using SqliteCommand insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO row (scope, text, vector) VALUES ($scope, $text, $vector); INSERT INTO words (rowid, text) VALUES (last_insert_rowid(), $text)";
        foreach ((Turn turn, float[] vector) in rows)
        {
            insert.Parameters.Clear();
            insert.Parameters.AddWithValue("$scope", scope);
            insert.Parameters.AddWithValue("$text", turn.Text);
            insert.Parameters.AddWithValue("$vector", MemoryMarshal.AsBytes(vector.AsSpan()).ToArray());
            insert.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    public List<long> ByVector(string scope, ReadOnlySpan<float> vector, int first)
    {
        question = MemoryMarshal.AsBytes(vector).ToArray();
        return Ids("SELECT id FROM row WHERE scope = $scope ORDER BY likeness(vector) DESC LIMIT $first", scope, "", first);
    }

    public List<long> ByWords(string scope, IEnumerable<string> terms, int first) => Ids(
        "SELECT row.id FROM words JOIN row ON row.id = words.rowid WHERE words MATCH $terms AND row.scope = $scope ORDER BY bm25(words) LIMIT $first",
        scope, string.Join(" OR ", terms.Select(term => string.Create(CultureInfo.InvariantCulture, $"\"{term}\""))), first);

    public void Dispose() => connection.Dispose();

    private List<long> Ids(string sql, string scope, string terms, int first)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$scope", scope);
        command.Parameters.AddWithValue("$terms", terms);
        command.Parameters.AddWithValue("$first", first);
        using SqliteDataReader reader = command.ExecuteReader();
        List<long> ids = [];
        while (reader.Read()) ids.Add(reader.GetInt64(0));
        return ids;
    }

    private void Execute(string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
