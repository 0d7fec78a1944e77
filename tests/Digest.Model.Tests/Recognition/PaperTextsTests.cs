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

    private static Paper Paper(int index, params string[] fields) => new()
    {
        Id = index.ToString(CultureInfo.InvariantCulture),
        Title = [new Inline.Text("Title")],
        Fields = [.. fields.Select(text => new Field { Kind = FieldKind.Summary, Label = "Summary", Content = [new Block.Paragraph([new Inline.Text(text)])] })],
    };
}
