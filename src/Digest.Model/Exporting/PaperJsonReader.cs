using System.Text.Json;
using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Exporting;

/// <summary>Reads the papers and the ideas of an issue's JSON.</summary>
internal static class PaperJsonReader
{
    public static Paper Paper(JsonValue value)
    {
        var paper = new Paper
        {
            Id = value.Text("id") ?? "",
            Number = value.Int("number"),
            Title = TextJsonReader.Title(value),
            ShortTitle = value.Text("shortTitle"),
            Authors = value.Objects("authors", author => new Author(author.Text("name") ?? "", author.Texts("affiliations")) { Mark = author.Text("mark") }),
            AuthorsElided = value.Truth("authorsElided") ?? false,
            AuthorsBeforeElision = value.Int("authorsBeforeElision"),
            Identifiers = value.Object("identifiers") is { } identifiers ? JsonValue.Done(identifiers, Identifiers) : new Identifiers(),
            Links = value.Objects("links", link => new PaperLink(link.Text("text") ?? "", link.Text("url"))),
            Venue = value.Text("venue"),
            Published = value.Day("published"),
            Scores = value.Objects("scores", Score),
            Topics = value.Texts("topics"),
            Mentions = value.Objects("mentions", mention => new Mention(mention.Text("name") ?? "", mention.Text("field") ?? "") { Sentence = mention.Text("sentence") }),
            Fields = value.Objects("fields", Field),
            Ratings = value.Objects("ratings", Rating).Where(rating => !rating.Votes.IsEmpty).ToEquatableArray(),
            Rank = value.Int("rank"),
            Extent = value.Choice<PaperExtent>("extent") ?? PaperExtent.Full,
            Appearances = value.Objects("appearances", Appearance),
            SeenBefore = value.Objects("seenBefore", Appearance),
            AlsoAt = value.Objects("alsoAt", Place).Select(place => new Origin(place.Location)).ToEquatableArray(),
            Origin = value.Origin,
        };
        return paper.Id.Length > 0 ? paper : paper with { Id = Recognition.PaperId.Of(paper) };
    }

    public static Idea Idea(JsonValue value) => new()
    {
        Number = value.Int("number"),
        Title = TextJsonReader.Title(value),
        BasedOn = value.Objects("basedOn", basis => new IdeaBasis(basis.Text("text") ?? "", basis.Text("paper"))),
        BasedOnLabel = value.Text("basedOnLabel") ?? "",
        Fields = value.Objects("fields", Field),
        IssueId = value.Text("issue"),
        Origin = value.Origin,
    };

    private static Rating Rating(JsonValue value)
    {
        // What follows from the votes.
        value.Ignore("mean", "median", "spread");
        return new Rating
        {
            Axis = value.Text("axis") ?? "",
            Max = value.Number("max"),
            Votes = value.Objects("votes", vote => new Vote(vote.Text("rater") ?? "", vote.Number("value") ?? 0)),
        };
    }

    private static Appearance Appearance(JsonValue value) => new()
    {
        IssueId = value.Text("issue") ?? "",
        Date = value.Day("date"),
        Number = value.Int("number"),
        Place = value.Int("place") ?? 0,
        Section = value.Text("section") ?? "",
        Account = value.Object("account") is { } account ? JsonValue.Done(account, Paper) : null,
    };

    /// <summary>A place, which may not be known.</summary>
    public sealed record KnownPlace(Location? Location);

    public static KnownPlace Place(JsonValue value)
    {
        var (file, line, column, start, length) = (value.Text("file"), value.Int("line"), value.Int("column"), value.Int("start"), value.Int("length"));
        return new(file is null ? null : new Location { File = file, Line = line ?? 1, Column = column ?? 1, Span = new TextSpan(start ?? 0, length ?? 0) });
    }

    private static Identifiers Identifiers(JsonValue value)
    {
        var identifiers = new Identifiers();
        foreach (var kind in Enum.GetValues<IdentifierKind>())
            if (value.Text(JsonNamingPolicy.CamelCase.ConvertName(kind.ToString())) is { } given) identifiers = identifiers.With(new Identifier(kind, given));
        return identifiers;
    }

    private static Score Score(JsonValue value) => new()
    {
        Axis = value.Text("axis") ?? "",
        Value = value.Number("value") ?? 0,
        Max = value.Number("max"),
        Icon = value.Text("icon"),
        Given = value.Truth("given") == false ? ScoreOrigin.Computed : ScoreOrigin.Given,
        Raw = value.Text("raw") ?? "",
        IssueId = value.Text("issue"),
    };

    private static Field Field(JsonValue value) => new()
    {
        Kind = value.Choice<FieldKind>("kind") ?? FieldKind.Other,
        Label = value.Text("label") ?? "",
        Content = TextJsonReader.Text(value),
        Form = value.Choice<FieldForm>("form") ?? FieldForm.Plain,
        IssueId = value.Text("issue"),
        Origin = value.Origin,
    };
}
