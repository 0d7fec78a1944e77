using System.Buffers;

namespace Digest.Model.Recognition;

/// <summary>A day in figures with the year first (<c>2026-03-24</c>), and where it stands in its text.</summary>
internal readonly record struct IsoDay(int Year, int Month, int Day, int Index, int Length)
{
    private const int YearDigits = 4;

    private static readonly SearchValues<char> Joints = SearchValues.Create("-/.‐‑−");

    // What a second day follows, or the words for it begin with.
    private static readonly SearchValues<char> Ranges = SearchValues.Create("–—~～〜→-至tba");

    /// <summary>The first in a text, which may be no day of the calendar; null when there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mayGoOn">True when what follows may make it a period.</param>
    public static IsoDay? First(ReadOnlySpan<char> text, out bool mayGoOn)
    {
        mayGoOn = false;
        for (var at = 0; at < text.Length && text[at..].IndexOfAnyInRange('0', '9') is var next and >= 0;)
        {
            var start = at + next;
            at = EndOfDigits(text, start);
            if (at - start != YearDigits || !IsJoint(text, at)) continue;
            var end = EndOfDigits(text, at + 1);
            if (end - at is not (2 or 3) || !IsJoint(text, end)) continue;
            var last = EndOfDigits(text, end + 1);
            if (last - end is not (2 or 3)) continue;
            var behind = last < text.Length && char.IsWhiteSpace(text[last]) ? last + 1 : last;
            mayGoOn = behind < text.Length && Ranges.Contains(text[behind]);
            return new IsoDay(Number(text[start..at]), Number(text[(at + 1)..end]), Number(text[(end + 1)..last]), start, last - start);
        }

        return null;
    }

    private static bool IsJoint(ReadOnlySpan<char> text, int at) => at < text.Length && Joints.Contains(text[at]);

    private static int EndOfDigits(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return at;
    }

    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits) number = (number * 10) + (digit - '0');
        return number;
    }
}
