using Digest.Fonts;
using Digest.Model;
using Digest.Model.Document;
using Digest.Render.Pdf.Layout;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Xunit;
using static Digest.Render.Pdf.Tests.Layout.Issues;

namespace Digest.Render.Pdf.Tests.Layout;

public class TableTests
{
    [Fact]
    public void The_score_table_repeats_its_head_on_every_page_it_goes_on_to()
    {
        var pages = Lay(Long(80)).Pages.Where(page => All(page).Contains("Reach")).ToList();

        Assert.True(pages.Count >= 3);
        Assert.Equal(1, pages.Take(3).Count(page => Runs(page).Any(entry => entry.Run.Text == "Reach" && entry.At.X > Theme.Ledger.Left + Theme.Ledger.Measure / 2 && entry.Run.Size.Value < 7.3)));
        Assert.All(pages.Take(3), page => Assert.Contains("Page", All(page)));
    }

    private static List<string> All(Page page) => [.. Items(page).Select(entry => entry.Item).OfType<FrameItem.GlyphRun>().Select(run => run.Text)];

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(9)]
    [InlineData(20)]
    public void A_score_table_of_any_axes_keeps_room_for_titles(int axes)
    {
        var papers = Enumerable.Range(1, 5).Select(i => Item(Paper(i, "Moss on walls that face the north and stand in the wind") with
        {
            Scores = [.. Enumerable.Range(0, axes).Select(n => Score($"Considerability of criterion {n}", i + n, 30))],
        }));
        var page = Lay(Of(Section("", [.. papers]))).Pages[0];

        Assert.All(Runs(page), entry => Assert.True(entry.At.X + entry.Run.Width <= Theme.Ledger.Left + Theme.Ledger.FullMeasure + new Pt(3), entry.Run.Text));
        var title = Runs(page).First(entry => entry.Run.Text.StartsWith("Moss on walls", StringComparison.Ordinal) || entry.Run.Text == "Moss").Run;
        Assert.InRange(title.Size.Value, 9, 10);
    }

    [Fact]
    public void Scores_below_titles_share_the_line_of_the_authors()
    {
        var axes = new[] { "Considerability", "Helpfulness", "Originality" };
        var papers = Enumerable.Range(1, 3).Select(i => Item(Paper(i, "Moss on walls that face the north and stand in the wind") with
        {
            Authors = [new Author("Ada Wall", []), new Author("Bo Stone", []), new Author("Cy Brick", [])],
            Scores = [.. axes.Select(axis => Score(axis, i, 5))],
        }));
        var runs = Runs(IssueLayout.Lay(Of(Section("", [.. papers])), EmbeddedFonts.All, Theme.Screen).Value.Pages[0]);

        var line = runs.First(entry => entry.Run.Text.StartsWith("Ada", StringComparison.Ordinal)).At.Y;
        Assert.Equal(axes.Length, runs.Count(entry => entry.Run.Text.StartsWith('3') && Math.Abs((entry.At.Y - line).Value) < 0.01));
    }

    [Fact]
    public void Dots_stand_only_where_they_show_every_score_of_an_axis()
    {
        int Dots(params decimal[] values) => Items(Lay(Of(Section("", [.. values.Select((value, i) => Item(Paper(i + 1, $"Moss {i}") with { Scores = [Score("Care", value)] }))]))).Pages[0])
            .Count(entry => entry.Item is FrameItem.Path);

        Assert.Equal(2 * (3 + 5), Dots(3, 5));
        Assert.Equal(0, Dots(3, 12));
        Assert.Equal(0, Dots(1, 0.5m));
        Assert.Equal(0, Dots(1, 1));
    }

    [Fact]
    public void A_long_table_repeats_its_head()
    {
        var pages = Lay(Of(Section("", Item(Table(["Wall", "Height"], [.. Enumerable.Range(0, 150).Select(i => new[] { $"Wall {i}", $"{i} m" })]))))).Pages;

        Assert.True(pages.Count >= 3);
        Assert.All(pages, page => Assert.Contains("Height", All(page)));
        Assert.Equal(1, pages.Sum(page => Runs(page).Count(entry => entry.Run.Text == "Height")));
    }

    [Fact]
    public void A_row_higher_than_a_page_is_divided()
    {
        var pages = Lay(Of(Section("", Item(Table(["Wall", "Remarks"], [["North", Words(120)]]))))).Pages;

        Assert.True(pages.Count >= 2);
        Assert.All(pages.SelectMany(Runs), entry => Assert.True(entry.At.Y <= Theme.Ledger.Paper.Height - Theme.Ledger.Bottom));
        var letters = string.Concat(pages.Select(Letters));
        Assert.Equal(121, letters.Split("Moss").Length - letters.Split("MossLetters").Length + 1);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(16)]
    public void A_table_of_many_columns_stays_on_the_paper(int columns)
    {
        var head = Enumerable.Range(0, columns).Select(i => $"Measurement {i}").ToArray();
        var row = Enumerable.Range(0, columns).Select(i => i % 3 == 0 ? "https://moss.example/a/long/address/of/a/sheet" : Words(1)).ToArray();
        var page = Lay(Of(Section("", Item(Table(head, [row, row]))))).Pages[0];

        Assert.All(Runs(page), entry => Assert.True(entry.At.X + entry.Run.Width <= Theme.Ledger.Left + Theme.Ledger.FullMeasure + new Pt(3), entry.Run.Text));
    }

    [Fact]
    public void Code_keeps_its_indentation()
    {
        var runs = Runs(Lay(Of(Section("", Item(new Block.CodeBlock("if wet:\n    grow()\n", null))))).Pages[0]);

        Assert.Equal(4 * 0.6 * 8, runs.Single(entry => entry.Run.Text == "grow()").At.X.Value - runs.First(entry => entry.Run.Text.StartsWith("if", StringComparison.Ordinal)).At.X.Value, 1);
    }

    private static Block.Table Table(string[] head, string[][] rows) =>
        new(Cells(head), rows.Select(row => new TableRow(Cells(row))).ToEquatableArray());

    private static EquatableArray<TableCell> Cells(string[] texts) => texts.Select(text => new TableCell(Text(text))).ToEquatableArray();
}
