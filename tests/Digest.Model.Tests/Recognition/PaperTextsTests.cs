using System.Globalization;
using Digest.Model.Document;
using Digest.Model.Recognition;

namespace Digest.Model.Tests.Recognition;

public sealed class PaperTextsTests
{
    [Theory]
    [InlineData("Shoal", 1)]
    [InlineData("shoal", 1)]
    [InlineData("reef map", 0)]
    [InlineData("drift", null)]
    [InlineData("kelp", 3)]
    [InlineData("one two", null)]
    [InlineData("nowhere", null)]
    [InlineData("\uFFFF", null)]
    public void A_name_belongs_to_the_paper_whose_fields_have_it_most_often_or_start_with_it(string name, int? expected)
    {
        IReadOnlyList<Paper> papers =
        [
            Paper(0, "A reef map with Shoal, Shoal and Shoal; drift.", "It ends in one"),
            Paper(1, "two words before it.", "SHOAL is a model; drift."),
            Paper(2),
            Paper(3, "kelp"),
        ];

        Assert.Equal(expected, new PaperTexts(papers).Naming(name));
    }

    [Fact]
    public void Whatever_stands_in_a_text_may_be_in_it_in_either_case_and_little_else()
    {
        var random = new Random(7);
        string Text(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => Letters[random.Next(Letters.Length)]));
        var (asked, mistaken) = (0, 0);
        for (var round = 0; round < 2000; round++)
        {
            var text = Text(random.Next(300));
            var has = new Trigrams(text);
            var start = random.Next(text.Length + 1);
            var part = text[start..(start + random.Next(Math.Min(20, text.Length - start) + 1))];
            Assert.True(has.MayContain(part) && has.MayContain(part.ToUpperInvariant()) && has.MayContain(part.ToLowerInvariant()), $"{part} in {text}");
            var other = Text(8);
            if (text.Contains(other, StringComparison.OrdinalIgnoreCase)) continue;
            asked++;
            if (has.MayContain(other)) mistaken++;
        }

        Assert.InRange(mistaken, 0, asked / 100);
    }

    private static readonly string[] Letters = ["a", "b", "E", "é", "ß", "ſ", "ı", "İ", "я", "中", "\U00010400", "\U00010428", " ", "-", "1"];

    private static Paper Paper(int index, params string[] fields) => new()
    {
        Id = index.ToString(CultureInfo.InvariantCulture),
        Title = [new Inline.Text("Title")],
        Fields = [.. fields.Select(text => new Field { Kind = FieldKind.Summary, Label = "Summary", Content = [new Block.Paragraph([new Inline.Text(text)])] })],
    };
}
