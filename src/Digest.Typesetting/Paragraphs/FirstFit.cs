namespace Digest.Typesetting.Paragraphs;

/// <summary>
/// Fills lines one after the other, each with as much as it holds at its natural width, as browsers do. It looks at no other line, so that it is
/// right only where no choice is any good: in a measure of a few letters. A line sticks out when its first piece does not fit.
/// </summary>
internal static class FirstFit
{
    /// <summary>The lines of tokens that end in a <see cref="TokenKind.LineEnd"/>.</summary>
    public static List<LineSpan> Break(List<Token> tokens, LineShape shape)
    {
        using var metrics = new LineMetrics(tokens);
        var lines = new List<LineSpan>();
        var (start, last) = (metrics.StartAt(0), -1);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (i < start || !MayBreak(tokens, i)) continue;
            var fits = metrics.Width(start, i) <= LineMetrics.Scaled(shape[lines.Count].Width);
            if (!fits && last >= 0)
            {
                // The place that did not fit is tried again from the new line's start.
                lines.Add(new(start, last));
                (start, i, last) = (metrics.StartAt(last + 1), last, -1);
                continue;
            }

            last = i;
            if (fits && tokens[i].Kind != TokenKind.LineEnd) continue;
            lines.Add(new(start, i));
            (start, last) = (metrics.StartAt(i + 1), -1);
        }

        return lines;
    }

    private static bool MayBreak(List<Token> tokens, int i) => tokens[i].Kind switch
    {
        TokenKind.Space => i > 0 && tokens[i - 1].Kind == TokenKind.Box,
        TokenKind.Penalty => tokens[i].Cost < Token.Forbidden,
        TokenKind.LineEnd => true,
        _ => false,
    };
}
