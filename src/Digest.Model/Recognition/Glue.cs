using System.Collections.Frozen;

namespace Digest.Model.Recognition;

/// <summary>Words that join or introduce values and say nothing themselves.</summary>
internal static class Glue
{
    private const int MostOnStack = 64;

    private static readonly FrozenSet<string> All = new[]
    {
        "and", "et", "al", "others", "more", "und", "y", "等", "doi", "arxiv", "pmid", "pubmed", "http", "https", "www", "org", "com", "dx", "abs", "unknown", "n", "a", "none",
    }.ToFrozenSet();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BySpan = All.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True when a text has a word besides these that is not known of the paper.</summary>
    public static bool LeavesWords(string text, KnownWords known) => known.LacksOneOf(text, BySpan);

    /// <summary>True when a label has a word besides these that neither labels have nor the paper.</summary>
    public static bool LeavesWords(string label, Vocabulary vocabulary, KnownWords known)
    {
        Span<char> room = stackalloc char[MostOnStack];
        for (var at = 0; Words.Next(label, ref at) is { Length: > 0 } place;)
        {
            var word = place.Length <= room.Length ? room[..place.Length] : new char[place.Length];
            label.AsSpan(place.Start, place.Length).ToLowerInvariant(word);
            if (!vocabulary.HasWord(word) && !BySpan.Contains(word) && !known.Contains(word)) return true;
        }

        return false;
    }
}
