using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Recall;

namespace GraphMemory.Contract;

/// <summary>A history that holds every kind of change, the same for the same seed.</summary>
public static class RandomHistory
{
    private static readonly string[] Words = ["tea", "Turin", "bicycle", "violin", "grandmother", "moving", "yesterday", "garden", "friend", "really", "snow", "train"];

    public static async Task WriteAsync(ScopeWriter writer, int seed, int changes)
    {
        Random random = new(seed);
        List<EntityId> entities = [await writer.MeetAsync("Ada", self: true)];
        List<(Fact Fact, int Version)> facts = [];
        List<Turn> turns = [];
        for (int i = 0; i < changes; i++)
        {
            int kind = random.Next(20);
            if (kind < 8 || turns.Count == 0)
            {
                string text = string.Join(' ', random.GetItems(Words, random.Next(1, 40))) + (random.Next(3) == 0 ? "?" : ".");
                turns.Add(await writer.TellAsync(
                    text, $"s{random.Next(3)}", (TurnRole)random.Next(3), random.Next(2) == 0 ? "Bea" : null, writer.Now.AddMinutes(-random.Next(1_000)),
                    random.Next(3) == 0 ? $"m{i}" : null, due: random.Next(2) == 0, vector: random.Next(4) == 0 ? null : Vector(random)));
            }
            else if (kind < 10) entities.Add(await writer.MeetAsync($"{Words[random.Next(Words.Length)]} {i}", (EntityKind)random.Next(9)));
            else if (kind < 11) await writer.AppendAsync([], new EntityNamed(entities[random.Next(entities.Count)], $"alias {i}"));
            else if (kind < 12) await writer.AppendAsync([], new TurnExtracted(turns[random.Next(turns.Count)].Id, "test/1"));
            else if (kind < 16 || facts.Count < 2)
            {
                EntityId subject = entities[random.Next(entities.Count)];
                EntityId? other = random.Next(2) == 0 ? entities[random.Next(entities.Count)] : null;
                string word = Words[random.Next(Words.Length)];
                facts.Add((await writer.ConcludeAsync(
                    subject, "likes", $"likes {word} {Words[random.Next(Words.Length)]}", other, other is null ? word : null, source: turns[random.Next(turns.Count)],
                    confidence: random.Next(1, 10_000) / 10_000m, vector: random.Next(4) == 0 ? null : Vector(random)), 1));
            }
            else if (kind < 18)
            {
                int which = random.Next(facts.Count);
                (Fact fact, int version) = facts[which];
                DateTimeOffset from = writer.Now.AddMinutes(-random.Next(500));
                await writer.CloseAsync(fact, version, new Validity(from, from.AddMinutes(random.Next(500))), from);
                facts[which] = (fact, version + 1);
            }
            else if (kind < 19) await writer.WithdrawAsync(facts[^1].Fact, facts[^1].Version);
            else await writer.AppendAsync([], new FactsLinked(facts[^1].Fact.Id, facts[0].Fact.Id, (FactLinkKind)random.Next(5), "TESTED"));
        }
    }

    /// <summary>Appends what stands in a journal behind an entry to another store, with the index that its writer made.</summary>
    public static async Task ReplayAsync(ScopeWriter written, IMemoryGraph from, IMemoryGraph to, long after = 0)
    {
        while (true)
        {
            IReadOnlyList<JournalEntry> entries = await from.JournalAsync(written.Scope, after, 7, CancellationToken.None);
            if (entries.Count == 0) return;
            IndexedText[] index = [.. entries.SelectMany(entry => entry.Bodies).Select(body => body switch
            {
                TurnAdded turn => turn.Turn.Id.Value,
                FactAdded fact => fact.Fact.Id.Value,
                _ => Guid.Empty,
            }).Where(id => id != Guid.Empty).Select(id => written.Index[id])];
            Assert.True(await to.TryAppendAsync(written.Scope, entries, index, CancellationToken.None));
            after = entries[^1].Sequence;
        }
    }

    private static float[] Vector(Random random)
    {
        float[] vector = [.. Enumerable.Range(0, 4).Select(_ => (float)random.NextDouble() - .5f)];
        float length = MathF.Sqrt(vector.Sum(x => x * x));
        return [.. vector.Select(x => x / length)];
    }
}
