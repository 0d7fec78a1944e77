using Digest.Model.Reading;
using FsCheck;
using FsCheck.Fluent;
using Markdig.Helpers;

namespace Digest.Model.Tests.Reading;

/// <summary>Blocks whose marks are clear say the same, at the same places, as Markdig's parser of inlines finds in them.</summary>
public class ClearMarksTests
{
    private static readonly string[] Parts =
    [
        "*", "*", "*", "**", "**", "**", "***", "_", "_", "__", "`", "`", "``", "[", "]", "](", "[", "](https://a.b/c)", "](https://a.b/c_d_e?f=g&h)", "](#i)", "](j)", "](<k>)", "](l \"m\")", "![", "[^", "[[", "]]", "(", ")", "<b>", "</b>", "<", ">", "&", "& ",
        "&amp;", "amp;", "R&D ", "_{", "}_", "~", "~~", "$", "$5", "\\", "\\*", "|", "://", "https://n.o", "https://n.o/p_q?r=s", "http://n-o.p2.de/", " https://n.o/p ", "|", "-|-", "\n---|---\n", "www.", "p.q", "mailto:", "｜http://q.r/s_t", "[https://a.b]", "• ", "[ ] ", "[X] ", "\n- ", "r", "s", "t u", "v_w", "é", "中", "，", "：", "。", "“", "”", "–", "·", ".", ",", ":", ";", "!", "?", "'", "\"", " ", " ", " ", " ", "  ", "\n", "\n", "  \n", "\\\n", " \n", "\t",
        "\u00A0", "😀", "\u0301", "1", "^", "#", "{.x}", "x", "**Authors:** ", "*(2026)*", "[PDF](https://a.b/p.pdf)", "`cs.LG`", "[**b**](https://a.b)", "**[l](https://a.b)**",
    ];

    private static Gen<string> Made => Gen.Elements(Parts).ListOf().Select(parts => string.Concat(parts));

    [Fact]
    public void Marks_of_all_kinds_are_read_as_the_parser_reads_them() =>
        Check.One(Properties.Config.WithMaxTest(20_000).WithEndSize(24), Prop.ForAll(Made.ToArbitrary(), text => AreTheSame(text) && AreTheSame("- " + text) && AreTheSame("- [ ] " + text) && AreTheSame("1. [x] " + text) && AreTheSame("## " + text) && AreTheSame("> " + text)));

    [Fact]
    public void Samples_are_read_as_the_parser_reads_them()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("samples"), "*.md", SearchOption.AllDirectories)) Assert.True(AreTheSame(File.ReadAllText(file)), file);
    }

    [CorpusFact]
    [Trait("Category", "Corpus")]
    public void Real_digests_are_read_as_the_parser_reads_them()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Corpus!, "*.md", SearchOption.AllDirectories)) Assert.True(AreTheSame(File.ReadAllText(file)), file);
    }

    [Theory]
    [InlineData("plain words, 5 & 6 ~ 7, snake_case", true)]
    [InlineData("**Authors:** A. Lee, *et al.* (`cs.LG`)", true)]
    [InlineData("[**Wind**](https://example.org/a_b) and (_kites_).", true)]
    [InlineData("**one\ntwo**", false)]
    [InlineData("a*b* c", false)]
    [InlineData("**a *b* c**", false)]
    [InlineData("**作者：**李", false)]
    [InlineData("[a]", false)]
    [InlineData("[x](https://example.org)", false)]
    [InlineData("![a](https://example.org)", false)]
    [InlineData("see https://example.org/a_b and more", true)]
    [InlineData("see https://example.org.", false)]
    [InlineData("see (https://example.org)", false)]
    [InlineData("arxiv｜a_b｜https://example.org/a_b", true)]
    [InlineData("[https://example.org](https://example.org)", true)]
    [InlineData("`a``", false)]
    [InlineData("a | b", true)]
    [InlineData("a | b\n- | -", false)]
    [InlineData("**a | b**", false)]
    [InlineData("a  \nb", true)]
    [InlineData("a \nb", false)]
    [InlineData("R&D, sup_{s} and **核心**：中", true)]
    [InlineData("R&amp;D", false)]
    public void Marks_are_clear_where_they_can_be_read_in_one_way_only(string text, bool areClear) => Assert.Equal(areClear, ClearMarks.Of(LinesOf(text)) != Clearness.Unclear);

    private static StringLineGroup LinesOf(string text)
    {
        var (lines, reader) = (new StringLineGroup(2), new LineReader(text));
        for (var line = reader.ReadLine(); line.Text is not null; line = reader.ReadLine()) lines.Add(new StringLine(ref line));
        return lines;
    }

    // Behind a tab the parser gives an address a place that is not its own.
    private static bool AreTheSame(string text) => (text.Contains('\t', StringComparison.Ordinal) && text.Contains("://", StringComparison.Ordinal)) || MarkdownReading.Of(text, clear: ClearBlocks.Parsed).IsSameAs(MarkdownReading.Of(text));
}
