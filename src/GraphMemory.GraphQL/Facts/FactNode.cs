using System.ComponentModel;
using GraphMemory.Graph;
using GraphMemory.GraphQL.Entities;
using GraphMemory.GraphQL.Nodes;
using GraphMemory.GraphQL.Reads;
using GraphQL;
using GraphQL.DataLoader;

namespace GraphMemory.GraphQL.Facts;

[Name("Fact")]
[Implements(typeof(INode))]
[Description("A statement about an entity: subject, predicate, and an object (an entity) or a value (a literal), with the time in which it is true and the words it rests on.")]
internal sealed class FactNode(MemoryReading reading, FactState state) : INode
{
    public const string TypeName = "Fact";

    [Id]
    [Description("Identifies the fact. It stays the same when the fact is closed, reopened or undone.")]
    public string Id => GlobalId.Of(TypeName, reading.Scope, state.Fact.Id);

    [Description("The fact as a short sentence without a time.")]
    public string Text => state.Fact.Text;

    [Description("What is said of the subject: a snake_case word.")]
    public string Predicate => state.Fact.Predicate;

    [Description("Which of several slots of the predicate, as \"color\" of favorite; null when there is only one.")]
    public string? Facet => state.Fact.Facet;

    [Description("The literal; null when the fact points to an entity.")]
    public string? Value => state.Fact.Value;

    [Description("Whether it says that something is so or not.")]
    public Polarity Polarity => state.Fact.Polarity;

    [Description("In what way it is meant.")]
    public Modality Modality => state.Fact.Modality;

    [Description("The rule, model or caller that concluded it.")]
    public string Rule => state.Fact.Rule;

    [Description("Whether it is true at the times of this read.")]
    public FactStatus Status => state.Status;

    [Description("When it is true, as known at the times of this read.")]
    public ValidityNode Validity => new(state.Version.Validity);

    [Description("The instant from which reads count it: the stated beginning, else when it was first said.")]
    public DateTimeOffset CountsFrom => state.Version.CountsFrom;

    [Description("How sure we are: above 0, at most 1.")]
    public double Confidence => (double)state.Version.Confidence;

    [Description("The number of its state; 1 for the first.")]
    public int Version => state.Version.Number;

    [Description("When we began to believe this state.")]
    public DateTimeOffset RecordedAt => state.Version.RecordedAt;

    [Description("When we stopped to believe this state, if we had at the times of this read.")]
    public DateTimeOffset? ExpiredAt => state.Version.ExpiredAt <= reading.At.Known ? state.Version.ExpiredAt : null;

    [Description("Whom or what it is about.")]
    public IDataLoaderResult<EntityNode> Subject() => reading.Entities.Load(state.Fact.Subject)!;

    [Description("The entity it points to; null when it has a value.")]
    public IDataLoaderResult<EntityNode?>? Object() => state.Fact.Object is { } id ? reading.Entities.Load(id) : null;

    [Description("How many statements it rests on.")]
    public int SourceCount => state.SourceCount;

    [Description("What it rests on, in the order in which it was told: of more than ten statements the first and the latest nine.")]
    public IEnumerable<FactSourceNode> Sources() => state.Sources.Select(source => new FactSourceNode(reading, source));

    [Description("How it is related to other facts: what it took the place of, what took its place, what it contradicts.")]
    public IEnumerable<FactLinkNode> Links() => state.Links.Select(link => new FactLinkNode(reading, link));

    [Description("All its states, first to last, as known at the times of this read.")]
    public IDataLoaderResult<IEnumerable<FactVersionNode>> History() =>
        reading.Versions.Load(state.Fact.Id).Select(versions => (IEnumerable<FactVersionNode>?)versions ?? []);

    [Description("Why it is believed, or no longer: the decisions about it with reason codes and the words on each side, and the changes that hold it.")]
    public FactExplanationNode Explanation() => new(reading, state);
}

[Name("Validity")]
[Description("When something is true: from the first instant until before the last.")]
internal sealed class ValidityNode(Validity validity)
{
    [Description("Its first instant; null when it was not stated.")]
    public DateTimeOffset? From => validity.From;

    [Description("The first instant after it; null while it is open.")]
    public DateTimeOffset? Until => validity.Until;

    [Description("How exactly `from` was told.")]
    public TimeGrain FromGrain => validity.FromGrain;

    [Description("How exactly `until` was told.")]
    public TimeGrain UntilGrain => validity.UntilGrain;
}

[Name("FactVersion")]
[Description("A state of a fact.")]
internal sealed class FactVersionNode(FactVersion version, DateTimeOffset known)
{
    [Description("1 for the first.")]
    public int Number => version.Number;

    [Description("When the fact is true in this state.")]
    public ValidityNode Validity => new(version.Validity);

    [Description("How sure we are in this state.")]
    public double Confidence => (double)version.Confidence;

    [Description("When we began to believe it.")]
    public DateTimeOffset RecordedAt => version.RecordedAt;

    [Description("When we stopped to believe it; null while we did at the times of this read.")]
    public DateTimeOffset? ExpiredAt => version.ExpiredAt <= known ? version.ExpiredAt : null;
}
