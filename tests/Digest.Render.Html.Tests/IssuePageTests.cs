using System.Text.RegularExpressions;
using Digest.Model.Document;

namespace Digest.Render.Html.Tests;

public partial class IssuePageTests
{
    [Fact]
    public void The_page_is_as_accepted() => Golden.Matches("html/issue-page.html", IssuePage.Write(MadeIssue.Full, new IssuePageOptions()).Value);

    [Fact]
    public void The_page_is_well_formed_and_stands_alone()
    {
        var page = HtmlLint.Check(IssuePage.Write(MadeIssue.Full, new IssuePageOptions()).Value);
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(3, page.QuerySelectorAll("article:not(.idea)").Length);
        Assert.Equal(["13", "11"], page.QuerySelectorAll("td.total").Select(cell => cell.TextContent));
        Assert.All(page.QuerySelectorAll("table.scores th"), cell => Assert.NotNull(cell.GetAttribute("scope")));
    }

    [Fact]
    public void A_link_that_may_not_be_followed_keeps_its_text_and_is_reported()
    {
        var page = IssuePage.Write(MadeIssue.Full, new IssuePageOptions());
        Assert.Equal(["DG5001", "DG5001"], page.Diagnostics.Select(diagnostic => diagnostic.Rule.Id));
        Assert.DoesNotContain("javascript", page.Value, StringComparison.Ordinal);
        Assert.Contains("withdrew", page.Value, StringComparison.Ordinal);
        Assert.Contains("Preprint", page.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_issue_is_a_page_too()
    {
        var page = HtmlLint.Check(IssuePage.Write(new Issue { Id = "x" }, new IssuePageOptions()).Value);
        Assert.Equal("Digest", page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public void Every_word_of_the_issue_is_on_the_page()
    {
        var text = HtmlLint.Check(IssuePage.Write(MadeIssue.Full, new IssuePageOptions { Formulas = FormulaMarkup.Html }).Value).Body!.TextContent;
        foreach (var word in MadeIssue.Full.Papers.SelectMany(paper => paper.Fields).SelectMany(field => PlainText.Of(field.Content).Split((char[])[' ', '\n'])).Where(word => word.All(char.IsAsciiLetter)))
            Assert.Contains(word, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Colours_of_the_style_sheet_can_be_read(int scheme)
    {
        var colours = Root().Matches(IssuePageCss.Sheet)[scheme - 1].Value;
        string Colour(string name) => Regex.Match(colours, $"--{name}:(#[0-9a-f]{{6}})", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
        foreach (var text in (string[])["ink", "teal", "mute", "rust"])
            foreach (var ground in (string[])["ground", "tint"])
                Assert.True(HtmlLint.Contrast(Colour(text), Colour(ground)) >= 4.5, $"{text} on {ground}");
    }

    [Fact]
    public void Dots_need_a_maximum()
    {
        Assert.Equal("●●●○○", ScoreBoard.Dots(new Score { Axis = "a", Value = 3, Max = 5 }));
        Assert.Equal("", ScoreBoard.Dots(new Score { Axis = "a", Value = 3 }));
        Assert.Equal("", ScoreBoard.Dots(new Score { Axis = "a", Value = 30, Max = 100 }));
    }

    [GeneratedRegex(@":root\{[^}]*\}")]
    private static partial Regex Root();
}
