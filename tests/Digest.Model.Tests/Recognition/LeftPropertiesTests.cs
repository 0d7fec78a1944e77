using System.Text;
using Digest.Model.Document;

namespace Digest.Model.Tests.Recognition;

/// <summary>What front matter says is in the issue, or listed as left out.</summary>
public class LeftPropertiesTests
{
    private static Issue Read(string text) => DigestReader.Read("kites.md", Encoding.UTF8.GetBytes(text)).Value;

    private static IEnumerable<string> Left(string text) => Read(text).Dropped.Select(dropped => $"{dropped.Reason} {dropped.Text} at {dropped.Origin.Location!.Line}:{dropped.Origin.Location.Column}");

    [Fact]
    public void What_no_part_of_the_issue_says_is_listed_with_its_place() => Assert.Equal(
        ["Metadata layout: post at 2:9", "Metadata maker.name: kite bot at 3:15", "Metadata tags: wind at 5:5", "Metadata tags: salt and sand at 6:5"],
        Left("---\nlayout: post\nmaker: {name: kite bot, version: }\ntags:\n  - wind\n  - \"salt and\n    sand\"\n---\n# Kites — 2026-05-05\n\nText.\n"));

    [Theory]
    [InlineData("title: Kites in May\ndate: 2026-05-05\nlang: en\nrevision: 3")]
    [InlineData("title: Kites in May\ndate: 2026-05-05T08:30:00Z")]
    [InlineData("title: Tails in gusts\nauthors: Ann Lee\ndoi: 10.5555/kites.1")]
    [InlineData("stories:\n  - title: Tails in gusts\n    mood: calm")]
    public void What_the_issue_says_is_not(string yaml) => Assert.Empty(Left($"---\n{yaml}\n---\n\n## Tails in gusts\n\nText.\n"));

    [Fact]
    public void Anchors_and_tags_of_values_are_listed() => Assert.Equal(
        ["Markup &launches at 2:6", "Markup !weather at 3:6", "Metadata air: calm at 3:6"],
        Left("---\nsky: &launches\nair: !weather calm\nmood: *launches\n---\n# Kites — 2026-05-05\n\nText.\n").Where(left => !left.Contains('*', StringComparison.Ordinal)));

    [Theory]
    [InlineData("stories:\n  - title: Tails in gusts\nstories:\n  - title: Launches", "Launches")]
    [InlineData("stories:\n  - title: How tails move\n  - title: How kites fall", "How tails move", "How kites fall")]
    [InlineData("stories:\n  - title: Kites\n    authors: Ann Lee\n    Title: Launches", "Launches")]
    public void Titles_that_no_heading_has_are_kept_with_their_papers(string yaml, params string[] titles)
    {
        var fields = Read($"---\n{yaml}\n---\n\n## Tails in gusts\n\nText.\n\n## Falls\n\nText.\n").Papers.SelectMany(paper => paper.Fields).Select(field => PlainText.Of(field.Content)).ToList();
        Assert.All(titles, title => Assert.Contains(title, fields));
    }

    [Fact]
    public void Comments_are_listed() => Assert.Equal(
        ["Markup the bot wrote: this at 2:1", "Markup of the issue at 4:18"],
        Left("---\n# the bot wrote: this\ntitle: Kites\ndate: 2026-05-05 # of the issue\nlang: \"en\"\n---\n# Kites\n\nText.\n"));

    [Fact]
    public void Another_title_and_another_day_than_those_of_the_text_are_listed() => Assert.Equal(
        ["Metadata title: Other kites at 2:8", "Metadata date: 2026-05-06 at 3:7", "Metadata checked: 2026-05-05 by Ann Lee at 4:10"],
        Left("---\ntitle: Other kites\ndate: 2026-05-06\nchecked: 2026-05-05 by Ann Lee\n---\n# Kites — 2026-05-05\n\nText.\n"));

    [Fact]
    public void Names_that_the_canonical_form_does_not_know_are_listed() =>
        Assert.Equal(["Metadata mood: calm at 4:7"], Left("---\nschema: digest/issue/1\nid: kites\nmood: calm\nlanguage: en\n---\n\n# Kites\n"));

    [Fact]
    public void What_describes_a_file_of_data_is_listed_once()
    {
        var read = DigestReader.Read("kites.json", "{\"generator\": \"kitebot\", \"papers\": [{\"title\": \"Tails in gusts\", \"authors\": \"Ann Lee\"}]}"u8.ToArray()).Value;
        Assert.Equal(["generator: kitebot"], read.Dropped.Select(dropped => dropped.Text));
    }
}
