using System.Text;
using Digest.Model.Document;
using Digest.Model.Reading;
using Digest.Model.Recognition;

namespace Digest.Model.Exporting;

/// <summary>
/// Running text as one line of Markdown that reads back to it (a line break in a paragraph is a backslash and a line end). Marks are Markdown's own where
/// they surely open and close; beside letters and signs where they might not, and for raised and lowered text, they are HTML elements.
/// </summary>
internal sealed class InlineMarkdown
{
    private const string Marks = "[]*_~`|";
    private const int MostMarks = 16;

    private readonly StringBuilder text = new();
    private readonly MarkdownPlace place;
    private readonly bool dollarsPair;
    private readonly bool isDense;

    private InlineMarkdown(MarkdownPlace place, bool dollarsPair, bool isDense) => (this.place, this.dollarsPair, this.isDense) = (place, dollarsPair, isDense);

    /// <summary>The text of a whole block; where it has more marks than the reader would follow, with all of them escaped.</summary>
    public static string Write(EquatableArray<Inline> content, MarkdownPlace place) =>
        Write(content, place, isDense: false) is var text && InlineLoad.IsBearable(text) ? text : Write(content, place, isDense: true);

    /// <summary>The text, with all signs escaped that could be marks or only those that would be.</summary>
    public static string Write(EquatableArray<Inline> content, MarkdownPlace place, bool isDense)
    {
        var writer = new InlineMarkdown(place, Dollars(content) > (place == MarkdownPlace.Cell ? 0 : 1), isDense);
        writer.Append(content, TextEdge.Block, isInBrackets: false);
        return writer.text.ToString();
    }

    private static int Dollars(EquatableArray<Inline> content) => content.Sum(inline => inline switch
    {
        Inline.Text part => part.Value.Count(c => c == '$'),
        Inline.Code code => code.Value.Count(c => c == '$'),
        Inline.Formula formula => 2 + formula.Tex.Count(c => c == '$'),
        Inline.Image image => (image.Alternative + image.Target).Count(c => c == '$'),
        Inline.Link link => Dollars(link.Content) + link.Target.Count(c => c == '$'),
        _ => InlineCut.ContentOf(inline) is { } inner ? Dollars(inner) : 0,
    });

    private void Append(EquatableArray<Inline> content, TextEdge end, bool isInBrackets)
    {
        for (var i = 0; i < content.Count; i++)
        {
            var next = i + 1 < content.Count ? content[i + 1] : null;
            var after = next is null ? end : TextEdge.Inline;
            switch (content[i])
            {
                case Inline.Text part:
                    var before = text.Length == 0 ? TextEdge.Block : text[^1] == '\n' ? TextEdge.Line : TextEdge.Inline;
                    var isLast = next is Inline.LineBreak && place == MarkdownPlace.Paragraph;
                    text.Append(MarkdownEscapes.Escape(part.Value, new(place, before, isLast ? TextEdge.Line : after, isInBrackets, dollarsPair, isDense)));
                    break;
                case Inline.Emphasis part:
                    Wrap("*", "em", part.Content, Follows(next, end), isInBrackets);
                    break;
                case Inline.Strong part:
                    Wrap("**", "strong", part.Content, Follows(next, end), isInBrackets);
                    break;
                case Inline.Strikeout part:
                    Wrap("~~", "del", part.Content, Follows(next, end), isInBrackets);
                    break;
                case Inline.Superscript part:
                    Element("sup", Inside(part.Content, isInBrackets));
                    break;
                case Inline.Subscript part:
                    Element("sub", Inside(part.Content, isInBrackets));
                    break;
                case Inline.Code code:
                    AppendCode(code.Value);
                    break;
                case Inline.Link link:
                    AppendLink(link);
                    break;
                case Inline.Formula formula:
                    AppendFormula(formula, next);
                    break;
                case Inline.Image image:
                    text.Append("![").Append(Escaped(image.Alternative, isInBrackets: true)).Append("](").Append(Destination(image.Target)).Append(')');
                    break;
                case Inline.LineBreak:
                    text.Append(place == MarkdownPlace.Paragraph && !isInBrackets ? "\\\n" : "<br>");
                    break;
                default:
                    throw new InvalidOperationException($"{content[i].GetType().Name} is not in the closed set of inlines.");
            }
        }
    }

    private string Escaped(string value, bool isInBrackets) => MarkdownEscapes.Escape(value, new(place, TextEdge.Inline, TextEdge.Inline, isInBrackets, dollarsPair, isDense));

    // True where what comes next is white space or the block's end, so that a mark may close after any sign.
    private static bool Follows(Inline? next, TextEdge end) => next switch
    {
        null => end == TextEdge.Block,
        Inline.Text { Value: [' ', ..] } or Inline.LineBreak => true,
        _ => false,
    };

    // CommonMark 6.2: a run of marks opens and closes surely beside a letter inside of it, beside other signs only where white space is outside.
    private void Wrap(string mark, string element, EquatableArray<Inline> content, bool isFollowedBySpace, bool isInBrackets)
    {
        var isAfterSpace = text.Length == 0 || text[^1] is ' ' or '\n';
        var written = Inside(content, isInBrackets);
        // Elements cost the reader nothing, marks without number more than it spends.
        var opens = !isDense && written.Length > 0 && Opens(written[0], isAfterSpace) && !(text.Length > 0 && text[^1] is '*' or '~' or '_');
        var closes = written.Length > 0 && Opens(written[^1], isFollowedBySpace);
        if (opens && closes && !written.Contains('*', StringComparison.Ordinal) && !written.Contains('~', StringComparison.Ordinal) && !written.Contains('\n', StringComparison.Ordinal)) text.Append(mark).Append(written).Append(mark);
        else Element(element, written);
    }

    private static bool Opens(char inside, bool isBesideSpace) => char.IsLetterOrDigit(inside) || (isBesideSpace && !char.IsWhiteSpace(inside) && !char.IsSurrogate(inside));

    private void Element(string name, string written) => text.Append('<').Append(name).Append('>').Append(written).Append("</").Append(name).Append('>');

    // What stands between two marks, whichever these will be: it is written once, or its own inner marks would be written twice as often at each level.
    private string Inside(EquatableArray<Inline> content, bool isInBrackets)
    {
        var inner = new InlineMarkdown(place, dollarsPair, isDense);
        inner.text.Append('x');
        inner.Append(content, TextEdge.Inline, isInBrackets);
        return inner.text.ToString(1, inner.text.Length - 1);
    }

    private void AppendCode(string value)
    {
        var fence = 1;
        var runs = Runs(value);
        while (runs.Contains(fence)) fence++;
        // The reader takes one white space, of whatever kind, off each end where both have it, unless all of it is plain spaces.
        var isPadded = value is ['`', ..] or [.., '`'] || (value.Length > 1 && char.IsWhiteSpace(value[0]) && char.IsWhiteSpace(value[^1]) && value.Any(c => c != ' '));
        if (text is { Length: > 0 } && text[^1] == '`') text.Append("<!-- -->");
        var marks = new string('`', fence);
        var pad = isPadded ? " " : "";
        text.Append(marks).Append(pad).Append(value).Append(pad).Append(marks);
    }

    private static HashSet<int> Runs(string value)
    {
        var runs = new HashSet<int>();
        for (var i = 0; i < value.Length; i++)
        {
            var start = i;
            while (i < value.Length && value[i] == '`') i++;
            if (i > start) runs.Add(i - start);
        }

        return runs;
    }

    private void AppendLink(Inline.Link link)
    {
        if (link.Content is [Inline.Text { Value: var shown }] && shown == link.Target && IsPlainAddress(shown))
        {
            text.Append('<').Append(shown).Append('>');
            return;
        }

        text.Append('[');
        Append(link.Content, TextEdge.Inline, isInBrackets: true);
        text.Append("](").Append(Destination(link.Target)).Append(')');
    }

    private bool IsPlainAddress(string address) =>
        (address.StartsWith("http://", StringComparison.Ordinal) || address.StartsWith("https://", StringComparison.Ordinal))
        && !address.Any(c => c is <= ' ' or '<' or '>' or '\u007F' || char.IsWhiteSpace(c)) && !address.Contains('|', StringComparison.Ordinal) && !IsFullOfMarks(address);

    // As many as the reader would rather not follow.
    private static bool IsFullOfMarks(string address) => address.Count(c => Marks.Contains(c, StringComparison.Ordinal)) > MostMarks;

    private string Destination(string target)
    {
        var isBare = target.Length > 0 && !IsFullOfMarks(target) && target.All(c => c > ' ' && c != '\u007F' && !char.IsWhiteSpace(c) && "()<>\\&|*_`$~".IndexOf(c, StringComparison.Ordinal) < 0);
        if (isBare) return target;
        var escaped = new StringBuilder("<");
        var isFull = IsFullOfMarks(target);
        // What looks like a reference is undone by the reader even behind a backslash.
        foreach (var c in target.ReplaceLineEndings(" "))
            if (c == '&') escaped.Append("&amp;");
            else escaped.Append(c is '<' or '>' or '\\' || (isFull && Marks.Contains(c, StringComparison.Ordinal)) || (c == '|' && place == MarkdownPlace.Cell) || (c == '$' && dollarsPair) ? "\\" : "").Append(c);
        return escaped.Append('>').ToString();
    }

    private void AppendFormula(Inline.Formula formula, Inline? next)
    {
        var (first, second) = formula.Style == FormulaStyle.Display ? ($"\\[{formula.Tex}\\]", $"$${formula.Tex}$$") : ($"\\({formula.Tex}\\)", $"${formula.Tex}$");
        var after = next is Inline.Text part ? part.Value[..1] : next is null ? "" : "x";
        text.Append(!Reads(first, after) && Reads(second, after) ? second : first);
    }

    private static bool Reads(string formula, string after) =>
        FormulaMarks.At("x" + formula + after, 1, 1 + formula.Length + after.Length) is { } match && match.End == 1 + formula.Length;
}
