using System.Globalization;

namespace Digest.Model.Recognition;

/// <summary>
/// A score in the form that most have, found without a regular expression: perhaps an axis in letters of ASCII, perhaps a colon, a value, perhaps its maximum or a sign of percent. It
/// is what the form of all scores finds in the same text.
/// </summary>
internal readonly ref struct ScoreLine(ReadOnlySpan<char> axis, decimal value, decimal? max)
{
    private const int LongestAxis = 41;
    private const int MostDigits = 9;
    private const int LongestNumber = 18;

    /// <summary>The axis; empty when there is none.</summary>
    public ReadOnlySpan<char> Axis { get; } = axis;

    /// <summary>The value.</summary>
    public decimal Value { get; } = value;

    /// <summary>The maximum; null when there is none.</summary>
    public decimal? Max { get; } = max;

    /// <summary>True when a text is such a score; false when it is another or none.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out ScoreLine score)
    {
        score = default;
        var at = 0;
        while (at < text.Length && (char.IsAsciiLetter(text[at]) || (at > 0 && text[at] is ' ' or '\'' or '-'))) at++;
        var axis = text[..at].TrimEnd(' ');
        // A hyphen before the value is its sign.
        if (axis.Length > LongestAxis || axis is [.., '-']) return false;
        if (at > 0 && at < text.Length && text[at] is ':' or '=') at = EndOfSpaces(text, at + 1);
        if (at < text.Length && text[at] == '(') at++;
        if (!TryNumber(text, ref at, 18, out var value)) return false;
        at = EndOfSpaces(text, at);
        decimal? max = null;
        if (at < text.Length && text[at] == '%')
        {
            (max, at) = (100, at + 1);
        }
        else if (at < text.Length && text[at] == '/')
        {
            at = EndOfSpaces(text, at + 1);
            if (!TryNumber(text, ref at, 6, out var most)) return false;
            max = most;
        }

        at = EndOfSpaces(text, at);
        if (at < text.Length && text[at] == ')') at++;
        if (at < text.Length) return false;
        score = new(axis, value, max);
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> text, ref int at, int mostDecimals, out decimal number)
    {
        var start = at;
        var end = EndOfDigits(text, at);
        number = 0;
        if (end == start || end - start > MostDigits) return false;
        if (end < text.Length && text[end] == '.')
        {
            var point = end;
            end = EndOfDigits(text, point + 1);
            if (end == point + 1 || end - point - 1 > mostDecimals) return false;
        }

        at = end;
        return end - start <= LongestNumber && decimal.TryParse(text[start..end], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    private static int EndOfDigits(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return at;
    }

    private static int EndOfSpaces(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] == ' ') at++;
        return at;
    }
}
