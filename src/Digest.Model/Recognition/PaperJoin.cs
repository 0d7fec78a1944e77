using System.Globalization;
using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Recognition;

/// <summary>
/// Joins two accounts of one paper. What the second says besides goes to the first, with the second's labels; what it says again is left out and listed.
/// </summary>
internal sealed class PaperJoin
{
    // What each field says.
    private readonly List<string> texts;

    /// <summary>An account to which others may be joined.</summary>
    public PaperJoin(Paper paper)
    {
        Paper = paper;
        texts = [.. paper.Fields.Select(field => PlainText.Of(field.Content))];
    }

    private PaperJoin(Paper paper, List<string> texts) => (Paper, this.texts) = (paper, texts);

    /// <summary>The account.</summary>
    public Paper Paper { get; }

    /// <summary>How much it says.</summary>
    public int Size => texts.Sum(text => text.Length) + Paper.Scores.Count + Paper.Authors.Count;

    /// <summary>This account with what the other says besides; what of the other is left out is added to <paramref name="left"/>.</summary>
    public PaperJoin Joined(PaperJoin second, List<Dropped> left)
    {
        var (kept, other) = (Paper, second.Paper);
        var (fields, texts) = (kept.Fields.ToList(), this.texts.ToList());
        for (var i = 0; i < other.Fields.Count; i++) Add(other.Fields[i], second.texts[i]);
        foreach (var field in ValuesOf(other, kept)) Add(field, PlainText.Of(field.Content));
        left.AddRange(WordsOfLinks(kept, other).Concat(OtherTitles(kept, other)).Select(words => new Dropped(words, DropReason.Duplicate) { Origin = other.Origin }));
        var joined = kept with
        {
            ShortTitle = kept.ShortTitle ?? other.ShortTitle ?? (SameTitle.Letters(kept) == SameTitle.Letters(other) ? null : PlainText.Of(other.Title)),
            Identifiers = kept.Identifiers.Or(other.Identifiers),
            Links = kept.Links.Concat(other.Links.Where(link => !kept.Links.Any(mine => link.Url is null ? mine.Text == link.Text : mine.Url == link.Url))).ToEquatableArray(),
            Venue = kept.Venue ?? other.Venue,
            Published = kept.Published ?? other.Published,
            Scores = ScoreReader.WithTotal(Given(kept).Concat(Given(other).Where(score => !Given(kept).Any(mine => Same(mine, score)))).ToEquatableArray()),
            Topics = kept.Topics.Union(other.Topics, StringComparer.OrdinalIgnoreCase).ToEquatableArray(),
            Fields = fields.ToEquatableArray(),
            AlsoAt = [.. kept.AlsoAt, other.Origin, .. other.AlsoAt],
        };
        joined = WithAuthors(joined, other.Authors.IsEmpty || HasOtherNames(kept, other) ? kept : other);
        return new PaperJoin(joined with { Id = PaperId.Of(joined) }, texts);

        void Add(Field field, string text)
        {
            if (texts.Exists(mine => Words.AreSame(mine, text)))
            {
                left.Add(new Dropped($"{field.Label}: {text}".TrimStart(':', ' '), DropReason.Duplicate) { Origin = field.Origin });
                return;
            }

            fields.Add(field);
            texts.Add(text);
        }
    }

    // Only one long title and one short one have room.
    private static IEnumerable<string> OtherTitles(Paper kept, Paper other)
    {
        if ((kept.ShortTitle ?? other.ShortTitle) is not null && SameTitle.Letters(kept) != SameTitle.Letters(other)) yield return PlainText.Of(other.Title);
        if (kept.ShortTitle is { } mine && other.ShortTitle is { } brief && !Words.AreSame(mine, brief)) yield return brief;
    }

    // Links that lead where a link of the first does, in words that it does not have.
    private static IEnumerable<string> WordsOfLinks(Paper kept, Paper other) =>
        from link in other.Links
        let same = kept.Links.Where(mine => mine.Url is not null && mine.Url == link.Url).SelectMany(mine => Words.Of(mine.Text)).ToList()
        where same.Count > 0 && Words.Of(link.Text).Except(same).Any(word => link.Url?.Contains(word, StringComparison.OrdinalIgnoreCase) == false)
        select link.Text;

    private static Paper WithAuthors(Paper paper, Paper fuller) =>
        paper with { Authors = fuller.Authors, AuthorsElided = fuller.AuthorsElided, AuthorsBeforeElision = fuller.AuthorsBeforeElision };

    private static bool HasOtherNames(Paper paper, Paper other) => !paper.Authors.IsEmpty && Names(paper).Except(Names(other), StringComparer.OrdinalIgnoreCase).Any();

    // What has room for one value only, where the two accounts differ.
    private static IEnumerable<Field> ValuesOf(Paper other, Paper kept)
    {
        if (HasOtherNames(other, kept) && HasOtherNames(kept, other)) yield return Value(OtherNames(other, kept), other.Origin);
        if (other.Venue is { } venue && kept.Venue is { } mine && !venue.Equals(mine, StringComparison.OrdinalIgnoreCase)) yield return Value(venue, other.Origin);
        if (other.Published is { } day && kept.Published is { } first && day != first) yield return Value(day.ToString("O", CultureInfo.InvariantCulture), other.Origin);
    }

    private static string OtherNames(Paper other, Paper kept) => string.Join(", ", other.Authors.ExceptBy(Names(kept), author => author.Name, StringComparer.OrdinalIgnoreCase)
        .Select(author => author.Affiliations.IsEmpty ? author.Name : $"{author.Name} ({string.Join("; ", author.Affiliations)})"));

    private static IEnumerable<string> Names(Paper paper) => paper.Authors.Select(author => author.Name);

    private static Field Value(string text, Origin origin) =>
        new() { Kind = FieldKind.Other, Label = "", Content = [new Block.Paragraph([new Inline.Text(text)]) { Origin = origin }], Origin = origin };

    private static IEnumerable<Score> Given(Paper paper) => paper.Scores.Where(score => score.Given == ScoreOrigin.Given);

    private static bool Same(Score mine, Score score) => mine.Value == score.Value && mine.Max == score.Max && (mine.Axis.Equals(score.Axis, StringComparison.OrdinalIgnoreCase) || score.Axis == ScoreReader.NoAxis || mine.Axis == ScoreReader.NoAxis);
}
