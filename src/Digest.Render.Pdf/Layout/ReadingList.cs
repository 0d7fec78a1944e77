using Digest.Model;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;

namespace Digest.Render.Pdf.Layout;

/// <summary>Who should read what: each person that papers name, with those papers, best first.</summary>
internal static class ReadingList
{
    private const int MostWords = 6;

    private static readonly Pt Gap = new(12);

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
        var name = Theme.Sans(FontStyle.SemiBold, theme.Type.Figures.Size, theme.Ink);
        var left = Pt.Min(people.Select(person => column.Setting.WidthOf([new Inline.Text(person.Key)], name)).Aggregate(Pt.Zero, Pt.Max), theme.FullMeasure * 0.3) + Gap;
        using var list = column.Structure.Open(StructureRole.List);
        foreach (var person in people) AddPerson(column, person.Key, [.. person], name, left);
        column.Release();
    }

    private static void AddPerson(Column column, string name, List<RankedPaper> papers, TextStyle style, Pt left)
    {
        var theme = column.Theme;
        using var entry = column.Structure.Open(StructureRole.ListItem);
        var label = StructureBuilder.Mark(Setting.Stack(column.Setting.Lines(name, theme.Ragged(style, theme.Type.Row.Leading), left - Gap + new Pt(1)), left), column.Structure.Add(StructureRole.ListLabel));
        var lines = column.Setting.Lines(Papers(papers), theme.RaggedSerif(FontStyle.Regular, theme.Type.Row, theme.Ink) with { LinkColor = theme.Ink }, theme.FullMeasure - left);
        var body = StructureBuilder.Mark(Setting.Stack(lines, theme.FullMeasure - left), column.Structure.Add(StructureRole.ListBody));
        column.Space(2);
        column.Add(new Frame
        {
            Size = new Size(theme.FullMeasure, Pt.Max(label.Size.Height, body.Size.Height)),
            Baseline = theme.Type.Row.Leading,
            Items = [new Placed(Point.Origin, new FrameItem.Group(label.Items)), new Placed(new Point(left, Pt.Zero), new FrameItem.Group(body.Items))],
        });
    }

    // Enough to know it by; the table above has the whole.
    private static string Brief(string title)
    {
        var words = title.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var colon = Array.FindIndex(words, word => word.EndsWith(':'));
        if (colon is >= 0 and < MostWords) return string.Join(' ', words.Take(colon + 1)).TrimEnd(':');
        return words.Length <= MostWords + 2 ? title : string.Join(' ', words.Take(MostWords)).TrimEnd(',', ';', '–', '—') + " …";
    }

    private static EquatableArray<Inline> Papers(List<RankedPaper> papers)
    {
        var parts = new List<Inline>();
        foreach (var entry in papers)
        {
            if (parts.Count > 0) parts.Add(new Inline.Text(" · "));
            EquatableArray<Inline> title = [new Inline.Text(entry.Paper.ShortTitle is { Length: > 0 } brief ? brief : Brief(PlainText.Of(PaperFlow.Title(entry.Paper))))];
            if (entry.Paper.Number is { } number) title = [new Inline.Text(Words.Figure(number) + " "), .. title];
            parts.Add(new Inline.Link(title, "#" + entry.Anchor));
        }

        return parts.ToEquatableArray();
    }
}
