using AngleSharp.Dom;
using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>Titled boxes of a page (<c>div.admonition</c> and its kin, <c>details</c>), and lists of terms with what is said of them.</summary>
internal sealed class HtmlPageBoxes(HtmlPageBlocks blocks, HtmlPageInlines inlines, Func<INode, Origin> origin)
{
    private static readonly string[] BoxNames = ["admonition", "callout", "alert", "markdown-alert", "theme-admonition"];

    /// <summary>The box that the element is, or null.</summary>
    public Block.Admonition? Of(IElement element)
    {
        var classes = HtmlNames.Classes(element);
        if (element.LocalName == "details") return Box(element, element.Children.FirstOrDefault(child => child.LocalName == "summary"), classes is [var kind] && kind.All(char.IsLetter) ? kind : "details");
        if (BoxNames.FirstOrDefault(name => classes.Contains(name)) is not { } box) return null;
        var title = element.Children.FirstOrDefault() is { } first && HtmlNames.ClassEndsIn(first, "title", "heading") ? first : null;
        return title is null && box != "admonition" ? null : Box(element, title, KindOf(element, classes));
    }

    /// <summary>A list with an entry "term: what is said" for each of the terms.</summary>
    public Block.List Definitions(IElement list)
    {
        var items = new List<ListItem>();
        var terms = new List<IElement>();
        foreach (var part in list.ChildNodes.SelectMany(child => child is IElement { LocalName: "div" } ? child.ChildNodes.AsEnumerable() : [child]))
        {
            if (part is IElement { LocalName: "dt" } term) terms.Add(term);
            else if (part is not IText || !string.IsNullOrWhiteSpace(part.TextContent))
            {
                items.Add(Entry(terms, part is IElement { LocalName: "dd" } said ? blocks.Read(said) : blocks.Read(list, [part]), part));
                terms.Clear();
            }
        }

        if (terms.Count > 0) items.Add(Entry(terms, [], terms[^1]));
        return new Block.List(null, items.Where(item => !item.Content.IsEmpty).ToEquatableArray()) { Origin = origin(list) };
    }

    private Block.Admonition Box(IElement element, IElement? title, string kind)
    {
        var body = element.ChildNodes.Where(node => node != title).ToList();
        return new Block.Admonition(Named(kind), title is null ? [] : InlineText.Tidy(inlines.Read([.. title.ChildNodes])), [.. blocks.Read(element, body)]) { Origin = origin(element) };
    }

    // A kind is a word.
    private static string Named(string kind) => kind.Length > 0 && char.IsLetterOrDigit(kind[0]) && kind.All(c => char.IsLetterOrDigit(c) || c is '_' or '-') ? kind.ToLowerInvariant() : "note";

    // "admonition note", "markdown-alert markdown-alert-note", "alert alert-info", data-callout="note".
    private static string KindOf(IElement element, string[] classes) => element.GetAttribute("data-callout")?.ToLowerInvariant()
        ?? classes.Where(name => !BoxNames.Contains(name) && name is not ("inline" or "end"))
            .Select(name => BoxNames.Where(box => name.StartsWith(box + "-", StringComparison.Ordinal)).Select(box => name[(box.Length + 1)..]).LastOrDefault() ?? name).FirstOrDefault()
        ?? "note";

    private ListItem Entry(List<IElement> terms, List<Block> content, INode last)
    {
        var line = new List<Inline>();
        foreach (var term in terms)
        {
            var name = InlineText.Tidy(inlines.Read([.. term.ChildNodes]));
            if (name.IsEmpty) continue;
            line.Add(name is [Inline.Strong only] ? only : new Inline.Strong(name) { Origin = origin(term) });
            line.Add(new Inline.Text(PlainText.Of(name) is [.., ':' or '：'] ? " " : ": ") { Origin = origin(term) });
        }

        var around = Around([.. terms.Select(origin), origin(last)]);
        if (line.Count > 0 && content is [Block.Paragraph first, ..]) content[0] = new Block.Paragraph(InlineText.Tidy(line.Concat(first.Content))) { Origin = around };
        else if (line.Count > 0) content.Insert(0, new Block.Paragraph(InlineText.Tidy(line)) { Origin = around });
        return new ListItem([.. content]) { Origin = around };
    }

    private static Origin Around(List<Origin> places)
    {
        if (places is not [{ Span: not null } first, ..]) return default;
        return first.Over(TextSpan.Between(places.Min(place => place.Span!.Value.Start), places.Max(place => place.Span!.Value.End)));
    }
}
