using System.Globalization;
using BenchmarkDotNet.Running;
using GraphMemory.Bolt.Benchmarks;

switch (args)
{
    case ["decode", ..]:
        BenchmarkRunner.Run<DecodeBenchmarks>(null, args[1..]);
        return 0;
    case ["load"]:
        await OneRowLoad.RunAsync(20_000);
        return 0;
    case ["load", var count]:
        await OneRowLoad.RunAsync(int.Parse(count, CultureInfo.InvariantCulture));
        return 0;
    case ["answer"]:
        await CannedServer.RunAsync();
        return 0;
    default:
        await Console.Error.WriteLineAsync("decode [options of BenchmarkDotNet]   how long 1,000 rows of 10 properties take to decode");
        await Console.Error.WriteLineAsync("load [queries]                        what a query of one row costs of the client's processor");
        return 2;
}
