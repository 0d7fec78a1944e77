using Digest.Model.Document;
using Digest.Model.Reading;
using Digest.Model.Recognition;
using Digest.Model.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Digest.Model.Tests.Reading;

/// <summary>A Markdown source that is parsed in stretches says what it says parsed as a whole: the same blocks and the same left out, at the same places, and the same diagnostics.</summary>
public class MarkdownStretchTests
{
    private static readonly string[] Lines =
    [
        "", "", "", "", "a", "*b* c", "# d", "## e", "===", "---", "- f", "  - g", "    h", "\ti", "1. j", "2. k", "> l", "> - m", ">", "```", "~~~ n", "    ```", "- ```", "$$", "\\[", "\\]", "x $$", "::: note", ":::", "::: {.callout-tip}",
        "!!! note \"o\"", "    p", "??? q", "<details>", "<details><summary>r</summary>", "</details>", "<details></details>", "<div>", "</div>", "<!--", "-->", "<pre>", "</pre>", "<script>", "<?", "?>", "<![CDATA[", "]]>", "<b>s", "| t | u |",
        "|---|---|", "v | w", "x\n|y|z|\n|-|-|", "- [ ] A", "[B]", "[C][]", "[^1]", "***", "\\(D\\)", "E  ", "\u0001", "\0", "F\r", "G\r\n", ">>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> H",
    ];

    // Those of which one holds for the whole text.
    private static readonly string[] Definitions = ["[B]: /b", "[^1]: I", "> [B]: /c", "[\nB\n]: /d", "- [C]: /e", "[\\[B]: /f"];

    private static Gen<string> Made(params string[] lines) => Gen.Elements(lines).ListOf().Select(parts => string.Join('\n', parts));

    private static Config Often => Properties.Config.WithMaxTest(3000).WithEndSize(60);

    [Fact]
    public void Lines_of_all_kinds_are_read_the_same_wherever_they_are_parted() => Check.One(Often, Prop.ForAll(Made(Lines).ToArbitrary(), text => AreTheSame(text, 1) && AreTheSame(text, 20)));

    [Fact]
    public void Lines_with_definitions_are_read_the_same_wherever_they_are_parted() =>
        Check.One(Often, Prop.ForAll(Made([.. Lines, .. Definitions, .. Definitions]).ToArbitrary(), text => AreTheSame(text, 1)));

    [Fact]
    public void Made_and_damaged_digests_one_after_another_are_read_the_same_in_stretches()
    {
        var sources = new Sources();
        for (var seed = 0; seed < 400; seed += 4)
        {
            var texts = Enumerable.Range(seed, 4).Select(sources.Make).Select(file => SourceReader.Decode(file.Name, file.Bytes).Value.Text);
            Assert.True(AreTheSame(string.Join("\n\n", texts), 500), $"from seed {seed}");
        }
    }

    public static TheoryData<string> Kinds => [.. HostileKinds.All.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Hostile_text_is_read_the_same_in_stretches(string kind)
    {
        const string Around = "# Hive\n\n**Bold** words.\n\n- one\n- two\n\n";
        var hostile = HostileKinds.All[kind](3000);
        Assert.True(AreTheSame(hostile, 200));
        Assert.True(AreTheSame(string.Concat(Enumerable.Repeat(Around + hostile + "\n\n", 3)), 1000));
    }

    [Fact]
    public void Samples_again_and_again_are_read_the_same_in_stretches_and_most_are_parted() => AreMostlyParted(Repository.PathOf("samples"));

    [CorpusFact]
    [Trait("Category", "Corpus")]
    public void Real_digests_again_and_again_are_read_the_same_in_stretches_and_most_are_parted() => AreMostlyParted(Repository.Corpus!);

    [Theory]
    [InlineData("a\n\nb\n", true)]
    [InlineData("<details>\n\na\n\n</details>\n\nb\n", true)]
    [InlineData("a\n\n<details>\n\nb\n", true)]
    [InlineData("[a]: b\n\nc\n", false)]
    [InlineData("[^a]: b\n\nc\n", false)]
    [InlineData("> - 1. [a\nb]: b\n\nc\n", false)]
    [InlineData("[a\\]b]: b\n\nc\n", false)]
    [InlineData("**[a]:** b\n\nSee [a]: b\n", true)]
    public void Only_a_text_that_may_define_something_is_parsed_as_a_whole(string text, bool parted)
    {
        Assert.Equal(parted, !MarkdownDefinitions.MayStandIn(text));
        Assert.True(AreTheSame(text, 1));
    }

    [Fact]
    public void What_was_found_before_the_parser_gave_up_can_be_forgotten()
    {
        var findings = new Findings(new SourceText("x.md", "words"), Vocabulary.Embedded);
        findings.Report(ReadingRules.ForeignHtml, default, "before");
        var mark = findings.Mark();
        findings.Report(ReadingRules.ForeignHtml, default, "after");
        findings.Drop("after", DropReason.Markup, default);
        findings.ReturnTo(mark);
        Assert.Equal(["before"], findings.InOrder.Select(found => found.Message));
        Assert.Empty(findings.Dropped);
    }

    private static void AreMostlyParted(string folder)
    {
        var texts = Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();
        Assert.NotEmpty(texts);
        var parted = 0;
        foreach (var text in texts.Append(string.Join('\n', texts.Where(text => !MarkdownDefinitions.MayStandIn(text)))))
        {
            var many = string.Concat(Enumerable.Repeat(text + "\n", 3));
            Assert.True(AreTheSame(many, 1000), text[..Math.Min(100, text.Length)]);
            if (MarkdownReader.Documents(many, 1000).Count() > many.Length / 10_000) parted++;
        }

        Assert.True(parted > texts.Count / 2, $"{parted} of {texts.Count} are read in stretches");
    }

    private static bool AreTheSame(string text, int stretch) => MarkdownReading.Of(text, int.MaxValue).IsSameAs(MarkdownReading.Of(text, stretch));
}
