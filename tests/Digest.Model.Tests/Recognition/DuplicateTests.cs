using System.Text;
using Digest.Model.Document;
using Digest.Model.Recognition;

namespace Digest.Model.Tests.Recognition;

/// <summary>Papers that an issue presents in two places.</summary>
public class DuplicateTests
{
    private static Issue Read(string text) => DigestReader.Read("kites.md", Encoding.UTF8.GetBytes("# Kite Notes — 2026-05-05\n\n" + text)).Value;

    private const string Detail = "## In detail\n\n### Tails in Gusts of Wind\n\n- Authors: Ann Lee, Bo Ek\n- Link: arXiv:2605.90001\n- Summary: Tails help wherever gusts are short.\n- Method: Strings and cameras.\n";

    [Theory]
    [InlineData("## Best of the week\n\n1. [Tails in Gusts of Wind](https://arxiv.org/abs/2605.90001)\n2. [Reels that Never Jam at Sea](https://arxiv.org/abs/2605.90002)\n\n")]
    [InlineData("## At a glance\n\n| Paper | Score | Link |\n|---|---|---|\n| Tails in Gusts of Wind | 8/10 | [arXiv](https://arxiv.org/abs/2605.90001) |\n| Reels that Never Jam at Sea | 5/10 | [arXiv](https://arxiv.org/abs/2605.90002) |\n\n")]
    [InlineData("## Papers\n\n### 1. Tails in gusts of wind\n\n- Authors: Ann Lee\n- Link: https://arxiv.org/abs/2605.90001v2\n\n### 2. Reels that Never Jam at Sea\n\n- Link: arXiv:2605.90002\n\n")]
    [InlineData("## 精选\n\n- Tails in Gusts of Wind｜A / 80｜arxiv｜https://arxiv.org/abs/2605.90001\n- Reels that Never Jam at Sea｜B / 60｜arxiv｜https://arxiv.org/abs/2605.90002\n\n")]
    public void A_paper_in_a_list_and_in_detail_is_one(string list)
    {
        var issue = Read(list + Detail);
        Assert.Equal(["arxiv:2605.90002", "arxiv:2605.90001"], issue.Papers.Select(paper => paper.Id));
        var paper = issue.Papers.Last();
        Assert.Equal(("Tails in Gusts of Wind", 2), (PlainText.Of(paper.Title), paper.Authors.Count));
        Assert.Equal([FieldKind.Summary, FieldKind.Method], paper.Fields.Take(2).Select(field => field.Kind));
        Assert.NotNull(Assert.Single(paper.AlsoAt).Location);
        Assert.Equal(paper, Assert.Single(issue.Sections[^1].Papers));
        Assert.Contains("tails in gusts", PlainText.Of(issue.Sections[0].Text), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(issue.Papers, other => other.AlsoAt.Count == 0 && other.Id == paper.Id);
    }

    [Fact]
    public void Many_papers_of_one_title_take_linear_work()
    {
        var few = Allocated(200);
        Assert.InRange(Allocated(800), 0, 8 * few);

        static long Allocated(int papers)
        {
            var text = Encoding.UTF8.GetBytes("Title;Author;\nf;0\n" + string.Concat(Enumerable.Repeat("-\n", papers)));
            DigestReader.Read("kites.csv", text);
            var before = GC.GetAllocatedBytesForCurrentThread();
            DigestReader.Read("kites.csv", text);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void What_each_place_says_is_joined_and_what_is_said_again_is_listed()
    {
        var issue = Read("## Short list\n\n### Tails in Gusts of Wind\n\n- DOI: 10.5555/kites.7\n- Score: 8/10\n- Summary: Tails help wherever gusts are short.\n- Weather: Gusty.\n\n"
            + "## All\n\n### Tails in Gusts of Wind\n\n- DOI: 10.5555/kites.7\n- Summary: Tails help wherever gusts are short.\n- Method: Strings and cameras.\n- Code: https://github.com/kites/tails\n");
        var paper = Assert.Single(issue.Papers);
        Assert.Equal(["Summary", "Weather", "Method"], paper.Fields.Select(field => field.Label));
        Assert.Equal((8m, "kites/tails"), (Assert.Single(paper.Scores).Value, paper.Identifiers.GitHub));
        var dropped = Assert.Single(issue.Dropped, dropped => dropped.Reason == DropReason.Duplicate);
        Assert.Contains("Tails help", dropped.Text, StringComparison.Ordinal);
        Assert.Equal(17, dropped.Origin.Location?.Line);
    }

    [Theory]
    [InlineData("KITEX: Long Tails in Short Gusts", "Long Tails in Short Gusts (KITEX)")]
    [InlineData("Tails of $x_1$ Metres in Gusts", "In Gusts, Tails of x_1 Metres")]
    [InlineData("Tails of $\\alpha$ Metres in Gusts", "In Gusts, Tails of \\alpha Metres")]
    [InlineData("Tails of 10<sup>2</sup> Metres in Gusts", "In Gusts, Tails of 10 2 Metres")]
    public void One_title_with_its_words_in_another_order_is_one_paper(string first, string second) =>
        Assert.Single(Read($"## Papers\n\n### 1. {first}\n\n- Authors: Ann Lee\n\n### 2. {second}\n\n- Authors: Ann Lee\n").Papers);

    [Theory]
    [InlineData("Link: arXiv:2605.90001", "Link: arXiv:2605.90003")]
    [InlineData("DOI: 10.5555/kites.1", "DOI: 10.5555/kites.2")]
    public void One_title_with_two_identifiers_is_two_papers(string first, string second) =>
        Assert.Equal(2, Read($"## Papers\n\n### 1. Tails in Gusts of Wind\n\n- {first}\n\n### 2. Tails in Gusts of Wind\n\n- {second}\n").Papers.Count());

    [Theory]
    [InlineData("Tails in Gusts", "TAILS, in “gusts”!")]
    [InlineData("1. Kites", "1 kites")]
    [InlineData("ﬁne Kites of Élan", "Fine kites of élan")]
    [InlineData("Ｋｉｔｅ tails at sea", "Kite Tails, at Sea")]
    [InlineData("风筝与长尾巴的论文", "风筝与长尾巴的论文。")]
    [InlineData("12 Winds over 3 Harbours, [again]", "12 winds over 3 `Harbours` again")]
    [InlineData("Winds over the Harbour: e\u0301", "Winds, over the Harbour — é")]
    [InlineData("", "–")]
    public void Titles_of_the_same_letters_begin_alike(string first, string second)
    {
        Assert.Equal(SameTitle.Letters(first), SameTitle.Letters(second));
        Assert.Equal(SameTitle.Beginning(first), SameTitle.Beginning(second));
        Assert.NotEqual(SameTitle.Beginning(first), SameTitle.Beginning("x" + second));
    }

    [Theory]
    [InlineData("Tails in Gusts", "Gusts in TAILS!", true)]
    [InlineData("ﬁne Kites of Élan", "Élan of Fine Kites", true)]
    [InlineData("风筝的论文", "论文的风筝。", true)]
    [InlineData("Tails in Gusts", "Tails in Guests", false)]
    public void A_title_is_found_by_its_letters_in_any_order(string first, string second, bool isSame)
    {
        Assert.NotNull(SameTitle.InAnyOrder(first));
        Assert.Equal(isSame, SameTitle.InAnyOrder(first) == SameTitle.InAnyOrder(second));
    }

    [Theory]
    [InlineData("Tails in 1 2 gust")]
    [InlineData("- - Tails, in 1 2 gu - -")]
    [InlineData("风筝的论文")]
    [InlineData("风筝的")]
    [InlineData("")]
    public void Letters_tell_where_they_are_long_enough(string title) => Assert.Equal(SameTitle.IsLong(SameTitle.Letters(title), 12), SameTitle.InAnyOrder(title) is not null);

    [Fact]
    public void Short_titles_alone_do_not_make_one_paper() =>
        Assert.Equal(2, Read("## Papers\n\n### 1. Editorial\n\n- Authors: Ann Lee\n- Journal: Kites\n\n### 2. Editorial\n\n- Authors: Bo Ek\n- Journal: Reels\n").Papers.Count());

    [Fact]
    public void A_paper_of_which_two_places_name_other_authors_keeps_both_lists()
    {
        var paper = Assert.Single(Read("## Papers\n\n### 1. Tails in Gusts of Wind\n\n- Authors: Ann Lee\n- DOI: 10.5555/kites.7\n\n### 2. Tails in Gusts of Wind\n\n- Authors: Bo Ek, Cy Ray\n- DOI: 10.5555/kites.7\n").Papers);
        Assert.Equal("Ann Lee", Assert.Single(paper.Authors).Name);
        Assert.Contains("Bo Ek, Cy Ray", PlainText.Of(Assert.Single(paper.Fields).Content), StringComparison.Ordinal);
    }
}
