using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.People;

namespace Digest.Model.Tests.People;

public class PersonMentionTests
{
    private static readonly EquatableArray<Person> Roster =
    [
        new Person { Name = "Ada Lovelace", Interests = ["engines"] },
        new Person { Name = "José Núñez" },
        new Person { Name = "Wei Zhang", OtherNames = ["张伟"] },
        new Person { Name = "Ming Zhang", OtherNames = ["张伟明"] },
        new Person { Name = "Tim Berg" },
        new Person { Name = "Yan Li" },
        new Person { Name = "Jean-Luc Dupont" },
        new Person { Name = "Alex Stone" },
        new Person { Name = "Alex Rivers" },
        new Person { Name = "Will Gone", Until = new DateOnly(2026, 1, 31) },
    ];

    private static Diagnosed<Issue> Marked(string text, FieldKind kind = FieldKind.Relevance) => PersonMentions.Mark(
        new Issue
        {
            Id = "hive",
            Date = new DateOnly(2026, 3, 1),
            Sections = [new Section { Content = [new SectionItem.OfPaper(new Paper { Id = "title:0", Fields = [new Field { Kind = kind, Label = "Relevance", Content = [new Block.Paragraph([new Inline.Text(text)])] }] })] }],
        },
        Roster);

    [Theory]
    [InlineData("Fits Ada Lovelace's engine.", "Ada Lovelace")]
    [InlineData("Fits Ada Lovelace’s engine.", "Ada Lovelace")]
    [InlineData("Fits ADA.", "Ada Lovelace")]
    [InlineData("Fits Lovelace, Ada.", "Ada Lovelace")]
    [InlineData("Fits A. Lovelace.", "Ada Lovelace")]
    [InlineData("Ask Jose Nunez and José.", "José Núñez")]
    [InlineData("Ask Jose\u0301 Nu\u0301n\u0303ez.", "José Núñez")]
    [InlineData("Fits Zhang Wei and Ada.", "Wei Zhang|Ada Lovelace")]
    [InlineData("张伟可以用这个方法。", "Wei Zhang")]
    [InlineData("张伟明可以用这个方法。", "Ming Zhang")]
    [InlineData("Tim (engineer) should try it.", "Tim Berg")]
    [InlineData("Tim-like methods, and time.", "")]
    [InlineData("Tim Berners-Lee wrote it.", "")]
    [InlineData("the ada compiler", "")]
    [InlineData("Adam and Timothy agree.", "")]
    [InlineData("A Y-Li exchange, and Y Li.", "")]
    [InlineData("Y. Li knows.", "Yan Li")]
    [InlineData("Yan Li / Wei Zhang's work", "Yan Li|Wei Zhang")]
    [InlineData("Yan, Li and others", "Yan Li")]
    [InlineData("Jean Luc Dupont and Jean‑Luc Dupont", "Jean-Luc Dupont")]
    [InlineData("Will Gone left.", "")]
    [InlineData("Alex Rivers and Alex Stone", "Alex Rivers|Alex Stone")]
    public void A_name_is_found_as_it_is_written(string text, string names)
    {
        var (issue, diagnostics) = Marked(text);
        Assert.Equal(names, string.Join('|', issue.Papers.Single().Mentions.Select(mention => mention.Name)));
        Assert.Empty(diagnostics);
    }

    [Fact]
    public void A_name_of_two_members_is_said_and_nobody_is_named()
    {
        var (issue, diagnostics) = Marked("Alex should try it.");
        Assert.Empty(issue.Papers.Single().Mentions);
        var found = Assert.Single(diagnostics);
        Assert.Equal(("DG2030", "“Alex” may be Alex Stone or Alex Rivers in “Alex should try it.”."), (found.Rule.Id, found.Message));
    }

    [Fact]
    public void The_sentence_is_the_one_that_names_them() =>
        Assert.Equal("Tim should try it.", Marked("It is new, e.g. in hives. Tim should try it. Others may.").Value.Papers.Single().Mentions.Single().Sentence);

    [Fact]
    public void What_is_said_of_the_method_names_no_member() => Assert.Empty(Marked("Ada Lovelace's engine", FieldKind.Method).Value.Papers.Single().Mentions);

    [Fact]
    public void A_reading_list_has_who_is_named_before_what_is_of_interest()
    {
        var issue = Marked("Tim should try it on engines.").Value;
        var lists = ReadingList.Of(issue, Roster);
        Assert.Equal(9, lists.Count);
        Assert.Equal(["engines"], lists[0].Entries.Single().Interests);
        Assert.Empty(lists[0].Entries.Single().Sentences);
        Assert.Equal("Tim should try it on engines.", lists[4].Entries.Single().Sentences.Single());
        Assert.Empty(lists[1].Entries);
    }
}
