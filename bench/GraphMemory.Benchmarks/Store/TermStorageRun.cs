using System.Diagnostics;
using System.Globalization;
using System.Text;
using GraphMemory.Recall;
using Microsoft.Data.Sqlite;

namespace GraphMemory.Benchmarks.Store;

/// <summary>
/// Three ways to keep the terms of a scope's rows, among the rows of others: an FTS5 index over all, a row for each term of each row, a list
/// in each row. What do they cost to write, row by row, and to ask?
/// </summary>
internal static class TermStorageRun
{
    private const int Own = 20_000;

    public static void Print()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("graphmemory-bench-");
        try
        {
            Console.WriteLine($"{"20,000 rows of one scope among",-34}{"write ms/row",14}{"file MB",10}{"10 terms, ms",14}{"all terms, ms",15}");
            foreach (int others in (ReadOnlySpan<int>)[0, 180_000])
            {
                foreach (Storage storage in (Storage[])[new FullText(), new PostingRows(), new TermLists()])
                {
                    string file = Path.Combine(folder.FullName, $"{storage.GetType().Name}-{others}.db");
                    Measure(storage, file, others);
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Measure(Storage storage, string file, int others)
    {
        using SqliteConnection connection = new($"Data Source={file};Pooling=False");
        connection.Open();
        storage.Open(connection);
        SeededTexts texts = new(5);
        double writing = 0;
        int rows = Own + others;
        // Rows of all scopes come mixed, as they do in a server.
        using (SqliteTransaction transaction = connection.BeginTransaction())
        {
            for (int i = 0; i < rows; i++)
            {
                IReadOnlyList<TermCount> terms = Terms.Of(texts.Sentence(15));
                long start = Stopwatch.GetTimestamp();
                storage.Add(i % (rows / Own) == 0 ? 0 : 1 + (i % 100), i, terms);
                writing += Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
            transaction.Commit();
        }
        string[][] questions = [.. Enumerable.Range(0, 20).Select(i => Terms.OfQuestion(new SeededTexts(100 + i).Sentence(10)).ToArray())];
        double asking = Median(questions.Select(question => Timed(() => storage.Ask(question))));
        double loading = Median(Enumerable.Range(0, 5).Select(_ => Timed(storage.Load)));
        string name = $"{others:N0} others: {storage.GetType().Name}";
        Console.WriteLine($"{name,-34}{writing / rows,14:N4}{new FileInfo(file).Length / 1e6,10:N1}{asking,14:N2}{(loading > .01 ? $"{loading:N1}" : "-"),15}");
    }

    private static double Timed(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(IEnumerable<double> times) => times.Order().ToArray() is var sorted ? sorted[sorted.Length / 2] : 0;

    private abstract class Storage
    {
        private readonly Dictionary<string, SqliteCommand> commands = new(StringComparer.Ordinal);
        private SqliteConnection connection = null!;

        protected abstract string Schema { get; }

        public void Open(SqliteConnection opened)
        {
            connection = opened;
            Command("PRAGMA journal_mode = WAL").ExecuteNonQuery();
            using SqliteCommand schema = connection.CreateCommand();
            schema.CommandText = Schema;
            schema.ExecuteNonQuery();
        }

        public abstract void Add(int scope, int row, IReadOnlyList<TermCount> terms);

        public abstract void Ask(IReadOnlyList<string> terms);

        public abstract void Load();

        protected SqliteCommand Command(string sql, params object[] values)
        {
            if (!commands.TryGetValue(sql, out SqliteCommand? command))
            {
                command = connection.CreateCommand();
                command.CommandText = sql;
                commands.Add(sql, command);
            }
            command.Parameters.Clear();
            for (int i = 0; i < values.Length; i++) command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${i + 1}"), values[i]);
            return command;
        }
    }

    /// <summary>One index over the rows of everybody; the scope is a filter on what it finds, and the weights are everybody's.</summary>
    private sealed class FullText : Storage
    {
        protected override string Schema => "CREATE VIRTUAL TABLE words USING fts5 (terms, content = ''); CREATE TABLE owner (row INTEGER PRIMARY KEY, scope INTEGER)";

        public override void Add(int scope, int row, IReadOnlyList<TermCount> terms)
        {
            Command("INSERT INTO words (rowid, terms) VALUES ($1, $2)", row + 1, string.Join(' ', terms.SelectMany(term => Enumerable.Repeat(term.Term, term.Count)))).ExecuteNonQuery();
            Command("INSERT INTO owner (row, scope) VALUES ($1, $2)", row + 1, scope).ExecuteNonQuery();
        }

        public override void Ask(IReadOnlyList<string> terms)
        {
            using SqliteDataReader rows = Command(
                "SELECT words.rowid, bm25(words) FROM words JOIN owner ON owner.row = words.rowid WHERE words MATCH $1 AND owner.scope = 0 ORDER BY 2 LIMIT 200",
                string.Join(" OR ", terms.Select(term => $"\"{term}\""))).ExecuteReader();
            while (rows.Read()) rows.GetInt64(0);
        }

        public override void Load()
        {
            // An index of this kind is asked, not loaded.
        }
    }

    /// <summary>A row for each term of each row, clustered by scope and term, and counters of rows.</summary>
    private sealed class PostingRows : Storage
    {
        protected override string Schema =>
            """
            CREATE TABLE posting (scope INTEGER, term TEXT, row INTEGER, count INTEGER, PRIMARY KEY (scope, term, row)) WITHOUT ROWID;
            CREATE TABLE frequency (scope INTEGER, term TEXT, rows INTEGER, PRIMARY KEY (scope, term)) WITHOUT ROWID
            """;

        public override void Add(int scope, int row, IReadOnlyList<TermCount> terms)
        {
            foreach (TermCount term in terms)
            {
                Command("INSERT INTO posting (scope, term, row, count) VALUES ($1, $2, $3, $4)", scope, term.Term, row, term.Count).ExecuteNonQuery();
                Command("INSERT INTO frequency (scope, term, rows) VALUES ($1, $2, 1) ON CONFLICT DO UPDATE SET rows = rows + 1", scope, term.Term).ExecuteNonQuery();
            }
        }

        public override void Ask(IReadOnlyList<string> terms)
        {
            foreach (string term in terms)
            {
                using SqliteDataReader rows = Command("SELECT row, count FROM posting WHERE scope = 0 AND term = $1", term).ExecuteReader();
                while (rows.Read()) _ = rows.GetInt64(0) + rows.GetInt64(1);
            }
        }

        public override void Load()
        {
            using SqliteDataReader rows = Command("SELECT term, row, count FROM posting WHERE scope = 0").ExecuteReader();
            while (rows.Read()) _ = rows.GetString(0).Length + rows.GetInt64(1) + rows.GetInt64(2);
        }
    }

    /// <summary>The terms of a row in one value of it, rows clustered by scope: postings are made in memory, when a scope is first asked.</summary>
    private sealed class TermLists : Storage
    {
        private Dictionary<string, List<(long Row, int Count)>> postings = [];

        protected override string Schema => "CREATE TABLE row (key INTEGER PRIMARY KEY, terms BLOB)";

        public override void Add(int scope, int row, IReadOnlyList<TermCount> terms)
        {
            using MemoryStream list = new();
            using BinaryWriter writer = new(list, Encoding.UTF8);
            foreach (TermCount term in terms)
            {
                writer.Write((byte)term.Count);
                writer.Write(term.Term);
            }
            Command("INSERT INTO row (key, terms) VALUES ($1, $2)", ((long)scope << 32) | (uint)row, list.ToArray()).ExecuteNonQuery();
        }

        public override void Ask(IReadOnlyList<string> terms)
        {
            if (postings.Count == 0) Load();
            long sum = 0;
            foreach (string term in terms)
            {
                foreach ((long row, int count) in postings.GetValueOrDefault(term, [])) sum += row + count;
            }
            GC.KeepAlive(sum);
        }

        public override void Load()
        {
            postings = new Dictionary<string, List<(long Row, int Count)>>(StringComparer.Ordinal);
            using SqliteDataReader rows = Command("SELECT key, terms FROM row WHERE key < 4294967296").ExecuteReader();
            while (rows.Read())
            {
                long key = rows.GetInt64(0);
                using BinaryReader list = new(rows.GetStream(1), Encoding.UTF8);
                while (list.BaseStream.Position < list.BaseStream.Length)
                {
                    int count = list.ReadByte();
                    string term = list.ReadString();
                    if (!postings.TryGetValue(term, out List<(long Row, int Count)>? found)) postings.Add(term, found = []);
                    found.Add((key, count));
                }
            }
        }
    }
}
