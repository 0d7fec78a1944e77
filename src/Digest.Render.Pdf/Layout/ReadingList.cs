using Digest.Model;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;

namespace Digest.Render.Pdf.Layout;

/// <summary>Who should read what: each person that papers name, with those papers, best first, one on a line.</summary>
internal static class ReadingList
{
    // More papers than this are named by their numbers, after the first few.
    private const int MostTitles = 8;
    private const int FirstTitles = 6;
    private const int MostTitleLines = 3;
    private const int MostTogether = 8;

    private static readonly Pt Gap = new(12);
    private static readonly Pt NumberGap = new(5);

    /// <summary>Adds the list; nothing when papers name nobody, or all name the same.</summary>
    public static void Add(Column column, IReadOnlyList<RankedPaper> papers)
    {
        var people = papers.SelectMany(entry => entry.Paper.Mentions.Select(mention => mention.Name).Distinct().Select(name => (Name: name, Entry: entry)))
            .GroupBy(pair => pair.Name, pair => pair.Entry).OrderBy(person => person.Key, StringComparer.Ordinal).ToList();
        if (people.Count == 0 || people.Count == 1 && people[0].Count() == papers.Count) return;
        var theme = column.Theme;
        column.Space(14);
        column.Heading(column.Structure.AddHeading(2), column.Setting.Lines(column.Setting.Words.ReadingList, theme.RaggedSans(FontStyle.SemiBold, theme.Type.Section, theme.Mark), theme.FullMeasure), null, new Pt(40));
        column.Space(3);
        var style = Theme.Sans(FontStyle.SemiBold, theme.Type.Figures.Size, theme.Ink);
        var number = Theme.Serif(FontStyle.SemiBold, theme.Type.Row.Size, theme.Mark);
        var names = Pt.Min(people.Select(person => column.Setting.WidthOf(person.Key, style)).Aggregate(Pt.Zero, Pt.Max) + new Pt(1), theme.FullMeasure * 0.3);
        var numbers = papers.Select(entry => column.Setting.WidthOf(NumberOf(entry.Paper), number)).Aggregate(Pt.Zero, Pt.Max);
        var look = new Look(style, number, names, numbers > Pt.Zero ? numbers + NumberGap : Pt.Zero);
        using var list = column.Structure.Open(StructureRole.List);
        foreach (var person in people) AddPerson(column, person.Key, [.. person], look);
        column.Release();
    }

    private sealed record Look(TextStyle Name, TextStyle Number, Pt Names, Pt Numbers);

    private static string NumberOf(Paper paper) => paper.Number is { } number ? Words.Figure(number) : "";

    private static void AddPerson(Column column, string name, List<RankedPaper> papers, Look look)
    {
        var theme = column.Theme;
        using var entry = column.Structure.Open(StructureRole.ListItem);
        var label = StructureBuilder.Mark(Setting.Stack(column.Setting.Lines(name, theme.Ragged(look.Name, theme.Type.Row.Leading), look.Names), look.Names), column.Structure.Add(StructureRole.ListLabel));
        var body = column.Structure.Add(StructureRole.ListBody);
        var left = look.Names + Gap;
        column.Space(2.5);
        var lines = Lines(papers, column.Setting, look, theme.FullMeasure - left);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = StructureBuilder.Mark(lines[i], body);
            var text = new Placed(new Point(left, Pt.Zero), new FrameItem.Group(line.Items));
            var height = i == lines.Count - 1 ? Pt.Max(line.Size.Height, label.Size.Height - theme.Type.Row.Leading * i) : line.Size.Height;
            column.Add(new Frame { Size = new Size(theme.FullMeasure, height), Baseline = line.Baseline, Items = i == 0 ? [new Placed(Point.Origin, new FrameItem.Group(label.Items)), text] : [text] });
            if (lines.Count <= MostTogether || i == 0 || i == lines.Count - 2) column.KeepWithNext();
        }

        column.Release();
    }

    private static List<Frame> Lines(List<RankedPaper> papers, Setting setting, Look look, Pt width)
    {
        var titles = papers.Count > MostTitles && papers.All(paper => paper.Paper.Number is not null) ? FirstTitles : papers.Count;
        var lines = papers.Take(titles).SelectMany(paper => Title(paper, setting, look, width)).ToList();
        if (titles == papers.Count) return lines;
        var numbers = papers.Skip(titles).SelectMany((paper, i) => (IEnumerable<Inline>)[new Inline.Text(i == 0 ? "" : ", "), new Inline.Link([new Inline.Text(NumberOf(paper.Paper))], "#" + paper.Anchor)]);
        lines.AddRange(setting.Lines(numbers.ToEquatableArray(), setting.Theme.Ragged(look.Number, setting.Theme.Type.Row.Leading), width));
        return lines;
    }

    // The number, and as much of the title as three lines hold; the table above has the whole.
    private static IEnumerable<Frame> Title(RankedPaper ranked, Setting setting, Look look, Pt width)
    {
        var theme = setting.Theme;
        var paper = ranked.Paper;
        EquatableArray<Inline> title = paper.ShortTitle is { Length: > 0 } brief ? [new Inline.Text(brief)] : PaperFlow.Title(paper);
        var style = theme.RaggedSerif(FontStyle.Regular, theme.Type.Row, theme.Ink);
        var lines = Balanced.Lines(setting, [new Inline.Link(title, "#" + ranked.Anchor)], style, width - look.Numbers, MostTitleLines);
        if (lines.IsEmpty) lines = [Setting.Blank(theme.Type.Row.Leading)];
        var number = setting.Line(NumberOf(paper), look.Number, theme.Type.Row.Leading);
        for (var i = 0; i < lines.Count; i++)
        {
            var text = new Placed(new Point(look.Numbers, Pt.Zero), new FrameItem.Group(lines[i].Items));
            yield return lines[i] with
            {
                Size = new Size(width, theme.Type.Row.Leading),
                Items = i > 0 ? [text] : [new Placed(new Point(Pt.Zero, lines[0].Baseline - number.Baseline), new FrameItem.Group(number.Items)), text],
            };
        }
    }
}
