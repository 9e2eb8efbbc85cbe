using System.Globalization;
using BenchmarkDotNet.Running;
using GraphMemory.Benchmarks.Embeddings;
using GraphMemory.Benchmarks.Load;
using GraphMemory.Benchmarks.Neo4j;
using GraphMemory.Benchmarks.Store;

if (args is ["footprint", ..])
    await EmbeddingFootprint.PrintAsync();
else if (args is ["recall"])
    await RecallTimeRun.PrintAsync();
else if (args is ["terms"])
    TermStorageRun.Print();
else if (args is ["load"])
    await LoadRun.PrintAsync();
else if (args is ["neo4j", var uri, ..])
    await Neo4jRun.PrintAsync(uri, large: Number(2, 100_000), scopes: Number(3, 2_000));
else if (args is ["neo4j-filled", var filled, ..])
    await Neo4jRun.AskFilledAsync(filled, scopes: Number(2, 10_000));
else if (args is ["scopes", ..])
    await ManyScopesRun.PrintAsync(scopes: Number(1, 10_000));
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);

int Number(int place, int otherwise) => args.Length > place ? int.Parse(args[place], CultureInfo.InvariantCulture) : otherwise;
