using System.IO.Compression;
using System.Text;
using System.Text.Json;
using GraphMemory.Evaluation.Sets;

namespace GraphMemory.Evaluation.Tests;

public sealed class EvaluationRunnerTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("evaluation-").FullName;

    [Fact]
    public async Task Several_files_of_one_prefix_are_one_set_and_are_named_with_their_hashes()
    {
        Write("prefeval_one.jsonl.gz", """{"topic":"food","preference":"I never eat anything with peanuts in it.","question":"Which snacks with peanuts suit me?"}""");
        Write("prefeval_two.jsonl.gz", """{"topic":"travel","preference":"I only travel by train.","question":"How should I travel to Rome by train?"}""");
        EvaluationReport report = await EvaluationRunner.RunAsync(new EvaluationOptions { Sets = ["prefeval"], DataFolder = folder, Commit = "abc" });
        SetReport set = Assert.Single(report.Sets);
        Assert.Equal(["prefeval_one.jsonl.gz", "prefeval_two.jsonl.gz"], set.Files.Select(file => file.Key));
        Assert.All(set.Files, file => Assert.Equal(64, file.Value.Length));
        Assert.Equal(2, set.Metrics.Single(metric => metric.Key == "questions").Value);
        Assert.Equal(1, set.Metrics.Single(metric => metric.Key == "recall@1").Value);

        using MemoryStream json = new();
        report.WriteJson(json);
        JsonElement root = JsonElement.Parse(Encoding.UTF8.GetString(json.ToArray()));
        Assert.Equal("abc", root.GetProperty("commit").GetString());
        Assert.Equal(1, root.GetProperty("sets").GetProperty("prefeval").GetProperty("metrics").GetProperty("recall@10").GetDouble());
        Assert.True(root.GetProperty("settings").TryGetProperty("weights", out _));
    }

    [Fact]
    public async Task A_talk_between_two_people_goes_through_the_importer()
    {
        Write("locomo_test.json.gz",
            """
            [{"sample_id":"t-1","conversation":{"speaker_a":"Ines","speaker_b":"Bruno","session_1_date_time":"1:56 pm on 8 May, 2023","session_1":[
              {"speaker":"Ines","dia_id":"D1:1","text":"I bought a cello yesterday."},
              {"speaker":"Bruno","dia_id":"D1:2","text":"The weather is awful here."}]},
              "qa":[{"question":"When did Ines buy a cello?","evidence":["D1:1"],"category":2},{"question":"Which flute does Bruno play?","evidence":["D1:2"],"category":5}]}]
            """);
        EvaluationReport report = await EvaluationRunner.RunAsync(new EvaluationOptions { Sets = ["locomo"], DataFolder = folder });
        IReadOnlyDictionary<string, double> metrics = new Dictionary<string, double>(report.Sets[0].Metrics);
        Assert.Equal(1, metrics["questions"]);
        Assert.Equal(1, metrics["recall@1"]);
        Assert.Equal(1, metrics["category 2/ndcg@10"]);
    }

    [Fact]
    public async Task Latency_needs_no_data()
    {
        EvaluationReport report = await EvaluationRunner.RunAsync(new EvaluationOptions { Sets = ["latency"], DataFolder = Path.Combine(folder, "absent"), LatencyTurns = [20] });
        Assert.Contains(report.Sets[0].Metrics, metric => metric.Key == "context at 20 turns/p95 ms");
    }

    [Fact]
    public async Task What_is_missing_is_said()
    {
        EvaluationException absent = await Assert.ThrowsAsync<EvaluationException>(() =>
            EvaluationRunner.RunAsync(new EvaluationOptions { Sets = ["stsb"], DataFolder = Path.Combine(folder, "absent") }));
        Assert.Contains("--data", absent.Message, StringComparison.Ordinal);
        EvaluationException empty = await Assert.ThrowsAsync<EvaluationException>(() => EvaluationRunner.RunAsync(new EvaluationOptions { Sets = ["stsb"], DataFolder = folder }));
        Assert.Contains("stsb-en-*.csv", empty.Message, StringComparison.Ordinal);
        EvaluationException unknown = await Assert.ThrowsAsync<EvaluationException>(() => EvaluationRunner.RunAsync(new EvaluationOptions { Sets = ["nothing"] }));
        Assert.Contains("locomo, prefeval, beam, stsb, abstention, latency", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sentences_with_commas_quotes_and_line_breaks_are_read()
    {
        (string First, string Second, double Score)[] pairs = [.. StsbSet.Pairs("f", "A man sings.,\"He said \"\"no\"\", twice\nand left\",2.5\r\nOne,Two,0\n")];
        Assert.Equal([("A man sings.", "He said \"no\", twice\nand left", 2.5), ("One", "Two", 0)], pairs);
        Assert.Throws<EvaluationException>(() => StsbSet.Pairs("f", "One,Two\n").ToArray());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Write(string name, string text)
    {
        using GZipStream file = new(File.Create(Path.Combine(folder, name)), CompressionLevel.Fastest);
        file.Write(Encoding.UTF8.GetBytes(text));
    }
}
