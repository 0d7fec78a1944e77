using System.Text.Json;
using Digest.Model.Document;

namespace Digest.Model.Exporting;

/// <summary>The papers of an issue's JSON.</summary>
internal static class PaperJson
{
    public static void Write(Utf8JsonWriter json, Paper paper)
    {
        json.WriteStartObject();
        json.WriteString("id", paper.Id);
        if (paper.Number is { } number) json.WriteNumber("number", number);
        json.WriteString("title", PlainText.WithTex(paper.Title));
        TextJson.WriteInlines(json, "titleInlines", paper.Title);
        IssueJson.WriteGiven(json, "shortTitle", paper.ShortTitle);
        IssueJson.WriteList(json, "authors", paper.Authors, WriteAuthor);
        json.WriteBoolean("authorsElided", paper.AuthorsElided);
        if (paper.AuthorsBeforeElision is { } before) json.WriteNumber("authorsBeforeElision", before);
        WriteIdentifiers(json, paper.Identifiers);
        IssueJson.WriteList(json, "links", paper.Links, WriteLink);
        IssueJson.WriteGiven(json, "venue", paper.Venue);
        IssueJson.WriteDate(json, "published", paper.Published);
        IssueJson.WriteList(json, "scores", paper.Scores, WriteScore);
        IssueJson.WriteStrings(json, "topics", paper.Topics);
        IssueJson.WriteList(json, "mentions", paper.Mentions, WriteMention);
        IssueJson.WriteList(json, "fields", paper.Fields, IssueJson.WriteField);
        if (!paper.Ratings.IsEmpty) IssueJson.WriteList(json, "ratings", paper.Ratings, WriteRating);
        if (paper.Rank is { } rank) json.WriteNumber("rank", rank);
        if (paper.Extent != PaperExtent.Full) json.WriteString("extent", IssueJson.Name(paper.Extent));
        if (!paper.Appearances.IsEmpty) IssueJson.WriteList(json, "appearances", paper.Appearances, WriteAppearance);
        if (!paper.SeenBefore.IsEmpty) IssueJson.WriteList(json, "seenBefore", paper.SeenBefore, WriteAppearance);
        if (!paper.AlsoAt.IsEmpty) IssueJson.WriteList(json, "alsoAt", paper.AlsoAt, static (json, origin) => IssueJson.WritePlace(json, origin.Location));
        json.WriteEndObject();
    }

    private static void WriteAuthor(Utf8JsonWriter json, Author author)
    {
        json.WriteStartObject();
        json.WriteString("name", author.Name);
        IssueJson.WriteStrings(json, "affiliations", author.Affiliations);
        IssueJson.WriteGiven(json, "mark", author.Mark);
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
        IssueJson.WriteGiven(json, "url", link.Url);
        json.WriteEndObject();
    }

    private static void WriteScore(Utf8JsonWriter json, Score score)
    {
        json.WriteStartObject();
        json.WriteString("axis", score.Axis);
        json.WriteNumber("value", score.Value);
        if (score.Max is { } max) json.WriteNumber("max", max);
        json.WriteBoolean("given", score.Given == ScoreOrigin.Given);
        IssueJson.WriteGiven(json, "icon", score.Icon);
        IssueJson.WriteText(json, "raw", score.Raw);
        IssueJson.WriteGiven(json, "issue", score.IssueId);
        json.WriteEndObject();
    }

    private static void WriteMention(Utf8JsonWriter json, Mention mention)
    {
        json.WriteStartObject();
        json.WriteString("name", mention.Name);
        json.WriteString("field", mention.Field);
        IssueJson.WriteGiven(json, "sentence", mention.Sentence);
        json.WriteEndObject();
    }

    private static void WriteRating(Utf8JsonWriter json, Rating rating)
    {
        json.WriteStartObject();
        json.WriteString("axis", rating.Axis);
        if (rating.Max is { } max) json.WriteNumber("max", max);
        json.WriteNumber("mean", rating.Mean);
        json.WriteNumber("median", rating.Median);
        json.WriteNumber("spread", rating.Spread);
        IssueJson.WriteList(json, "votes", rating.Votes, static (json, vote) =>
        {
            json.WriteStartObject();
            json.WriteString("rater", vote.Rater);
            json.WriteNumber("value", vote.Value);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void WriteAppearance(Utf8JsonWriter json, Appearance appearance)
    {
        json.WriteStartObject();
        json.WriteString("issue", appearance.IssueId);
        IssueJson.WriteDate(json, "date", appearance.Date);
        if (appearance.Number is { } number) json.WriteNumber("number", number);
        if (appearance.Place > 0) json.WriteNumber("place", appearance.Place);
        IssueJson.WriteText(json, "section", appearance.Section);
        if (appearance.Account is { } account)
        {
            json.WritePropertyName("account");
            Write(json, account);
        }

        json.WriteEndObject();
    }
}
