using System.Globalization;
using Digest.Fonts;
using Digest.Model;
using Digest.Model.Document;
using Digest.Model.Formulas;
using Digest.Render.Pdf.Layout;
using Digest.Testing;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Xunit;
using static Digest.Render.Pdf.Tests.Layout.Issues;

namespace Digest.Render.Pdf.Tests.Layout;

public class IssueLayoutTests
{
    [Fact]
    public void A_small_issue_is_laid_out_as_accepted()
    {
        var paper = Paper(1, "Water in the cushions of wall moss", Field("Place", "north wall"), Field("Season", "spring"), Field("Summary", Sentence.Trim()), Field("Relevance", "For the wall group.", FieldForm.Box)) with
        {
            Authors = [new Author("Ada Møller", []), new Author("Jiří Novák", [])],
            Links = [new PaperLink("Water in the cushions of wall moss", "https://www.moss.example/1")],
            Scores = [Score("Care", 4, 5), Score("Reach", 40)],
        };
        var document = Lay(Of(Section("Walls", Item(paper))));

        Golden.Matches("layout/small-issue.txt", string.Concat(document.Pages.Select(page => $"page {page.Label}\n{FrameText.Print(page.Frame)}")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(60)]
    public void Nothing_stands_outside_the_column_of_its_page(int papers)
    {
        var theme = Theme.Ledger;
        foreach (var page in Lay(Long(papers)).Pages)
        {
            foreach (var (at, run) in Runs(page))
            {
                // Pages may take a line more to save a page.
                Assert.True(at.Y >= theme.Top && at.Y <= theme.Paper.Height - theme.Bottom + theme.Type.Body.Leading, $"page {page.Label}: \"{run.Text}\" has its baseline at {at.Y}");
                Assert.True(at.X >= Pt.Zero && at.X + run.Width <= theme.Left + theme.FullMeasure + new Pt(3), $"page {page.Label}: \"{run.Text}\" ends at {at.X + run.Width}");
            }
        }
    }

    [Theory]
    [InlineData(9)]
    [InlineData(60)]
    public void No_two_lines_overlap(int papers)
    {
        foreach (var page in Lay(Long(papers)).Pages)
        {
            var runs = Runs(page);
            for (var i = 0; i < runs.Count; i++)
                for (var j = i + 1; j < runs.Count; j++)
                    Assert.False(Overlap(runs[i], runs[j]), $"page {page.Label}: \"{runs[i].Run.Text}\" and \"{runs[j].Run.Text}\"");
        }
    }

    // From the baseline to 0.6 em above it is ink in nearly every word; half a point for kerns and italics.
    private static bool Overlap((Point At, FrameItem.GlyphRun Run) one, (Point At, FrameItem.GlyphRun Run) other) =>
        one.At.X + one.Run.Width - new Pt(0.5) > other.At.X && other.At.X + other.Run.Width - new Pt(0.5) > one.At.X
        && one.At.Y > other.At.Y - other.Run.Size * 0.6 && other.At.Y > one.At.Y - one.Run.Size * 0.6;

    [Fact]
    public void Every_title_stands_in_the_table_and_over_its_paper()
    {
        var issue = Long(23);
        var pages = Lay(issue).Pages;
        var letters = string.Concat(pages.Select(Letters));

        foreach (var paper in issue.Papers)
        {
            var title = PlainText.Of(paper.Title).Replace(" ", "", StringComparison.Ordinal);
            Assert.Equal(3, letters.Split(title).Length);
        }
    }

    [Fact]
    public void Contents_of_several_long_sections_name_their_papers_too()
    {
        var papers = Long(24).Papers.Select(Item).ToArray();
        var letters = string.Concat(Lay(Of(Section("Walls", papers[..12]), Section("Roofs", papers[12..]))).Pages.Select(Letters));

        Assert.Equal(4, letters.Split("Paper17onthemossof17walls").Length);
    }

    [Fact]
    public void The_same_issue_gives_the_same_pages() => Assert.Equal(Lay(Long(12)).Pages, Lay(Long(12)).Pages);

    [Fact]
    public void No_page_ends_with_a_title_an_author_or_a_label()
    {
        for (var sentences = 1; sentences < 14; sentences++)
        {
            var papers = Enumerable.Range(1, 8).Select(i => Item(Paper(i, string.Concat(Enumerable.Repeat("Title ", i * 5)), Field("Findings", Words(sentences + i))) with { Authors = i % 2 == 0 ? [] : [new Author("Adalind", [])] }));
            foreach (var page in Lay(Of(Section("Walls", [.. papers]))).Pages)
            {
                var last = Runs(page).Where(entry => entry.At.X < Theme.Ledger.Left + Theme.Ledger.Measure).OrderBy(entry => entry.At.Y).Last().Run;
                Assert.False(last.Text is "Findings" or "Walls" or "Adalind" || last.Text.StartsWith("Title", StringComparison.Ordinal), $"page {page.Label} ends with {last.Text}");
            }
        }
    }

    [Fact]
    public void Papers_of_a_title_alone_make_room_for_their_side_notes()
    {
        var papers = Enumerable.Range(1, 30).Select(i => Item(Paper(i, $"Moss {i}") with
        {
            Links = [.. Enumerable.Range(0, 6).Select(n => new PaperLink($"Sheet {i}.{n} of the herbarium of the town", $"https://moss.example/{i}/{n}"))],
        }));
        // The table and the contents take the first two pages.
        foreach (var page in Lay(Of(Section("", [.. papers]))).Pages.Skip(2))
        {
            var runs = Runs(page).OrderBy(entry => entry.At.Y).ToList();
            var order = runs.Select(entry => entry.Run.Text.Split(' ')).Where(words => words[0] is "Moss" or "Sheet")
                .Select(words => int.Parse(words[1].Split('.')[0], CultureInfo.InvariantCulture)).ToList();

            Assert.Equal(order.Order(), order);
            Assert.All(runs, entry => Assert.True(entry.At.Y <= Theme.Ledger.Paper.Height - Theme.Ledger.Bottom));
        }
    }

    [Fact]
    public void Papers_of_a_title_alone_fill_their_pages()
    {
        var pages = Lay(Of(Section("", [.. Enumerable.Range(1, 90).Select(i => Item(Paper(i, $"Moss {i}")))]))).Pages;

        Assert.All(pages.SkipLast(1), page => Assert.True(Runs(page).Max(entry => entry.At.Y.Value) > Theme.Ledger.Paper.Height.Value * 0.75, page.Label));
    }

    [Fact]
    public void Links_that_no_side_note_holds_stand_under_the_title()
    {
        var paper = Paper(1, "Moss and its many sheets") with { Links = [.. Enumerable.Range(0, 90).Select(n => new PaperLink($"Sheet{n}.", $"https://moss.example/{n}"))] };
        var document = Lay(Of(Section("", Item(paper))));

        var letters = string.Concat(document.Pages.Select(Letters));
        Assert.All(Enumerable.Range(0, 90), n => Assert.Contains($"Sheet{n}.", letters, StringComparison.Ordinal));
        Assert.Single(document.Pages);
    }

    [Fact]
    public void Each_character_without_a_face_is_named_once()
    {
        var text = string.Concat(Enumerable.Range(0x4E00, 40).Select(char.ConvertFromUtf32));
        var laid = IssueLayout.Lay(Of(Section("", Item(Paragraph(text)), Item(Paragraph(text)))), EmbeddedFonts.All, Theme.Ledger);

        Assert.Equal(40, laid.Diagnostics.Count);
        Assert.All(laid.Diagnostics, diagnostic => Assert.Equal("DG4001", diagnostic.Rule.Id));
        Assert.Equal(40, laid.Diagnostics.Select(diagnostic => diagnostic.Message).Distinct().Count());
    }

    [Fact]
    public void A_face_that_cannot_set_formulas_is_told_once()
    {
        Block Of(string tex) => new Block.Paragraph([new Inline.Formula(tex, FormulaReader.Read(tex).Value, FormulaStyle.Inline)]);
        var laid = IssueLayout.Lay(Issues.Of(Section("", Item(Of("x^2")), Item(Of("y_i")))), EmbeddedFonts.All with { Math = EmbeddedFonts.All.Serif.Regular }, Theme.Ledger);

        Assert.Equal("DG4006", Assert.Single(laid.Diagnostics).Rule.Id);
    }

    [Theory]
    [InlineData("Moss Letters", 27)]
    [InlineData("Monthly Letters on the Moss of Old Walls", 22)]
    public void A_title_that_nearly_fits_its_line_is_set_smaller(string title, double least)
    {
        var runs = Runs(Lay(Of() with { Title = Text(title) }).Pages[0]).Where(entry => entry.Run.Size.Value > 18).ToList();

        Assert.Single(runs.Select(entry => entry.At.Y).Distinct());
        Assert.All(runs, entry => Assert.InRange(entry.Run.Size.Value, least, 27));
    }

    [Fact]
    public void Brief_fields_stand_beside_their_labels()
    {
        var runs = Runs(Lay(Of(Section("", Item(Paper(1, "Moss", Field("Source", "Herbarium"), Field("Confidence", "Moderate")))))).Pages[0]);

        double Y(string text) => runs.Single(entry => entry.Run.Text == text).At.Y.Value;
        double X(string text) => runs.Single(entry => entry.Run.Text == text).At.X.Value;
        Assert.Equal(Y("Source"), Y("Herbarium"), 6);
        Assert.Equal(Y("Confidence"), Y("Moderate"), 6);
        Assert.Equal(X("Herbarium"), X("Moderate"), 6);
    }
}
