using Digest.Model.Document;
using Digest.Model.Recognition;

namespace Digest.Model.Tests.Recognition;

public class ReaderTests
{
    private static EquatableArray<Inline> Text(string text) => [new Inline.Text(text)];

    [Theory]
    [InlineData("2026-03-23", "2026-03-23", null)]
    [InlineData("March 21, 2026", "2026-03-21", null)]
    [InlineData("Mar 20, 2026", "2026-03-20", null)]
    [InlineData("November 01, 2025", "2025-11-01", null)]
    [InlineData("Apr 7–13, 2026", "2026-04-07", "2026-04-13")]
    [InlineData("Apr 28 – May 4, 2026", "2026-04-28", "2026-05-04")]
    [InlineData("2026-05-18–2026-05-24", "2026-05-18", "2026-05-24")]
    [InlineData("2026-01-05 → 2026-01-11", "2026-01-05", "2026-01-11")]
    [InlineData("2026年04月04日", "2026-04-04", null)]
    [InlineData("2026年4月1日", "2026-04-01", null)]
    [InlineData("2026-04-21 (화)", "2026-04-21", null)]
    [InlineData("1 avril 2026", "2026-04-01", null)]
    [InlineData("3 de mayo de 2026", "2026-05-03", null)]
    [InlineData("7 июня 2026", "2026-06-07", null)]
    [InlineData("12 Μαΐου 2026", "2026-05-12", null)]
    [InlineData("14 Φεβρουαρίου 2026", "2026-02-14", null)]
    [InlineData("24. Dezember 2025", "2025-12-24", null)]
    [InlineData("Generated: 2025-11-24 22:54", "2025-11-24", null)]
    [InlineData("2026-06-03T07:51:07+00:00", "2026-06-03", null)]
    [InlineData("2026-W17", "2026-04-20", "2026-04-26")]
    [InlineData("1-Apr-2026", "2026-04-01", null)]
    [InlineData("2026-6-30", "2026-06-30", null)]
    [InlineData("20260105-20260111", "2026-01-05", "2026-01-11")]
    [InlineData("2026 May", "2026-05-01", "2026-05-31")]
    [InlineData("May 2026", "2026-05-01", "2026-05-31")]
    public void Dates_are_found_in_every_spelling(string text, string start, string? end)
    {
        var found = DateReader.Find(Vocabulary.Embedded, text);
        Assert.Equal(DateOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture), found?.Start);
        Assert.Equal(end is null ? null : DateOnly.Parse(end, System.Globalization.CultureInfo.InvariantCulture), found?.End);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-02-30")]
    [InlineData("version 10.1016")]
    [InlineData("2026-W60")]
    [InlineData("about 3 many 2026 things")]
    [InlineData("99 March 2026")]
    public void What_is_no_day_is_no_date(string text) => Assert.Null(DateReader.Find(Vocabulary.Embedded, text));

    [Theory]
    [InlineData("arXiv:2601.99310", "2601.99310")]
    [InlineData("https://arxiv.org/abs/2601.99310v3", "2601.99310")]
    [InlineData("http://arxiv.org/pdf/2601.99310", "2601.99310")]
    [InlineData("arXiv: cond-mat/0703001", "cond-mat/0703001")]
    [InlineData("arXiv id 2601.9931", "2601.9931")]
    public void Arxiv_identifiers_are_found_without_version(string text, string id) => Assert.Equal(id, IdentifierReader.Arxiv(text));

    [Theory]
    [InlineData("2601.99310")]
    [InlineData("arxiv.org/abs/test123")]
    [InlineData("arXiv (cs.LG), Mar 6, 2026")]
    public void Other_numbers_are_no_arxiv_identifiers(string text) => Assert.Null(IdentifierReader.Arxiv(text));

    [Theory]
    [InlineData("Annals (10.5555/an.2026-1)", "10.5555/an.2026-1")]
    [InlineData("doi:10.5555/an.2026(3)7.", "10.5555/an.2026(3)7")]
    [InlineData("https://doi.org/10.5555/an.2026,", "10.5555/an.2026")]
    [InlineData("（10.5555/an.9）", "10.5555/an.9")]
    [InlineData("https://pub.example.org/doi/10.5555/an.77?af=R", "10.5555/an.77")]
    [InlineData("https://pub.example.org/content/10.5555/2026.04.27.700v2.full", "10.5555/2026.04.27.700")]
    [InlineData("https://pub.example.org/doi/10.5555/journal/an77/8301233", "10.5555/journal/an77")]
    public void Dois_are_cut_where_the_sentence_goes_on(string text, string doi)
    {
        Assert.Equal(doi, IdentifierReader.DoiLike(text));
        Assert.True(IdentifierReader.Holds(doi));
    }

    [Theory]
    [InlineData("10.5555/an.2026.XXXXX")]
    [InlineData("10.5555/an.20…")]
    [InlineData("10.5555/tbd")]
    [InlineData("10.5555/an-")]
    public void Placeholders_do_not_hold(string doi) => Assert.False(IdentifierReader.Holds(doi));

    [Fact]
    public void Article_numbers_are_no_dois() => Assert.Null(IdentifierReader.DoiLike("Nature (s41586-026-10279-z)"));

    [Fact]
    public void Affiliations_hold_for_all_authors_with_the_mark()
    {
        var list = AuthorReader.Read(Vocabulary.Embedded, Text("Żaneta Kłos¹ (Institute of Tides, Gdynia), Ólafur Þór², Noor el-Amin¹, …, Ẹ̀bùn Adé² (Ìbàdàn) [et al.]"));
        Assert.Equal(["Żaneta Kłos", "Ólafur Þór", "Noor el-Amin", "Ẹ̀bùn Adé"], list.Authors.Select(author => author.Name));
        Assert.Equal(["Institute of Tides, Gdynia", "Ìbàdàn", "Institute of Tides, Gdynia", "Ìbàdàn"], list.Authors.Select(author => author.Affiliations.Single()));
        Assert.True(list.Elided);
    }

    [Theory]
    [InlineData("Kłos, Żaneta; Þór, Ólafur; et al.", "Kłos, Żaneta|Þór, Ólafur", true)]
    [InlineData("Ann Lee and Bo Ek", "Ann Lee|Bo Ek", false)]
    [InlineData("Ann Lee, Bo Ek, & Cy Ray et al.", "Ann Lee|Bo Ek|Cy Ray", true)]
    [InlineData("Ann Lee; Bo Ek...", "Ann Lee|Bo Ek", true)]
    [InlineData("王小明、李华 等 7 位作者", "王小明|李华", true)]
    [InlineData("Lee-Ek, A. et al.", "Lee-Ek, A.", true)]
    [InlineData("Lee, A., Ek, B.-C.", "Lee, A.|Ek, B.-C.", false)]
    [InlineData("Ana Ruiz, Bo Ek y 3 autores más", "Ana Ruiz|Bo Ek", true)]
    [InlineData("Ana Ruiz, Bo Ek et 12 autres auteurs", "Ana Ruiz|Bo Ek", true)]
    [InlineData("N/A", "", false)]
    [InlineData("Unknown", "", false)]
    public void Author_lists_are_cut_at_their_separators(string text, string names, bool elided)
    {
        var list = AuthorReader.Read(Vocabulary.Embedded, Text(text));
        Assert.Equal(names, string.Join('|', list.Authors.Select(author => author.Name)));
        Assert.Equal(elided, list.Elided);
    }

    [Fact]
    public void Raised_marks_of_markup_read_as_raised_digits()
    {
        var marked = AuthorReader.Read(Vocabulary.Embedded, [new Inline.Text("Ann Lee"), new Inline.Superscript(Text("1,2")), new Inline.Text(" (Here), Bo Ek"), new Inline.Superscript(Text("2"))]);
        var plain = AuthorReader.Read(Vocabulary.Embedded, Text("Ann Lee¹,² (Here), Bo Ek²"));
        Assert.Equal(plain, marked);
    }

    [Theory]
    [InlineData("🔬 Relevance 4 | 💡 Novelty 5 | 🛠 Usefulness 4 | Total: 13", "Relevance=4 Novelty=5 Usefulness=4 Total=13")]
    [InlineData("Relevance 4 | Novelty 3 | Usefulness 3 | Total: 10", "Relevance=4 Novelty=3 Usefulness=3 Total=10")]
    [InlineData("9/10", "Score=9/10")]
    [InlineData("1.000", "Score=1.000")]
    [InlineData("★★★★☆（4/5）", "Score=4/5")]
    [InlineData("★★☆", "Score=2/3")]
    [InlineData("27 = relevance 15 + evidence 12", "relevance=15 evidence=12 Total=27")]
    [InlineData("相关性 4/10", "相关性=4/10")]
    [InlineData("90% relevant", "relevant=90/100")]
    [InlineData("Πολύ σχετικό (9/10)", "Πολύ σχετικό=9/10")]
    [InlineData("topic 5/5 · practicality 4/5 · composite 9/10", "topic=5/5 practicality=4/5 Total=9/10")]
    [InlineData("分数: 1.50 | 权重分: 2.25", "分数=1.50 权重分=2.25")]
    [InlineData("8 out of 10", "Score=8/10")]
    [InlineData("Depth: 3 of 5", "Depth=3/5")]
    [InlineData("Tiefe 7 auf 10", "Tiefe=7/10")]
    [InlineData("Pertinence : 7 sur 10", "Pertinence=7/10")]
    [InlineData("推荐指数：4分", "推荐指数=4")]
    [InlineData("상관도 9／10", "상관도=9/10")]
    [InlineData("A / 85", "Score=85")]
    [InlineData("⭐⭐⭐", "Score=3")]
    [InlineData("⭐⭐⭐⭐⭐", "Score=5/5")]
    [InlineData("★☆☆", "Score=1/3")]
    [InlineData("70％", "Score=70/100")]
    [InlineData("4 von 5", "Score=4/5")]
    [InlineData("3,5/5", "Score=3.5/5")]
    [InlineData("Relevancia 4,5 de 5", "Relevancia=4.5/5")]
    public void Scores_are_read_in_every_spelling(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', ScoreReader.Read(Vocabulary.Embedded, text, "Score").Select(score => $"{score.Axis}={score.Value}{(score.Max is { } max ? "/" + max : "")}")));

    [Theory]
    [InlineData("I'd rate this one solid, 3.1 out of 5, and so would you.")]
    [InlineData("Applied")]
    [InlineData("Li|Li6PS5Cl|Li")]
    [InlineData("")]
    public void Prose_is_never_a_score(string text) => Assert.Empty(ScoreReader.Read(Vocabulary.Embedded, text, "Score"));

    [Theory]
    [InlineData("Reach", "★★☆ (short strings (and long ones), but no storms)", "Reach=2/3")]
    [InlineData("Relevance", "8/10 — fits what we fly", "Relevance=8/10")]
    [InlineData("相关度", "85%，与风筝有关", "相关度=85/100")]
    [InlineData("Score", "7 (good for beginners)", "Score=7")]
    [InlineData("Neuigkeit", "4/5 – selten so gesehen", "Neuigkeit=4/5")]
    [InlineData("Overall score", "9.5. The tails alone are worth it.", "Total=9.5")]
    public void A_score_may_begin_a_remark(string label, string text, string expected)
    {
        var score = ScoreReader.Lead(Vocabulary.Embedded, text, new Label(label, Vocabulary.Embedded.Of(label), Text(text)))!;
        Assert.Equal(expected, $"{score.Axis}={score.Value}{(score.Max is { } max ? "/" + max : "")}");
    }

    [Theory]
    [InlineData("Strings", "12 (of hemp)")]
    [InlineData("Result", "90% (of all kites)")]
    [InlineData("Flights", "9/11 — one was lost")]
    [InlineData("Score", "sheets of paper (2/5)")]
    public void A_figure_under_another_label_is_no_score(string label, string text) =>
        Assert.Null(ScoreReader.Lead(Vocabulary.Embedded, text, new Label(label, Vocabulary.Embedded.Of(label), Text(text))));

    [Fact]
    public void Scores_among_other_parts_of_a_line_need_axis_and_maximum()
    {
        Assert.Equal(["depth", "reach"], ScoresInText.Among(Vocabulary.Embedded, "**Kites** · depth 4/5 · reach 3/5 · they fly, 7/10 of them anyway").Select(score => score.Axis));
        Assert.Empty(ScoresInText.Among(Vocabulary.Embedded, "Kites · depth 4/5 · they fly"));
        Assert.Empty(ScoresInText.Among(Vocabulary.Embedded, "Li|Li6PS5Cl|Li"));
    }

    [Fact]
    public void Names_and_values_may_be_paired_by_strokes() =>
        Assert.Equal([("points", 85m)], ScoreReader.Read(Vocabulary.Embedded, "A / 85", "class/points").Select(score => (score.Axis, score.Value)));

    [Fact]
    public void A_total_is_computed_over_axes_of_one_scale_and_marked()
    {
        var scores = ScoreReader.WithTotal(ScoreReader.Read(Vocabulary.Embedded, "Depth 4/5 | Reach 3/5", "Score"));
        Assert.Equal((7m, 10m, ScoreOrigin.Computed), (scores[2].Value, scores[2].Max!.Value, scores[2].Given));
        Assert.Equal(2, ScoreReader.WithTotal(ScoreReader.Read(Vocabulary.Embedded, "Depth 4/5 | Reach 30/100", "Score")).Count);
    }

    [Theory]
    [InlineData("🔑 Key idea", "KeyIdea")]
    [InlineData("**作者**", "Authors")]
    [InlineData("WHY IT MATTERS：", "Why")]
    [InlineData("Relevance to the harbour group", "Relevance")]
    [InlineData("What’s actually new", "New")]
    [InlineData("TL;DR", "Tldr")]
    [InlineData("Gaps & limitations", "Gaps")]
    [InlineData("연구 아이디어", "Ideas")]
    [InlineData("Συγγραφείς", "Authors")]
    [InlineData("Weather", "Unknown")]
    public void Words_mean_the_same_whatever_stands_around_them(string label, string meaning) => Assert.Equal(meaning, Vocabulary.Embedded.Of(label).ToString());

    [Theory]
    [InlineData("| Bucket | Paper | Authors |\n|---|---|---|\n")]
    [InlineData("| Bucket | Paper | Authors |\n|---|---|---|\n|  | Bees dance | Bo Ek |\n")]
    public void A_table_keeps_the_heads_of_its_empty_columns(string table) =>
        Assert.Contains("Bucket", Digest.Model.Exporting.IssueText.Print(DigestReader.Read("hive.md", System.Text.Encoding.UTF8.GetBytes("# Hive\n\n" + table)).Value), StringComparison.Ordinal);

    [Fact]
    public void A_link_before_a_colon_is_no_label()
    {
        var text = "# Hive 2026-01-02\n\n## 1. Bees\n\n- Authors: Bo Ek\n- **[Wings and honey](https://wings.example/1)**: all of it\n";
        Assert.Contains("https://wings.example/1", Digest.Model.Exporting.IssueText.Print(DigestReader.Read("hive.md", System.Text.Encoding.UTF8.GetBytes(text)).Value), StringComparison.Ordinal);
    }
}
