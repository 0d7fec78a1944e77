using System.Text;
using Digest.Model.Document;

namespace Digest.Model.Tests.Recognition;

/// <summary>Papers in the shapes that digests give them, each with the same meaning.</summary>
public class ShapeTests
{
    private static Issue Read(string text) => DigestReader.Read("kites.md", Encoding.UTF8.GetBytes(text)).Value;

    private static Paper One(string text) => Assert.Single(Read("# Kite Notes — 2026-05-05\n\n" + text).Papers);

    [Theory]
    [InlineData("## Papers\n\n### 1. Tails in Gusts\n\n- **Authors:** Ann Lee, Bo Ek\n- **Link:** [arXiv:2605.90001](https://arxiv.org/abs/2605.90001)\n- **Score:** 7/10\n")]
    [InlineData("## 1) Tails in Gusts\n\n**Authors:** Ann Lee and Bo Ek · **arXiv:** [2605.90001](https://arxiv.org/abs/2605.90001) · **Score:** 7/10\n")]
    [InlineData("### [Tails in Gusts](https://arxiv.org/abs/2605.90001)\n**Score:** 7/10 · **Authors:** Ann Lee; Bo Ek\n")]
    [InlineData("## 📄 [Tails in Gusts](https://arxiv.org/abs/2605.90001v2) `7/10`\n\n👤 **Authors:** Ann Lee, Bo Ek\n")]
    [InlineData("#### 1. [2605.90001](https://arxiv.org/abs/2605.90001) — Tails in Gusts (7/10)\n- 作者：Ann Lee、Bo Ek\n")]
    [InlineData("- **Tails in Gusts**\n  - Authors: Ann Lee, Bo Ek\n  - Links: [arXiv](https://arxiv.org/abs/2605.90001) | [PDF](https://arxiv.org/pdf/2605.90001)\n  - Score: 7/10\n")]
    [InlineData("1. Tails in Gusts\n\n    - Authors: Ann Lee, Bo Ek\n    - Link: arXiv:2605.90001\n    - Score: 7/10\n")]
    [InlineData("TITLE: Tails in Gusts\nAUTHORS: Ann Lee, Bo Ek\nSOURCE: arXiv | 2605.90001 | https://arxiv.org/abs/2605.90001\nSCORE: 7/10\n\n---\n")]
    [InlineData("## Papers\n\n| # | Title | Authors | Link | Score |\n|---|---|---|---|---|\n| 1 | Tails in Gusts | Ann Lee, Bo Ek | [arXiv](https://arxiv.org/abs/2605.90001) | 7/10 |\n")]
    [InlineData("### Tails in Gusts\n- **Autori:** Ann Lee, Bo Ek\n- **Collegamento:** https://arxiv.org/abs/2605.90001\n- **Punteggio:** 7/10\n")]
    [InlineData("::: {.card}\n### Tails in Gusts\n\n- **Authors:** Ann Lee, Bo Ek\n- **Link:** https://arxiv.org/abs/2605.90001\n- **Score:** 7/10\n:::\n")]
    [InlineData("### 1. Tails in Gusts (7/10) 🔁\n\n👥 Ann Lee, Bo Ek 🔗 [arXiv](https://arxiv.org/abs/2605.90001)\n")]
    public void A_paper_is_found_in_every_shape(string text)
    {
        var paper = One(text);
        Assert.Equal("Tails in Gusts", PlainText.Of(paper.Title));
        Assert.Equal(["Ann Lee", "Bo Ek"], paper.Authors.Select(author => author.Name));
        Assert.Equal("2605.90001", paper.Identifiers.Arxiv);
        var score = Assert.Single(paper.Scores);
        Assert.Equal((7m, 10m), (score.Value, score.Max!.Value));
    }

    [Fact]
    public void Authors_a_month_and_a_venue_may_stand_behind_the_title()
    {
        var paper = One("## 1. Wind\n\n### **Tails in Gusts of Wind (Ann Lee, Bo Ek et al., 2026-03)** — Sky 2026, accepted\n- arXiv URL: https://arxiv.org/abs/2605.90001\n");
        Assert.Equal(("Tails in Gusts of Wind", "Sky 2026, accepted", new DateOnly(2026, 3, 1)), (PlainText.Of(paper.Title), paper.Venue, paper.Published!.Value));
        Assert.Equal(["Ann Lee", "Bo Ek"], paper.Authors.Select(author => author.Name));
        Assert.True(paper.AuthorsElided);
    }

    [Theory]
    [InlineData("### **Tails in Gusts of Wind (2026-03)** — string preprint", "", "string preprint")]
    [InlineData("### Tails in Gusts of Wind (Lee et al., 2026)", "Lee", "2026")]
    [InlineData("### 2. Tails in Gusts of Wind (Ann Lee, Bo Ek, Mar 2026)", "Ann Lee|Bo Ek", null)]
    [InlineData("### Tails in Gusts of Wind（李华, 王小明, 2026-03）", "李华|王小明", null)]
    public void A_citation_may_stand_behind_the_title(string heading, string authors, string? venue)
    {
        var paper = One($"## Wind\n\n{heading}\n- arXiv: https://arxiv.org/abs/2605.90001\n");
        Assert.Equal(("Tails in Gusts of Wind", authors, venue), (PlainText.Of(paper.Title), string.Join('|', paper.Authors.Select(author => author.Name)), paper.Venue));
    }

    [Theory]
    [InlineData("Tails (Long and Short)")]
    [InlineData("Kites over Oslo (Norway, 2026)")]
    public void Other_brackets_belong_to_the_title(string title) =>
        Assert.Equal(title, PlainText.Of(One($"### {title}\n\n- Link: arXiv:2605.90001\n").Title));

    [Theory]
    [InlineData("### Wind *(kite_wind, 2 papers)*", "Wind", "kite_wind, 2 papers")]
    [InlineData("## 风筝（kites，12 篇）", "风筝", "kites，12 篇")]
    [InlineData("## Wind (2 papers)", "Wind (2 papers)", "")]
    [InlineData("## Wind (and water)", "Wind (and water)", "")]
    public void A_bracket_that_counts_a_topics_papers_is_no_part_of_its_name(string heading, string title, string text)
    {
        var section = Read($"# Kite Notes — 2026-05-05\n\n{heading}\n\n#### 1. Tails in Gusts\n\n- Link: arXiv:2605.90001\n").Sections[0];
        Assert.Equal((title, text), (PlainText.Of(section.Title), PlainText.Of(section.Text)));
    }

    [Fact]
    public void A_numbered_topic_with_figures_of_the_run_is_no_paper_where_papers_stand_deeper()
    {
        var issue = Read("# Kite Notes — 2026-05-05\n\n## 1. Today in brief\n\n- Run date: 2026-05-05\n- Topic: tails\n- Papers found: 2\n\n## 2. Wind\n\n### 1. Tails in Gusts\n- Link: arXiv:2605.90001\n\n### 2. Reels\n- Link: arXiv:2605.90002\n\n## 3. Rain\n\nNothing today.\n");
        Assert.Equal(["1. Today in brief", "2. Wind", "3. Rain"], issue.Sections.Select(section => PlainText.Of(section.Title)));
        Assert.Equal(2, issue.Sections[1].Papers.Count());
    }

    [Fact]
    public void Capitals_inside_a_value_are_no_label()
    {
        var paper = One("TITLE: Kites for DNA AUTHORS: Ann Lee SOURCE: Kites\n\n---\n\nTITLE: KITEX: a kite\nAUTHORS: (the kite group) et al.\nSOURCE: arXiv | 2605.90001 | https://arxiv.org/abs/2605.90001\n".Split("---\n\n")[1]);
        Assert.Equal(("KITEX: a kite", 0, true), (PlainText.Of(paper.Title), paper.Authors.Count, paper.AuthorsElided));
        Assert.Contains(paper.Fields, field => PlainText.Of(field.Content).Contains("the kite group", StringComparison.Ordinal));
        Assert.Equal("Kites for DNA", PlainText.Of(One("TITLE: Kites for DNA AUTHORS: Ann Lee SOURCE: Kites\n").Title));
    }

    [Fact]
    public void Scores_in_a_line_that_goes_on_as_prose_are_read_and_the_line_is_kept()
    {
        var paper = One("### 1. Tails in Gusts (8/10)\n\nLink: arXiv:2605.90001\n\n#### Why we chose it\n**Wind** · depth 4/5 · reach 4/5 · overall 8/10 · it helps where gusts are short.\n");
        Assert.Equal(["depth", "reach", "Total"], paper.Scores.Select(score => score.Axis));
        Assert.Contains("gusts are short", PlainText.Of(Assert.Single(paper.Fields).Content), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("### [2601.98001] Moss on stones", "Moss on stones", null)]
    [InlineData("### [2601.98001v2] — Moss on stones", "Moss on stones", null)]
    [InlineData("### 石上的苔藓与时间的流逝（9/10）🔁", "石上的苔藓与时间的流逝", "9/10")]
    [InlineData("### Moss on stones ★★★★☆（4/5）", "Moss on stones", "4/5")]
    [InlineData("### **Moss on stones** — 7/10", "Moss on stones", "7/10")]
    public void Identifiers_and_scores_around_a_title_are_no_part_of_it(string heading, string title, string? score)
    {
        var paper = Read($"# Kites — 2026-02-02\n\n## Papers\n\n{heading}\n\n- Link: https://arxiv.org/abs/2601.98001\n- Authors: Ann Lee\n").Papers.Single();
        Assert.Equal(title, PlainText.Of(paper.Title));
        Assert.Equal(score, paper.Scores.Select(given => $"{given.Value}/{given.Max}").SingleOrDefault());
    }

    [Fact]
    public void A_heading_that_says_a_listed_papers_title_again_is_that_paper()
    {
        var issue = Read("# Kites — 2026-02-02\n\n| Title | Authors | arXiv |\n|---|---|---|\n| 风筝尾巴的长度问题 | 王伟 | 2601.98001 |\n| Tails in gusts of wind | Ann Lee | 2601.98002 |\n\n## Notes\n\n### 风筝尾巴的长度问题\n\n尾巴越长越稳。\n\n### Tails in gusts of wind\n\nThey hold.\n");
        Assert.Equal(["arxiv:2601.98001", "arxiv:2601.98002"], issue.Papers.Select(paper => paper.Id));
        Assert.Equal(["尾巴越长越稳。", "They hold."], issue.Papers.Select(paper => PlainText.Of(paper.Fields.Single().Content)));
    }

    [Fact]
    public void What_stands_on_the_line_after_a_score_is_no_part_of_it()
    {
        var paper = Read("# Kites — 2026-02-02\n\n### [Moss on stones](https://arxiv.org/abs/2601.98001)\n\narxiv • Ann Lee, Bo Ek • 2026-01-30\n\nScore: 20  \nmoss, stones\n").Papers.Single();
        Assert.Equal((20m, "2026-01-30"), (paper.Scores.Single().Value, paper.Published?.ToString("O", null)));
        Assert.Equal(["Ann Lee", "Bo Ek"], paper.Authors.Select(author => author.Name));
        Assert.Equal("moss, stones", PlainText.Of(paper.Fields.Single().Content));
    }

    [Fact]
    public void A_line_that_counts_papers_is_no_topic_where_headings_have_levels()
    {
        var issue = Read("# Kites — 2026-02-02\n\nTwo papers today\n\n## 1. Moss on stones\n\n- Authors: Ann Lee\n- Link: arXiv:2601.98001\n");
        Assert.Equal("Two papers today", PlainText.Of(issue.Lead));
    }

    [Theory]
    [InlineData("A. Moreau, B. Lefèvre et al., *Current Moss*, 28 mars 2026. [doi:10.5555/moss.12](https://doi.org/10.5555/moss.12)", "A. Moreau|B. Lefèvre", "Current Moss")]
    [InlineData("Ann Lee and Bo Ek, *Wind Letters*, March 28, 2026. [DOI](https://doi.org/10.5555/moss.12)", "Ann Lee|Bo Ek", "Wind Letters")]
    [InlineData("C. Petit, *Wind Letters*, 28 March 2026, [doi:10.5555/moss.12](https://doi.org/10.5555/moss.12)", "C. Petit", "Wind Letters")]
    public void A_citation_line_gives_authors_journal_and_day(string line, string authors, string venue)
    {
        var paper = Read($"# Kites — 2026-04-02\n\n## Moss\n\n**Moss counts its own steps**\n{line}\nRésumé : It counts.\n").Papers.Single();
        Assert.Equal(authors, string.Join('|', paper.Authors.Select(author => author.Name)));
        Assert.Equal((venue, new DateOnly(2026, 3, 28), "10.5555/moss.12"), (paper.Venue, paper.Published, paper.Identifiers.Doi));
    }

    [Fact]
    public void A_line_drawn_over_a_heading_is_no_part_of_it() =>
        Assert.Equal("Wind", PlainText.Of(Read("# Kite Notes — 2026-05-05\n\n=====================\nWind\n=====================\n\nGusts.\n").Sections[0].Title));

    [Fact]
    public void Front_matter_may_be_the_paper()
    {
        var paper = Assert.Single(Read("---\ntitle: Tails in Gusts\nauthors: Ann Lee, Bo Ek\narxiv_id: 2605.90001v1\ntags: wind\n---\n\n## Method\n\nStrings and cameras.\n\n## Weather\n\nGusts.\n").Papers);
        Assert.Equal(("Tails in Gusts", "2605.90001", 2), (PlainText.Of(paper.Title), paper.Identifiers.Arxiv, paper.Authors.Count));
        Assert.Equal([(FieldKind.Method, "Method"), (FieldKind.Other, "Weather")], paper.Fields.Select(field => (field.Kind, field.Label)));
    }

    [Fact]
    public void Headings_below_a_paper_are_its_fields_and_lists_their_content()
    {
        var paper = One("## Tails in Gusts\n\n**arXiv:** 2605.90001\n\n### 💡 TL;DR\n\nTails help.\n\n### Key contributions\n\n- Wind: measured\n- Tails: weighed\n");
        Assert.Equal([FieldKind.Tldr, FieldKind.New], paper.Fields.Select(field => field.Kind));
        Assert.Equal(2, Assert.IsType<Block.List>(Assert.Single(paper.Fields[1].Content)).Items.Count);
    }

    [Fact]
    public void Lists_and_tables_of_other_things_are_no_papers()
    {
        var issue = Read("# Kite Notes — 2026-05-05\n\n## Tools\n\n| Tool | Price |\n|---|---|\n| Reel | 9 |\n\n- [A shop for reels and lines](https://example.org/shop)\n- Talk on 12 May\n\n## Calendar\n\n1. Festival\n2. Repair day\n");
        Assert.Empty(issue.Papers);
        Assert.Equal(["Tools", "Calendar"], issue.Sections.Select(section => PlainText.Of(section.Title)));
        Assert.Equal(3, issue.Sections.Sum(section => section.Content.Count));
    }

    [Fact]
    public void Text_after_a_rule_is_no_part_of_the_last_paper()
    {
        var issue = Read("# Kite Notes — 2026-05-05\n\n## Papers\n\n### 1. Tails in Gusts\n\n- Link: arXiv:2605.90001\n- Summary: Tails help.\n\n---\n\nMade by the kite club.\n");
        Assert.IsType<SectionItem.OfText>(issue.Sections[0].Content[^1]);
        Assert.Equal((5, 6), (issue.Coverage.Understood, issue.Coverage.Total));
    }

    [Fact]
    public void What_a_line_says_besides_its_value_is_kept()
    {
        var paper = One("### 1. Tails in Gusts\n\n- Link: arXiv:2605.90001\n- Source: arXiv (physics.flu-dyn), May 2, 2026 · withdrawn once, then mended\n");
        Assert.Equal(new DateOnly(2026, 5, 2), paper.Published);
        var field = Assert.Single(paper.Fields);
        Assert.Equal((FieldKind.Other, "Source"), (field.Kind, field.Label));
        Assert.Contains("then mended", PlainText.Of(field.Content), StringComparison.Ordinal);
    }

    [Fact]
    public void A_journal_is_the_venue_before_the_index_that_found_it()
    {
        var paper = One("### 1. Tails in Gusts\n\n**Source:** Wind Index\n**Journal:** Annals of String\n**Link:** https://example.org/t\n");
        Assert.Equal("Annals of String", paper.Venue);
        Assert.Equal("Wind Index", PlainText.Of(Assert.Single(paper.Fields).Content));
    }

    [Theory]
    [InlineData("Apr 7–13, 2026", "2026-04-07", "2026-04-13")]
    [InlineData("Kite Notes, 2026-W17", "2026-04-20", "2026-04-26")]
    [InlineData("风筝周报 2026年4月1日", "2026-04-01", null)]
    public void The_title_gives_the_day_or_the_period(string title, string start, string? end)
    {
        var issue = Read($"# {title}\n\n## Papers\n\n### 1. Tails\n\n- Link: arXiv:2605.90001\n");
        Assert.Equal((start, end), (issue.Date?.ToString("O", null), issue.DateEnd?.ToString("O", null)));
    }

    [Theory]
    [InlineData("notes/2026-6-30.md", "2026-06-30")]
    [InlineData("1-Apr-2026.md", "2026-04-01")]
    public void The_file_name_gives_the_day_when_nothing_else_does(string name, string day) =>
        Assert.Equal(day, DigestReader.Read(name, "# Kite notes\n\n## Papers\n\n### 1. Tails\n\n- Link: arXiv:2605.90001\n"u8.ToArray()).Value.Date?.ToString("O", null));

    [Theory]
    [InlineData("kites.md")]
    [InlineData("kites.txt")]
    public void Links_of_chat_programs_are_titles(string file)
    {
        var issue = DigestReader.Read(file, Encoding.UTF8.GetBytes("Kite Notes — 2026-05-05\n\n• <https://arxiv.org/abs/2605.90001|Tails in Gusts> — Ann Lee, Bo Ek. Tails damp.\n• <https://doi.org/10.5555/wind.2026.11|Reels that never jam> — Dana Fox et al. They float.\n")).Value;
        Assert.Equal(["Tails in Gusts", "Reels that never jam"], issue.Papers.Select(paper => PlainText.Of(paper.Title)));
        Assert.Equal(["Ann Lee", "Bo Ek", "Dana Fox"], issue.Papers.SelectMany(paper => paper.Authors).Select(author => author.Name));
        Assert.Equal(("2605.90001", "10.5555/wind.2026.11"), (issue.Papers.First().Identifiers.Arxiv, issue.Papers.Last().Identifiers.Doi));
    }

    [Theory]
    [InlineData("> **Relevance to the club:** we fly there.\n")]
    [InlineData("!!! note\n    Relevance to the club: we fly there.\n")]
    [InlineData("::: note\n**Relevance to the club:** we fly there.\n:::\n")]
    [InlineData("::: {.callout-note title=\"Relevance to the club\"}\nwe fly there.\n:::\n")]
    public void A_box_without_a_title_is_named_by_the_label_in_it(string box)
    {
        var field = Assert.Single(One("### Tails in Gusts\n\n- **Authors:** Ann Lee\n- **Link:** https://arxiv.org/abs/2605.90001\n\n" + box).Fields);
        Assert.Equal((FieldKind.Relevance, "Relevance to the club", FieldForm.Box), (field.Kind, field.Label, field.Form));
        Assert.Equal("we fly there.", PlainText.Of(((Block.Paragraph)Assert.Single(field.Content)).Content));
    }
}
