namespace Digest.Model.Recognition;

/// <summary>Which of some names a misspelt one was meant for: the nearest by Levenshtein's distance (insertions, deletions, substitutions), if it is near.</summary>
internal static class Similar
{
    private const int Longest = 40;

    /// <summary>The nearest name, the first in order among equals; null when a third of the letters or more would have to change.</summary>
    public static string? To(string name, IEnumerable<string> names)
    {
        if (name.Length > Longest) return null;
        var lower = name.ToLowerInvariant();
        var (distance, nearest) = names.Order(StringComparer.Ordinal).Select(other => (Distance(lower, other), other)).MinBy(found => found.Item1);
        return distance <= Math.Max(1, lower.Length / 3) ? nearest : null;
    }

    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
