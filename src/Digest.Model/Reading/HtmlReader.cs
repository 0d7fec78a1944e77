using AngleSharp.Dom;
using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>
/// A saved page into the outline of the text behind it. The page's text is its <c>main</c> element, or the body where none is named; what is no text
/// (navigation, permalinks, scripts, what is hidden) is left out and listed. Looks mean something only where people use them for structure: a table,
/// a titled box, a card whose first line is a class named title or the card's only link.
/// </summary>
internal static class HtmlReader
{
    public static Outline Read(SourceText source, Findings findings)
    {
        var document = HtmlTree.Parse(source, findings);
        var places = new HtmlPlaces(source.Text, document);
        var chrome = new HtmlChrome(places);
        var blocks = new List<Block>();
        foreach (var part in document.Head?.ChildNodes ?? Enumerable.Empty<INode>())
            if (part is IComment or IElement { LocalName: "script" or "style" or "noscript" or "template" }) Drop(part, null, findings, places);
        if (document.Body is { } body)
        {
            var main = chrome.Main(body);
            var reader = new HtmlPageBlocks(source, findings, places, chrome);
            var title = main.QuerySelector("h1") is null ? body.QuerySelectorAll("header").FirstOrDefault(header => !header.Contains(main) && chrome.Of(header) is null && header.QuerySelector("h1") is not null) : null;
            DropOutside(body, main, title, source, findings, places);
            if (title is not null) blocks.AddRange(reader.Read(title));
            blocks.AddRange(reader.Read(main));
        }

        return new Outline
        {
            Sources = [source.Info],
            Properties = HtmlProperties.Of(document).ToEquatableArray(),
            Blocks = blocks.ToEquatableArray(),
            Dropped = findings.Dropped,
        };
    }

    // Everything on the way down to the main element that is not on the way.
    private static void DropOutside(IElement body, IElement main, IElement? title, SourceText source, Findings findings, HtmlPlaces places)
    {
        for (INode? inner = main; inner is not null && inner != body; inner = inner.Parent)
            foreach (var node in inner.Parent!.ChildNodes)
                if (node != inner && node != title) Drop(node, title, findings, places);
    }

    private static void Drop(INode node, IElement? title, Findings findings, HtmlPlaces places)
    {
        if (title is not null && node.Contains(title))
        {
            foreach (var inner in node.ChildNodes)
                if (inner != title) Drop(inner, title, findings, places);
        }
        else if (node is IElement { LocalName: "script" or "style" or "template" } element)
        {
            findings.Drop($"<{element.LocalName}>", DropReason.Markup, places.Of(node));
        }
        else
        {
            findings.Drop(HtmlPageBlocks.VisibleText(node), node is IComment ? DropReason.Markup : DropReason.PageChrome, places.Of(node));
        }
    }
}
