using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Digest.Model.Exporting;

/// <summary>Where a stretch of Markdown stands, which decides what of it must be escaped.</summary>
internal enum MarkdownPlace
{
    Paragraph,
    Heading,
    Cell,
}

/// <summary>What stands beside a stretch of text.</summary>
internal enum TextEdge
{
    /// <summary>The begin or end of its block.</summary>
    Block,

    /// <summary>The begin of a line after the first.</summary>
    Line,

    /// <summary>Other running text.</summary>
    Inline,
}

/// <summary>
/// Plain characters as Markdown that reads as them. A sign is escaped where the reader could take it for a mark, and nowhere else; what a backslash cannot
/// escape (a typed bullet, white space at a block's edge) becomes a character reference.
/// </summary>
internal static partial class MarkdownEscapes
{
    private const string DenseMarks = "*_~[]|<!";
    private const string Bullets = "•◦▪‣●";

    /// <summary>Where and within what a text stands.</summary>
    /// <param name="Place">The block it stands in.</param>
    /// <param name="Before">What is before it.</param>
    /// <param name="After">What is after it.</param>
    /// <param name="InBrackets">Whether it is the text of a link or of a picture.</param>
    /// <param name="DollarsPair">Whether a dollar sign could open or close a formula.</param>
    /// <param name="IsDense">Whether the block has so many signs that none may be left to be looked at.</param>
    internal readonly record struct Context(MarkdownPlace Place, TextEdge Before, TextEdge After, bool InBrackets, bool DollarsPair, bool IsDense = false);

    public static string Escape(string value, Context context)
    {
        var text = new StringBuilder(value.Length + 8);
        var isBalanced = IsBalanced(value);
        var (first, last) = (Edge(value, context.Before, context), value.Length - Edge(Reversed(value), context.After, context));
        for (var i = 0; i < value.Length; i++)
        {
            if (i < first || i >= Math.Max(first, last)) text.Append(CultureInfo.InvariantCulture, $"&#{(int)value[i]};");
            else if (i == 0 && context.Before != TextEdge.Inline && LineStart(value, context) is { Length: > 0 } opening)
            {
                text.Append(opening.Marked);
                i += opening.Length - 1;
            }
            else if (Address().Match(value, i) is { Success: true } address)
            {
                text.Append(address.ValueSpan[..^1]).Append('\\').Append(address.ValueSpan[^1]);
                i += address.Length - 1;
            }
            else if (value[i] == '\\' && i + 1 == last && last < value.Length) text.Append("\\\\");
            else Append(text, value, i, context, isBalanced);
        }

        return text.ToString();
    }

    // White space that is no plain space would be trimmed at the edge of a block, and in a cell any at the edge of its link.
    private static int Edge(string value, TextEdge edge, Context context)
    {
        var isCut = edge != TextEdge.Inline || context is { Place: MarkdownPlace.Cell, InBrackets: true };
        var length = 0;
        while (isCut && length < value.Length && char.IsWhiteSpace(value[length]) && (value[length] != ' ' || edge == TextEdge.Inline)) length++;
        return length;
    }

    private static string Reversed(string value) => new([.. value.Reverse()]);

    private static (int Length, string Marked) LineStart(string value, Context context)
    {
        if (Bullets.Contains(value[0], StringComparison.Ordinal) && value.Length > 1 && value[1] is ' ' or '\u00A0') return (1, $"&#{((int)value[0]).ToString(CultureInfo.InvariantCulture)};");
        if (context.Place == MarkdownPlace.Heading && Rule().IsMatch(value)) return (1, "\\" + value[0]);
        if (context.Place != MarkdownPlace.Paragraph) return (0, "");
        if (Opening().IsMatch(value) || (context.Before == TextEdge.Line && value[0] is '=' or ':' or '|' or '-')) return (1, value[0] == '[' ? "&#91;" : "\\" + value[0]);
        var number = Numbered().Match(value);
        return number.Success ? (number.Length, number.Value[..^1] + "\\" + number.Value[^1]) : (0, "");
    }

    private static void Append(StringBuilder text, string value, int at, Context context, bool isBalanced)
    {
        if (value[at] == '&' && DoubleReference().IsMatch(value.AsSpan(at..Math.Min(value.Length, at + 40))))
        {
            // The reader undoes "&amp;amp;", which an escaped sign looks like to it.
            text.Append("&amp;<!-- -->");
            return;
        }

        // A backslash before a bracket is also how a displayed formula opens.
        if (!IsMark(value, at, context, isBalanced)) text.Append(value[at]);
        else if (value[at] == '[') text.Append("&#91;");
        else if (value[at] == '¶') text.Append("&#182;");
        else text.Append('\\').Append(value[at]);
    }

    private static bool IsMark(string value, int at, Context context, bool isBalanced)
    {
        char? before = at > 0 ? value[at - 1] : null;
        char? after = at + 1 < value.Length ? value[at + 1] : null;
        if (context.IsDense && DenseMarks.Contains(value[at], StringComparison.Ordinal)) return true;
        var isAtInline = (before is null && context.Before == TextEdge.Inline) || (after is null && context.After == TextEdge.Inline);
        return value[at] switch
        {
            '\\' => after is not { } next || (!char.IsAsciiLetterOrDigit(next) && next != ' '),
            '`' => true,
            '*' => isAtInline || !IsSpace(before) || !IsSpace(after),
            '_' => isAtInline || !((IsSpace(before) && IsSpace(after)) || (IsWord(before) && IsWord(after))),
            '~' => isAtInline || before == '~' || after == '~',
            '[' or ']' when context.InBrackets => !isBalanced,
            '[' => !isBalanced || (at == 0 && context.Before != TextEdge.Inline && value.Length > 2 && value[2] == ']'),
            ']' => after is '(' or '[' or ':' || (after is null && context.After == TextEdge.Inline),
            '<' => after is null ? context.After == TextEdge.Inline : char.IsAsciiLetter(after.Value) || after is '/' or '!' or '?',
            '&' => Reference().IsMatch(value.AsSpan(at..Math.Min(value.Length, at + 40))),
            '!' => after == '[' || (after is null && context.After == TextEdge.Inline),
            '$' => context.DollarsPair,
            // Braces and pilcrows at the end of a heading are its anchor.
            '}' or '¶' => context.Place == MarkdownPlace.Heading && context.After == TextEdge.Block && after is null,
            // Many in brackets are more than the reader would rather follow.
            '|' => context.Place == MarkdownPlace.Cell || context.InBrackets,
            '#' => context.Place == MarkdownPlace.Heading && context.After == TextEdge.Block && value.AsSpan(at).TrimEnd('#').IsEmpty,
            _ => false,
        };
    }

    // Brackets in pairs may stand as they are, also in a link's text; one that does not close holds up the parser.
    private static bool IsBalanced(string value)
    {
        var depth = 0;
        foreach (var c in value)
        {
            if (c is not ('[' or ']')) continue;
            depth += c == '[' ? 1 : -1;
            if (depth < 0) return false;
        }

        return depth == 0 && !value.Contains("[^", StringComparison.Ordinal) && !value.Contains("[[", StringComparison.Ordinal) && !Targeted().IsMatch(value);
    }

    private static bool IsSpace(char? c) => c is null or ' ';

    private static bool IsWord(char? c) => c is { } letter && char.IsLetterOrDigit(letter);

    // What opens a block: headings, quotations, lists, boxes, rulers, fences, notes, tables and their rules, also behind a bullet.
    [GeneratedRegex(@"^(?:#{1,6}(?: |\z)|>|[-+*](?: |\z)|!!!|:::|\?\?\?|(?<r>[-*_])(?: *\k<r>)* *\z|~~~|\[[^\]]{1,400}\]:|=+ *\z|\||[-:][-: ]*\|[-:| ]*\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    // What the reader takes for a line drawn over a heading.
    [GeneratedRegex(@"^[=~*#-]{4}", RegexOptions.CultureInvariant)]
    private static partial Regex Rule();

    [GeneratedRegex(@"\][(\[:]", RegexOptions.CultureInvariant)]
    private static partial Regex Targeted();

    [GeneratedRegex(@"^[0-9]{1,9}[.)](?= |\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    // Bare addresses become links; the last sign of the match is the one to escape.
    [GeneratedRegex(@"\G(?:(?:https?|ftp):(?=//)|mailto:|tel:|www\.)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"^&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex(@"^&[^&;]{1,5};", RegexOptions.CultureInvariant)]
    private static partial Regex DoubleReference();
}
