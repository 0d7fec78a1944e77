using System.Text.Json;
using Digest.Model.Document;

namespace Digest.Model.Exporting;

/// <summary>The papers of an issue's JSON view.</summary>
internal static class PaperView
{
    public static void Write(Utf8JsonWriter json, Paper paper)
    {
        json.WriteStartObject();
        json.WriteString("id", paper.Id);
        if (paper.Number is { } number) json.WriteNumber("number", number);
        json.WriteString("title", PlainText.WithTex(paper.Title));
        IssueView.WriteText(json, "shortTitle", paper.ShortTitle);
        IssueView.WriteList(json, "authors", paper.Authors, WriteAuthor);
        json.WriteBoolean("authorsElided", paper.AuthorsElided);
        WriteIdentifiers(json, paper.Identifiers);
        IssueView.WriteList(json, "links", paper.Links, WriteLink);
        IssueView.WriteText(json, "venue", paper.Venue);
        IssueView.WriteDate(json, "published", paper.Published);
        IssueView.WriteList(json, "scores", paper.Scores, WriteScore);
        IssueView.WriteStrings(json, "topics", paper.Topics);
        IssueView.WriteList(json, "mentions", paper.Mentions, WriteMention);
        IssueView.WriteList(json, "fields", paper.Fields, IssueView.WriteField);
        json.WriteEndObject();
    }

    private static void WriteAuthor(Utf8JsonWriter json, Author author)
    {
        json.WriteStartObject();
        json.WriteString("name", author.Name);
        IssueView.WriteStrings(json, "affiliations", author.Affiliations);
        json.WriteEndObject();
    }

    private static void WriteIdentifiers(Utf8JsonWriter json, Identifiers identifiers)
    {
        if (!identifiers.All.Any()) return;
        json.WriteStartObject("identifiers");
        foreach (var identifier in identifiers.All) json.WriteString(JsonNamingPolicy.CamelCase.ConvertName(identifier.Kind.ToString()), identifier.Value);
        json.WriteEndObject();
    }

    private static void WriteLink(Utf8JsonWriter json, PaperLink link)
    {
        json.WriteStartObject();
        json.WriteString("text", link.Text);
        IssueView.WriteText(json, "url", link.Url);
        json.WriteEndObject();
    }

    private static void WriteScore(Utf8JsonWriter json, Score score)
    {
        json.WriteStartObject();
        json.WriteString("axis", score.Axis);
        json.WriteNumber("value", score.Value);
        if (score.Max is { } max) json.WriteNumber("max", max);
        json.WriteBoolean("given", score.Given == ScoreOrigin.Given);
        json.WriteEndObject();
    }

    private static void WriteMention(Utf8JsonWriter json, Mention mention)
    {
        json.WriteStartObject();
        json.WriteString("name", mention.Name);
        json.WriteString("field", mention.Field);
        json.WriteEndObject();
    }
}
