using System.IO.Compression;
using System.Text;
using GraphMemory.Import;

namespace GraphMemory.Server.Tests.Import;

/// <summary>Reads the content of a file that a test wrote, without a store.</summary>
internal static class Reading
{
    public static Task<(string Format, List<ConversationTurn> Turns, List<ImportItem.Refused> Refused)> OfAsync(string content, string? format = null, string user = "mira") =>
        OfAsync(Encoding.UTF8.GetBytes(content), format, user);

    public static async Task<(string Format, List<ConversationTurn> Turns, List<ImportItem.Refused> Refused)> OfAsync(byte[] content, string? format = null, string user = "mira")
    {
        using MemoryStream file = new(content);
        (string name, IAsyncEnumerable<ImportItem> items) = await ConversationImport.ReadAsync(file, new() { User = user, Session = "talk" }, format);
        List<ConversationTurn> turns = [];
        List<ImportItem.Refused> refused = [];
        await foreach (ImportItem item in items)
        {
            if (item is ImportItem.Told told) turns.Add(told.Turn);
            else refused.Add((ImportItem.Refused)item);
        }
        return (name, turns, refused);
    }

    public static byte[] Gzip(string content)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.SmallestSize)) gzip.Write(Encoding.UTF8.GetBytes(content));
        return packed.ToArray();
    }
}
