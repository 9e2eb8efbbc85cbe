using System.CommandLine;
using System.Globalization;
using GraphMemory.Neo4j.Schema;
using GraphMemory.Server.Settings;
using GraphMemory.Server.Stores;
using Spectre.Console;

namespace GraphMemory.Server.Commands;

/// <summary>Prints what the graph is made of, and how the indexes of a Neo4j server stand.</summary>
internal static class GraphSchemaCommand
{
    private const string Picture = """
        (Scope)                  head and counters of a memory       (Term)  a word, and where it stands

        (Change)-[:NEXT]->(Change)-[:NEXT]-> ...                     the journal
            |
         CHANGED
            v
        (Fact)-[:HAS_VERSION]->(FactVersion)                         what is believed, and its states
         |  |  \
         |  |   -[:SUPERSEDES|CORRECTS|RETRACTS|REFINES|DISPUTES]->(Fact)
         |  |
         |  STATED_IN
         |  v
         | (Turn)-[:NEXT]->(Turn)-[:NEXT]-> ...                      what was said
         |  |
         |  IN
         |  v
         | (Session)                                                 in which conversation
         |
         SUBJECT, OBJECT
         v
        (Entity)-[:LINK]->(Entity)                                   whom and what it is about
         ^
         NAMES
         |
        (Name)
        """;

    public static Command Create(CommandRun run)
    {
        Command command = new("graph-schema", "Print the graph's labels, properties and relationships; with --store neo4j, also how the server's indexes stand.");
        command.SetAction((line, ct) => run.RunAsync(line, async settings =>
        {
            await run.Terminal.Output.WriteLineAsync(Picture).ConfigureAwait(false);
            await run.Terminal.Output.WriteLineAsync().ConfigureAwait(false);
            WriteNodes(run.Terminal);
            WriteRelationships(run.Terminal);
            if (settings.IsNeo4j) await WriteServerAsync(run.Terminal, settings, ct).ConfigureAwait(false);
            else run.Terminal.Note("With --store neo4j the indexes of the server are printed too.");
            return ExitCode.Done;
        }));
        return command;
    }

    private static void WriteNodes(Terminal terminal)
    {
        Table table = new Table().Border(TableBorder.Rounded).Title(new TableTitle("Nodes")).AddColumns("label", "what it is", "properties beside scope");
        foreach (NodeKind node in GraphModel.Nodes) table.AddRow(new Text(node.Label), new Text(node.Meaning), new Text(string.Join(", ", node.Properties)));
        terminal.Tables.Write(table);
    }

    private static void WriteRelationships(Terminal terminal)
    {
        Table table = new Table().Border(TableBorder.Rounded).Title(new TableTitle("Relationships")).AddColumns("pattern", "what it says", "properties");
        foreach (RelationshipKind kind in GraphModel.Relationships)
            table.AddRow(new Text($"(:{kind.From})-[:{kind.Type}]->(:{kind.To})"), new Text(kind.Meaning), new Text(string.Join(", ", kind.Properties)));
        terminal.Tables.Write(table);
    }

    private static async Task WriteServerAsync(Terminal terminal, ServerSettings settings, CancellationToken ct)
    {
        DatabaseReport report = await DatabaseReport.ReadAsync(StoreOpener.OptionsOf((StoreAddress.Server)StoreAddress.Of(settings), settings), ct).ConfigureAwait(false);
        Table table = new Table().Border(TableBorder.Rounded).Title(new TableTitle($"Indexes at {report.Location}, {report.Server}"))
            .AddColumns("name", "type", "label", "properties", "state");
        foreach (IndexState index in report.Indexes)
        {
            string type = index.IsUnique ? $"{index.Type}, unique" : index.Type;
            string state = index.State is "POPULATING" ? string.Create(CultureInfo.InvariantCulture, $"{index.State} {index.Share:0} %") : index.State;
            table.AddRow(new Text(index.Name), new Text(type), new Text(index.Label), new Text(string.Join(", ", index.Properties)), new Text(state));
        }
        terminal.Tables.Write(table);
        if (report.Pending.Count > 0) terminal.Note($"Not applied yet: {string.Join(", ", report.Pending)}. The next command that writes applies them.");
    }
}
