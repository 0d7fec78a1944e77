using System.Text;
using Digest.Model.Diagnostics;
using Digest.Model.Recognition;

namespace Digest.Model.Tests.Checking;

public class IssueChecksTests
{
    private static List<Diagnostic> Found(string text) => [.. DigestReader.Read("moss.md", Encoding.UTF8.GetBytes(text)).Diagnostics];

    private static string Paper(string title, params string[] lines) => $"\n### {title}\n\n{string.Join('\n', lines.Select(line => "- " + line))}\n";

    [Theory]
    [InlineData("DG2001", "# Minutes\n\nWe met and spoke of the roof.\n", 1)]
    [InlineData("DG2010", "# Moss news — 2026-02-02\n\nNothing grew today.\n", 1)]
    [InlineData("DG2004", "# Moss notes\n\n## Papers\n\n### 1. Moss\n\n- Link: arXiv:2601.90001\n", 0)]
    public void An_issue_as_a_whole_is_looked_at(string id, string text, int line)
    {
        var found = Assert.Single(Found(text), diagnostic => diagnostic.Rule.Id == id);
        Assert.Equal(line, found.Location?.Line ?? 0);
        Assert.NotNull(found.Hint);
    }

    [Theory]
    [InlineData("DG2002", 5, "Link: https://doi.org/10.5555/moss.2026.XXXX")]
    [InlineData("DG2003", 3, "Link: arXiv:2601.90001", "Scores: Relevance 4 | Novelty 5 | Total: 8")]
    [InlineData("DG2005", 3, "Link: arXiv:2601.90001", "Published: 2031-01-01")]
    [InlineData("DG2008", 6, "Link: arXiv:2601.90001", "Scores: five of 7 stones, more or less")]
    public void A_paper_is_looked_at_where_it_stands(string id, int line, params string[] lines)
    {
        var found = Assert.Single(Found("# Moss — 2026-02-02\n" + Paper("1. Moss on stones", lines)), diagnostic => diagnostic.Rule.Id == id);
        Assert.Equal(line, found.Location!.Line);
    }

    [Theory]
    [InlineData("DG2006", "2. Lichen and lime", "Link: arXiv:2601.90001")]
    [InlineData("DG2007", "1. Lichen", "Link: arXiv:2601.90002")]
    public void Papers_are_compared(string id, string title, string line)
    {
        var text = "# Moss — 2026-02-02\n" + Paper("1. Moss on stones", "Link: arXiv:2601.90001") + Paper(title, line);
        Assert.Equal(7, Assert.Single(Found(text), diagnostic => diagnostic.Rule.Id == id).Location!.Line);
    }

    [Fact]
    public void An_idea_without_a_paper_of_the_issue_is_named()
    {
        var text = "# Moss — 2026-02-02\n" + Paper("1. Moss on stones", "Link: arXiv:2601.90001") + "\n## Research Ideas\n\n### Idea 1: Wet it\n\n- Based on: Moss stones, Sand dunes\n";
        var found = Assert.Single(Found(text), diagnostic => diagnostic.Rule.Id == "DG2009");
        Assert.Contains("Sand dunes", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sound_issue_has_nothing_to_say()
    {
        var text = "# Moss — 2026-02-02\n" + Paper("1. Moss on stones", "Link: arXiv:2601.90001", "Scores: Relevance 4 | Novelty 5 | Total: 9");
        Assert.Empty(Found(text));
    }

    [Fact]
    public void Every_rule_is_listed_once() => Assert.Equal(RecognitionRules.All.Count, RecognitionRules.All.Select(rule => rule.Id).Distinct().Count());

    [Fact]
    public void A_broken_identifier_is_placed_at_its_own_column()
    {
        var found = Assert.Single(Found("# Moss — 2026-02-02\n\n### 1. Moss on stones\n\nSource: Moss Letters (10.5555/moss.2026.XXXX) · 2026-01-30\n"), diagnostic => diagnostic.Rule.Id == "DG2002");
        Assert.Equal((5, 23, 22), (found.Location!.Line, found.Location.Column, found.Location.Span.Length));
    }

    [Fact]
    public void A_link_whose_address_is_lost_is_named()
    {
        var found = Assert.Single(Found("Research Digest — 2026-02-02\n\n1. Moss on stones\n\nSource: Moss Letters · 2026-01-30 · ↗ Open paper\n\nMoss grows on stones, and slowly so.\n"), diagnostic => diagnostic.Rule.Id == "DG2011");
        Assert.Contains("Open paper", found.Message, StringComparison.Ordinal);
    }
}
