using System.Net;
using Digest.Model.Recognition;
using Digest.Model.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.TaskLists;
using Markdig.Helpers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Inline = Digest.Model.Document.Inline;
using PlainText = Digest.Model.Document.PlainText;

namespace Digest.Model.Reading;

/// <summary>Markdig's inlines into ours, each with a place inside its parent's.</summary>
internal sealed class MarkdownInlines(SourceText source, MarkdownPlaces places, MarkdownReferences references, Findings findings)
{
    private const int Deepest = 40;

    // One list for each depth: what stands in it is taken out before the next one of its depth is read.
    private readonly List<List<Piece>> lists = [];
    private readonly ClearInlines clear = new(places, findings);

    public EquatableArray<Inline> Read(ContainerInline? container, TextSpan parent) => InlineText.Tidy(HtmlInlines.Content(Pieces(container, parent), findings));

    /// <summary>The text of a block whose marks are clear.</summary>
    public EquatableArray<Inline> Clear(in StringLineGroup lines, TextSpan parent) => lines.Count == 1 && ClearMarks.Of(lines) == Clearness.Plain ? Plain(lines.Lines[0].Slice, parent) : InlineText.Tidy(HtmlInlines.Content(ClearPieces(lines, parent), findings));

    /// <summary>The text of a line without a mark.</summary>
    public EquatableArray<Inline> Plain(in StringSlice line, TextSpan parent) => clear.Plain(line, parent);

    /// <summary>The text of a line whose marks are clear.</summary>
    public EquatableArray<Inline> Clear(in StringSlice line, TextSpan parent) => InlineText.Tidy(HtmlInlines.Content(ClearPieces(line, parent), findings));

    /// <summary>The same with HTML tags not yet paired; good until the next block is read.</summary>
    public List<Piece> ClearPieces(in StringSlice line, TextSpan parent)
    {
        var pieces = ListAt(0);
        clear.AddTo(pieces, line, parent);
        return pieces;
    }

    /// <summary>The lines of a block whose marks are clear, HTML tags not yet paired; good until the next block is read.</summary>
    public List<Piece> ClearPieces(in StringLineGroup lines, TextSpan parent)
    {
        var pieces = ListAt(0);
        clear.AddTo(pieces, lines, parent);
        return pieces;
    }

    /// <summary>The inlines in order, HTML tags not yet paired; good until the next block is read.</summary>
    public List<Piece> Pieces(ContainerInline? container, TextSpan parent) => Pieces(container, parent, 0);

    /// <summary>Whether the entry's text begins with a box that is ticked or not; null when there is none.</summary>
    public static bool? TaskState(ListItemBlock item) => item is not [ParagraphBlock first, ..] ? null : first.Inline?.FirstChild is TaskList task ? task.Checked : (first as LineParagraph)?.Done;

    private List<Piece> Pieces(ContainerInline? container, TextSpan parent, int depth)
    {
        var pieces = ListAt(depth);
        // A mark that never closes holds all that follows it, though it is no more than text before that.
        Stack<Markdig.Syntax.Inlines.Inline?>? after = null;
        for (var inline = container?.FirstChild; inline is not null || after?.TryPop(out inline) == true;)
        {
            if (inline is LiteralInline)
            {
                Add(pieces, inline, parent, depth);
                inline = inline.NextSibling;
            }
            else if (inline is DelimiterInline mark)
            {
                AddMark(pieces, mark, parent);
                (after ??= []).Push(mark.NextSibling);
                inline = mark.FirstChild;
            }
            else if (inline is not null)
            {
                Add(pieces, inline, parent, depth);
                inline = inline.NextSibling;
            }
        }

        return pieces;
    }

    private List<Piece> ListAt(int depth)
    {
        while (lists.Count <= depth) lists.Add([]);
        lists[depth].Clear();
        return lists[depth];
    }

    private void AddMark(List<Piece> pieces, DelimiterInline mark, TextSpan parent)
    {
        var span = Span(mark, parent);
        pieces.Add(new Inline.Text(mark.ToLiteral()) { Origin = At(new TextSpan(span.Start, Math.Min(span.Length, mark.ToLiteral().Length))) });
    }

    private void Add(List<Piece> pieces, Markdig.Syntax.Inlines.Inline inline, TextSpan parent, int depth)
    {
        var span = Span(inline, parent);
        var origin = At(span);
        switch (inline)
        {
            case LiteralInline literal:
                AddLiteral(pieces, literal.Content.ToString(), origin);
                break;
            case HtmlEntityInline entity:
                pieces.Add(new Inline.Text(entity.Transcoded.ToString()) { Origin = origin });
                break;
            case FormulaLeaf formula:
                pieces.Add(Formula(formula, span));
                break;
            case CodeInline code:
#if FAULT_3
                origin = At(new TextSpan(Math.Max(0, parent.Start - 1), span.Length));
#endif
                pieces.Add(new Inline.Code(code.Content) { Origin = origin });
                break;
            case LineBreakInline end:
                pieces.Add(end.IsHard ? new Inline.LineBreak { Origin = origin } : new Inline.Text("\n") { Origin = origin });
                break;
            case HtmlInline html:
                pieces.Add(new HtmlTag(html.Tag, span));
                break;
            case AutolinkInline link:
                foreach (var part in LinkTargets.OfPage(link.IsEmail ? "mailto:" + link.Url : link.Url, [new Inline.Text(link.Url) { Origin = origin }], origin, findings)) pieces.Add(part);
                break;
            case FootnoteLink { IsBackLink: true } or TaskList:
                break;
            case FootnoteLink note:
                pieces.Add(new Inline.Superscript([new Inline.Text(note.Footnote.Order.ToString(System.Globalization.CultureInfo.InvariantCulture)) { Origin = origin }]) { Origin = origin });
                break;
            case ContainerInline container when depth >= Deepest:
                span = TextSpan.Between(span.Start, Math.Max(span.End, EndOf(container, parent)));
                findings.Report(ReadingRules.TooDeep, span, "Marks are nested too deeply here; the text is kept as it stands.", "Take away some of the marks.");
                pieces.Add(new Inline.Text(source.Text.Substring(span.Start, span.Length)) { Origin = At(span) });
                break;
            case ContainerInline container:
                AddContainer(pieces, container, span, depth + 1);
                break;
            default:
                pieces.Add(new Inline.Text(source.Text.Substring(span.Start, span.Length)) { Origin = origin });
                break;
        }
    }

    private Inline Formula(FormulaLeaf formula, TextSpan span) =>
        findings.Formula(formula.Tex, formula.Style, span, part => new TextSpan(Math.Min(span.Start + formula.Lead + part.Start, span.End), part.Length));

    private void AddContainer(List<Piece> pieces, ContainerInline container, TextSpan span, int depth)
    {
        var origin = At(span);
        var inner = Pieces(container, span, depth);
        if (container is LinkInline { IsAutoLink: false } reference) references.Add(reference, span);
        switch (container)
        {
            case EmphasisInline { DelimiterChar: '~' }:
                pieces.Add(new Inline.Strikeout(HtmlInlines.Content(inner, findings)) { Origin = origin });
                break;
            case EmphasisInline { DelimiterCount: >= 2 }:
                pieces.Add(new Inline.Strong(HtmlInlines.Content(inner, findings)) { Origin = origin });
                break;
            case EmphasisInline:
                pieces.Add(new Inline.Emphasis(HtmlInlines.Content(inner, findings)) { Origin = origin });
                break;
            case LinkInline { IsImage: true } image:
                pieces.Add(new Inline.Image(Words.SingleSpaced(PlainText.Of(HtmlInlines.Pair(inner, findings))), image.Url ?? "") { Origin = origin });
                break;
            case LinkInline { IsAutoLink: true, Url: { } url }:
                AddAddress(pieces, url, span);
                break;
            case LinkInline link:
                foreach (var part in LinkTargets.Link(link.GetDynamicUrl?.Invoke() ?? link.Url, HtmlInlines.Pair(inner, findings), origin, findings)) pieces.Add(part);
                break;
            default:
                pieces.AddRange(inner);
                break;
        }
    }

    // Full-width punctuation ends an address that stands bare in Chinese or Japanese text.
    private void AddAddress(List<Piece> pieces, string url, TextSpan span)
    {
        // Behind a bar that makes no table the parser's own place of it is none.
        var shown = span.Length > 0 ? source.Text.Substring(span.Start, span.Length) : url;
        var end = shown.AsSpan().IndexOfAnyInRange('\u3000', '\u303F') is var a && a >= 0 ? a : shown.Length;
        end = shown.AsSpan(0, end).IndexOfAnyInRange('\uFF00', '\uFFEF') is var b && b >= 0 ? b : end;
        var target = end < shown.Length ? url[..Math.Max(0, url.Length - (shown.Length - end))] : url;
        var origin = At(new TextSpan(span.Start, Math.Min(end, span.Length)));
        var text = new Inline.Text(shown[..end]) { Origin = origin };
        pieces.Add(LinkTargets.IsKept(target) ? new Inline.Link([text], target) { Origin = origin } : text);
        if (end < shown.Length) pieces.Add(new Inline.Text(shown[end..]) { Origin = At(TextSpan.Between(Math.Min(span.Start + end, span.End), span.End)) });
    }

    // Text that passed through two writers of HTML says "&amp;amp;"; Markdig has undone the outer one and given the inner sign as a part of its own.
    private static void AddLiteral(List<Piece> pieces, string text, Origin origin)
    {
        if (pieces is [.., { Inline: Inline.Text { Value: "&" } ampersand }] && text.IndexOf(';', StringComparison.Ordinal) is > 1 and < 6 and var end && WebUtility.HtmlDecode($"&{text[..(end + 1)]}") is [var sign])
        {
            pieces[^1] = ampersand with { Value = sign.ToString() };
            text = text[(end + 1)..];
        }

        if (text.Length > 0) pieces.Add(new Inline.Text(text) { Origin = origin });
    }

    // A bracket or an emphasis mark that does not close holds all that follows it, and its own place is the mark's alone.
    private int EndOf(ContainerInline container, TextSpan parent)
    {
        Markdig.Syntax.Inlines.Inline last = container;
        while (last is ContainerInline { LastChild: { } child }) last = child;
        return Span(last, parent).End;
    }

    private Origin At(TextSpan span) => places.At(span);

    private TextSpan Span(Markdig.Syntax.Inlines.Inline inline, TextSpan parent) => places.Of(inline.Span.Start, inline.Span.End, parent);

    private TextSpan Span(int first, int last, TextSpan parent) => places.Of(first, last, parent);
}
