using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Recall;
using Neo4j.Driver;

namespace GraphMemory.Neo4j.Recall;

/// <summary>Turns that were read, linked in the order of their sessions as far as they follow each other.</summary>
internal sealed class TurnPieces(IReadOnlyList<string> terms, int capacity)
{
    private const int None = -1;

    private readonly TermCounter counter = new(terms);
    private readonly List<Row> rows = new(capacity);
    private readonly Dictionary<string, int> places = new(capacity, StringComparer.Ordinal);

    public void Add(IRecord record)
    {
        string id = record.Get<string>("id");
        string text = record.Get<string>("terms");
        places.Add(id, rows.Count);
        rows.Add(new Row
        {
            Id = Guid.Parse(id),
            BeforeId = record["before"] as string,
            IsFound = record.Get<long>("distance") == 0,
            Role = EnumNames.Parse<TurnRole>(record.Get<string>("role")),
            Speaker = record["speaker"] as string,
            Session = record.Get<string>("session"),
            SaidAt = record.Get<DateTimeOffset>("saidAt").ToOffset(TimeSpan.FromMinutes(record.Get<long>("offsetMinutes"))),
            RecordedAt = record.Get<DateTimeOffset>("recordedAt"),
            Features = new TurnFeatures(
                record.Get<int>("characters"), record.Get<bool>("endsWithQuestion"), record.Get<float>("questionShare"), record.Get<bool>("hasTimeWord"),
                (NameKinds)record.Get<int>("names")),
            Length = record.Get<int>("length"),
            Counts = counter.In(text),
            Model = record["model"] as string,
            Vector = record["vector"] as byte[],
        });
    }

    /// <summary>Links the rows, once all are there. What stands beside a turn that was found is a candidate too: its window holds that turn.</summary>
    public void Link()
    {
        for (int i = 0; i < rows.Count; i++)
        {
            if (rows[i].BeforeId is not { } id || !places.TryGetValue(id, out int before)) continue;
            rows[i].Before = before;
            rows[before].After = i;
        }
        foreach (Row row in rows)
        {
            row.IsCandidate = row.IsFound
                || (row.Before != None && rows[row.Before].IsFound)
                || (row.After != None && rows[row.After].IsFound);
        }
        for (int i = 0; i < rows.Count; i++)
        {
            if (rows[i].IsCandidate) Settle(i);
        }
    }

    /// <summary>
    /// The mean length of the scope's windows. Exact when all turns were read; else as much longer than the mean turn as the windows that
    /// were read are longer than their turns.
    /// </summary>
    public double MeanWindow(TermStatistics own)
    {
        double windows = 0;
        double lengths = 0;
        int count = 0;
        foreach (Row row in rows.Where(row => row.IsCandidate))
        {
            windows += row.WindowLength;
            lengths += row.Length;
            count++;
        }
        if (windows <= 0 || lengths <= 0) return own.MeanLength;
        return count == own.Count ? windows / count : own.MeanLength * windows / lengths;
    }

    /// <summary>The candidates that were said and known at the read point, in this session if one is named.</summary>
    public IEnumerable<int> Found(ReadPoint at, string? session) => Enumerable.Range(0, rows.Count).Where(i =>
        rows[i].IsCandidate && rows[i].RecordedAt <= at.Known && rows[i].SaidAt <= at.Valid
        && (session is null || string.Equals(rows[i].Session, session, StringComparison.Ordinal)));

    public TurnCandidate Candidate(int place, TextEmbedding? question)
    {
        Row row = rows[place];
        return new TurnCandidate
        {
            Id = new(row.Id),
            Role = row.Role,
            Speaker = row.Speaker,
            SaidAt = row.SaidAt,
            Features = row.Features,
            Length = row.Length,
            WindowCounts = row.WindowCounts,
            WindowLength = row.WindowLength,
            Cosine = Product(row, question),
            NeighbourCosine = NeighbourCosine(row, question),
        };
    }

    private void Settle(int place)
    {
        int at = place;
        int own = 0;
        while (own < TurnWindow.Reach && rows[at].Before != None)
        {
            at = rows[at].Before;
            own++;
        }
        Span<int> around = stackalloc int[TurnWindow.Width];
        Span<int> characters = stackalloc int[TurnWindow.Width];
        Span<bool> questions = stackalloc bool[TurnWindow.Width];
        int count = 0;
        for (; at != None && count <= own + TurnWindow.Reach; at = rows[at].After)
        {
            around[count] = at;
            characters[count] = rows[at].Features.Characters;
            questions[count++] = rows[at].Features.EndsWithQuestion;
        }
        Span<float> weights = stackalloc float[TurnWindow.Width];
        TurnWindow.Weigh(characters[..count], questions[..count], own, weights);
        Row row = rows[place];
        row.WindowCounts = new float[counter.Count];
        for (int i = 0; i < count; i++)
        {
            float weight = weights[i - own + TurnWindow.Reach];
            if (weight == 0) continue;
            Row other = rows[around[i]];
            row.WindowLength += weight * other.Length;
            for (int term = 0; term < row.WindowCounts.Length; term++) row.WindowCounts[term] += weight * other.Counts[term];
        }
    }

    private static float? Product(Row row, TextEmbedding? question) => row.Product ??= RowVector.Product(row.Vector, row.Model, question);

    private float? NeighbourCosine(Row row, TextEmbedding? question)
    {
        if (Product(row, question) is not { } sum) return null;
        Row? before = Beside(row.Before, question);
        Row? after = Beside(row.After, question);
        if (before is not null) sum += NeighbourVector.Share * before.Product!.Value;
        if (after is not null) sum += NeighbourVector.Share * after.Product!.Value;
        return sum * NeighbourVector.Scale(RowVector.Of(row.Vector), RowVector.Of(before?.Vector), RowVector.Of(after?.Vector));
    }

    private Row? Beside(int place, TextEmbedding? question) => place != None && Product(rows[place], question) is not null ? rows[place] : null;

    private sealed class Row
    {
        public required Guid Id { get; init; }

        public required string? BeforeId { get; init; }

        public required bool IsFound { get; init; }

        public required TurnRole Role { get; init; }

        public required string? Speaker { get; init; }

        public required string Session { get; init; }

        public required DateTimeOffset SaidAt { get; init; }

        public required DateTimeOffset RecordedAt { get; init; }

        public required TurnFeatures Features { get; init; }

        public required int Length { get; init; }

        public required float[] Counts { get; init; }

        public required string? Model { get; init; }

        public required byte[]? Vector { get; init; }

        public int Before { get; set; } = None;

        public int After { get; set; } = None;

        public bool IsCandidate { get; set; }

        public float WindowLength { get; set; }

        public float[] WindowCounts { get; set; } = [];

        public float? Product { get; set; }
    }
}
