using System.Text;
using Digest.Model.Document;

namespace Digest.Model.Tests.Recognition;

/// <summary>Papers that the front matter lists.</summary>
public class ListedPapersTests
{
    private static Issue Read(string text) => DigestReader.Read("kites-2026-05-05.md", Encoding.UTF8.GetBytes(text)).Value;

    [Theory]
    [InlineData("stories", "## 01 Tails Help in Gusts\nLong [tails](https://example.org/t) help.\n\n## 02 Reels Jam at Sea\nSalt does it.\n")]
    [InlineData("항목", "## Tails Help in Gusts\n\nLong tails help.\n\n## Reels Jam at Sea\n\nSalt does it.\n")]
    [InlineData("nouvelles", "### 1. Des cerfs-volants\n\nLong tails help.\n\n### 2. Des moulinets\n\nSalt does it.\n")]
    public void A_list_is_joined_to_the_text_by_title_or_by_order(string name, string body)
    {
        var issue = Read($"---\ndate: 2026-05-05\n{name}:\n  - title: \"Tails Help in Gusts\"\n    subtitle: Short gusts above all\n  - title: Reels Jam at Sea\n    authors: Bo Ek\n---\n\n{body}");
        Assert.Equal(2, issue.Papers.Count());
        var (first, second) = (issue.Papers.First(), issue.Papers.Last());
        Assert.Contains(first.Fields, field => field.Label == "subtitle");
        Assert.Contains("help", PlainText.Of(first.Fields.Last().Content), StringComparison.Ordinal);
        Assert.Equal("Bo Ek", Assert.Single(second.Authors).Name);
    }

    [Fact]
    public void Links_in_the_text_are_the_papers_where_it_has_none_of_its_own()
    {
        var paper = Assert.Single(Read("---\nstories:\n  - title: Tails Help in Gusts\n---\n\n## Tails Help in Gusts\nLong tails [help](https://example.org/t), they say.\n").Papers);
        Assert.Equal(("help", "https://example.org/t"), (Assert.Single(paper.Links).Text, paper.Links[0].Url));
    }

    [Fact]
    public void Entries_without_text_are_papers_when_more_than_a_title_is_given_and_else_a_list()
    {
        var issue = Read("---\npapers:\n  - title: Tails Help in Gusts\n    url: https://arxiv.org/abs/2605.90001\n    authors: Ann Lee\nbriefs:\n  - title: Kite sold at auction\n---\n\nA calm week.\n");
        Assert.Equal("2605.90001", Assert.Single(issue.Papers).Identifiers.Arxiv);
        Assert.Contains("auction", PlainText.Of(issue.Sections[^1].Text), StringComparison.Ordinal);
    }
}
