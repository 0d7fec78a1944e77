using Digest.Fonts;
using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Render.Pdf.Layout;
using Digest.Testing;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Xunit;
using static Digest.Render.Pdf.Tests.Layout.Issues;

namespace Digest.Render.Pdf.Tests.Layout;

/// <summary>Issues that a page is not made for: good pages all the same, and a finding where something had to give.</summary>
public class OddIssueTests
{
    private static readonly Theme[] Looks = [.. Theme.All, .. Theme.All.Select(theme => theme.OnLetter())];

    private static List<Diagnosed<PagedDocument>> Sound(Issue issue)
    {
        var laid = Looks.Select(look => IssueLayout.Lay(issue, EmbeddedFonts.All, look)).ToList();
        for (var i = 0; i < Looks.Length; i++)
        {
            var found = PageChecks.Of(laid[i].Value, Looks[i]);
            Assert.True(found.Count == 0, $"{Looks[i].Name}: {string.Join('\n', found)}");
        }

        return laid;
    }

    private static string All(PagedDocument document) => string.Concat(document.Pages.Select(Letters));

    [Fact]
    public void A_title_of_500_words()
    {
        var title = string.Join(' ', Enumerable.Range(1, 500).Select(i => $"word{i}"));
        var laid = Sound(Of(Section("Walls", Item(Paper(1, title, Field("Summary", Words(4)))), Item(Paper(2, "Moss", Field("Summary", Words(4)))))) with { Title = Text(title) });

        Assert.All(laid, pages => Assert.Contains("word499word500", All(pages.Value), StringComparison.Ordinal));
    }

    [Fact]
    public void Three_hundred_authors()
    {
        var authors = Enumerable.Range(1, 300).Select(i => new Author($"Adalind Moosbach{i}", [$"Institute {i}"]) { Mark = $"{i}" });
        var laid = Sound(Of(Section("Walls", Item(Paper(1, "Moss", Field("Summary", Words(4))) with { Authors = [.. authors] }))));

        Assert.All(laid, pages => Assert.Contains("Moosbach300", All(pages.Value), StringComparison.Ordinal));
    }

    [Fact]
    public void A_paper_of_forty_pages()
    {
        var laid = Sound(Of(Section("Walls", Item(Paper(1, "Moss", [.. Enumerable.Range(1, 60).Select(i => Field($"Part {i}", Words(22)))])))));

        Assert.All(laid, pages => Assert.True(pages.Value.Pages.Count > 20));
    }

    [Fact]
    public void A_table_wider_than_the_page()
    {
        var cells = Enumerable.Range(1, 26).Select(i => new TableCell(Text($"Measurement{i}"))).ToEquatableArray();
        var laid = Sound(Of(Section("Walls", Item(new Block.Table(cells, [new TableRow(cells), new TableRow(cells)])))));

        Assert.All(laid, pages => Assert.Contains(pages.Diagnostics, finding => finding.Rule.Id == "DG4202"));
        Assert.All(laid, pages => Assert.Equal(1 + 2 * 26 * 2, All(pages.Value).Split("Measurement").Length));
    }

    [Fact]
    public void A_token_of_300_characters_without_a_place_to_divide_it()
    {
        var token = string.Concat(Enumerable.Repeat("a1B2c3", 50));
        var laid = Sound(Of(Section(token, Item(Paper(1, token, Field(token, token))))) with { Title = Text(token), Series = null });

        Assert.All(laid, pages => Assert.Contains(token, All(pages.Value), StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_word_of_many_pieces_is_divided_between_its_characters_which_is_told()
    {
        var word = Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? (Inline)new Inline.Text($"piece{i}") : new Inline.Code($"part{i}")).ToEquatableArray();
        var laid = Sound(Of(Section("", Item(new Block.Paragraph(word)))));

        Assert.All(laid, pages => Assert.Contains(pages.Diagnostics, finding => finding.Rule.Id == "DG4205"));
        Assert.All(laid, pages => Assert.Contains("piece56part57piece58part59", All(pages.Value), StringComparison.Ordinal));
    }

    [Fact]
    public void An_issue_without_papers() => Assert.All(Sound(Of(Section("Roofs", Item(Paragraph(Words(4)))))), pages => Assert.Empty(pages.Diagnostics));

    [Fact]
    public void An_issue_without_anything() => Assert.All(Sound(Of()), pages => Assert.Single(pages.Value.Pages));

    [Fact]
    public void An_issue_without_scores()
    {
        var laid = Sound(Of(Section("Walls", Item(Paper(1, "Moss", Field("Summary", Words(2))))), Section("Roofs", Item(Paper(2, "Houseleek", Field("Summary", Words(2)))))));

        // The topics are those of the sections.
        Assert.All(laid, pages => Assert.Contains(Items(pages.Value.Pages[0]), entry => entry.Item is FrameItem.GlyphRun { Text: "Topic" }));
    }

    [Fact]
    public void An_issue_of_one_paper() => Assert.All(Sound(Of(Section("", Item(Paper(1, "Moss", Field("Summary", Words(2))) with { Scores = [Score("Care", 3, 5)] })))), pages => Assert.Single(pages.Value.Pages));

    [Fact]
    public void Twenty_axes()
    {
        var papers = Enumerable.Range(1, 6).Select(i => Item(Paper(i, $"Moss on wall {i}", Field("Summary", Words(2))) with { Scores = [.. Enumerable.Range(1, 20).Select(n => Score($"Criterion {n}", (i + n) % 6, 5))] }));
        var laid = Sound(Of(Section("Walls", [.. papers])));

        Assert.All(laid, pages => Assert.Contains("Criterion20", All(pages.Value), StringComparison.Ordinal));
    }

    [Fact]
    public void An_axis_that_has_no_room_in_the_table_is_told()
    {
        var papers = Enumerable.Range(1, 3).Select(i => Item(Paper(i, "Moss") with { Scores = [.. Enumerable.Range(1, 7).Select(n => Score($"Considerability{n}", 1234 + n, 4321))] }));

        Assert.Contains(Sound(Of(Section("", [.. papers]))), pages => pages.Diagnostics.Any(finding => finding.Rule.Id == "DG4204"));
    }

    [Fact]
    public void A_picture_that_is_not_there_is_told_and_its_text_printed()
    {
        var issue = Of(Section("Walls", Item(new Block.Paragraph([new Inline.Image("Moss under the lens", "moss.png")]))));

        Assert.All(Sound(issue), pages => Assert.Equal("DG4203", Assert.Single(pages.Diagnostics).Rule.Id));
        Assert.All(Sound(issue), pages => Assert.Contains("Mossunderthelens", All(pages.Value), StringComparison.Ordinal));
    }

    [Fact]
    public void A_picture_of_its_own_is_a_figure_with_a_caption()
    {
        var file = Digest.Typesetting.Pictures.PngPicture.Write(new Frame { Size = new Size(new Pt(900), new Pt(300)), Baseline = new Pt(300), Items = [new Placed(Point.Origin, new FrameItem.Rule(new Size(new Pt(900), new Pt(300)), Color.Black))] }, 1);
        var issue = Of(Section("Walls", Item(new Block.Paragraph([new Inline.Image("Moss under the lens", "pictures/moss.png")]))));
        var laid = IssueLayout.Lay(issue, EmbeddedFonts.All, Theme.Ledger, new PageOptions { Pictures = [new IssuePicture("moss.png", [.. file])] });

        var picture = Assert.IsType<FrameItem.Picture>(Assert.Single(Items(laid.Value.Pages[0]), entry => entry.Item is FrameItem.Picture).Item);
        Assert.Empty(laid.Diagnostics);
        Assert.Equal(Theme.Ledger.Measure.Value, picture.Size.Width.Value, 6);
        Assert.Equal(picture.Size.Width.Value / 3, picture.Size.Height.Value, 6);
        Assert.Contains("Mossunderthelens", All(laid.Value), StringComparison.Ordinal);
    }

    [Fact]
    public void An_identifier_that_does_not_hold_is_printed_as_unverified_and_leads_nowhere()
    {
        var path = Repository.PathOf("samples", "seismology-2026-05-11.md");
        var read = DigestReader.Read(path, File.ReadAllBytes(path));
        foreach (var look in Looks)
        {
            var pages = IssueLayout.Lay(read.Value, EmbeddedFonts.All, look, new PageOptions { Findings = read.Diagnostics }).Value.Pages;
            Assert.Contains("10.5555/jsl.2026.XXXXX(unverified)", string.Concat(pages.Select(Letters)), StringComparison.Ordinal);
            Assert.DoesNotContain(pages.SelectMany(Items), entry => entry.Item is FrameItem.Link { Target: var target } && target.Contains("XXXXX", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Papers_without_scores_are_a_group_and_no_last_ranks()
    {
        var issue = Of(Section("", Item(Paper(1, "Unrated")), Item(Paper(2, "Lower") with { Scores = [Score("Care", 2)] }), Item(Paper(3, "Higher") with { Scores = [Score("Care", 4)] })));
        var runs = Runs(Lay(issue).Pages[0]).Select(entry => entry.Run.Text).ToList();

        Assert.True(runs.IndexOf("Higher") < runs.IndexOf("Lower"));
        Assert.True(runs.IndexOf("Lower") < runs.IndexOf("Not rated") && runs.IndexOf("Not rated") < runs.IndexOf("Unrated"));
    }
}
