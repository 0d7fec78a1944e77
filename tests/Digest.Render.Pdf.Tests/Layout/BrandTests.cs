using Digest.Fonts;
using Digest.Model.Document;
using Digest.Render.Pdf.Layout;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Xunit;
using static Digest.Render.Pdf.Tests.Layout.Issues;

namespace Digest.Render.Pdf.Tests.Layout;

public class BrandTests
{
    [Theory]
    [InlineData(0x000000, 0xFFFFFF, 21)]
    [InlineData(0x777777, 0xFFFFFF, 4.48)]
    [InlineData(0xFF0000, 0xFFFFFF, 4.0)]
    [InlineData(0x1F4E5F, 0xFFFFFF, 9.1)]
    public void Contrast_is_that_of_WCAG(int color, int ground, double expected) =>
        Assert.Equal(expected, Contrast.Between(Color.FromRgb(color), Color.FromRgb(ground)), 1);

    [Fact]
    public void A_group_has_its_colours_name_and_mark()
    {
        var path = new FrameItem.Path([new PathStep(PathStepKind.Move, Point.Origin), new PathStep(PathStepKind.Line, new Point(new Pt(100), Pt.Zero)), new PathStep(PathStepKind.Line, new Point(Pt.Zero, new Pt(100))), new PathStep(PathStepKind.Close, default)], Color.Black, null, Pt.Zero);
        var brand = new Brand { Group = "Moss Lab", Logo = new Logo(new Size(new Pt(100), new Pt(100)), path, "A leaf"), Accent = Color.FromRgb(0x224422), Mark = Color.FromRgb(0x880000) };
        var theme = brand.On(Theme.Ledger);
        var pages = IssueLayout.Lay(Long(12), EmbeddedFonts.All, theme.Value).Value.Pages;

        Assert.Empty(theme.Diagnostics);
        Assert.Contains(Runs(pages[0]), entry => entry.Run.Text == "Moss Lab" && entry.Run.Color == brand.Mark);
        Assert.Contains(Items(pages[1]), entry => entry.IsArtifact && entry.Item is FrameItem.GlyphRun { Text: var text } && text.StartsWith("Moss Lab", StringComparison.Ordinal));
        var mark = Assert.IsType<FrameItem.Path>(Items(pages[0]).First(entry => entry.Item is FrameItem.Path).Item);
        Assert.Equal(Pt.FromMillimetres(12).Value, mark.Steps[1].To.X.Value, 6);
        Assert.Equal("Moss Lab", IssueLayout.Lay(Long(1), EmbeddedFonts.All, theme.Value).Value.Info.Author);
    }

    [Fact]
    public void A_colour_that_cannot_be_read_is_told_and_not_used()
    {
        var theme = new Brand { Accent = Color.FromRgb(0xFFCC00), Mark = Color.FromRgb(0x003366) }.On(Theme.Screen);

        Assert.Equal("DG4201", Assert.Single(theme.Diagnostics).Rule.Id);
        Assert.Equal(Theme.Screen.Accent, theme.Value.Accent);
        Assert.Equal(Color.FromRgb(0x003366), theme.Value.Mark);
    }

    [Theory]
    [InlineData("en", "Page", "2 April 2026")]
    [InlineData("de-CH", "Seite", "2. April 2026")]
    [InlineData("fr", "Page", "2 avril 2026")]
    [InlineData("es", "Página", "2 de abril de 2026")]
    [InlineData("pt", "Page", "2026-04-02")]
    public void Fixed_words_are_those_of_the_language(string language, string page, string day)
    {
        var text = Runs(Lay(Of(Section("", Item(Paper(1, "Moss")))) with { Language = language }).Pages[0]).Select(entry => entry.Run.Text).ToList();

        Assert.Contains(day, string.Join(' ', text), StringComparison.Ordinal);
        Assert.Contains(page, text.Concat(Items(Lay(Of(Section("", Item(Paper(1, "Moss")))) with { Language = language }).Pages[0]).Select(entry => entry.Item).OfType<FrameItem.GlyphRun>().Select(run => run.Text)));
    }

    [Fact]
    public void Raters_votes_stand_below_the_scores_and_what_was_seen_is_marked()
    {
        var paper = Paper(1, "Moss") with
        {
            Scores = [Score("Care", 4)],
            Ratings = [new Rating { Axis = "Care", Votes = [new Vote("Ada", 2), new Vote("Bo", 5)] }],
            SeenBefore = [new Appearance { IssueId = "moss-2026-03-01", Date = new DateOnly(2026, 3, 1) }],
        };
        var text = string.Join('|', Runs(Lay(Of(Section("", Item(paper)))).Pages[0]).Select(entry => entry.Run.Text));

        Assert.Contains("3.5 (2–5)", text, StringComparison.Ordinal);
        Assert.Contains("Seen before: 1 March 2026", text, StringComparison.Ordinal);
        Assert.Contains("Small figures:", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_should_read_what_is_listed_by_person()
    {
        Paper For(int number, params string[] names) => Paper(number, $"Moss {number}") with { Mentions = [.. names.Select(name => new Mention(name, "Relevance"))] };
        var runs = Runs(Lay(Of(Section("", Item(For(1, "Bo")), Item(For(2, "Ada", "Bo"))))).Pages[0]).Select(entry => entry.Run.Text).ToList();

        Assert.Contains("Who should read what", runs);
        Assert.True(runs.LastIndexOf("Ada") < runs.LastIndexOf("Bo"));
    }

    [Fact]
    public void Texts_of_several_days_say_theirs()
    {
        var paper = Paper(1, "Moss", Field("Summary", Sentence) with { IssueId = "monday" }, Field("Relevance", Sentence) with { IssueId = "tuesday" }) with
        {
            Appearances = [new Appearance { IssueId = "monday", Date = new DateOnly(2026, 3, 30) }, new Appearance { IssueId = "tuesday", Date = new DateOnly(2026, 3, 31) }],
        };
        var text = string.Join(' ', Runs(Lay(Of(Section("", Item(paper)))).Pages[0]).Select(entry => entry.Run.Text));

        Assert.Contains("Summary · 30 March 2026", text, StringComparison.Ordinal);
        Assert.Contains("Relevance · 31 March 2026", text, StringComparison.Ordinal);
    }
}
