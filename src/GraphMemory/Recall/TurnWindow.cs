namespace GraphMemory.Recall;

/// <summary>
/// The turns around a turn whose words count as its own, less: an answer in a talk leans on the topic word of the turn beside it.
/// Nearest first, the one before ahead of the one after, as long as all together stay within a budget of characters, which keeps long
/// messages from drowning in their neighbours; the first that does not fit ends the window.
/// </summary>
public static class TurnWindow
{
    /// <summary>How far the window reaches on either side: a new turn changes the windows of this many turns before and after it.</summary>
    public const int Reach = 3;

    /// <summary>How many weights a window has: one for each offset from -<see cref="Reach"/> to <see cref="Reach"/>.</summary>
    public const int Width = (2 * Reach) + 1;

    /// <summary>The most characters in a window, the turn itself included; in UTF-16 code units.</summary>
    public const int CharactersMax = 600;

    private const float AfterQuestion = 1f;

    private static ReadOnlySpan<float> ByDistance => [1f, .7f, .5f, .3f];

    /// <summary>The weights of the turns around one turn. Allocates nothing.</summary>
    /// <param name="characters">The <see cref="TurnFeatures.Characters"/> of turns of one session that follow each other: all of them,
    /// or at least those up to <see cref="Reach"/> away.</param>
    /// <param name="endsWithQuestion">Their <see cref="TurnFeatures.EndsWithQuestion"/>.</param>
    /// <param name="index">Which of them the window is for.</param>
    /// <param name="weights">Receives <see cref="Width"/> weights; that of offset k stands at k + <see cref="Reach"/>, 0 for a turn outside.</param>
    public static void Weigh(ReadOnlySpan<int> characters, ReadOnlySpan<bool> endsWithQuestion, int index, Span<float> weights)
    {
        weights[..Width].Clear();
        weights[Reach] = 1f;
        int total = characters[index];
        for (int distance = 1; distance <= Reach; distance++)
        {
            int before = index - distance;
            if (before >= 0)
            {
                total += characters[before];
                if (total > CharactersMax) return;
                weights[Reach - distance] = distance == 1 && endsWithQuestion[before] ? AfterQuestion : ByDistance[distance];
            }
            int after = index + distance;
            if (after < characters.Length)
            {
                total += characters[after];
                if (total > CharactersMax) return;
                weights[Reach + distance] = ByDistance[distance];
            }
        }
    }
}
