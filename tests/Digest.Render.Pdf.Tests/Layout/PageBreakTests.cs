using Digest.Fonts;
using Digest.Model;
using Digest.Model.Document;
using Digest.Model.Formulas;
using Digest.Render.Pdf.Layout;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Pictures;
using Xunit;
using static Digest.Render.Pdf.Tests.Layout.Issues;

namespace Digest.Render.Pdf.Tests.Layout;

/// <summary>Where pages end, over issues that grow by a sentence each, so that every place comes to stand at the foot of a page.</summary>
public class PageBreakTests
{
    private static IEnumerable<(Theme Look, PagedDocument Pages)> Growing(Func<int, Issue> of) =>
        from look in Theme.All
        from sentences in Enumerable.Range(1, 40)
        select (look, IssueLayout.Lay(of(sentences), EmbeddedFonts.All, look).Value);

    [Fact]
    public void A_last_page_holds_more_than_a_few_lines()
    {
        // Sixteen hundredths of a page are what a page before it gives up lines for.
        foreach (var (look, pages) in Growing(sentences => Of(Section("Walls", [.. Enumerable.Range(1, 8).Select(i => Item(Paper(i, $"Moss on wall {i}", Field("Summary", Words(i == 1 ? sentences : 3)))))]))))
        {
            if (pages.Pages.Count == 1) continue;
            var text = Runs(pages.Pages[^1]).Where(entry => entry.At.Y > look.Top && entry.At.Y < look.Top + look.Height + look.Type.Body.Leading * 2).ToList();
            Assert.True(text.Max(entry => entry.At.Y) - look.Top > look.Height * 0.16 - look.Type.Body.Leading, $"{look.Name}: {pages.Pages.Count} pages");
        }
    }

    [Fact]
    public void The_words_that_lead_to_a_displayed_formula_stand_on_its_page()
    {
        var formula = new Block.Paragraph([new Inline.Formula("", FormulaReader.Read("x=y+z").Value, FormulaStyle.Display)]);
        foreach (var (look, pages) in Growing(sentences => Of(Section("Walls", Item(Paragraph(Words(14 + sentences))), Item(Paper(1, "Moss", new Field { Kind = FieldKind.Method, Label = "Method", Content = [Paragraph(Words(1)), Paragraph(Words(2) + " Whence:"), formula, Paragraph(Words(9))] }))))))
        {
            var page = pages.Pages.Select(Letters).Single(text => text.Contains("Whence", StringComparison.Ordinal));
            Assert.True(page.Contains('=', StringComparison.Ordinal), $"{look.Name}: {page}");
        }
    }

    [Fact]
    public void A_heading_stays_with_the_text_below_the_rule_that_follows_it()
    {
        foreach (var (look, pages) in Growing(sentences => Of(Section("Walls", Item(Paragraph(Words(14 + sentences))), Item(new Block.Heading(3, Text("Whence"))), Item(new Block.ThematicBreak()), Item(Paragraph("Thither.")), Item(Paragraph(Words(9)))))))
        {
            var page = pages.Pages.Select(Letters).Single(text => text.Contains("Whence", StringComparison.Ordinal));
            Assert.True(page.Contains("Thither", StringComparison.Ordinal), $"{look.Name}: {page}");
        }
    }

    public static TheoryData<Block> Heads => new(
        new Block.Heading(3, Text("Whence")),
        new Block.Quote([Paragraph("Dry"), new Block.Heading(3, Text("Whence"))]),
        new Block.List(null, [new ListItem([Paragraph("Dry"), new Block.Heading(3, Text("Whence"))])]));

    [Theory]
    [MemberData(nameof(Heads))]
    public void A_heading_at_the_end_of_what_holds_it_stays_with_what_follows(Block block)
    {
        var isField = block is Block.Heading;
        foreach (var (look, pages) in Growing(sentences => isField
            ? Of(Section("Walls", Item(Paragraph(Words(14 + sentences))), new SectionItem.OfIdea(new Idea { Title = Text("Moss"), Fields = [new Field { Kind = FieldKind.Method, Label = "", Content = [Paragraph(Words(9)), block] }, new Field { Kind = FieldKind.Method, Label = "", Content = [Paragraph("Thither.")] }] })))
            : Of(Section("Walls", Item(Paragraph(Words(14 + sentences))), Item(block), Item(Paragraph("Thither.")), Item(Paragraph(Words(9)))))))
        {
            var page = pages.Pages.Select(Letters).First(text => text.Contains("Whence", StringComparison.Ordinal));
            Assert.True(page.Contains("Thither", StringComparison.Ordinal), $"{look.Name}: {page}");
        }
    }

    public static TheoryData<Block> Short => new(
        new Block.List(null, [.. new[] { "Whence", "Dry", "Wet", "Thither" }.Select(text => new ListItem([Paragraph(text)]))]),
        new Block.Table([new TableCell(Text("Whence"))], [.. Enumerable.Range(1, 5).Select(i => new TableRow([new TableCell(Text(i == 5 ? "Thither" : "Wall"))]))]));

    [Theory]
    [MemberData(nameof(Short))]
    public void A_short_list_or_table_stands_in_one_column(Block block)
    {
        foreach (var (look, pages) in Growing(sentences => Of(Section("Walls", Item(Paragraph(Words(14 + sentences))), Item(block), Item(Paragraph(Words(9)))))))
        {
            var page = pages.Pages.First(page => Letters(page).Contains("Whence", StringComparison.Ordinal));
            var (first, last) = (At(page, "Whence"), At(page, "Thither"));
            Assert.True(first is { } top && last is { } end && end.X == top.X && end.Y > top.Y, $"{look.Name}: {first} {last}");
        }

        static Point? At(Page page, string word) => Runs(page).Where(entry => entry.Run.Text.Contains(word, StringComparison.Ordinal)).Select(entry => (Point?)entry.At).FirstOrDefault();
    }

    [Theory]
    [MemberData(nameof(Short))]
    public void The_words_that_announce_a_list_or_table_stand_above_it(Block block)
    {
        foreach (var (look, pages) in Growing(sentences => Of(Section("Walls", Item(Paragraph(Words(14 + sentences))), Item(Paragraph("Quite so:")), Item(block), Item(Paragraph(Words(9)))))))
        {
            var page = pages.Pages.Select(Letters).First(text => text.Contains("Quiteso", StringComparison.Ordinal));
            Assert.True(page.Contains("Whence", StringComparison.Ordinal), $"{look.Name}: {page}");
        }
    }

    [Fact]
    public void Titles_end_in_no_remnant_and_no_hyphen_where_other_lines_serve()
    {
        foreach (var look in Theme.All)
        {
            foreach (var title in new[] { "A Germanium Array That Cools Itself While It Counts", "A Recipe for Scalable Attention-Based Mosses: Unlocking Long-Range Growth with All-to-All Walls", "Night Fog Feeds Succulents Through Their Spines" })
            {
                var page = IssueLayout.Lay(Of(Section("Walls", Item(Paper(1, title, Field("Summary", Words(9)))))), EmbeddedFonts.All, look).Value.Pages[0];
                var lines = Runs(page).Where(entry => entry.Run.Size == look.Type.Title.Size && entry.Run.Text.Trim().Length > 1).GroupBy(entry => entry.At.Y).Select(line => string.Concat(line.Select(entry => entry.Run.Text)).Trim()).ToList();
                Assert.True(lines.Count < 2 || lines[^1].Contains(' ', StringComparison.Ordinal), string.Join('/', lines));
                Assert.DoesNotContain(lines, line => line.EndsWith('-'));
            }
        }
    }

    [Fact]
    public void No_page_ends_in_a_hyphen_where_another_line_can_end_it()
    {
        foreach (var (look, pages) in Growing(sentences => Of(Section("Walls", Item(Paragraph(Words(14 + sentences))), Item(Paragraph(Words(17)))))))
        {
            foreach (var page in pages.Pages.Take(pages.Pages.Count - 1))
            {
                var text = Runs(page).Where(entry => entry.Run.Size == look.Type.Body.Size).ToList();
                var last = text.Where(entry => entry.At.Y == text.Max(other => other.At.Y)).MaxBy(entry => entry.At.X.Value);
                Assert.False(last.Run.Text.TrimEnd().EndsWith('-'), $"{look.Name}: {last.Run.Text}");
            }
        }
    }

    [Fact]
    public void Boxes_at_the_end_of_two_columns_are_whole()
    {
        foreach (var sentences in Enumerable.Range(1, 40))
        {
            var papers = Enumerable.Range(1, 2).Select(i => Item(Paper(i, $"Moss on wall {i}", Field("Summary", Words(i + sentences % 5)), Field("Why it matters", Words(2), FieldForm.Box))));
            var pages = IssueLayout.Lay(Of(Section("Walls", [Item(Paragraph(Words(14 + sentences))), .. papers])), EmbeddedFonts.All, Theme.Bulletin).Value.Pages;
            Assert.True(Items(pages[^1]).Count(entry => entry.Item is FrameItem.Rule rule && rule.Color == Theme.Bulletin.Tint) <= 2);
        }
    }

    [Fact]
    public void A_last_page_that_is_mostly_white_is_saved_where_less_is_kept_together()
    {
        var path = Repository.PathOf("samples", "reef-ecology-2026-02-14.md");
        var issue = DigestReader.Read(path, File.ReadAllBytes(path)).Value;
        Assert.Equal(4, IssueLayout.Lay(issue, EmbeddedFonts.All, Theme.Ledger.OnLetter()).Value.Pages.Count);
    }

    [Fact]
    public void A_page_that_begins_before_any_section_has_none_in_its_head()
    {
        var people = Enumerable.Range(1, 14).Select(i => new Mention($"Ada Stone {i}", "")).ToEquatableArray();
        var papers = Enumerable.Range(1, 12).Select(i => Item(Paper(i, $"Moss on wall {i}", Field("Summary", Words(2))) with { Mentions = [.. people.Take(i)] })).ToArray();
        var pages = IssueLayout.Lay(Of(Section("Walls", papers)), EmbeddedFonts.All, Theme.Screen).Value.Pages;
        var heads = pages.Skip(1).Select(page => string.Concat(Items(page).Where(entry => entry.IsArtifact && entry.At.Y < Theme.Screen.Top && entry.Item is FrameItem.GlyphRun).Select(entry => ((FrameItem.GlyphRun)entry.Item).Text))).ToList();
        Assert.DoesNotContain("Walls", heads[0], StringComparison.Ordinal);
        Assert.Contains("Walls", heads[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_that_misses_a_little_room_is_made_smaller()
    {
        var (isSmaller, isWhole) = (false, false);
        var options = new PageOptions { Pictures = [new IssuePicture("moss.png", [.. PngPicture.Write(new Frame { Size = new Size(new Pt(400), new Pt(200)), Baseline = new Pt(200), Items = [new Placed(Point.Origin, new FrameItem.Rule(new Size(new Pt(400), new Pt(200)), Color.Black))] }, 1)])] };
        foreach (var sentences in Enumerable.Range(1, 60))
        {
            var issue = Of(Section("Walls", Item(Paragraph(Words(10 + sentences))), Item(new Block.Paragraph([new Inline.Image("Moss", "moss.png")])), Item(Paragraph(Words(9)))));
            var pages = IssueLayout.Lay(issue, EmbeddedFonts.All, Theme.Ledger, options).Value.Pages;
            var at = pages.ToList().FindIndex(page => Items(page).Any(entry => entry.Item is FrameItem.Picture));
            var (place, picture, _) = Items(pages[at]).Single(entry => entry.Item is FrameItem.Picture);
            var size = ((FrameItem.Picture)picture).Size;
            Assert.Equal(2, size.Width / size.Height, 3);
            Assert.InRange(size.Width.Value, 300 * 0.6 - 0.01, 300.01);
            Assert.True(place.Y + size.Height < Theme.Ledger.Top + Theme.Ledger.Height);
            Assert.Contains("Moss", string.Concat(Runs(pages[at]).Where(entry => entry.Run.Size == Theme.Ledger.Type.Note.Size).Select(entry => entry.Run.Text)), StringComparison.Ordinal);
            isSmaller |= size.Width < new Pt(299);
            isWhole |= size.Width > new Pt(299);
        }

        Assert.True(isSmaller && isWhole);
    }

    [Fact]
    public void An_idea_is_numbered_in_words_since_figures_are_those_of_papers()
    {
        var idea = new SectionItem.OfIdea(new Idea { Number = 2, Title = Text("Dry a Wall"), Fields = [Field("Plan", Words(1))] });
        Assert.Contains("Idea2DryaWall", Letters(Lay(Of(Section("Ideas", idea))).Pages[0]), StringComparison.Ordinal);
        Assert.Contains("Idee2DryaWall", Letters(Lay(Of(Section("Ideas", idea)) with { Language = "de" }).Pages[0]), StringComparison.Ordinal);
    }
}
