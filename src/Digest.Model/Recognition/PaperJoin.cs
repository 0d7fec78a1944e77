using System.Globalization;
using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Recognition;

/// <summary>
/// Joins two accounts of one paper. What the second says besides goes to the first, with the second's labels; what it says again is left out and listed.
/// </summary>
internal static class PaperJoin
{
    /// <summary>The kept account with what the other says besides, and what of the other is left out.</summary>
    public static (Paper Joined, EquatableArray<Dropped> Left) Join(Paper kept, Paper other)
    {
        var left = new List<Dropped>();
        var fields = kept.Fields.ToList();
        var texts = fields.ConvertAll(field => PlainText.Of(field.Content));
        foreach (var field in other.Fields.Concat(ValuesOf(other, kept)))
        {
            var text = PlainText.Of(field.Content);
            if (texts.Exists(mine => Words.AreSame(mine, text)))
            {
                left.Add(new Dropped($"{field.Label}: {text}".TrimStart(':', ' '), DropReason.Duplicate) { Origin = field.Origin });
                continue;
            }

            fields.Add(field);
            texts.Add(text);
        }

        var fuller = Names(kept).Except(Names(other), StringComparer.OrdinalIgnoreCase).Any() ? kept : other.Authors.IsEmpty ? kept : other;
        var joined = kept with
        {
            ShortTitle = kept.ShortTitle ?? other.ShortTitle ?? (SameTitle.Letters(kept) == SameTitle.Letters(other) ? null : PlainText.Of(other.Title)),
            Authors = fuller.Authors,
            AuthorsElided = fuller.AuthorsElided,
            AuthorsBeforeElision = fuller.AuthorsBeforeElision,
            Identifiers = kept.Identifiers.Or(other.Identifiers),
            Links = kept.Links.Concat(other.Links.Where(link => !kept.Links.Any(mine => link.Url is null ? mine.Text == link.Text : mine.Url == link.Url))).ToEquatableArray(),
            Venue = kept.Venue ?? other.Venue,
            Published = kept.Published ?? other.Published,
            Scores = ScoreReader.WithTotal(Given(kept).Concat(Given(other).Where(score => !Given(kept).Any(mine => Same(mine, score)))).ToEquatableArray()),
            Topics = kept.Topics.Union(other.Topics, StringComparer.OrdinalIgnoreCase).ToEquatableArray(),
            Fields = fields.ToEquatableArray(),
            AlsoAt = [.. kept.AlsoAt, other.Origin, .. other.AlsoAt],
        };
        return (joined with { Id = PaperDraft.IdOf(joined) }, left.ToEquatableArray());
    }

    // What has room for one value only, where the two accounts differ.
    private static IEnumerable<Field> ValuesOf(Paper other, Paper kept)
    {
        var others = other.Authors.ExceptBy(Names(kept), author => author.Name, StringComparer.OrdinalIgnoreCase)
            .Select(author => author.Affiliations.IsEmpty ? author.Name : $"{author.Name} ({string.Join("; ", author.Affiliations)})").ToList();
        if (others.Count > 0 && Names(kept).Except(Names(other), StringComparer.OrdinalIgnoreCase).Any()) yield return Value(string.Join(", ", others), other.Origin);
        if (other.Venue is { } venue && kept.Venue is { } mine && !venue.Equals(mine, StringComparison.OrdinalIgnoreCase)) yield return Value(venue, other.Origin);
        if (other.Published is { } day && kept.Published is { } first && day != first) yield return Value(day.ToString("O", CultureInfo.InvariantCulture), other.Origin);
    }

    private static IEnumerable<string> Names(Paper paper) => paper.Authors.Select(author => author.Name);

    private static Field Value(string text, Origin origin) =>
        new() { Kind = FieldKind.Other, Label = "", Content = [new Block.Paragraph([new Inline.Text(text)]) { Origin = origin }], Origin = origin };

    private static IEnumerable<Score> Given(Paper paper) => paper.Scores.Where(score => score.Given == ScoreOrigin.Given);

    private static bool Same(Score mine, Score score) => mine.Value == score.Value && mine.Max == score.Max && (mine.Axis.Equals(score.Axis, StringComparison.OrdinalIgnoreCase) || score.Axis == ScoreReader.NoAxis || mine.Axis == ScoreReader.NoAxis);
}
