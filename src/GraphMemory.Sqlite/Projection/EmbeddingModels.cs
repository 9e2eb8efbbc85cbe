using System.Runtime.InteropServices;
using GraphMemory.Recall;
using GraphMemory.Sqlite.Sql;

namespace GraphMemory.Sqlite.Projection;

/// <summary>The models whose vectors the file holds, and the vectors' rows.</summary>
internal sealed class EmbeddingModels(Connection connection)
{
    /// <summary>The number of a model; null when the file has no vector of it yet.</summary>
    public static (int Number, int Dimensions)? Find(Connection connection, string name)
    {
        using Statement rows = connection.Prepare("SELECT number, dimensions FROM model WHERE name = ?").Bind(name);
        return rows.Step() ? (rows.Int32(0), rows.Int32(1)) : null;
    }

    /// <summary>Sets the vector of a turn or fact, and answers the number of its model.</summary>
    public int Set(IndexedKind kind, long key, TextEmbedding embedding)
    {
        int model = NumberOf(embedding);
        connection.Prepare("INSERT INTO embedding (key, vector) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET vector = excluded.vector")
            .Bind(key).Bind(MemoryMarshal.AsBytes(embedding.Vector.Span)).Run();
        connection.Prepare(kind is IndexedKind.Turn ? "UPDATE turn SET model = ? WHERE key = ?" : "UPDATE fact SET model = ? WHERE key = ?")
            .Bind(model).Bind(key).Run();
        return model;
    }

    private int NumberOf(TextEmbedding embedding)
    {
        if (embedding.Vector.IsEmpty) throw new MemoryException(MemoryErrorCode.InvalidArgument, $"A vector of {embedding.Model} is empty.");
        if (Find(connection, embedding.Model) is not { } known)
        {
            connection.Prepare("INSERT INTO model (name, dimensions) VALUES (?, ?)").Bind(embedding.Model).Bind(embedding.Vector.Length).Run();
            return Find(connection, embedding.Model)!.Value.Number;
        }
        if (known.Dimensions != embedding.Vector.Length)
        {
            throw new MemoryException(
                MemoryErrorCode.InvalidArgument,
                $"A vector of {embedding.Model} has {embedding.Vector.Length} dimensions; those in the store have {known.Dimensions}. Give another model another name.");
        }
        return known.Number;
    }
}
