using System.Text.RegularExpressions;
using Digest.Model.Recognition;

namespace Digest.Model.Reading;

/// <summary>
/// What the lines of a plain text say by their lengths and the blank lines between them. Lines were broken greedily when they were: the first word of
/// the next line did not fit, so that a line to which it would have fitted ends a paragraph.
/// </summary>
internal sealed partial class PlainShape
{
    private const int WidestWrap = 110;
    private const int LongestHeading = 110;
    private const int LongestTitle = 260;
    private const int LongestLabel = 40;

    private readonly List<PlainLine> lines;
    private readonly Vocabulary vocabulary;
    private readonly int wrap;
    private readonly bool hasBlankLines;

    public PlainShape(List<PlainLine> lines, Vocabulary vocabulary)
    {
        this.lines = lines;
        this.vocabulary = vocabulary;
        var filled = lines.Where(line => !line.IsBlank && line.Mark != PlainMark.Rule).ToList();
        hasBlankLines = (lines.Count - filled.Count) * 8 > lines.Count;
        var widest = filled.Where(line => line.Text.Contains(' ', StringComparison.Ordinal)).Select(Width).DefaultIfEmpty(0).Max();
        var isWrapped = widest is > 40 and <= WidestWrap && filled.Count(line => Width(line) > widest - 14) >= 2;
        wrap = isWrapped ? widest : int.MaxValue;
    }

    /// <summary>True when a list begins with this line: a bullet, an indented number, or a number in a run of them.</summary>
    public bool IsListStart(int at) => lines[at].Mark switch
    {
        PlainMark.Bullet => true,
        PlainMark.Number => !lines[at].EndsInPilcrow && (lines[at].Indent > 0 || IsInRun(at) || Sentences().IsMatch(lines[at].Text)),
        _ => false,
    };

    /// <summary>True when the line's mark is the list's and not part of a title.</summary>
    public bool TakesMark(int at) => IsListStart(at);

    /// <summary>True when <paramref name="next"/> goes on with the paragraph of the line before it.</summary>
    public bool Continues(int line, int next)
    {
        var (above, below) = (lines[line], lines[next]);
        if (below.IsBlank || above.EndsInPilcrow || below.Mark == PlainMark.Rule || below.Mark == PlainMark.Bullet || IsListStart(next)) return false;
        if (wrap == int.MaxValue || (BeginsWithLabel(below.Text) && (char.IsUpper(below.Text[0]) || below.Text[0] >= '\u2E80' || BeginsWithLabel(above.Text)))) return false;
        if (IsSetApart(above.Text) || IsOwnLine(above.Text, below.Text)) return false;
        // An address alone is a line of its own.
        if (below.Text.StartsWith("http", StringComparison.Ordinal) && below.Text.Contains("://", StringComparison.Ordinal) && !below.Text.Contains(' ', StringComparison.Ordinal)) return false;
        var word = below.Text.IndexOf(' ', StringComparison.Ordinal);
        if (Width(above) + 1 + (word < 0 ? below.Text.Length : word) > wrap) return below.Mark == PlainMark.None || below.Ordinal > 0;
        return Width(above) * 2 > wrap && (char.IsLower(below.Text[0]) || (char.IsAsciiDigit(below.Text[0]) && below.Mark == PlainMark.None && char.IsLower(above.Text[^1]))) && !IsSentenceEnd(above.Text);
    }

    // "*Title*", as chat programs write bold type.
    private static bool IsSetApart(string text) => text is ['*', not ' ', _, .., '*'] && text.AsSpan(1, text.Length - 2).IndexOf('*') < 0;

    // Names of several people below a line that names none, and where a preprint stands, begin lines of their own whatever room there was above.
    private bool IsOwnLine(string above, string below) => (char.IsUpper(below[0]) && AreNames(below) && above[^1] is not (',' or ';' or '&' or '-') && !BeginsWithLabel(above) && !AreNames(above))
        || (below.Length > 10 && below.AsSpan(1, 9).IndexOf("Rxiv ", StringComparison.OrdinalIgnoreCase) > 0) || EasternLabel().IsMatch(below);

    private static bool AreNames(string text) => text.Contains(", ", StringComparison.Ordinal) && NameShape.Count(text) > 1;

    // "中文题目：…"
    [GeneratedRegex(@"^[\u2E80-\u9FFF]{1,6}：", RegexOptions.CultureInvariant)]
    private static partial Regex EasternLabel();

    /// <summary>True when the first word of the next line had ample room in the line above: its end was meant.</summary>
    public bool EndsEarly(int line, int next) => wrap < int.MaxValue && lines[next].Text is var below && Width(lines[line]) + 1 + (below.IndexOf(' ', StringComparison.Ordinal) is > 0 and var word ? word : below.Length) + AmpleRoom <= wrap;

    // A block-setting of words varies by less.
    private const int AmpleRoom = 12;

    /// <summary>True for a short line behind a filled square that no other such line follows: a heading, as plain mails mark theirs.</summary>
    public bool IsSignedHeading(int at)
    {
        if (lines[at] is not { Mark: PlainMark.Bullet, Text: ['■' or '□', ..] and { Length: <= LongestSigned } text } || text[^1] is '.' or '。' || text.Contains("://", StringComparison.Ordinal)) return false;
        var next = at + 1;
        while (next < lines.Count && lines[next].IsBlank) next++;
        return next < lines.Count && lines[next].Text[0] != text[0] && (at == 0 || lines[at - 1].IsBlank);
    }

    private const int LongestSigned = 60;

    // "Title: …", "Authors: …"
    private bool BeginsWithLabel(string text) => text.AsSpan(0, Math.Min(text.Length, LongestLabel)).IndexOfAny(':', '：') is > 0 and var colon && vocabulary.Of(text.AsSpan(0, colon)) != Meaning.Unknown;

    /// <summary>True when the lines read as a heading.</summary>
    public bool IsHeading(int from, int to)
    {
        var first = lines[from];
        var last = lines[to - 1];
        if (last.EndsInPilcrow) return true;
        var length = last.End - first.Start;
        if (first.Mark == PlainMark.Number) return length <= LongestTitle;
        return to - from <= 2 && length <= LongestHeading && StandsAlone(from, to) && ReadsAsHeading(lines[from..to]);
    }

    public static bool NeedsSpace(string above, string below) => above.Length > 0 && below.Length > 0 && !(IsIdeograph(above[^1]) && IsIdeograph(below[0]));

    private static bool ReadsAsHeading(List<PlainLine> lines)
    {
        var text = lines[0].Text;
        var end = lines[^1].Text[^1];
        if (!text.Any(char.IsLetterOrDigit) || char.IsLower(text[0]) || AreNames(text) || ".,;:!…。，；：！".Contains(end, StringComparison.Ordinal)) return false;
        if (text.Contains(" · ", StringComparison.Ordinal) || text.Contains(" | ", StringComparison.Ordinal) || text.Contains("://", StringComparison.Ordinal)) return false;
        return NumberedLabel().IsMatch(text) || !(text.Contains(": ", StringComparison.Ordinal) || text.Contains('：', StringComparison.Ordinal));
    }

    // With blank lines between blocks a heading has one before it; without any, a run of short lines is a list of something and not of headings.
    private bool StandsAlone(int from, int to)
    {
        if (hasBlankLines) return (from == 0 || lines[from - 1].IsBlank || lines[from - 1].Mark == PlainMark.Rule) && !IsAmongShortLines(from, to, 1);
        return !IsAmongShortLines(from, to, 3);
    }

    private bool IsAmongShortLines(int from, int to, int most)
    {
        var neighbours = 0;
        for (var i = from - 1; i >= 0 && neighbours < most && IsShort(i); i--) neighbours++;
        for (var i = to; i < lines.Count && neighbours < most && IsShort(i); i++) neighbours++;
        return neighbours >= most;
    }

    private bool IsShort(int at) => lines[at] is { IsBlank: false, Mark: PlainMark.None } line && line.Text.Length <= LongestHeading;

    private bool IsInRun(int at)
    {
        var (line, next) = (lines[at], Neighbour(at, 1));
        var before = Neighbour(at, -1);
        return (next is { Mark: PlainMark.Number } && next.Ordinal == line.Ordinal + 1 && next.Indent == line.Indent)
            || (before is { Mark: PlainMark.Number } && before.Ordinal == line.Ordinal - 1 && before.Indent == line.Indent);
    }

    private PlainLine? Neighbour(int at, int step)
    {
        for (at += step; at >= 0 && at < lines.Count; at += step)
            if (!lines[at].IsBlank && (lines[at].Mark != PlainMark.None || wrap == int.MaxValue || lines[at].Indent == 0)) return lines[at];
        return null;
    }

    private static int Width(PlainLine line) => line.Indent + line.Text.Length;

    private static bool IsSentenceEnd(string text) => ".!?:;。！？：；".Contains(text[^1], StringComparison.Ordinal);

    private static bool IsIdeograph(char c) => c is (>= '\u2E80' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF00' and <= '\uFF60');

    [GeneratedRegex(@"^\p{Lu}\w+ \d{1,3}: ", RegexOptions.CultureInvariant)]
    private static partial Regex NumberedLabel();

    [GeneratedRegex(@"\p{Ll}[.!?] +\p{Lu}.*[.!?]\z", RegexOptions.CultureInvariant)]
    private static partial Regex Sentences();
}
