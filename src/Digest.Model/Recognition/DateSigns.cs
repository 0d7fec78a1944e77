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

    /// <summary>Three letters in a row, as the shortest name of a month has.</summary>
    Word = 16,
}

/// <summary>Finds these signs in a text.</summary>
internal static class DateSigns
{
    private const int ShortestWord = 3;

    private static readonly SearchValues<char> Joints = SearchValues.Create("-/.‐‑−");

    private static readonly SearchValues<string> Weeks = SearchValues.Create(["week", "wk", "kw", "semaine", "semana", "неделя", "周", "週", "주"], StringComparison.OrdinalIgnoreCase);

    /// <summary>The signs that stand in a text.</summary>
    public static DateSign In(ReadOnlySpan<char> text) => (text.ContainsAny(Joints) ? DateSign.Joint : 0) | (text.Contains('W') ? DateSign.Week : 0) | (text.ContainsAny(Weeks) ? DateSign.NamedWeek : 0)
        | (text.ContainsAny('年', '년') ? DateSign.Ideograph : 0) | (HasWord(text) ? DateSign.Word : 0);

    private static bool HasWord(ReadOnlySpan<char> text)
    {
        var letters = 0;
        foreach (var c in text)
        {
            letters = char.IsLetter(c) ? letters + 1 : 0;
            if (letters == ShortestWord) return true;
        }

        return false;
    }
}
