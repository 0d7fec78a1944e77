using Digest.Model;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;

namespace Digest.Render.Pdf.Layout;

/// <summary>Sets blocks of text into a column, whatever they are.</summary>
internal static class BlockFlow
{
    // A list that is taken in at a glance is not divided, unless its entries are long.
    private const int FewEntries = 4;
    private const int FewLines = 10;

    private static readonly Pt ListIndent = new(15);

    /// <summary>Adds blocks in order, each set off from the one before.</summary>
    public static void Add(Column column, IEnumerable<Block> blocks, ParagraphStyle style, Pt indent = default, Pt right = default)
    {
        var (isFirst, isLed) = (true, false);
        foreach (var block in blocks)
        {
            if (!isFirst) column.Space(style.Leading.Value * 0.4);
            if (IsDisplay(block) || isLed) column.KeepWithNext();
            Add(column, block, style, indent, right);
            (isFirst, isLed) = (false, LeadsOn(block));
        }
    }

    // The words that lead to it stand on its page (TeX's predisplaypenalty).
    private static bool IsDisplay(Block block) => block is Block.Paragraph { Content: [Inline.Formula { Style: FormulaStyle.Display }] };

    /// <summary>True for a paragraph that ends in a colon: what it announces begins on its page.</summary>
    public static bool LeadsOn(Block block) => block is Block.Paragraph { Content: [.., Inline.Text { Value: var end }] } && end.AsSpan().TrimEnd() is [.., ':' or '：'];

    private static void Add(Column column, Block block, ParagraphStyle style, Pt indent, Pt right)
    {
        switch (block)
        {
            case Block.Paragraph paragraph when FigureFlow.PictureOf(paragraph, column.Setting) is { } picture:
                FigureFlow.Add(column, (Inline.Image)paragraph.Content[0], picture, indent, right);
                break;
            case Block.Paragraph paragraph:
                column.Paragraph(paragraph.Content, style, indent, right);
                break;
            case Block.Heading heading:
                AddHeading(column, heading, indent);
                break;
            case Block.List list:
                List(column, list.Items, list.Start, style, indent, right);
                break;
            case Block.Quote quote:
                AddQuote(column, quote, style, indent, Pt.Min(right + ListIndent, column.Measure * 0.2));
                break;
            case Block.Admonition admonition:
                AddAdmonition(column, admonition, style, indent, right);
                break;
            case Block.CodeBlock code:
                AddCode(column, code, indent, right);
                break;
            case Block.Table table:
                TableFlow.Add(column, table, indent, right);
                break;
            case Block.ThematicBreak:
                AddBreak(column, indent, right);
                break;
            default:
                throw new InvalidOperationException($"No layout for {block.GetType()}.");
        }
    }

    // A rule is no text for a heading to stay with.
    private static void AddBreak(Column column, Pt indent, Pt right)
    {
        var isKept = column.IsKept;
        column.Space(6);
        column.Add(Column.Indented(RuleFrame((column.Measure - indent - right) * 0.3, new Pt(0.5), column.Theme.Hairline), indent));
        if (isKept) column.KeepWithNext();
        column.Space(6);
    }

    // A thin bar runs down beside it.
    private static void AddQuote(Column column, Block.Quote quote, ParagraphStyle style, Pt indent, Pt right)
    {
        var inner = new Column(column.Setting, column.Measure) { Widest = column.Measure };
        using (column.Structure.Open(StructureRole.Quote)) Add(inner, quote.Content, style, Deeper(column, indent), right);
        var strips = inner.Strips;
        for (var i = 0; i < strips.Length; i++)
        {
            var above = i > 0 ? strips[i].Before : Pt.Zero;
            var bar = new FrameItem.Rule(new Size(new Pt(1.2), strips[i].Frame.Size.Height + above), column.Theme.Hairline);
            var decoration = new FrameItem.Group([new Placed(new Point(indent + new Pt(4), -above), bar)]) { Role = StructureRole.Artifact };
            column.Add(strips[i] with { Frame = strips[i].Frame with { Items = [.. strips[i].Frame.Items, new Placed(Point.Origin, decoration)] }, PageStart = i == 0 ? PageStart.Allowed : strips[i].PageStart });
        }

        if (inner.IsKept) column.KeepWithNext();
    }

    // What stands ever deeper stops moving in when half of the measure is left.
    private static Pt Deeper(Column column, Pt indent) => Pt.Max(indent, Pt.Min(indent + ListIndent, column.Measure * 0.5));

    /// <summary>Adds list entries with hanging numbers or bullets.</summary>
    public static void List(Column column, EquatableArray<ListItem> items, int? start, ParagraphStyle style, Pt indent, Pt right)
    {
        using var list = column.Structure.Open(new StructureElement { Role = StructureRole.List, Numbering = start is null ? ListNumbering.Disc : ListNumbering.Decimal });
        var number = start;
        var isFirst = true;
        var first = column.Count;
        foreach (var item in items)
        {
            using var entry = column.Structure.Open(StructureRole.ListItem);
            if (!isFirst) column.Space(style.Leading.Value * 0.25);
            isFirst = false;
            var mark = item.Done switch { true => "☑", false => "☐", null => number is { } n ? $"{n}." : "•" };
            var label = column.Structure.Add(StructureRole.ListLabel);
            var inner = new Column(column.Setting, column.Measure) { Widest = column.Widest };
            using (column.Structure.Open(StructureRole.ListBody)) Add(inner, item.Content, style, Deeper(column, indent), right);
            var strips = inner.Strips;
            Copy(column, strips, Mark(column, mark, label, style, indent, strips.Length > 0 ? strips[0].Frame.Baseline : Pt.Zero));
            if (inner.IsKept) column.KeepWithNext();
            number++;
        }

        if (items.Count <= FewEntries) column.KeepWhole(first, style.Leading * FewLines);
    }

    // The mark stands on the baseline of the entry's first line, right-aligned for numbers so that full stops stand in a column.
    private static EquatableArray<Placed> Mark(Column column, string mark, int label, ParagraphStyle style, Pt indent, Pt baseline)
    {
        var frame = column.Setting.Line(mark, style.Text with { Color = column.Theme.Accent }, style.Leading);
        var x = char.IsAsciiDigit(mark[0]) ? indent + ListIndent - new Pt(4) - frame.Size.Width : indent + new Pt(3);
        return [new Placed(new Point(x, Pt.Max(Pt.Zero, baseline - frame.Baseline)), new FrameItem.Group(frame.Items) { Element = label })];
    }

    private static void Copy(Column column, Strip[] strips, EquatableArray<Placed> mark)
    {
        if (strips.Length == 0)
        {
            column.Add(Setting.Blank(column.Theme.Type.Body.Leading) with { Items = mark });
            return;
        }

        // A rule is lower than the mark before it.
        var first = strips[0].Frame;
        var size = first.Size with { Height = Pt.Max(first.Size.Height, column.Theme.Type.Body.Leading) };
        column.Add(strips[0] with { Frame = first with { Size = size, Items = [.. mark, .. first.Items] }, PageStart = PageStart.Allowed });
        foreach (var strip in strips.Skip(1)) column.Add(strip);
    }

    private static void AddHeading(Column column, Block.Heading heading, Pt indent)
    {
        column.Space(8);
        using var element = column.Structure.Enter(column.Structure.AddHeading(column.Structure.Depth + 1));
        var style = column.Theme.Ragged(Theme.Serif(FontStyle.SemiBold, HeadingSize(column.Theme, heading.Level), column.Theme.Ink), column.Theme.Type.Heading.Leading);
        foreach (var line in column.Setting.Lines(heading.Content, style, column.Measure - indent))
        {
            column.Add(Column.Indented(line, indent));
            column.KeepWithNext();
        }

        column.Space(3);
    }

    private static Pt HeadingSize(Theme theme, int level) => theme.Type.Heading.Size * (level is 1 or 2 ? 1.04 : 0.92);

    private static void AddAdmonition(Column column, Block.Admonition admonition, ParagraphStyle style, Pt indent, Pt right)
    {
        column.Space(6);
        column.Box(() =>
        {
            var pad = new Pt(8);
            if (!admonition.Title.IsEmpty)
            {
                Label(column, admonition.Title, indent + pad);
                column.KeepWithNext();
            }

            Add(column, admonition.Content, style, indent + pad, right + pad);
        });
        column.Space(6);
    }

    /// <summary>Adds a label on a line of its own.</summary>
    public static void Label(Column column, EquatableArray<Inline> label, Pt indent)
    {
        var theme = column.Theme;
        using var paragraph = column.Structure.Open(StructureRole.Paragraph);
        foreach (var line in column.Setting.Lines(label, theme.Ragged(theme.Label, theme.Type.Label.Leading), column.Measure - indent * 2))
        {
            column.Divide([line], indent);
            column.KeepWithNext();
        }
    }

    private static void AddCode(Column column, Block.CodeBlock code, Pt indent, Pt right)
    {
        var style = column.Theme.Ragged(new TextStyle { Role = FontRole.Mono, Style = FontStyle.Regular, Size = column.Theme.Type.Code.Size, Color = column.Theme.Ink }, column.Theme.Type.Code.Leading);
        var space = column.Setting.WidthOf("0", style.Text);
        using var paragraph = column.Structure.Open(StructureRole.Paragraph);
        using var element = column.Structure.Open(StructureRole.Code);
        foreach (var line in code.Value.TrimEnd('\n').Split('\n').Select(line => line.Replace("\t", "    ", StringComparison.Ordinal)))
        {
            var left = indent + Pt.Min(space * (line.Length - line.TrimStart(' ').Length), column.Measure * 0.5);
            var lines = column.Setting.Lines([new Inline.Code(line.Trim())], style, column.Measure - left - right);
            if (lines.IsEmpty) column.Add(Setting.Blank(style.Leading));
            else column.Divide(lines, left);
        }
    }

    /// <summary>A rule as a frame.</summary>
    public static Frame RuleFrame(Pt width, Pt thickness, Color color) => new()
    {
        Size = new Size(width, thickness),
        Baseline = thickness,
        Items = [new Placed(Point.Origin, new FrameItem.Group([new Placed(Point.Origin, new FrameItem.Rule(new Size(width, thickness), color))]) { Role = StructureRole.Artifact })],
    };
}
