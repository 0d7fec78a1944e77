using System.Net;
using AngleSharp.Dom;
using Digest.Model.Document;
using Digest.Model.Recognition;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>Running text of a page into inlines, each with a place inside its parent's; white space as it stands.</summary>
internal sealed class HtmlPageInlines(SourceText source, Findings findings, HtmlPlaces places, HtmlChrome chrome)
{
    private const int Deepest = 40;

    private int depth;

    /// <summary>The inlines of neighbouring nodes.</summary>
    public List<Inline> Read(IReadOnlyList<INode> nodes)
    {
        var found = new List<Inline>();
        for (var i = 0; i < nodes.Count; i++)
        {
            // Labels of one class that touch in the source stand apart on the page.
            if (i > 0 && nodes[i] is IElement { LocalName: "span" } span && nodes[i - 1] is IElement { LocalName: "span" } before && span.ClassName is { Length: > 0 } name && name == before.ClassName) AddSpace(found, span);
            if (nodes[i] is IElement shown && HtmlFormulas.IsShownAgain(shown) && HasScriptAfter(nodes, i)) findings.Drop(shown.TextContent, DropReason.Duplicate, places.Of(shown));
            else Add(found, nodes[i]);
        }

        return found;
    }

    /// <summary>The inlines of elements that stand beside one another as things of their own, a line end between two.</summary>
    public List<Inline> ReadApart(IReadOnlyList<INode> nodes)
    {
        var found = new List<Inline>();
        foreach (var element in nodes.OfType<IElement>())
        {
            if (found.Count > 0) found.Add(new Inline.LineBreak { Origin = source.OriginOf(new TextSpan(places.Of(element).Start, 0)) });
            found.AddRange(Read([element]));
        }

        return found;
    }

    /// <summary>Notes what of an element is left out, once and with its text.</summary>
    public void Drop(IElement element, DropReason reason)
    {
        var text = element.LocalName is "script" or "style" or "template" ? $"<{element.LocalName}>" : element.TextContent;
        findings.Drop(text, reason, places.Of(element));
    }

    private void Add(List<Inline> found, INode node)
    {
        if (node is IText)
        {
            AddText(found, node);
        }
        else if (node is IComment)
        {
            findings.Drop(node.TextContent, DropReason.Markup, places.Of(node));
        }
        else if (node is IElement element)
        {
            if (HtmlFormulas.Of(element, places.Of(element), findings) is { } formula) found.Add(formula);
            else if (HtmlChrome.IsPermalink(element)) Drop(element, DropReason.PageChrome);
            else if (chrome.Of(element) is { } reason) Drop(element, reason);
            else AddElement(found, element);
        }
    }

    // What MathJax 2 shows stands before the script that holds the TeX.
    private static bool HasScriptAfter(IReadOnlyList<INode> nodes, int at)
    {
        for (var i = at + 1; i < nodes.Count && i <= at + 4; i++)
        {
            if (nodes[i] is not IElement element) continue;
            if (HtmlFormulas.IsScript(element)) return true;
            if (!HtmlFormulas.IsShownAgain(element)) return false;
        }

        return false;
    }

    private void AddSpace(List<Inline> found, IElement element) => found.Add(new Inline.Text(" ") { Origin = source.OriginOf(new TextSpan(places.Of(element).Start, 0)) });

    private void AddText(List<Inline> found, INode node)
    {
        var excerpt = places.Text(node, places.Of(node));
        if (excerpt.Text.Contains('&', StringComparison.Ordinal)) excerpt = Unescaped(excerpt);
        found.AddRange(PlainInlines.ReadPart(excerpt, findings));
    }

    // Text that passed through two writers of HTML still holds "&amp;" when it has been read once.
    private static Excerpt Unescaped(Excerpt twice)
    {
        var (once, from) = (new Excerpt(twice.Source(0, twice.Length)), 0);
        for (var at = 0; at < twice.Length; at++)
        {
            if (twice.Text[at] != '&') continue;
            var end = twice.Text.IndexOf(';', at, Math.Min(8, twice.Length - at));
            if (end < 0 || WebUtility.HtmlDecode(twice.Text[at..(end + 1)]) is not [var sign]) continue;
            Copy(twice, once, from, at);
            once.Add([sign], twice.Source(at, at + 1).Start);
            (at, from) = (end, end + 1);
        }

        Copy(twice, once, from, twice.Length);
        return once;
    }

    private static void Copy(Excerpt from, Excerpt to, int start, int end)
    {
        for (var i = start; i < end; i++) to.Add(from.Text.AsSpan(i, 1), from.Source(i, i + 1).Start);
    }

    private void AddElement(List<Inline> found, IElement element)
    {
        var span = places.Of(element);
        var origin = source.OriginOf(span);
        switch (element.LocalName)
        {
            case "br":
                found.Add(new Inline.LineBreak { Origin = origin });
                return;
            case "img":
                AddImage(found, element, origin);
                return;
            case "code" or "kbd" or "samp" or "tt":
                if (element.TextContent.Trim() is { Length: > 0 } code) found.Add(new Inline.Code(string.Join(' ', code.Split(['\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries))) { Origin = origin });
                return;
        }

        depth++;
        var content = Read([.. element.ChildNodes]);
        depth--;
        if (content.Count == 0) return;
        if (depth > Deepest || content.TrueForAll(part => part is Inline.Text text && string.IsNullOrWhiteSpace(text.Value)))
        {
            found.AddRange(content);
            return;
        }

        switch (element.LocalName)
        {
            case "sup": found.Add(new Inline.Superscript([.. content]) { Origin = origin }); break;
            case "sub": found.Add(new Inline.Subscript([.. content]) { Origin = origin }); break;
            case "em" or "i" or "cite" or "var" or "dfn": found.Add(new Inline.Emphasis([.. content]) { Origin = origin }); break;
            case "strong" or "b": found.Add(new Inline.Strong([.. content]) { Origin = origin }); break;
            case "del" or "s" or "strike": found.Add(new Inline.Strikeout([.. content]) { Origin = origin }); break;
            case "q":
                found.Add(new Inline.Text("“") { Origin = source.OriginOf(new TextSpan(span.Start, 0)) });
                found.AddRange(content);
                found.Add(new Inline.Text("”") { Origin = source.OriginOf(new TextSpan(span.End, 0)) });
                break;
            case "a": found.AddRange(Link(element, content, origin)); break;
            case var name when HtmlNames.Blocks.Contains(name):
                AddSpace(found, element);
                found.AddRange(content);
                found.Add(new Inline.Text(" ") { Origin = source.OriginOf(new TextSpan(span.End, 0)) });
                break;
            default: found.AddRange(content); break;
        }
    }

    /// <summary>The content as a link to where the element leads, or bare where that means nothing outside the page.</summary>
    public IEnumerable<Inline> Link(IElement anchor, IReadOnlyCollection<Inline> content, Origin origin)
    {
        if (HtmlNames.HasClass(anchor, "footnote-ref") || anchor.GetAttribute("role") == "doc-noteref") return content;
        var bare = content.SelectMany(part => part is Inline.Link inner ? inner.Content : (IEnumerable<Inline>)[part]).ToList();
        return LinkTargets.OfPage(anchor.GetAttribute("href"), bare, origin, findings);
    }

    private static void AddImage(List<Inline> found, IElement element, Origin origin)
    {
        var alternative = Words.SingleSpaced(element.GetAttribute("alt") ?? "");
        var target = element.GetAttribute("src") ?? "";
        if (HtmlNames.ClassEndsIn(element, "emoji", "emojione", "twemoji", "gemoji")) found.Add(new Inline.Text(alternative) { Origin = origin });
        else if (alternative.Length > 0 || target.Length > 0) found.Add(new Inline.Image(alternative, target) { Origin = origin });
    }
}
