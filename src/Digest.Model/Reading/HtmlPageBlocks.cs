using System.Globalization;
using AngleSharp.Dom;
using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>
/// The blocks of a page. An element that only groups others is looked through; text that stands in it beside elements on lines of their own is a
/// paragraph. A line whose class calls it a title is a heading one level below the last, and so is the line of a card that is nothing but a link.
/// </summary>
internal sealed class HtmlPageBlocks
{
    private const int Deepest = 60;

    private readonly SourceText source;
    private readonly Findings findings;
    private readonly HtmlPlaces places;
    private readonly HtmlChrome chrome;
    private readonly HtmlPageInlines inlines;
    private readonly HtmlPageTables tables;
    private readonly HtmlPageBoxes boxes;
    private int depth;
    private int lastLevel;
    private bool isTooDeep;

    public HtmlPageBlocks(SourceText source, Findings findings, HtmlPlaces places, HtmlChrome chrome)
    {
        (this.source, this.findings, this.places, this.chrome) = (source, findings, places, chrome);
        inlines = new HtmlPageInlines(source, findings, places, chrome);
        tables = new HtmlPageTables(this, Origin);
        boxes = new HtmlPageBoxes(this, inlines, Origin);
    }

    /// <summary>The blocks inside an element.</summary>
    public List<Block> Read(IElement element) => Read(element, [.. element.ChildNodes]);

    /// <summary>The blocks of some of an element's nodes.</summary>
    public List<Block> Read(IElement parent, IReadOnlyList<INode> nodes)
    {
        var flow = new Flow();
        depth++;
        Walk(parent, nodes, flow);
        depth--;
        return flow.Blocks;
    }

    /// <summary>The text that a reader of the page sees in a node.</summary>
    public static string VisibleText(INode node) => string.Join(' ', node.GetDescendantsAndSelf().OfType<IText>().Where(text => text.ParentElement is not { LocalName: "script" or "style" }).Select(text => text.TextContent))
        is { Length: > 0 } text ? text : node is IComment ? node.TextContent : "";

    private Origin Origin(INode node) => source.OriginOf(places.Of(node));

    private void Walk(IElement parent, IReadOnlyList<INode> nodes, Flow flow)
    {
        var run = new List<INode>();
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i] is not IElement element || IsInline(element))
            {
                run.Add(nodes[i]);
                continue;
            }

            Flush(parent, run, flow);
            Add(element, IsCard(nodes, i), flow);
        }

        Flush(parent, run, flow);
    }

    private bool IsInline(IElement element) => !HtmlNames.Blocks.Contains(element.LocalName) && (!places.HasBlocks(element) || element.LocalName is "mjx-container" or "math" or "svg")
        || HtmlFormulas.IsShownAgain(element);

    private void Add(IElement element, bool isCard, Flow flow)
    {
        if (chrome.Of(element) is { } reason)
        {
            inlines.Drop(element, reason);
            return;
        }

        var level = HtmlNames.HeadingLevel(element);
        var origin = Origin(element);
        if (level > 0) AddHeading(element, level, flow);
        else if (depth > Deepest && element.LocalName is "ul" or "ol" or "menu" or "dir" or "blockquote" or "details") AddTooDeep(element, flow);
        else if (element.LocalName == "hr") AddRule(element, flow);
        else if (element.LocalName is "ul" or "ol" or "menu" or "dir") AddList(List(element), flow);
        else if (element.LocalName is "pre" or "listing" or "xmp" or "plaintext") AddCode(element, flow);
        else if (element.LocalName == "blockquote") flow.Blocks.Add(new Block.Quote([.. Read(element)]) { Origin = origin });
        else if (element.LocalName == "dl") AddList(boxes.Definitions(element), flow);
        else if (element.LocalName == "table" && tables.Of(element) is { } table) flow.Blocks.AddRange(table);
        else if (boxes.Of(element) is { } box) flow.Blocks.Add(box);
        else LookThrough(element, isCard, flow);
    }

    private void AddTooDeep(IElement element, Flow flow)
    {
        if (!isTooDeep) findings.Report(ReadingRules.TooDeep, places.Of(element), "Lists, quotations or boxes are nested too deeply here; the text is kept without them.", "Take away some of them.");
        isTooDeep = true;
        LookThrough(element, false, flow);
    }

    private void LookThrough(IElement element, bool isCard, Flow flow)
    {
        var outer = (flow.Anchor, flow.IsCardOpen);
        if (element.LocalName == "a" && element.HasAttribute("href")) flow.Anchor = element;
        if (isCard) flow.IsCardOpen = true;
        Walk(element, [.. element.ChildNodes], flow);
        if (outer.Anchor is null) flow.Anchor = null;
        if (!outer.IsCardOpen) flow.IsCardOpen = false;
    }

    // One of several neighbours of the same kind.
    private static bool IsCard(IReadOnlyList<INode> nodes, int at)
    {
        if (nodes[at] is not IElement { LocalName: "div" or "section", ClassName: { Length: > 0 } name }) return nodes[at] is IElement { LocalName: "article" };
        for (var i = Math.Max(0, at - 2); i <= at + 2 && i < nodes.Count; i++)
            if (i != at && nodes[i] is IElement neighbour && neighbour.ClassName == name) return true;
        return false;
    }

    private void AddHeading(IElement element, int level, Flow flow)
    {
        var content = HeadingText.Clean(Linked(InlineText.Tidy(inlines.Read([.. element.ChildNodes])), flow, Origin(element)));
        if (content.IsEmpty) return;
        flow.IsCardOpen = false;
        lastLevel = level;
        flow.Blocks.Add(new Block.Heading(level, content) { Origin = Origin(element) });
    }

    private void AddRule(IElement element, Flow flow)
    {
        if (element.ParentElement is { } parent && HtmlNames.Classes(parent).Any(name => name is "footnote" or "footnotes")) return;
        flow.Blocks.Add(new Block.ThematicBreak { Origin = Origin(element) });
    }

    private void AddCode(IElement element, Flow flow)
    {
        var text = element.TextContent.ReplaceLineEndings("\n");
        if (string.IsNullOrWhiteSpace(text)) return;
        var language = new[] { element, element.QuerySelector("code"), element.ParentElement }.OfType<IElement>().SelectMany(HtmlNames.Classes)
            .Select(name => name.StartsWith("language-", StringComparison.Ordinal) ? name[9..] : name.StartsWith("lang-", StringComparison.Ordinal) ? name[5..] : null).FirstOrDefault(name => name is { Length: > 0 });
        flow.Blocks.Add(new Block.CodeBlock(CodeText.Of(text).TrimEnd('\n'), language) { Origin = Origin(element) });
    }

    // One without entries says nothing, and no other carrier has it.
    private static void AddList(Block.List list, Flow flow)
    {
        if (!list.Items.IsEmpty) flow.Blocks.Add(list);
    }

    private Block.List List(IElement list)
    {
        var items = new List<ListItem>();
        foreach (var child in list.ChildNodes)
        {
            if (child is IText && string.IsNullOrWhiteSpace(child.TextContent)) continue;
            if (child is IElement { LocalName: "li" } item)
            {
                if (chrome.Of(item) is { } reason) inlines.Drop(item, reason);
                else items.Add(new ListItem([.. Read(item)]) { Origin = Origin(item), Done = TaskState(item) });
            }
            else if (Read(list, [child]) is { Count: > 0 } stray)
            {
                items.Add(new ListItem([.. stray]) { Origin = Origin(child) });
            }
        }

        int? start = list.LocalName != "ol" ? null : int.TryParse(list.GetAttribute("start"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var first) ? first : 1;
        return new Block.List(start, items.ToEquatableArray()) { Origin = Origin(list) };
    }

    private static bool? TaskState(IElement item) =>
        item.QuerySelector("input[type=checkbox]") is { } box && box.Closest("li") == item ? box.HasAttribute("checked") : null;

    private void Flush(IElement parent, List<INode> run, Flow flow)
    {
        if (run.Count == 0) return;
        var span = run.Count == parent.ChildNodes.Length && parent.LocalName is not ("ul" or "ol" or "menu" or "dir" or "dl") ? places.Of(parent) : TextSpan.Between(run.Min(node => places.Of(node).Start), run.Max(node => places.Of(node).End));
        var content = TrimEnd(InlineText.Tidy(AreLabels(parent, run) ? inlines.ReadApart(run) : inlines.Read(run)));
        var only = run.Where(node => node is not IText || !string.IsNullOrWhiteSpace(node.TextContent)).ToList() is [IElement single] ? single : null;
        run.Clear();
        if (content.IsEmpty) return;
        if (PageChrome.Is(PlainText.Of(content)))
        {
            findings.Drop(PlainText.Of(content), DropReason.PageChrome, span);
            return;
        }

        var origin = source.OriginOf(span);
        content = Linked(content, flow, origin);
        if (IsTitle(parent, only, content, flow))
        {
            flow.Blocks.Add(new Block.Heading(lastLevel == 0 ? 0 : Math.Min(6, lastLevel + 1), HeadingText.Clean(content)) { Origin = origin });
            flow.IsCardOpen = false;
            return;
        }

        flow.IsCardOpen = false;
        var parts = Parts(content).ToList();
        foreach (var part in parts)
        {
            var place = parts.Count == 1 ? span : TextSpan.Between(part.Min(inline => inline.Origin.Span!.Value.Start), part.Max(inline => inline.Origin.Span!.Value.End));
            Bullets.AddTo(flow.Blocks, [.. part.Select((inline, i) => (Piece)LineEnd(inline, i + 1 < part.Count ? part[i + 1] : null))], source.OriginOf(place), source, findings);
        }
    }

    // A row of differently named spans with nothing between them but space: score, keywords, date, each a thing of its own.
    private static bool AreLabels(IElement parent, List<INode> run) =>
        parent.LocalName == "div" && run.All(node => node is IText text ? string.IsNullOrWhiteSpace(text.Data) : node is IElement { LocalName: "span", ClassName.Length: > 0 })
        && run.OfType<IElement>().Select(element => element.ClassName).Distinct().Count() > 1;

    // A typed bullet begins a line of its own.
    private static Inline LineEnd(Inline inline, Inline? next) => inline is Inline.LineBreak && Bullets.IsBullet(next) ? new Inline.Text("\n") { Origin = inline.Origin } : inline;

    private bool IsTitle(IElement parent, IElement? only, EquatableArray<Inline> content, Flow flow)
    {
        var isAlone = HtmlNames.Blocks.Contains(parent.LocalName) && !places.HasBlocks(parent) && parent.LocalName is not ("li" or "td" or "th" or "dd" or "blockquote" or "body");
        if (isAlone && HtmlNames.ClassEndsIn(parent, "title", "headline")) return true;
        if (only is not null && HtmlNames.ClassEndsIn(only, "title", "headline") && parent.LocalName is "div" or "section" or "article" or "p") return true;
        return flow.IsCardOpen && content is [Inline.Link or Inline.Strong];
    }

    private EquatableArray<Inline> Linked(EquatableArray<Inline> content, Flow flow, Origin origin)
    {
        if (flow.Anchor is not { } anchor || content.IsEmpty) return content;
        flow.Anchor = null;
        return InlineText.Tidy(inlines.Link(anchor, content, origin));
    }

    // Two line breaks are how a page parts paragraphs that nobody marked as such.
    private static IEnumerable<List<Inline>> Parts(EquatableArray<Inline> content)
    {
        var part = new List<Inline>();
        for (var i = 0; i < content.Count; i++)
        {
            if (content[i] is not Inline.LineBreak)
            {
                part.Add(content[i]);
                continue;
            }

            var next = i;
            while (next < content.Count && content[next] is Inline.LineBreak) next++;
            if (next - i == 1 && part.Count > 0 && next < content.Count) part.Add(content[i]);
            else if (part.Count > 0)
            {
                yield return part;
                part = [];
            }

            i = next - 1;
        }

        if (part.Count > 0) yield return part;
    }

    // A space that does not break is left over where what followed it was taken away.
    private static EquatableArray<Inline> TrimEnd(EquatableArray<Inline> content) => content is [.., Inline.Text last] && last.Value.TrimEnd('\u00A0', ' ') is var trimmed && trimmed.Length < last.Value.Length
        ? [.. content.Take(content.Count - 1), .. trimmed.Length > 0 ? [last with { Value = trimmed }] : Array.Empty<Inline>()]
        : content;

    /// <summary>The blocks so far, and what the elements around them have to say to the next line.</summary>
    private sealed class Flow
    {
        public List<Block> Blocks { get; } = [];

        public IElement? Anchor { get; set; }

        public bool IsCardOpen { get; set; }
    }
}
