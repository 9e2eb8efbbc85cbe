using System.Globalization;
using BenchmarkDotNet.Running;
using GraphMemory.Benchmarks.Embeddings;
using GraphMemory.Benchmarks.Load;
using GraphMemory.Benchmarks.Store;

if (args is ["footprint", ..])
    await EmbeddingFootprint.PrintAsync();
else if (args is ["recall"])
    await RecallTimeRun.PrintAsync();
else if (args is ["terms"])
    TermStorageRun.Print();
else if (args is ["load"])
    await LoadRun.PrintAsync();
else if (args is ["scopes", ..])
    await ManyScopesRun.PrintAsync(scopes: args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 10_000);
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
