using GraphMemory.Graph;

namespace GraphMemory.Recall.Indexes;

/// <summary>Scores every fact of a scope that holds at the read point by the formula of the core, and keeps the best.</summary>
internal sealed class FactRanking(FactIndex index, CandidateQuery query, QuestionScorer scorer, int model, ReadPoint at)
    : RowRanking<FactCandidate>(index.Count, index.Vectors, query, model)
{
    protected override int[] Rank(QuestionProducts? products, float[] lexical)
    {
        bool near = Query.NearEntities.Count > 0;
        bool asked = Query.Cues.Slot is not null;
        return RowParts.Best(index.Count, Query.FactsMax, (first, end, top) =>
        {
            ReadOnlySpan<FactRow> rows = index.Rows;
            for (int row = first; row < end; row++)
            {
                ref readonly FactRow fact = ref rows[row];
                QuestionProducts? compared = With(products, fact.Vector);
                NearProduct cosine = compared?.Near(fact.Vector.Index) ?? default;
                FactSignals signals = new()
                {
                    Cosine = cosine.Value,
                    Lexical = lexical[row],
                    Hops = near ? scorer.Hops(new(fact.Subject), fact.Object is { } other ? new EntityId(other) : null) : null,
                    AskedSlot = asked && scorer.AsksFor(fact.Predicate, fact.Facet),
                };
                if (!top.Admits(RecallFormula.Score(signals, Query.Weights) + (MathF.Abs(Query.Weights.Cosine) * cosine.ErrorMax)) || !index.Holds(fact, at)) continue;
                if (compared is not null) signals = signals with { Cosine = compared.Exact(fact.Vector.Index) };
                top.Offer(row, RecallFormula.Score(signals, Query.Weights), fact.Id);
            }
        });
    }

    protected override void AddLexical(Span<float> lexical)
    {
        ReadOnlySpan<FactRow> rows = index.Rows;
        for (int term = 0; term < Query.Cues.Terms.Count; term++)
        {
            if (index.Postings.Of(Query.Cues.Terms[term]) is not { } postings) continue;
            foreach (Posting posting in postings.Items)
                lexical[posting.Row] += scorer.FactShare.Part(term, posting.Count, scorer.FactShare.Damping(rows[posting.Row].Length));
        }
    }

    protected override FactCandidate Candidate(int row, QuestionProducts? products)
    {
        ref readonly FactRow fact = ref index.Rows[row];
        return new FactCandidate
        {
            Id = new(fact.Id),
            Subject = new(fact.Subject),
            Object = fact.Object is { } other ? new EntityId(other) : null,
            Predicate = fact.Predicate,
            Facet = fact.Facet,
            Length = fact.Length,
            Counts = [.. Query.Cues.Terms.Select(term => (float)(index.Postings.Of(term)?.CountIn(row) ?? 0))],
            Cosine = With(products, fact.Vector)?.Exact(fact.Vector.Index),
        };
    }
}
