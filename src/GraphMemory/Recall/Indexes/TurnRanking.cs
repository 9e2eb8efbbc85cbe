using System.Buffers;
using GraphMemory.Graph;

namespace GraphMemory.Recall.Indexes;

/// <summary>Scores every turn of a scope by the formula of the core, and keeps the best.</summary>
internal sealed class TurnRanking(TurnIndex index, CandidateQuery query, QuestionScorer scorer, int model, ReadPoint at)
    : RowRanking<TurnCandidate>(index.Count, index.Vectors, query, model)
{
    protected override int[] Rank(QuestionProducts? products, float[] lexical)
    {
        RecallCues cues = Query.Cues;
        RecallWeights weights = Query.Weights;
        bool[] named = [.. index.Speakers.Select(speaker => SpeakerMatch.Names(cues.Question, speaker))];
        int session = Query.Session is null ? TurnIndex.None : index.SessionNumber(Query.Session);
        if (Query.Session is not null && session == TurnIndex.None) return [];
        long known = at.Known.UtcTicks;
        long valid = at.Valid.UtcTicks;
        bool dated = cues.Date is not null;
        return RowParts.Best(index.Count, Query.TurnsMax, (first, end, top) =>
        {
            ReadOnlySpan<TurnRow> rows = index.Rows;
            for (int row = first; row < end; row++)
            {
                ref readonly TurnRow turn = ref rows[row];
                if (turn.RecordedAt > known || turn.SaidAt > valid || (session != TurnIndex.None && turn.Session != session)) continue;
                QuestionProducts? compared = With(products, turn.Vector);
                NearProduct cosine = compared?.Near(turn.Vector.Index) ?? default;
                NearProduct around = compared is null ? default : index.NearNeighbourCosine(turn, compared);
                TurnSignals signals = new()
                {
                    Cosine = cosine.Value,
                    NeighbourCosine = around.Value,
                    Lexical = lexical[row],
                    NamesSpeaker = named[turn.Speaker],
                    TimeWord = cues.AsksWhen && turn.HasTimeWord,
                    NameKind = (cues.KindsAsked & turn.Names) != NameKinds.None,
                    Date = dated ? scorer.Date(turn.Said) : 0,
                    QuestionShare = turn.QuestionShare,
                    Length = turn.Length,
                    FavouredRole = RecallFormula.Favours(turn.Role, cues.AsksAssistant),
                };
                float error = (MathF.Abs(weights.Cosine) * cosine.ErrorMax) + (MathF.Abs(weights.NeighbourCosine) * around.ErrorMax);
                if (!top.Admits(RecallFormula.Score(signals, weights) + error)) continue;
                if (compared is not null)
                {
                    float exact = compared.Exact(turn.Vector.Index);
                    signals = signals with { Cosine = exact, NeighbourCosine = index.NeighbourCosine(turn, exact, compared) };
                }
                top.Offer(row, RecallFormula.Score(signals, weights), turn.Id);
            }
        });
    }

    /// <summary>Term by term: scatters the postings of the term into the windows that hold the row, then adds what the term gives each window.</summary>
    protected override void AddLexical(Span<float> lexical)
    {
        float[] counts = ArrayPool<float>.Shared.Rent(Math.Max(1, index.Count));
        int[] touched = ArrayPool<int>.Shared.Rent(Math.Max(1, index.Count));
        Array.Clear(counts, 0, index.Count);
        ReadOnlySpan<TurnRow> rows = index.Rows;
        for (int term = 0; term < Query.Cues.Terms.Count; term++)
        {
            if (index.Postings.Of(Query.Cues.Terms[term]) is not { } postings) continue;
            int count = 0;
            foreach (Posting posting in postings.Items)
            {
                Add(posting.Row, posting.Count);
                int before = posting.Row;
                int after = posting.Row;
                for (int distance = 1; distance <= TurnWindow.Reach; distance++)
                {
                    // For the turn after, this one stands before it, and the other way round.
                    if (after != TurnIndex.None && (after = rows[after].Next) != TurnIndex.None)
                        Add(after, posting.Count * index.Window(after)[TurnWindow.Reach - distance]);
                    if (before != TurnIndex.None && (before = rows[before].Previous) != TurnIndex.None)
                        Add(before, posting.Count * index.Window(before)[TurnWindow.Reach + distance]);
                }
            }
            for (int i = 0; i < count; i++)
            {
                int row = touched[i];
                lexical[row] += scorer.TurnShare.Part(term, counts[row], scorer.TurnShare.Damping(rows[row].WindowLength));
                counts[row] = 0;
            }

            void Add(int row, float weighted)
            {
                if (weighted == 0) return;
                if (counts[row] == 0) touched[count++] = row;
                counts[row] += weighted;
            }
        }
        ArrayPool<float>.Shared.Return(counts);
        ArrayPool<int>.Shared.Return(touched);
    }

    protected override TurnCandidate Candidate(int row, QuestionProducts? products)
    {
        ref readonly TurnRow turn = ref index.Rows[row];
        QuestionProducts? compared = With(products, turn.Vector);
        float? cosine = compared?.Exact(turn.Vector.Index);
        return new TurnCandidate
        {
            Id = new(turn.Id),
            Role = turn.Role,
            Speaker = index.Speakers[turn.Speaker],
            SaidAt = turn.Said,
            Features = turn.Features,
            Length = turn.Length,
            WindowCounts = WindowCounts(row),
            WindowLength = turn.WindowLength,
            Cosine = cosine,
            NeighbourCosine = cosine is { } own ? index.NeighbourCosine(turn, own, compared!) : null,
        };
    }

    private float[] WindowCounts(int row)
    {
        float[] counts = new float[Query.Cues.Terms.Count];
        ReadOnlySpan<float> window = index.Window(row);
        ReadOnlySpan<TurnRow> rows = index.Rows;
        for (int term = 0; term < counts.Length; term++)
        {
            if (index.Postings.Of(Query.Cues.Terms[term]) is not { } postings) continue;
            counts[term] = postings.CountIn(row);
            int before = row;
            int after = row;
            for (int distance = 1; distance <= TurnWindow.Reach; distance++)
            {
                if (before != TurnIndex.None && (before = rows[before].Previous) != TurnIndex.None && window[TurnWindow.Reach - distance] is > 0 and var weight)
                    counts[term] += weight * postings.CountIn(before);
                if (after != TurnIndex.None && (after = rows[after].Next) != TurnIndex.None && window[TurnWindow.Reach + distance] is > 0 and var other)
                    counts[term] += other * postings.CountIn(after);
            }
        }
        return counts;
    }
}
