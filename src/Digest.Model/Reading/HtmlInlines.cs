using System.Collections.Frozen;
using System.Runtime.InteropServices;
using Digest.Model.Document;
using Digest.Model.Recognition;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>A part of running text before its tags are paired: either an inline or a tag.</summary>
internal readonly record struct Piece(Inline? Inline, HtmlTag? Tag)
{
    public static implicit operator Piece(Inline inline) => new(inline, null);

    public static implicit operator Piece(HtmlTag tag) => new(null, tag);
}

/// <summary>Pairs HTML tags that stand in running text: those with a meaning become inlines, those of pure looks go, unknown ones stay as text.</summary>
internal static class HtmlInlines
{
    private const int Deepest = 40;

    private static readonly FrozenSet<string> Meaningful = new[]
    {
        "sup", "sub", "em", "i", "cite", "var", "dfn", "strong", "b", "del", "s", "strike", "code", "kbd", "samp", "tt", "a",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> LooksOnly = new[]
    {
        "abbr", "article", "aside", "bdi", "bdo", "big", "blockquote", "body", "button", "caption", "center", "col", "colgroup", "data", "dd", "details", "div", "dl", "dt",
        "figcaption", "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "iframe", "input", "ins", "label", "li", "link", "main",
        "mark", "meta", "nav", "nobr", "ol", "p", "picture", "pre", "q", "ruby", "rt", "rp", "section", "small", "source", "span", "summary", "table", "tbody", "td", "tfoot",
        "th", "thead", "time", "title", "tr", "u", "ul", "video", "wbr",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsKnown(string name) => Meaningful.Contains(name) || LooksOnly.Contains(name) || name is "br" or "img";

    /// <summary>The inlines that the pieces are once their tags are paired.</summary>
    public static EquatableArray<Inline> Content(List<Piece> pieces, Findings findings)
    {
        if (pieces.Count == 0) return [];
        var content = new Inline[pieces.Count];
        for (var i = 0; i < content.Length; i++)
        {
            if (pieces[i].Inline is not { } inline) return Pair(pieces, findings).ToEquatableArray();
            content[i] = inline;
        }

        return new(ImmutableCollectionsMarshal.AsImmutableArray(content));
    }

    /// <summary>The same as a list.</summary>
    public static List<Inline> Pair(IEnumerable<Piece> pieces, Findings findings)
    {
        if (pieces is List<Piece> plain && !plain.Exists(piece => piece.Tag is not null)) return plain.ConvertAll(piece => piece.Inline!);
        var open = new Stack<(HtmlTag? Tag, List<Inline> Content)>();
        open.Push((null, []));
        foreach (var piece in pieces)
        {
            if (piece.Inline is { } inline) open.Peek().Content.Add(inline);
            else if (piece.Tag is { IsComment: true } comment) findings.Drop(comment.Raw, DropReason.Markup, comment.Span);
            else if (piece.Tag is { } tag) Take(open, tag, findings);
        }

        while (open.Count > 1) Spill(open);
        return open.Pop().Content;
    }

    private static void Take(Stack<(HtmlTag? Tag, List<Inline> Content)> open, HtmlTag tag, Findings findings)
    {
        var origin = findings.Source.OriginOf(tag.Span);
        var content = open.Peek().Content;
        if (tag.Name == "br") content.Add(new Inline.LineBreak { Origin = origin });
        else if (tag.Name == "img") content.Add(new Inline.Image(Words.SingleSpaced(tag.Attribute("alt") ?? ""), tag.Attribute("src") ?? "") { Origin = origin });
        else if (Meaningful.Contains(tag.Name) && !tag.IsClose && open.Count < Deepest) open.Push((tag, []));
        else if (Meaningful.Contains(tag.Name) && tag.IsClose) Close(open, tag, findings);
        else if (!IsKnown(tag.Name))
        {
            content.Add(new Inline.Text(tag.Raw) { Origin = origin });
            findings.Report(ReadingRules.ForeignHtml, tag.Span, $"There is no HTML element {tag.Name}; the tag is kept as text.", "If it is meant as text, write &lt; for its first sign.");
        }
    }

    private static void Close(Stack<(HtmlTag? Tag, List<Inline> Content)> open, HtmlTag tag, Findings findings)
    {
        if (!open.Any(entry => entry.Tag?.Name == tag.Name)) return;
        while (open.Peek().Tag?.Name != tag.Name) Spill(open);
        var (start, content) = open.Pop();
        if (content.Count == 0) return;
        var origin = findings.Source.OriginOf(TextSpan.Between(start!.Span.Start, tag.Span.End));
        open.Peek().Content.AddRange(Wrap(start, content, origin, findings));
    }

    private static IEnumerable<Inline> Wrap(HtmlTag tag, List<Inline> content, Origin origin, Findings findings) => tag.Name switch
    {
        "sup" => [new Inline.Superscript([.. content]) { Origin = origin }],
        "sub" => [new Inline.Subscript([.. content]) { Origin = origin }],
        "em" or "i" or "cite" or "var" or "dfn" => [new Inline.Emphasis([.. content]) { Origin = origin }],
        "strong" or "b" => [new Inline.Strong([.. content]) { Origin = origin }],
        "del" or "s" or "strike" => [new Inline.Strikeout([.. content]) { Origin = origin }],
        "a" => LinkTargets.Link(tag.Attribute("href"), content, origin, findings),
        _ => [new Inline.Code(PlainText.WithTex(content)) { Origin = origin }],
    };

    private static void Spill(Stack<(HtmlTag? Tag, List<Inline> Content)> open)
    {
        var (_, content) = open.Pop();
        open.Peek().Content.AddRange(content);
    }
}
