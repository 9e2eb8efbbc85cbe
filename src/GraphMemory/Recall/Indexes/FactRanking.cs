using System.Buffers;
using GraphMemory.Graph;

namespace GraphMemory.Recall.Indexes;

/// <summary>Scores every fact of a scope that holds at the read point by the formula of the core, and keeps the best.</summary>
internal sealed class FactRanking(FactIndex index, CandidateQuery query, QuestionScorer scorer, int model, ReadPoint at)
{
    public IReadOnlyList<FactCandidate> Best()
    {
        VectorBlock? vectors = model == 0 ? null : index.Vectors.Of(model);
        float[] products = ArrayPool<float>.Shared.Rent(Math.Max(1, vectors?.Count ?? 0));
        float[] lexical = ArrayPool<float>.Shared.Rent(Math.Max(1, index.Count));
        try
        {
            vectors?.Dots(query.Embedding!.Vector, products);
            Array.Clear(lexical, 0, index.Count);
            AddLexical(lexical);
            int[] best = Rank(products, lexical);
            return [.. best.Select(row => Candidate(row, products))];
        }
        finally
        {
            ArrayPool<float>.Shared.Return(products);
            ArrayPool<float>.Shared.Return(lexical);
        }
    }

    private int[] Rank(float[] products, float[] lexical)
    {
        bool near = query.NearEntities.Count > 0;
        bool asked = query.Cues.Slot is not null;
        return RowParts.Best(index.Count, query.FactsMax, (first, end, top) =>
        {
            ReadOnlySpan<FactRow> rows = index.Rows;
            for (int row = first; row < end; row++)
            {
                ref readonly FactRow fact = ref rows[row];
                if (!index.Holds(fact, at)) continue;
                FactSignals signals = new()
                {
                    Cosine = model != 0 && fact.Vector.Model == model ? products[fact.Vector.Index] : 0,
                    Lexical = lexical[row],
                    Hops = near ? scorer.Hops(new(fact.Subject), fact.Object is { } other ? new EntityId(other) : null) : null,
                    AskedSlot = asked && scorer.AsksFor(fact.Predicate, fact.Facet),
                };
                top.Offer(row, RecallFormula.Score(signals, query.Weights), fact.Id);
            }
        });
    }

    private void AddLexical(Span<float> lexical)
    {
        ReadOnlySpan<FactRow> rows = index.Rows;
        for (int term = 0; term < query.Cues.Terms.Count; term++)
        {
            if (index.Postings.Of(query.Cues.Terms[term]) is not { } postings) continue;
            foreach (Posting posting in postings.Items)
                lexical[posting.Row] += scorer.FactShare.Part(term, posting.Count, scorer.FactShare.Damping(rows[posting.Row].Length));
        }
    }

    private FactCandidate Candidate(int row, ReadOnlySpan<float> products)
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
            Counts = [.. query.Cues.Terms.Select(term => (float)(index.Postings.Of(term)?.CountIn(row) ?? 0))],
            Cosine = model != 0 && fact.Vector.Model == model ? products[fact.Vector.Index] : null,
        };
    }
}
