using System.Text;
using Digest.Model.Reading;
using Digest.Model.Recognition;
using Digest.Model.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Digest.Model.Tests.Reading;

public class OutlinePropertyTests
{
    private static readonly string[] Pieces =
    [
        "a", "Bee", "蜂", "é", "7", " ", "  ", "    ", "\n", "\n\n", "\r\n", "\t", "*", "**", "_", "`", "```", "~~", "[", "]", "(", ")", "](", "<", ">", "<b>", "</b>", "<a href=x>", "</a>",
        "<div>", "<details>", "<summary>", "</summary>", "</details>", "<!--", "-->", "$", "$$", "\\(", "\\)", "\\[", "\\]", "\\", "|", "|-|", "- ", "1. ", "2. ", "• ", "# ", "!!! note \"x\"",
        "??? y", "---", "===", "¶", "[^1]", "[^1]: ", "&amp;", "&", ";", "{: .x}", "https://a.example", "www.a.example", ":", "Skip to content", "!", "\0", "\uFFFD",
    ];

    private static Arbitrary<string> Sources => Gen.Elements(Pieces).ListOf().Select(parts => string.Concat(parts)).ToArbitrary();

    private static Config Often => Properties.Config.WithMaxTest(1000).WithEndSize(120);

    [Fact]
    public void No_source_makes_the_markdown_reader_throw_and_places_nest() =>
        Check.One(Often, Prop.ForAll(Sources, text => Nests("x.md", "# x\n\n[y](https://z.example)\n" + text)));

    [Fact]
    public void No_source_makes_the_reader_throw_whatever_its_carrier() =>
        Check.One(Often, Prop.ForAll(Sources, text => Nests("x.txt", text)));

    [Fact]
    public void Plain_text_loses_no_letter_and_no_digit() => Check.One(Often, Prop.ForAll(Sources, text =>
    {
        var source = new SourceText("x.txt", text);
        var printed = OutlineText.Print(PlainTextReader.Read(source, new Findings(source, Vocabulary.Embedded)));
        var left = Count(printed);
        return Count(WithoutListNumbers(text)).All(letter => left.GetValueOrDefault(letter.Key) >= letter.Value);
    }));

    private static bool Nests(string name, string text)
    {
        var source = new SourceText(name, text);
        Assert.Empty(OutlineSpans.Faults(OutlineReader.Read(source).Value, source));
        return true;
    }

    private static Dictionary<char, int> Count(string text) => text.Where(char.IsLetterOrDigit).GroupBy(c => c).ToDictionary(group => group.Key, group => group.Count());

    // A list keeps its first number and counts the others itself.
    private static string WithoutListNumbers(string text)
    {
        var kept = new StringBuilder();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var body = line.TrimStart();
            var digits = body.TakeWhile(char.IsAsciiDigit).Count();
            kept.Append(digits > 0 && digits < body.Length && body[digits] == '.' ? body[digits..] : body).Append('\n');
        }

        return kept.ToString();
    }
}
