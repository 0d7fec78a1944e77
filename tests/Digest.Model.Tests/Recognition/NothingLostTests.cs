using System.Text;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Reading;
using Digest.Model.Recognition;
using Digest.Model.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace Digest.Model.Tests.Recognition;

public class NothingLostTests(ITestOutputHelper output)
{
    private static readonly string[] Fragments =
    [
        "# ", "## ", "### ", "#### ", "- ", "  - ", "1. ", "2. ", "• ", "> ", "!!! note \"Relevance to us\"\n    ", "\n", "\n\n", "---\n", " · ", " | ", ": ", "**", "*", "`", "(", ")", ", ", "; ",
        "Papers\n", "Synthesis\n", "Research Ideas\n", "Emerging patterns:\n", "Idea 1: ", "Based on: ", "Core hypothesis: ", "Authors: ", "**Authors:** ", "Link: ", "Source: ", "Scores: ", "Topics: ",
        "Full title: ", "Title: ", "Published: ", "DOI: ", "PMID: ", "arXiv: ", "Key idea: ", "Relevance to ferries\n", "Total: 9", "Relevance 4", "9/10", "★★☆", "March 3, 2026", "2026-03-04", "arXiv:2601.98001v2",
        "10.5555/abc.1", "10.5555/abc.XXXX", "N/A", "et al.", "…", "[et al.]", "¹", "Ann Lee", "Bo Ek (Here)", "[text](https://example.org/x)", "\\(x^2\\)", "@", "@ ", "@ @ @", " @.", "@, @", "(@)", "@: ", "@\n", "(10.5555/@)", "@¹ (@)", "[@](https://example.org/@)", "É@", "**@**",
        "\n\n### 1. Moss @\n\n- Link: arXiv:2601.98001\n- ", "\n- Authors: ", "\n- Source: ", "\n- Journal: ", "\n- DOI: ", "\n- Scores: ", "\n- Score: ", "\n- Topics: ", "\n- Published: ", "\n- @: ", "\n- Link: ", "\n\nFull title: ",
        "\n\n## Synthesis\n\n", "\n\n## Research Ideas\n\n### Idea 1: @\n\n- Based on: ", "\n\n@ [@](https://arxiv.org/abs/2601.98001) @\n\n",
    ];

    // Each "@" as a word of its own, so that a word that is lost in one place is not found in another.
    private static string Numbered(string text)
    {
        var numbered = new StringBuilder();
        var count = 0;
        foreach (var c in text)
        {
            if (c == '@') numbered.Append('q').Append((char)('a' + (count / 26 % 26))).Append((char)('a' + (count++ % 26))).Append('z');
            else numbered.Append(c);
        }

        return numbered.ToString();
    }

    private static Outline OutlineOf(string text) => OutlineReader.Read(new SourceText("random.md", text)).Value;

    [Fact]
    public void Every_word_of_an_outline_is_in_the_issue_or_in_a_diagnostic()
    {
        var texts = Gen.Elements(Fragments).ListOf().Select(list => Numbered(string.Concat(list)));
        Check.One(Properties.Config.WithMaxTest(2000).WithEndSize(80), Prop.ForAll<string>(Arb.From(texts), text =>
        {
            var outline = OutlineOf(text);
            var read = IssueRecognizer.Recognize(outline);
            var kept = string.Join(' ', IssueWords(read.Value).Concat(read.Diagnostics.Select(diagnostic => diagnostic.Message)));
            var marks = string.Join(' ', OutlineWords(outline.Blocks)).Split('q').Skip(1).Where(part => part.Length >= 3 && part[2] == 'z').Select(part => "q" + part[..3]);
            Assert.All(marks, mark => Assert.Contains(mark, kept, StringComparison.Ordinal));
        }));
    }

    [Fact]
    public void A_line_over_a_title_that_has_more_parts_than_its_label_is_kept_whole()
    {
        var issue = IssueRecognizer.Recognize(OutlineOf("Date: ---|lichen\n\nTITLE: Moss\nAUTHORS: Ann Lee\n")).Value;
        Assert.Contains("lichen", string.Join(' ', IssueWords(issue)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- Lichen - Key idea: depth 9/10", "Lichen")]
    [InlineData("- **[Lichen On Old Slates](https://example.org/crustose)** — score: 1.000", "crustose")]
    public void Words_that_were_once_lost_are_kept(string line, string word)
    {
        var issue = IssueRecognizer.Recognize(OutlineOf($"# Moss — 2026-02-02\n\n### 1. Moss on stones\n\n- Link: arXiv:2601.98001\n{line}\n")).Value;
        Assert.Contains(word, string.Join(' ', IssueWords(issue)), StringComparison.OrdinalIgnoreCase);
    }

    // The identifier says where the paper is, but not that somebody spelled it as another site's address.
    [Fact]
    public void A_site_that_only_an_address_in_the_text_names_is_kept()
    {
        var issue = IssueRecognizer.Recognize(OutlineOf("# Moss — 2026-02-02\n\n### 1. Moss on stones\n\n🔗 [arXiv](https://example.org/a) ></b>https://huggingface.co/papers/2601.98001\n")).Value;

        Assert.Equal("2601.98001", issue.Papers.Single().Identifiers.Arxiv);
        Assert.Contains(IssueWords(issue), text => text.Contains("huggingface", StringComparison.Ordinal));
    }

    [Fact]
    public void A_line_too_long_to_be_taken_apart_is_kept_whole()
    {
        var line = $"- **Moss on old slate roofs** ([link](https://doi.org/10.1234/crustose)) — seen {string.Concat(Enumerable.Repeat("arXiv:2601.90001", 200))}";
        var issue = IssueRecognizer.Recognize(OutlineOf($"# Moss — 2026-02-02\n\n{line}\n")).Value;
        Assert.Contains("10.1234/crustose", Digest.Model.Exporting.IssueText.Print(issue), StringComparison.Ordinal);
    }

    [Fact]
    public void Random_characters_never_throw()
    {
        var texts = Gen.Elements("#", "-", ".", ":", "：", "1", "999999999999", "(", "[", "]", "|", "·", "★", "\uD83D", "\uD83D\uDD2C", "\n", " ", "a", "É", "中", "等", "¹", "/", "10.", "=", "+", "%", "…", "\u0301", "\uFFFC").ListOf().Select(list => string.Concat(list));
        Check.One(Properties.Config.WithMaxTest(1500).WithEndSize(80), Prop.ForAll(Arb.From(texts), text => DigestReader.Read("x", Encoding.UTF8.GetBytes(text)).Value is not null));
    }

    [CorpusFact]
    [Trait("Category", "Corpus")]
    public void Every_word_of_a_real_digest_is_in_the_issue_or_in_a_diagnostic()
    {
        var lost = 0;
        foreach (var file in Directory.GetFiles(Repository.Corpus!, "*.*", SearchOption.AllDirectories).Where(file => file.EndsWith(".md", StringComparison.Ordinal) || file.EndsWith(".txt", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var outline = OutlineReader.Read(SourceReader.Decode(file, File.ReadAllBytes(file)).Value).Value;
            var missing = Missing(outline, IssueRecognizer.Recognize(outline));
            if (missing.Count > 0) output.WriteLine($"{Path.GetFileName(file)}: {string.Join(' ', missing.Take(20))}");
            lost += missing.Count;
        }

        Assert.Equal(0, lost);
    }

    // Labels with a meaning and the parts of a typed date or number are typed; every other word must be found.
    private static List<string> Missing(Outline outline, Diagnosed<Issue> read)
    {
        var kept = IssueWords(read.Value).Concat(read.Diagnostics.SelectMany(diagnostic => Words.Of(diagnostic.Message))).ToHashSet();
        return OutlineWords(outline.Blocks).Distinct().Where(word => !kept.Contains(word) && !Typed.Contains(word) && !word.All(char.IsAsciiDigit) && !IsMonth(word)).ToList();
    }

    private static readonly HashSet<string> Typed = Vocabulary.Embedded.AllWords.SelectMany(Words.Of).Concat(["et", "al", "and", "others", "more", "unknown", "none", "doi", "https", "http", "等", "98001v2"]).ToHashSet();

    private static bool IsMonth(string word) => DateReader.Find(Vocabulary.Embedded, "1 " + word + " 2026") is not null || (word.Length > 1 && word[..^1].All(char.IsAsciiDigit));

    private static IEnumerable<string> OutlineWords(IEnumerable<Block> blocks) => blocks.SelectMany(block => block switch
    {
        Block.Heading heading => Words.Of(heading.Content),
        Block.Paragraph paragraph => Words.Of(paragraph.Content),
        Block.List list => list.Items.SelectMany(item => OutlineWords(item.Content)),
        Block.Table table => table.Rows.SelectMany(row => row.Cells).Concat(table.Head).SelectMany(cell => Words.Of(cell.Content)),
        Block.Quote quote => OutlineWords(quote.Content),
        Block.Admonition box => Words.Of(box.Title).Concat(OutlineWords(box.Content)),
        Block.CodeBlock code => Words.Of(code.Value),
        _ => [],
    });

    private static IEnumerable<string> IssueWords(Issue issue) =>
        Words.Of(issue.Title).Concat(OutlineWords(issue.Lead)).Concat(issue.Sections.SelectMany(section => Words.Of(section.Title).Concat(section.Content.SelectMany(ItemWords))));

    private static IEnumerable<string> ItemWords(SectionItem item) => item switch
    {
        SectionItem.OfText text => OutlineWords([text.Block]),
        SectionItem.OfPaper paper => PaperWords(paper.Paper),
        SectionItem.OfSynthesis { Part: var part } => Words.Of(part.Title).Concat(OutlineWords(part.Points.SelectMany(point => point.Content))).Concat(OutlineWords(part.Text)),
        SectionItem.OfIdea { Idea: var idea } => Words.Of(idea.Title).Concat(idea.BasedOn.SelectMany(basis => Words.Of(basis.Text))).Concat(Words.Of(idea.BasedOnLabel)).Concat(FieldWords(idea.Fields)),
        _ => [],
    };

    private static IEnumerable<string> PaperWords(Paper paper)
    {
        List<string?> texts =
        [
            paper.ShortTitle, paper.Venue, paper.Identifiers.Arxiv, paper.Identifiers.Doi, paper.Identifiers.Pmid,
            .. paper.Authors.SelectMany(author => author.Affiliations.Append(author.Name).Append(author.Mark ?? "")), .. paper.Links.SelectMany(link => new[] { link.Text, link.Url }),
            .. paper.Topics, .. paper.Scores.SelectMany(score => new[] { score.Axis, score.Raw }),
        ];
        return Words.Of(paper.Title).Concat(FieldWords(paper.Fields)).Concat(texts.SelectMany(text => Words.Of(text ?? "")));
    }

    private static IEnumerable<string> FieldWords(EquatableArray<Field> fields) => fields.SelectMany(field => Words.Of(field.Label).Concat(OutlineWords(field.Content)));
}
