using System.Buffers;
using Markdig.Helpers;

namespace Digest.Model.Reading;

/// <summary>A mark in a line of Markdown that can be read in one way only, and where it stands in the line.</summary>
/// <param name="Kind">What it makes.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="ContentStart">Where what it holds begins.</param>
/// <param name="ContentEnd">Where that ends.</param>
/// <param name="End">Where the mark ends; a link's target stands between the two, in brackets.</param>
internal readonly record struct ClearMark(ClearMarkKind Kind, int Start, int ContentStart, int ContentEnd, int End);

/// <summary>What a mark makes.</summary>
internal enum ClearMarkKind
{
    /// <summary>There is no further mark.</summary>
    None,

    /// <summary>Marks that need the whole of CommonMark's rules.</summary>
    Unclear,

    Code,
    Emphasis,
    Strong,
    Link,
}

/// <summary>
/// Tells the blocks whose marks can be read in one way only: code, emphasis and links that open where nothing can close, close where nothing can open, hold no
/// mark of their own kind, and end in their line (CommonMark 0.31, 6.1 to 6.3). Nearly all of a digest's are of this kind, and need no parser that has to
/// look back.
/// </summary>
internal static class ClearMarks
{
    // Every parser of inlines, Markdig's and ours, begins at one of these or at an address.
    private static readonly SearchValues<char> Marks = SearchValues.Create("\\`*_[]<&$~|\r\n");

    private static readonly SearchValues<string> Addresses = SearchValues.Create(["://", "www.", "mailto:", "tel:"], StringComparison.Ordinal);

    // What stands behind a mark that closes and cannot belong to a word.
    private static readonly SearchValues<char> Behind = SearchValues.Create(" .,:;!?)]");

    // Neither a bracket nor a sign by which a target could be anything but itself.
    private static readonly SearchValues<char> TargetSigns = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#@!$+,;=%");

    /// <summary>True when no line has a mark but such; white space at the end of a line, and line ends of another kind, may mean more.</summary>
    public static bool Are(in StringLineGroup lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            ref readonly var slice = ref lines.Lines[i].Slice;
            var line = slice.AsSpan();
            if (i + 1 < lines.Count && (slice.NewLine != NewLine.LineFeed || line is not [.., not (' ' or '\t')])) return false;
            // The parser takes white space from the last line's end once the block is read.
            if (i + 1 == lines.Count) line = line.TrimEnd(" \t\v\f\r\n");
            if (!Are(line, 0, line.Length)) return false;
        }

        return lines.Count > 0;
    }

    private static bool Are(ReadOnlySpan<char> line, int from, int end)
    {
        for (var at = from; ;)
        {
            var mark = Next(line, at, end);
            if (mark.Kind == ClearMarkKind.Unclear || MayHoldAddress(line[at..(mark.Kind == ClearMarkKind.None ? end : mark.Start)])) return false;
            if (mark.Kind == ClearMarkKind.None) return true;
            if (mark.Kind != ClearMarkKind.Code && !Are(line, mark.ContentStart, mark.ContentEnd)) return false;
            at = mark.End;
        }
    }

    private static bool MayHoldAddress(ReadOnlySpan<char> text) => (text.Contains('.') | text.Contains(':')) && text.ContainsAny(Addresses);

    /// <summary>The first mark of a line from one place up to another.</summary>
    public static ClearMark Next(ReadOnlySpan<char> line, int from, int end)
    {
        while (line[from..end].IndexOfAny(Marks) is >= 0 and var next)
        {
            var at = from + next;
            var mark = line[at] switch
            {
                '`' => Code(line, at, end),
                '*' or '_' when !IsInWord(line, at) => Emphasis(line, at, end),
                '[' => Link(line, at, end),
                '_' => Text,
                '&' when at + 1 < end && line[at + 1] == ' ' => Text,
                '~' when at + 1 < end && line[at + 1] != '~' => Text,
                _ => Unclear,
            };
            if (mark.Kind != ClearMarkKind.None) return mark;
            from = at + 1;
        }

        return Text;
    }

    private static ClearMark Text => default;

    private static ClearMark Unclear => new(ClearMarkKind.Unclear, 0, 0, 0, 0);

    // An underscore between letters or digits is one of them.
    private static bool IsInWord(ReadOnlySpan<char> line, int at) => line[at] == '_' && at > 0 && at + 1 < line.Length && char.IsLetterOrDigit(line[at - 1]) && char.IsLetterOrDigit(line[at + 1]);

    private static ClearMark Code(ReadOnlySpan<char> line, int at, int end)
    {
        var close = at + 1 < end ? line[(at + 1)..end].IndexOf('`') + at + 1 : at;
        if (close <= at + 1 || (close + 1 < line.Length && line[close + 1] == '`')) return Unclear;
        var content = line[(at + 1)..close];
        return content[0] == ' ' || content[^1] == ' ' || content.ContainsAny('|', '\\') ? Unclear : new(ClearMarkKind.Code, at, at + 1, close, close + 1);
    }

    private static ClearMark Emphasis(ReadOnlySpan<char> line, int at, int end)
    {
        var sign = line[at];
        var width = at + 1 < end && line[at + 1] == sign ? 2 : 1;
        var start = at + width;
        if (start >= end || !Opens(line, at, start, sign)) return Unclear;
        var close = start;
        do
        {
            if (line[(close + 1)..end].IndexOf(sign) is not (>= 0 and var next)) return Unclear;
            close += 1 + next;
        }
        while (IsInWord(line, close));
        if (close + width > end || (width == 2 && line[close + 1] != sign) || (close + width < line.Length && !Behind.Contains(line[close + width]))) return Unclear;
        // A sign before it as well as behind it may as well open.
        var isEnd = close + width == line.Length || line[close + width] == ' ';
        return char.IsWhiteSpace(line[close - 1]) || (!isEnd && !char.IsLetterOrDigit(line[close - 1])) ? Unclear : new(width == 2 ? ClearMarkKind.Strong : ClearMarkKind.Emphasis, at, start, close, close + width);
    }

    private static bool Opens(ReadOnlySpan<char> line, int at, int start, char sign) => (at == 0 || line[at - 1] is ' ' or '(' or '[')
        && (char.IsLetterOrDigit(line[start]) || (!char.IsWhiteSpace(line[start]) && line[start] != sign && (at == 0 || line[at - 1] == ' ')));

    private static ClearMark Link(ReadOnlySpan<char> line, int at, int end)
    {
        if (at > 0 && line[at - 1] == '!') return Unclear;
        var close = line[(at + 1)..end].IndexOfAny('[', ']') + at + 1;
        // What is one sign wide may be a box to tick.
        if (close <= at + 2 || line[close] == '[' || close + 1 >= end || line[close + 1] != '(' || line[at + 1] is '^' or '!' or ' ') return Unclear;
        var target = line[(close + 2)..end].IndexOfAnyExcept(TargetSigns);
        return target > 0 && line[close + 2 + target] == ')' ? new(ClearMarkKind.Link, at, at + 1, close, close + 3 + target) : Unclear;
    }
}
