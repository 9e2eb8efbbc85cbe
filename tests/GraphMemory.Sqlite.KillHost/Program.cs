using GraphMemory;
using GraphMemory.Conversations;
using GraphMemory.Journal;
using GraphMemory.Recall;
using GraphMemory.Sqlite;

// Appends turns to a file until it is killed, and prints the number of each entry once it is acknowledged.
// Arguments: the file, and a number that tells this run from others.
await using SqliteMemoryGraph graph = await SqliteMemoryGraph.OpenAsync(new SqliteOptions { File = args[0] });
Scope scope = Scope.User("ada");
RandomSource random = RandomSource.Seeded(int.Parse(args[1]) + 1);
IdSource ids = new(TimeProvider.System, random);
ScopeHead head = await graph.HeadAsync(scope, CancellationToken.None);
while (true)
{
    Turn turn = new()
    {
        Id = new(ids.Next()),
        Session = args[1],
        Position = (int)head.Sequence,
        Role = TurnRole.User,
        Text = $"Turn {head.Sequence + 1} is told.",
        SaidAt = TimeProvider.System.GetUtcNow(),
    };
    JournalEntry entry = JournalEntry.Seal(scope, head, new GraphChange("kill", [], [new TurnAdded(turn, ExtractionDue: true)]), TimeProvider.System.GetUtcNow(), random);
    IndexedText text = new() { Kind = IndexedKind.Turn, Id = turn.Id.Value, Terms = Terms.Of(turn.Text), Features = TurnFeatureReader.Read(turn.Text, NameKinds.None) };
    if (!await graph.TryAppendAsync(scope, [entry], [text], CancellationToken.None)) return 1;
    head = entry.Head;
    await Console.Out.WriteLineAsync($"{head.Sequence}");
    await Console.Out.FlushAsync();
}
