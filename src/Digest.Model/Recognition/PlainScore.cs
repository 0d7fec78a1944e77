namespace Digest.Model.Recognition;

/// <summary>
/// A score in one of the shapes that most have, read sign by sign: <c>8</c>, <c>8.5</c>, <c>8/10</c>, <c>80%</c>, also behind an axis of a few words in plain letters
/// (<c>Novelty: 8/10</c>). The forms of <see cref="ScoreReader"/> find the same in them, and are asked where a score is written otherwise.
/// </summary>
/// <param name="AxisLength">How much of the text its axis is; 0 when it has none.</param>
/// <param name="Value">The value.</param>
/// <param name="Max">The maximum, 100 of a percentage; null when none is given.</param>
internal readonly record struct PlainScore(int AxisLength, decimal Value, decimal? Max)
{
    private const int Longest = 60;
    private const int LongestAxis = 40;
    private const int MostAxisWords = 4;
    private const int LongestNumber = 9;
    private const int MostDecimals = 6;

    /// <summary>The score that a text is; null when it is another or none.</summary>
    public static PlainScore? Of(ReadOnlySpan<char> text)
    {
        if (text.Length > Longest) return null;
        var axis = LengthOfAxis(text);
        if (axis > LongestAxis || text[..axis].Count(' ') >= MostAxisWords) return null;
        var rest = text[axis..];
        if (axis > 0 && rest.TrimStart(' ') is var behind) rest = behind is [':' or '=', ..] ? behind[1..].TrimStart(' ') : behind;
        if (!TakesNumber(ref rest, out var value)) return null;
        if (rest.IsEmpty) return new(axis, value, null);
        rest = rest.TrimStart(' ');
        if (rest is "%") return new(axis, value, 100);
        if (rest is not ['/', ..]) return null;
        rest = rest[1..].TrimStart(' ');
        return TakesNumber(ref rest, out var max) && rest.IsEmpty ? new(axis, value, max) : null;
    }

    // Up to the last letter before any other sign.
    private static int LengthOfAxis(ReadOnlySpan<char> text)
    {
        var length = 0;
        for (var at = 0; at < text.Length && (char.IsAsciiLetter(text[at]) || (at > 0 && text[at] is ' ' or '-')); at++)
            if (char.IsAsciiLetter(text[at])) length = at + 1;
        return length;
    }

    // Takes the number that a text begins with.
    private static bool TakesNumber(ref ReadOnlySpan<char> text, out decimal number)
    {
        var (digits, at, point) = (0, 0, 0);
        for (; at < text.Length && at <= LongestNumber && (char.IsAsciiDigit(text[at]) || (text[at] == '.' && at > 0 && point == 0)); at++)
        {
            if (text[at] == '.') point = at;
            else if (at < LongestNumber) digits = (10 * digits) + (text[at] - '0');
        }

        var decimals = point == 0 ? 0 : at - point - 1;
        number = new decimal(digits, 0, 0, false, (byte)decimals);
        text = text[at..];
        return at is > 0 and <= LongestNumber && decimals <= MostDecimals && (point == 0 || decimals > 0);
    }
}
