using Digest.Fonts;
using Digest.Model;
using Digest.Model.Document;
using Digest.Render.Pdf.Layout;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf.Tests.Layout;

/// <summary>Made issues, from pieces.</summary>
internal static class Issues
{
    public const string Sentence = "Moss on the north wall keeps its water longer than moss on the south wall, and the difference grows with the height above ground. ";

    public static PagedDocument Lay(Issue issue) => IssueLayout.Lay(issue, EmbeddedFonts.All, Theme.Ledger).Value;

    public static Issue Of(params Section[] sections) => new()
    {
        Id = "made",
        Title = Text("Moss Letters"),
        Date = new DateOnly(2026, 4, 2),
        Sections = sections.ToEquatableArray(),
    };

    public static Section Section(string title, params SectionItem[] items) => new() { Title = title.Length == 0 ? [] : Text(title), Content = items.ToEquatableArray() };

    public static SectionItem Item(Paper paper) => new SectionItem.OfPaper(paper);

    public static SectionItem Item(Block block) => new SectionItem.OfText(block);

    public static Paper Paper(int number, string title, params Field[] fields) => new()
    {
        Id = $"made:{number}",
        Number = number,
        Title = title.Length == 0 ? [] : Text(title),
        Fields = fields.ToEquatableArray(),
    };

    public static Field Field(string label, string text, FieldForm form = default) => new() { Kind = FieldKind.Other, Label = label, Content = [Paragraph(text)], Form = form };

    public static Score Score(string axis, decimal value, decimal? max = null) => new() { Axis = axis, Value = value, Max = max };

    public static Block Paragraph(string text) => new Block.Paragraph(Text(text));

    public static string Words(int sentences) => string.Concat(Enumerable.Repeat(Sentence, sentences)).Trim();

    public static EquatableArray<Inline> Text(string text) => [new Inline.Text(text)];

    /// <summary>An issue with something of everything, repeated until it takes several pages.</summary>
    public static Issue Long(int papers)
    {
        var items = Enumerable.Range(1, papers).Select(i => Item(Paper(i, $"Paper {i} on the moss of {i} walls", Fields(i)) with
        {
            Scores = [Score("Care", i % 5, 5), Score("Reach", i * 3)],
            Links = [.. Enumerable.Range(0, i % 7).Select(n => new PaperLink($"Copy {n} of the herbarium sheet", $"https://moss.example/{i}/{n}"))],
        }));
        return Of(Section("Walls", [.. items]), Section("Empty"), Section("Roofs", Item(Paragraph(Words(4)))));
    }

    private static Field[] Fields(int i) => (i % 4) switch
    {
        0 => [],
        1 => [Field("Place", "north"), Field("Summary", Words(3 + i % 5))],
        2 => [Field("Summary", Words(9)), Field("Why it matters", Words(i % 3 + 2), FieldForm.Box)],
        _ => [Field("Place", "south"), Field("Summary", Words(17)), Field("Why it matters", Words(9), FieldForm.Box)],
    };

    /// <summary>Every item of a page with its place on the paper, groups opened.</summary>
    public static IEnumerable<(Point At, FrameItem Item, bool IsArtifact)> Items(Page page) => Items(page.Frame.Items, Point.Origin, false);

    private static IEnumerable<(Point, FrameItem, bool)> Items(EquatableArray<Placed> items, Point origin, bool isArtifact)
    {
        foreach (var placed in items)
        {
            var at = origin + placed.At;
            if (placed.Item is not FrameItem.Group group)
            {
                yield return (at, placed.Item, isArtifact);
                continue;
            }

            foreach (var inner in Items(group.Items, at, isArtifact || group.Role == StructureRole.Artifact)) yield return inner;
        }
    }

    /// <summary>The runs of a page, furniture and repeated heads left out.</summary>
    public static List<(Point At, FrameItem.GlyphRun Run)> Runs(Page page) =>
        [.. Items(page).Where(entry => !entry.IsArtifact && entry.Item is FrameItem.GlyphRun).Select(entry => (entry.At, (FrameItem.GlyphRun)entry.Item))];

    /// <summary>The words of a page without what parts them.</summary>
    public static string Letters(Page page) => string.Concat(Runs(page).Select(entry => entry.Run.Text.Replace(" ", "", StringComparison.Ordinal)));
}
