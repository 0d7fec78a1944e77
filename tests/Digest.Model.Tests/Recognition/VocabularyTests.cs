using System.Text;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Reading;
using Digest.Model.Recognition;
using Digest.Model.Text;
using YamlDotNet.RepresentationModel;

namespace Digest.Model.Tests.Recognition;

public class VocabularyTests
{
    private static readonly string Embedded = File.ReadAllText(Repository.PathOf("src", "Digest.Model", "Recognition", "vocabulary.yaml"));

    private static Diagnosed<VocabularyAdditions> Parse(string yaml) => VocabularyAdditions.Parse("words.yaml", Encoding.UTF8.GetBytes(yaml));

    private static Diagnosed<Issue> Read(string digest, string yaml) =>
        DigestReader.Read("notes.md", Encoding.UTF8.GetBytes(digest), new ReadOptions { Vocabulary = Parse(yaml).Value });

    [Fact]
    public void A_value_says_nothing_where_a_word_for_that_is_known()
    {
        var words = Vocabulary.With(Parse("words: {nothing: [zilch, øde]}").Value);
        var said = 0;
        foreach (var (vocabulary, word) in Vocabulary.Embedded.AllWords.Select(word => (Vocabulary.Embedded, word)).Concat(words.AllWords.Select(word => (words, word))))
        {
            foreach (var text in (string[])[word, word.ToUpperInvariant(), $" {word}", $"({word})", $"**{word}**", $"n\u0303{word}", $"{word}."])
            {
                Assert.Equal(vocabulary.Of(text) == Meaning.Nothing, vocabulary.IsNothing(text));
                if (vocabulary.IsNothing(text)) said++;
            }
        }

        Assert.True(words.IsNothing("Zilch") && words.IsNothing("unknown") && !Vocabulary.Embedded.IsNothing("zilch"));
        Assert.InRange(said, 50, 2000);
    }

    // The embedded file is read line by line; a parser of YAML must find the same words in it.
    [Fact]
    public void The_embedded_file_says_to_a_parser_of_yaml_what_it_says_to_us()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Embedded));
        var root = (YamlMappingNode)yaml.Documents[0].RootNode;
        var ours = WordTable.Embedded();
        Assert.Equal(Under(root, "words").SelectMany(meaning => ((YamlMappingNode)meaning.Value).SelectMany(language => Items(language.Value).Select(word => (word, Meaning: meaning.Key)))), ours.Words.Select(entry => (entry.Word, Name(entry.Meaning))));
        Assert.Equal(Under(root, "icons").SelectMany(meaning => Items(meaning.Value).Select(icon => (icon, Meaning: meaning.Key))), ours.Icons.Select(entry => (entry.Word, Name(entry.Meaning))));
        Assert.Equal(Under(root, "months").SelectMany(month => Items(month.Value).Select(name => (name, Month: month.Key))), ours.Months.Select(entry => (entry.Name, WordTable.MonthNames[entry.Month - 1])));
        Assert.Equal(Items(root.Children["more-authors"]), ours.MoreAuthors);
        Assert.Equal(["words", "icons", "months", "more-authors"], root.Children.Keys.Select(key => key.ToString()));
    }

    [Fact]
    public void The_embedded_file_gives_no_word_two_meanings_and_knows_every_meaning()
    {
        var words = WordTable.Embedded().Words;
        Assert.Empty(words.GroupBy(entry => entry.Word).Where(group => group.Count() > 1).Select(group => group.Key));
        Assert.Equal(WordTable.Meanings.Values.Order(), words.Select(entry => entry.Meaning).Distinct().Order());
        Assert.Empty(Parse(Embedded).Diagnostics);
    }

    [Fact]
    public void A_users_labels_headings_icons_months_and_ends_of_lists_are_read()
    {
        var issue = Read(
            """
            # Rundbrief — 7 maggio 2026

            ## Fundstücke

            ### Kites in Rain

            - **Geschrieben von:** Ann Lee, Bo Ek och 4 till
            - **Fundort:** https://arxiv.org/abs/2605.00001
            - 🦋 flight, weather
            - **Belang für die Gruppe:** We fly.
            - **Windpunkte:** 4/5
            """,
            """
            words:
              papers: fundstücke
              authors: [geschrieben von]
              link: {de: [Fundort]}
              relevance: ["belang für *"]
              axis: ["*punkte"]
            icons:
              topics: [🦋]
            months:
              may: [maggio]
            more-authors: ["och N till"]
            """).Value;
        var paper = Assert.Single(issue.Papers);
        Assert.Equal(new DateOnly(2026, 5, 7), issue.Date);
        Assert.Equal(["Ann Lee", "Bo Ek"], paper.Authors.Select(author => author.Name));
        Assert.True(paper.AuthorsElided);
        Assert.Equal("2605.00001", paper.Identifiers.Arxiv);
        Assert.Equal(["flight", "weather"], paper.Topics);
        Assert.Equal(("Windpunkte", 4m), (paper.Scores[0].Axis, paper.Scores[0].Value));
        Assert.Equal(FieldKind.Relevance, Assert.Single(paper.Fields).Kind);
    }

    [Fact]
    public void Names_of_values_in_json_are_read_by_a_users_words_too()
    {
        const string Json = """[{"Rubrum": "Kites in Rain", "Schreiber": ["Ann Lee"], "link": "https://arxiv.org/abs/2605.00001"}]""";
        var options = new ReadOptions { Vocabulary = Parse("words: {title: rubrum, authors: [schreiber]}").Value };
        var paper = Assert.Single(DigestReader.Read("a.json", Encoding.UTF8.GetBytes(Json), options).Value.Papers);
        Assert.Equal(("Kites in Rain", "Ann Lee"), (PlainText.Of(paper.Title), paper.Authors[0].Name));
    }

    [Fact]
    public void A_users_word_counts_before_an_embedded_one_and_changes_no_other_reading()
    {
        const string Digest = "# Notes — 2026-05-07\n\n### 1. Kites\n\n- **Link:** https://arxiv.org/abs/2605.00001\n- **Method:** Strings.\n";
        var outline = OutlineReader.Read(new SourceText("notes.md", Digest)).Value;
        var options = new ReadOptions { Vocabulary = Parse("words: {why: method}").Value };
        // One outline by turns, as from several threads.
        Parallel.For(0, 64, i => Assert.Equal(
            i % 2 == 0 ? FieldKind.Why : FieldKind.Method,
            IssueRecognizer.Recognize(outline, i % 2 == 0 ? options : ReadOptions.Default).Value.Papers.Single().Fields.Single().Kind));
    }

    [Theory]
    [InlineData("words:\n  authors: [verfasser\n", "DG1030", 3, 1)]
    [InlineData("wrods:\n  authors: [verfasser]\n", "DG1031", 1, 1)]
    [InlineData("authors: [verfasser]\n", "DG1031", 1, 1)]
    [InlineData("words:\n  autors: [verfasser]\n", "DG1032", 2, 3)]
    [InlineData("months:\n  mai: [maggio]\n", "DG1032", 2, 3)]
    [InlineData("words: [verfasser]\n", "DG1033", 1, 8)]
    [InlineData("words:\n  authors: [[verfasser]]\n", "DG1033", 2, 12)]
    [InlineData("- verfasser\n", "DG1033", 1, 1)]
    [InlineData("words:\n  authors: ['*']\n", "DG1033", 2, 13)]
    [InlineData("icons:\n  authors: [ab]\n", "DG1033", 2, 13)]
    [InlineData("months:\n  may: [m5]\n", "DG1033", 2, 9)]
    [InlineData("words:\n  authors: [verfasser]\n  venue: [Verfasser]\n", "DG1034", 3, 11)]
    public void What_is_wrong_is_said_where_it_stands(string yaml, string rule, int line, int column)
    {
        var found = Assert.Single(Parse(yaml).Diagnostics);
        Assert.Equal((rule, line, column), (found.Rule.Id, found.Location!.Line, found.Location.Column));
        Assert.False(string.IsNullOrEmpty(found.Hint));
    }

    [Theory]
    [InlineData("wrods: {}", "words")]
    [InlineData("words: {autors: x}", "authors")]
    [InlineData("words: {Key-Ideas: x}", "key-idea")]
    [InlineData("months: {febuary: x}", "february")]
    [InlineData("authors: x", "words")]
    public void What_was_meant_is_said(string yaml, string meant) => Assert.Contains($"“{meant}", Assert.Single(Parse(yaml).Diagnostics).Hint, StringComparison.Ordinal);

    [Fact]
    public void The_rest_of_a_faulty_file_still_counts()
    {
        var read = Parse("colours: [red]\nwords:\n  autors: [x]\n  authors: [schreiber, {a: b}]\n  venue:\n    de: [blatt]\n");
        Assert.Equal(["DG1031", "DG1032", "DG1033"], read.Diagnostics.Select(found => found.Rule.Id));
        Assert.Equal(["blatt"], read.Value.Words.Select(word => word.Word));
        Assert.Equal([new("schreiber", "authors"), new("blatt", "venue")], Parse("words:\n  authors: [schreiber]\n  venue: [blatt]\n").Value.Words.ToArray());
    }

    [Fact]
    public void An_empty_file_is_reported_once() => Assert.Equal(["DG1003"], Parse("").Diagnostics.Select(found => found.Rule.Id));

    private static string Name(Meaning meaning) => WordTable.Meanings.Single(entry => entry.Value == meaning).Key;

    private static IEnumerable<(string Key, YamlNode Value)> Under(YamlMappingNode root, string part) => ((YamlMappingNode)root.Children[part]).Select(entry => (entry.Key.ToString(), entry.Value));

    private static IEnumerable<string> Items(YamlNode list) => ((YamlSequenceNode)list).Select(item => ((YamlScalarNode)item).Value!);
}
