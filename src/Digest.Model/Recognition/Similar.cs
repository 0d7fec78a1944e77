namespace Digest.Model.Recognition;

/// <summary>
/// Which of some names a misspelt one was meant for: the nearest by the distance of optimal string alignment (insertions, deletions, substitutions, and letters
/// that changed places), if it is near.
/// </summary>
internal static class Similar
{
    private const int Longest = 40;

    /// <summary>The nearest name, the first in alphabetical order among equals; null when more than a third of the letters would have to change.</summary>
    public static string? To(string name, IEnumerable<string> names)
    {
        if (name.Length > Longest) return null;
        var lower = name.ToLowerInvariant();
        var nearest = names.Order(StringComparer.Ordinal).MinBy(other => Distance(lower, other));
        return nearest is not null && Distance(lower, nearest) <= Math.Max(1, lower.Length / 3) ? nearest : null;
    }

    private static int Distance(string one, string other)
    {
        var table = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }

                table[i, j] = Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        }

        return table[one.Length, other.Length];
    }
}
