using System.Buffers;
using Markdig.Helpers;
using Markdig.Syntax;

namespace Digest.Model.Reading;

/// <summary>
/// Tells the blocks whose marks can be read in one way only: code, emphasis and links that open where nothing can close, close where nothing can open, hold no
/// mark of their own kind, and end in their line (CommonMark 0.31, 6.1 to 6.3). Nearly all of a digest's are of this kind, and need no parser that has to
/// look back.
/// </summary>
internal static class ClearMarks
{
    private const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    // Every parser of inlines, Markdig's and ours, begins at one of these or at an address.
    private static readonly SearchValues<char> Marks = SearchValues.Create("\\`*_[]<&$~|\r\n");

    private static readonly SearchValues<string> Schemes = SearchValues.Create(["mailto:", "tel:"], StringComparison.Ordinal);

    // What stands behind a mark that closes and cannot belong to a word.
    private static readonly SearchValues<char> Behind = SearchValues.Create(" .,:;!?)]，。：；！？、）");

    private static readonly SearchValues<char> EntitySigns = SearchValues.Create(LettersAndDigits + "#");

    // Neither a bracket nor a sign by which a target could be anything but itself.
    private static readonly SearchValues<char> TargetSigns = SearchValues.Create(LettersAndDigits + "-._~:/?#@!$+,;=%");

    // As in a target, but what may end an address.
    private static readonly SearchValues<char> AddressSigns = SearchValues.Create(LettersAndDigits + "-._/?#=%");

    private static readonly SearchValues<char> HostSigns = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-.");

    // As the parser of bare addresses has it, but for white space.
    private static readonly SearchValues<char> BeforeAddress = SearchValues.Create("*_~(");

    /// <summary>What marks the lines have; line ends of another kind may mean more. The first line counts from <paramref name="from"/> on.</summary>
    public static Clearness Of(in StringLineGroup lines, int from = 0)
    {
        var (hasBar, hasRule, all) = (false, false, Clearness.Plain);
        for (var i = 0; i < lines.Count; i++)
        {
            ref readonly var slice = ref lines.Lines[i].Slice;
            var line = slice.AsSpan();
            // No more than the parser takes from it: behind any other sign a mark is none that is clear.
            if (i + 1 == lines.Count) line = line.TrimEnd(" \t");
            else if (slice.NewLine != NewLine.LineFeed || EndOf(line) is var ending && ending == LineEnd.Unclear) return Clearness.Unclear;
            else if (ending == LineEnd.Break) line = line[..^2];
            // Behind a quotation's sign without a space no address begins.
            if (line is ['h', 't', 't', 'p', ..] && slice.Start > 0 && !char.IsWhiteSpace(slice.Text[slice.Start - 1])) return Clearness.Unclear;
            // Behind a typed bullet these are text of their own to the parser.
            if (Bullets.Begins(line) && line is [_, _, '|' or '_' or '&' or '~', ..]) return Clearness.Unclear;
            var own = Of(line, i == 0 ? Math.Min(from, line.Length) : 0, line.Length);
            if (own == Clearness.Unclear) return own;
            if (own == Clearness.Marked) all = own;
            hasBar |= line.Contains('|');
            hasRule |= line.IndexOfAnyExcept("|-: ") < 0;
        }

        // Bars over a rule make a table.
        return lines.Count > 0 && !(hasBar && hasRule) ? all : Clearness.Unclear;
    }

    /// <summary>What a line's end says; the parser takes white space from the last line's once the block is read.</summary>
    public static LineEnd EndOf(ReadOnlySpan<char> line) => line switch
    {
        [] or [.., '\t'] => LineEnd.Unclear,
        [.., not (' ' or '\t'), ' ', ' '] => LineEnd.Break,
        [.., ' '] => LineEnd.Unclear,
        _ => LineEnd.Space,
    };

    private static Clearness Of(ReadOnlySpan<char> line, int from, int end)
    {
        for (var at = from; ;)
        {
            var mark = Next(line, at, end);
            if (mark.Kind == ClearMarkKind.Unclear || MayHoldAddress(line[at..(mark.Kind == ClearMarkKind.None ? end : mark.Start)])) return Clearness.Unclear;
            if (mark.Kind == ClearMarkKind.None) return at == from ? Clearness.Plain : Clearness.Marked;
            if (mark.Kind is not (ClearMarkKind.Code or ClearMarkKind.Address) && Of(line, mark.ContentStart, mark.ContentEnd) == Clearness.Unclear) return Clearness.Unclear;
            at = mark.End;
        }
    }

    // One with "://" is a mark.
    private static bool MayHoldAddress(ReadOnlySpan<char> text) => text.Contains("www.", StringComparison.Ordinal) || (text.Contains(':') && text.ContainsAny(Schemes));

    /// <summary>The first mark of a line from one place up to another.</summary>
    public static ClearMark Next(ReadOnlySpan<char> line, int from, int end)
    {
        for (var start = from; ;)
        {
            var at = line[start..end].IndexOfAny(Marks) is >= 0 and var next ? start + next : end;
            if (AddressIn(line, from, start, at, end) is { Kind: not ClearMarkKind.None } address) return address;
            if (at == end) return Text;
            var mark = line[at] switch
            {
                '`' => Code(line, at, end),
                '*' or '_' when !IsInWord(line, at) && !OnlyCloses(line, at) => Emphasis(line, at, end),
                '[' => Link(line, at, end),
                '_' => Text,
                '&' when !MayBeEntity(line[(at + 1)..]) => Text,
                '~' when at + 1 < end && line[at + 1] != '~' => Text,
                '|' when end == line.Length => Text,
                _ => Unclear,
            };
            if (mark.Kind != ClearMarkKind.None) return mark;
            start = at + 1;
        }
    }

    /// <summary>How long a box to tick is that an entry begins with, the space before a mark being a part of it; 0 when it begins with none, or neither a word nor a mark that opens stands one space behind it.</summary>
    public static int LengthOfBox(LeafBlock block) =>
        block is ParagraphBlock { Parent: ListItemBlock item, Lines.Count: > 0 } && item[0] == block && block.Lines.Lines[0].Slice.AsSpan() is ['[', ' ' or 'x' or 'X', ']', ' ', var text, ..] ? text is '[' or '*' or '`' ? 4 : char.IsLetterOrDigit(text) ? 3 : 0 : 0;

    private static ClearMark Text => default;

    private static ClearMark Unclear => new(ClearMarkKind.Unclear, 0, 0, 0, 0);

    // An underscore between letters or digits is one of them.
    private static bool IsInWord(ReadOnlySpan<char> line, int at) => line[at] == '_' && at > 0 && at + 1 < line.Length && char.IsLetterOrDigit(line[at - 1]) && char.IsLetterOrDigit(line[at + 1]);

    // An underscore behind a word opens nothing, and here nothing is open that it could close.
    private static bool OnlyCloses(ReadOnlySpan<char> line, int at) => line[at] == '_' && at > 0 && char.IsLetterOrDigit(line[at - 1]) && at + 1 < line.Length && line[at + 1] != '_';

    // Letters and digits up to a semicolon.
    private static bool MayBeEntity(ReadOnlySpan<char> behind)
    {
        var length = behind.IndexOfAnyExcept(EntitySigns);
        return length < 0 || behind[length] == ';';
    }

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

    private static ClearMark AddressIn(ReadOnlySpan<char> line, int from, int start, int stop, int end)
    {
        for (; line[start..stop].IndexOf("://", StringComparison.Ordinal) is >= 0 and var next; start += next + 3)
            if (Address(line, from, start + next, end) is { Kind: not ClearMarkKind.None } found) return found;
        return Text;
    }

    // "https://example.org/a_b" alone between spaces, whose host and last sign leave no doubt where it ends.
    private static ClearMark Address(ReadOnlySpan<char> line, int from, int colon, int end)
    {
        var start = line[from..colon].EndsWith("https", StringComparison.Ordinal) ? colon - 5 : line[from..colon].EndsWith("http", StringComparison.Ordinal) ? colon - 4 : -1;
        // Behind a letter or a bar no address begins.
        if (start > 0 && !char.IsWhiteSpace(line[start - 1]) && line[start - 1] != '\0' && !BeforeAddress.Contains(line[start - 1])) return Text;
        if (start < 0 || end != line.Length || (start > 0 && line[start - 1] != ' ')) return Unclear;
        var stop = line[(colon + 3)..].IndexOfAnyExcept(AddressSigns) is >= 0 and var length ? colon + 3 + length : end;
        if (stop == colon + 3 || (stop < end && line[stop] != ' ') || !(char.IsAsciiLetterOrDigit(line[stop - 1]) || line[stop - 1] == '/')) return Unclear;
        var host = line[(colon + 3)..stop];
        if (host.IndexOf('/') is >= 0 and var slash) host = host[..slash];
        return host is [(>= 'a' and <= 'z') or (>= '0' and <= '9'), ..] && host.IndexOfAnyExcept(HostSigns) < 0 && host.Contains('.') && char.IsAsciiLetter(host[^1]) && host.IndexOf("..", StringComparison.Ordinal) < 0 ? new(ClearMarkKind.Address, start, start, stop, stop) : Unclear;
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

    /// <summary>An address without a link, between spaces.</summary>
    Address,
}

/// <summary>What the marks of lines are.</summary>
internal enum Clearness
{
    /// <summary>There is none.</summary>
    Plain,

    /// <summary>Each can be read in one way only.</summary>
    Marked,

    /// <summary>Some need the whole of CommonMark's rules.</summary>
    Unclear,
}

/// <summary>What a line's end says.</summary>
internal enum LineEnd
{
    /// <summary>The line goes on.</summary>
    Space,

    /// <summary>It ends here: two spaces.</summary>
    Break,

    /// <summary>White space of another kind.</summary>
    Unclear,
}
