using System.Buffers;

namespace Digest.Model.Recognition;

/// <summary>What the forms of dates need: a text that lacks it is not asked for them.</summary>
[Flags]
internal enum DateSign
{
    None = 0,

    /// <summary>A hyphen, point or stroke between numbers.</summary>
    Joint = 1,

    /// <summary>The W of a week by ISO 8601.</summary>
    Week = 2,

    /// <summary>A word or sign for a week.</summary>
    NamedWeek = 4,

    /// <summary>The sign for a year.</summary>
    Ideograph = 8,

    /// <summary>A word that begins as the name of a month does.</summary>
    Month = 16,

    /// <summary>Eight digits in a row.</summary>
    Compact = 32,
}

/// <summary>Finds these signs in a text.</summary>
internal static class DateSigns
{
    private const int CompactDigits = 8;

    private static readonly SearchValues<char> Joints = SearchValues.Create("-/.‐‑−");

    private static readonly SearchValues<string> Weeks = SearchValues.Create(["week", "wk", "kw", "semaine", "semana", "неделя", "周", "週", "주"], StringComparison.OrdinalIgnoreCase);

    /// <summary>True when a hyphen, point or stroke stands in a text.</summary>
    public static bool AreJoined(ReadOnlySpan<char> text) => text.ContainsAny(Joints);

    /// <summary>The signs that stand in a text.</summary>
    public static DateSign In(Vocabulary vocabulary, ReadOnlySpan<char> text) => (text.ContainsAny(Joints) ? DateSign.Joint : 0) | (text.Contains('W') ? DateSign.Week : 0)
        | (text.ContainsAny(Weeks) ? DateSign.NamedWeek : 0) | (text.ContainsAny('年', '년') ? DateSign.Ideograph : 0) | (HasMonth(vocabulary, text) ? DateSign.Month : 0)
        | (HasDigits(text, CompactDigits) ? DateSign.Compact : 0);

    private static bool HasMonth(Vocabulary vocabulary, ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsLetter(text[at])) continue;
            if (vocabulary.MayBeMonth(text[at..])) return true;
            while (at < text.Length && char.IsLetter(text[at])) at++;
        }

        return false;
    }

    /// <summary>True when at least so many digits of ASCII stand in a row.</summary>
    public static bool HasDigits(ReadOnlySpan<char> text, int fewest)
    {
        for (var start = text.IndexOfAnyInRange('0', '9'); start >= 0 && start + fewest <= text.Length;)
        {
            // From the last of them back: behind what is none the next may begin.
            var at = start + fewest - 1;
            while (at >= start && char.IsAsciiDigit(text[at])) at--;
            if (at < start) return true;
            start = at + 1;
        }

        return false;
    }
}
