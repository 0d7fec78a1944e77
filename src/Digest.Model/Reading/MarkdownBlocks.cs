using System.Globalization;
using System.Text.RegularExpressions;
using Digest.Model.Document;
using Digest.Model.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Block = Digest.Model.Document.Block;
using Tables = Markdig.Extensions.Tables;

namespace Digest.Model.Reading;

/// <summary>Markdig's blocks into ours, each with a place inside its parent's.</summary>
internal sealed partial class MarkdownBlocks
{
    private const int Deepest = 120;

    // A caret and a number.
    private const int LongestPlainLabel = 4;

    private readonly SourceText source;
    private readonly int bodyStart;
    private readonly Findings findings;
    private readonly MarkdownLimits limits;
    private readonly MarkdownPlaces places;
    private readonly MarkdownReferences references;
    private readonly MarkdownInlines inlines;
    private readonly MarkdownTables tables;

    private readonly TextSpan whole;
    private readonly List<Block> blocks = [];
    private readonly List<List<Block>> lists = [];

    // Stretches that the parser did not see.
    private readonly List<TextSpan> kept = [];

    public MarkdownBlocks(SourceText source, int bodyStart, Findings findings, MarkdownLimits limits)
    {
        this.source = source;
        this.bodyStart = bodyStart;
        this.findings = findings;
        this.limits = limits;
        whole = TextSpan.Between(bodyStart, source.Text.Length);
        places = new MarkdownPlaces(source, bodyStart);
        references = new MarkdownReferences(source, places, findings);
        inlines = new MarkdownInlines(source, places, references, findings);
        tables = new MarkdownTables(places, inlines, findings);
    }

    /// <summary>All that was added, in order.</summary>
    public EquatableArray<Block> ToArray()
    {
        references.DropUnused(whole);
        foreach (var span in kept)
            findings.Report(ReadingRules.TooDeep, span, "There are more marks here than can be followed; the text is kept as it stands.", "Take away some of the marks, or divide the text by blank lines.");
        return blocks.ToEquatableArray();
    }

    /// <summary>Adds the blocks of a document whose places count from where the parser's text starts.</summary>
    public void Add(MarkdownDocument document) => blocks.AddRange(Children(document, whole, 0));

    /// <summary>Adds lists of the notes, which stand in the text where they were written and say something where they are referred to.</summary>
    public void AddNotes(List<Footnote> footnotes)
    {
        var numbered = footnotes.Where(note => note.Order > 0).OrderBy(note => note.Order).ToList();
        if (numbered.Count > 0) blocks.Add(Notes(numbered, 1));
        var others = footnotes.Except(numbered).ToList();
        if (others.Count > 0) blocks.Add(Notes(others, null));
        // A number stands where the label of a note stood, and nothing where no text refers to it.
        foreach (var note in footnotes.Where(note => note.Label?.Length > LongestPlainLabel)) findings.Drop(note.Label!, DropReason.Markup, Span(note, whole));
    }

    private Block.List Notes(List<Footnote> notes, int? start)
    {
        var places = notes.Select(Around).ToList();
        var items = notes.Zip(places, (note, place) => new ListItem(Children(note, place, 1).ToEquatableArray()) { Origin = At(place) }).ToEquatableArray();
        return new(start, items) { Origin = At(TextSpan.Between(places.Min(place => place.Start), places.Max(place => place.End))) };
    }

    // The parser's own span of a note ends with its first line.
    private TextSpan Around(Footnote note)
    {
        var own = Span(note, whole);
        return TextSpan.Between(own.Start, Math.Max(own.End, note.Select(child => Span(child, whole).End).DefaultIfEmpty(own.End).Max()));
    }

    // Good until the next container of its depth is read.
    private List<Block> Children(ContainerBlock container, TextSpan parent, int depth, int from = 0)
    {
        while (lists.Count <= depth) lists.Add([]);
        var found = lists[depth];
        found.Clear();
        int[]? ends = null;
        for (var i = from; i < container.Count; i++)
        {
            if (container[i] is HtmlBlock html && OpensDetails(html, parent) && (ends ??= DetailsEnds.Of(container))[i] is >= 0 and var last)
            {
                found.Add(Details(container, i, last, parent, depth));
                i = last;
            }
            else
            {
                Add(found, container[i], parent, depth);
            }
        }

        return found;
    }

    private void Add(List<Block> found, Markdig.Syntax.Block block, TextSpan parent, int depth)
    {
        var span = Span(block, parent);
        switch (block)
        {
            case ContainerBlock when depth > Deepest:
                found.Add(TooDeep(span));
                break;
            case LeafBlock leaf when limits.Keeps(leaf):
                found.Add(Kept(leaf, span));
                break;
            case LeafBlock leaf when limits.IsClear(leaf):
                AddClear(found, leaf, span);
                break;
            case HeadingBlock heading:
                found.Add(new Block.Heading(heading.Level, HeadingText.Clean(inlines.Read(heading.Inline, span), source.Text.AsSpan(span.Start, span.Length))) { Origin = At(span) });
                break;
            case FormulaBlock formula:
                found.Add(Display(formula, span));
                break;
            case ParagraphBlock paragraph:
                Bullets.AddTo(found, SoftBreaks.Decide(LabelBreaks.Keep(inlines.Pieces(paragraph.Inline, span))), At(span), source, findings);
                break;
            case ContainerBlock container:
                AddContainer(found, container, span, depth);
                break;
            case FencedCodeBlock code:
                findings.Drop(code.Arguments ?? "", DropReason.Markup, span);
                found.Add(new Block.CodeBlock(CodeText.Of(code.Lines.ToString()), string.IsNullOrWhiteSpace(code.Info) ? null : code.Info) { Origin = At(span) });
                break;
            case CodeBlock code:
                found.Add(new Block.CodeBlock(CodeText.Of(code.Lines.ToString()), null) { Origin = At(span) });
                break;
            case ThematicBreakBlock:
                found.Add(new Block.ThematicBreak { Origin = At(span) });
                break;
            case HtmlBlock html:
                found.AddRange(HtmlBlocks.Read(Raw(html, span), findings));
                break;
            case LeafBlock { Inline: not null } leaf and not AdmonitionTitle:
                found.Add(new Block.Paragraph(inlines.Read(leaf.Inline, span)) { Origin = At(span) });
                break;
            default:
                break;
        }
    }

    private void AddContainer(List<Block> found, ContainerBlock block, TextSpan span, int depth)
    {
        switch (block)
        {
            case QuoteBlock quote:
                found.Add(Callout(quote, span, depth) ?? new Block.Quote(Children(quote, span, depth + 1).ToEquatableArray()) { Origin = At(span) });
                break;
            case AdmonitionBlock box:
                found.Add(Admonition(box.Kind, box, span, depth));
                break;
            case FencedBoxBlock box:
                found.AddRange(FencedBox(box, span, depth));
                break;
            case ListBlock list:
                found.Add(List(list, span, depth));
                break;
            case Tables.Table table:
                if (tables.Read(table, span) is { } read) found.Add(read);
                break;
            case LinkReferenceDefinitionGroup group:
                references.Definitions = group;
                break;
            case FootnoteGroup or Footnote:
                break;
            default:
                found.AddRange(Children(block, span, depth + 1));
                break;
        }
    }

    private Block TooDeep(TextSpan span)
    {
        findings.Report(ReadingRules.TooDeep, span, "Marks are nested too deeply here; the text is kept as it stands.", "Take away some of the marks.");
        var text = new Excerpt().Add(source.Text.AsSpan(span.Start, span.Length), span.Start);
        return new Block.Paragraph(PlainInlines.Read(text, findings)) { Origin = At(span) };
    }

    private Block Kept(LeafBlock leaf, TextSpan span)
    {
        if (kept is [.., var last] && source.Text.AsSpan(Math.Min(last.End, span.Start)..span.Start).IsWhiteSpace()) kept[^1] = TextSpan.Between(last.Start, span.End);
        else kept.Add(span);
        var content = PlainInlines.Read(Lines(leaf, span), findings);
#if FAULT_4
        content = [.. content.Skip(1)];
#endif
        return leaf is HeadingBlock heading ? new Block.Heading(heading.Level, content) { Origin = At(span) } : new Block.Paragraph(content) { Origin = At(span) };
    }

    private void AddClear(List<Block> found, LeafBlock leaf, TextSpan span)
    {
        if (leaf is HeadingBlock heading) found.Add(new Block.Heading(heading.Level, HeadingText.Clean(inlines.Clear(leaf.Lines, span), source.Text.AsSpan(span.Start, span.Length))) { Origin = At(span) });
        else if (leaf is not LineParagraph { Only: { } line } paragraph) Bullets.AddTo(found, SoftBreaks.Decide(LabelBreaks.Keep(inlines.ClearPieces(leaf.Lines, span))), At(span), source, findings);
        else if (Bullets.Begins(line.AsSpan())) Bullets.AddTo(found, inlines.ClearPieces(line, span), At(span), source, findings);
        else if ((paragraph.IsPlain ? inlines.Plain(line, span) : inlines.Clear(line, span)) is { IsEmpty: false } only) found.Add(new Block.Paragraph(only) { Origin = At(span) });
    }

    private Block Display(FormulaBlock formula, TextSpan span)
    {
        var raw = formula.Lines.ToString().Trim();
        var tex = (raw.EndsWith(formula.Close, StringComparison.Ordinal) ? raw[2..^2] : raw[2..]).ReplaceLineEndings(" ").Trim();
        if (tex.Length == 0) return new Block.Paragraph(InlineText.Tidy([new Document.Inline.Text(raw) { Origin = At(span) }])) { Origin = At(span) };
        var start = span.Start + 2;
        return new Block.Paragraph([findings.Formula(tex, FormulaStyle.Display, span, part => Inside(new TextSpan(start + part.Start, part.Length), span))]) { Origin = At(span) };
    }

    // What names the box and is no title of it is markup.
    private IEnumerable<Block> FencedBox(FencedBoxBlock box, TextSpan span, int depth)
    {
        var opening = Inside(new TextSpan(bodyStart + box.Opening.Start, box.Opening.Length), span);
        var title = box.Title is { } written ? Inside(new TextSpan(bodyStart + written.Start, written.Length), opening) : new TextSpan(opening.End, 0);
        findings.Drop(source.Text[opening.Start..title.Start], DropReason.Markup, TextSpan.Between(opening.Start, title.Start));
        if (source.Text[title.End..opening.End] is var rest && rest.Any(char.IsLetterOrDigit)) findings.Drop(rest, DropReason.Markup, TextSpan.Between(title.End, opening.End));
        return box.Kind is { } kind ? [Admonition(kind, box, span, depth)] : Children(box, span, depth + 1);
    }

    private Block Admonition(string kind, ContainerBlock box, TextSpan span, int depth)
    {
        EquatableArray<Document.Inline> title = box is [AdmonitionTitle written, ..] ? inlines.Read(written.Inline, Span(written, span))
            : [new Document.Inline.Text(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(kind)) { Origin = At(new TextSpan(span.Start, 0)) }];
        return new Block.Admonition(kind, title, Children(box, span, depth + 1).ToEquatableArray()) { Origin = At(span) };
    }

    private Block? Callout(QuoteBlock quote, TextSpan span, int depth)
    {
        if (quote.FirstOrDefault() is not ParagraphBlock first || !Callouts.StartAt(source.Text, Span(first, span).Start)) return null;
        var before = findings.Mark();
        var read = Callouts.Read(inlines.Pieces(first.Inline, Span(first, span)), findings);
        // What is none is read once more as what it is.
        if (read is null) findings.ReturnTo(before);
        if (read is not { } callout) return null;
        var more = Children(quote, span, depth + 1, 1);
        EquatableArray<Block> content = callout.More.IsEmpty ? [.. more] : [new Block.Paragraph(callout.More) { Origin = At(Span(first, span)) }, .. more];
        return new Block.Admonition(callout.Kind, callout.Title, content) { Origin = At(span) };
    }

    private Block.List List(ListBlock list, TextSpan span, int depth)
    {
        var items = new List<ListItem>(list.Count);
        foreach (var block in list)
        {
            if (block is not ListItemBlock item) continue;
            var inner = Span(item, span);
            items.Add(new ListItem(Children(item, inner, depth + 1).ToEquatableArray()) { Origin = At(inner), Done = MarkdownInlines.TaskState(item) });
        }

        int? start = !list.IsOrdered ? null : int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        return new(start, items.ToEquatableArray()) { Origin = At(span) };
    }

    // <details> opens in one block of HTML and closes in a later one or in the same; what lies between is Markdown.
    private Block.Admonition Details(ContainerBlock container, int first, int last, TextSpan parent, int depth)
    {
        var span = TextSpan.Between(Span(container[first], parent).Start, Span(container[last], parent).End);
        var opening = Raw((HtmlBlock)container[first], span);
        var summary = Summary().Match(opening.Text);
        var start = summary.Success ? summary.Index + summary.Length : DetailsOpening().Match(opening.Text).Length;
        var body = new List<Block>();
        var tag = DetailsOpening().Match(opening.Text).Length;
        if (summary.Success && summary.Index > tag) body.AddRange(HtmlBlocks.Read(opening.Part(tag, summary.Index), findings));
        // What stands behind the closing mark in the same block stays with the box.
        body.AddRange(HtmlBlocks.Read(opening.Part(start, opening.Length), findings));
        for (var i = first + 1; i < last; i++) Add(body, container[i], span, depth + 1);
        if (last > first) body.AddRange(HtmlBlocks.Read(Raw((HtmlBlock)container[last], span), findings));

        var title = !summary.Success ? [] : HtmlBlocks.Read(opening.Part(summary.Groups[1].Index, summary.Groups[1].Index + summary.Groups[1].Length), findings);
        var inlinesOfTitle = title is [Block.Paragraph only] ? only.Content : InlineText.Tidy(title.OfType<Block.Paragraph>().SelectMany(part => part.Content));
        return new Block.Admonition("details", inlinesOfTitle, body.ToEquatableArray()) { Origin = At(span) };
    }

    private bool OpensDetails(HtmlBlock html, TextSpan parent) =>
        html.Lines.Lines[0].Slice.AsSpan().TrimStart().StartsWith("<details", StringComparison.OrdinalIgnoreCase) && DetailsOpening().IsMatch(Raw(html, parent).Text);

    private Excerpt Raw(HtmlBlock html, TextSpan parent) => Lines(html, Span(html, parent));

    private Excerpt Lines(LeafBlock block, TextSpan span)
    {
        var excerpt = new Excerpt(span);
        for (var i = 0; i < block.Lines.Count; i++)
        {
            var line = block.Lines.Lines[i];
            if (i > 0) excerpt.Add("\n", excerpt.Source(excerpt.Length, excerpt.Length).Start);
            excerpt.Add(line.Slice.AsSpan(), bodyStart + line.Position);
        }

        return excerpt;
    }

    private TextSpan Span(Markdig.Syntax.Block block, TextSpan parent) => places.Of(block, parent);

    private static TextSpan Inside(TextSpan span, TextSpan parent) => MarkdownPlaces.Inside(span, parent);

    private Origin At(TextSpan span) => places.At(span);

    [GeneratedRegex(@"^\s*<details\b[^>]*>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex DetailsOpening();

    [GeneratedRegex(@"<summary\b[^>]*>(.*?)</summary\s*>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Summary();
}
