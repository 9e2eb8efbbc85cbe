using GraphMemory.Bolt.PackStream;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Connections;

/// <summary>Collects requests until they are sent in one write. A request with a value that cannot be sent is not added.</summary>
internal sealed class RequestWriter
{
    private readonly MessageWriter _messages = new();

    public bool IsEmpty => _messages.IsEmpty;

    public ReadOnlyMemory<byte> Written => _messages.Written;

    public void Clear() => _messages.Clear();

    public void Add(byte tag, params ReadOnlySpan<object?> fields)
    {
        PackStreamWriter writer = _messages.Begin(tag, fields.Length);
        foreach (object? field in fields)
            ValueWriter.Write(writer, field);
        _messages.End();
    }

    public void AddBegin(TransactionStart start)
    {
        PackStreamWriter writer = _messages.Begin(RequestTag.Begin, 1);
        try
        {
            start.WriteTo(writer);
        }
        catch
        {
            _messages.Abandon();
            throw;
        }

        _messages.End();
    }

    public void AddRun(Query query, TransactionStart? start)
    {
        PackStreamWriter writer = _messages.Begin(RequestTag.Run, 3);
        try
        {
            writer.WriteText(query.Text);
            ValueWriter.WriteEntries(writer, query.Parameters);
            if (start is null)
                writer.WriteMapHead(0);
            else
                start.WriteTo(writer);
        }
        catch
        {
            _messages.Abandon();
            throw;
        }

        _messages.End();
    }

    public void AddStream(byte tag, long count, long? statement)
    {
        PackStreamWriter writer = _messages.Begin(tag, 1);
        writer.WriteMapHead(statement is null ? 1 : 2);
        writer.WriteText("n");
        writer.WriteInteger(count);
        if (statement is { } id)
        {
            writer.WriteText("qid");
            writer.WriteInteger(id);
        }

        _messages.End();
    }
}
