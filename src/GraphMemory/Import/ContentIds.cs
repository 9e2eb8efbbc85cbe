using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GraphMemory.Import;

/// <summary>
/// External ids for turns whose file gives none: made from what the turn says, so that the same file gives the same ids.
/// A turn that stands in a file twice, word for word, gets two.
/// </summary>
internal sealed class ContentIds
{
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);

    public string Of(ConversationTurn turn)
    {
        string content = string.Join('\u001F', turn.Session, turn.Role, turn.Speaker, turn.SaidAt?.ToString("O", CultureInfo.InvariantCulture), turn.Text);
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, 16));
        int earlier = seen.GetValueOrDefault(hash);
        seen[hash] = earlier + 1;
        return earlier == 0 ? $"sha256:{hash}" : $"sha256:{hash}:{earlier + 1}";
    }
}
