using BenchmarkDotNet.Running;
using GraphMemory.Benchmarks.Embeddings;

if (args is ["footprint", ..])
    await EmbeddingFootprint.PrintAsync();
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
