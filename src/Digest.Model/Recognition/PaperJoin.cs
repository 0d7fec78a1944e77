using System.Globalization;
using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>
/// Joins two accounts of one paper. What the second says besides goes to the first, with the second's labels; what it says again is left out and listed.
/// </summary>
internal sealed class PaperJoin
{
    // What each field says.
    private readonly List<string> texts;
    private readonly string letters;

    /// <summary>An account to which others may be joined; <paramref name="letters"/> are those of its title.</summary>
    public PaperJoin(Paper paper, string letters)
    {
        (Paper, this.letters) = (paper, letters);
        texts = new List<string>(paper.Fields.Count);
        foreach (var field in paper.Fields.AsSpan()) texts.Add(PlainText.Of(field.Content));
    }

    private PaperJoin(Paper paper, string letters, List<string> texts) => (Paper, this.letters, this.texts) = (paper, letters, texts);

    /// <summary>The account.</summary>
    public Paper Paper { get; }

    /// <summary>How much it says.</summary>
    public int Size
    {
        get
        {
            var size = Paper.Scores.Count + Paper.Authors.Count;
            foreach (var text in texts) size += text.Length;
            return size;
        }
    }

    /// <summary>This account with what the other says besides; what of the other is left out is added to <paramref name="left"/>.</summary>
    public PaperJoin Joined(PaperJoin second, List<Dropped> left)
    {
        var (kept, other) = (Paper, second.Paper);
        var hasOtherNames = HasOtherNames(kept, other);
        var (fields, texts) = FieldsWith(second, hasOtherNames, left);
        foreach (var link in other.Links.AsSpan())
            if (HasOtherWords(link, kept.Links.AsSpan())) Leave(link.Text);
        // Only one long title and one short one have room.
        if ((kept.ShortTitle ?? other.ShortTitle) is not null && letters != second.letters) Leave(PlainText.Of(other.Title));
        if (kept.ShortTitle is { } mine && other.ShortTitle is { } brief && !Words.AreSame(mine, brief)) Leave(brief);
        var (identifiers, fuller) = (kept.Identifiers.Or(other.Identifiers), other.Authors.IsEmpty || hasOtherNames ? kept : other);
        var joined = kept with
        {
            Id = identifiers == kept.Identifiers ? kept.Id : PaperId.Of(identifiers, letters),
            ShortTitle = kept.ShortTitle ?? other.ShortTitle ?? (letters == second.letters ? null : PlainText.Of(other.Title)),
            Authors = fuller.Authors,
            AuthorsElided = fuller.AuthorsElided,
            AuthorsBeforeElision = fuller.AuthorsBeforeElision,
            Identifiers = identifiers,
            Links = With(kept.Links, other.Links, static (mine, link) => link.Url is null ? mine.Text == link.Text : mine.Url == link.Url),
            Venue = kept.Venue ?? other.Venue,
            Published = kept.Published ?? other.Published,
            Scores = other.Scores.IsEmpty ? kept.Scores : ScoreReader.WithTotal(With(Given(kept), Given(other), Same)),
            Topics = kept.Topics.IsEmpty && other.Topics.IsEmpty ? [] : kept.Topics.Union(other.Topics, StringComparer.OrdinalIgnoreCase).ToEquatableArray(),
            Fields = fields.ToEquatableArray(),
            AlsoAt = [.. kept.AlsoAt.AsSpan(), other.Origin, .. other.AlsoAt.AsSpan()],
        };
        return new PaperJoin(joined, letters, texts);

        void Leave(string words) => left.Add(new Dropped(words, DropReason.Duplicate) { Origin = other.Origin });
    }

    private (List<Field> Fields, List<string> Texts) FieldsWith(PaperJoin second, bool hasOtherNames, List<Dropped> left)
    {
        var (kept, other) = (Paper, second.Paper);
        var (fields, texts) = (new List<Field>(kept.Fields.Count + other.Fields.Count), new List<string>(this.texts));
        fields.AddRange(kept.Fields.AsSpan());
        for (var i = 0; i < other.Fields.Count; i++) Add(other.Fields[i], second.texts[i]);
        // What has room for one value only, where the two accounts differ.
        if (hasOtherNames && HasOtherNames(other, kept)) AddValue(OtherNames(other, kept));
        if (other.Venue is { } venue && kept.Venue is { } mine && !venue.Equals(mine, StringComparison.OrdinalIgnoreCase)) AddValue(venue);
        if (other.Published is { } day && kept.Published is { } first && day != first) AddValue(day.ToString("O", CultureInfo.InvariantCulture));
        return (fields, texts);

        void AddValue(string text) => Add(new() { Kind = FieldKind.Other, Label = "", Content = [new Block.Paragraph([new Inline.Text(text)]) { Origin = other.Origin }], Origin = other.Origin }, text);

        void Add(Field field, string text)
        {
            foreach (var mine in texts)
            {
                if (mine != text && (!MayBeSame(mine, text) || !Words.AreSame(mine, text))) continue;
                left.Add(new Dropped(string.Concat(field.Label, ": ", text).TrimStart(':', ' '), DropReason.Duplicate) { Origin = field.Origin });
                return;
            }

            fields.Add(field);
            texts.Add(text);
        }
    }

    // Most differ in their first letter or digit.
    private static bool MayBeSame(string one, string other)
    {
        var (first, second) = (FirstOf(one), FirstOf(other));
        return first == second || char.IsSurrogate(first) || char.IsSurrogate(second) || char.ToLowerInvariant(first) == char.ToLowerInvariant(second);
    }

    private static char FirstOf(string text)
    {
        foreach (var c in text)
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c)) return c;
        return '\0';
    }

    // A link that leads where others do, in words that neither they have nor the address.
    private static bool HasOtherWords(PaperLink link, ReadOnlySpan<PaperLink> others)
    {
        if (link.Url is not { } url || !LeadTo(others, url)) return false;
        for (var at = 0; Words.Next(link.Text, ref at) is { Length: > 0 } word;)
            if (!url.AsSpan().Contains(link.Text.AsSpan(word.Start, word.Length), StringComparison.OrdinalIgnoreCase) && !HasWord(others, url, link.Text.AsSpan(word.Start, word.Length))) return true;
        return false;
    }

    private static bool LeadTo(ReadOnlySpan<PaperLink> links, string url)
    {
        foreach (var link in links)
            if (link.Url == url && Words.AreAtLeast(link.Text, 1)) return true;
        return false;
    }

    private static bool HasWord(ReadOnlySpan<PaperLink> links, string url, ReadOnlySpan<char> word)
    {
        foreach (var link in links)
        {
            if (link.Url != url) continue;
            for (var at = 0; Words.Next(link.Text, ref at) is { Length: > 0 } mine;)
                if (Words.IsSame(link.Text.AsSpan(mine.Start, mine.Length), word)) return true;
        }

        return false;
    }

    // What the first has, and what of the second is none of it.
    private static EquatableArray<T> With<T>(EquatableArray<T> first, EquatableArray<T> second, Func<T, T, bool> areSame)
    {
        List<T>? more = null;
        foreach (var item in second.AsSpan())
            if (!Has(item)) (more ??= [.. first.AsSpan()]).Add(item);
        return more?.ToEquatableArray() ?? first;

        bool Has(T item)
        {
            foreach (var mine in first.AsSpan())
                if (areSame(mine, item)) return true;
            return false;
        }
    }

    private static bool HasOtherNames(Paper paper, Paper other)
    {
        var same = 0;
        while (same < paper.Authors.Count && same < other.Authors.Count && paper.Authors[same].Name.Equals(other.Authors[same].Name, StringComparison.OrdinalIgnoreCase)) same++;
        return same < paper.Authors.Count && Names(paper).Except(Names(other), StringComparer.OrdinalIgnoreCase).Any();
    }

    private static string OtherNames(Paper other, Paper kept) => string.Join(", ", other.Authors.ExceptBy(Names(kept), author => author.Name, StringComparer.OrdinalIgnoreCase)
        .Select(author => author.Affiliations.IsEmpty ? author.Name : $"{author.Name} ({string.Join("; ", author.Affiliations)})"));

    private static IEnumerable<string> Names(Paper paper) => paper.Authors.Select(author => author.Name);

    private static EquatableArray<Score> Given(Paper paper) => paper.Scores.All(score => score.Given == ScoreOrigin.Given) ? paper.Scores : paper.Scores.Where(score => score.Given == ScoreOrigin.Given).ToEquatableArray();

    private static bool Same(Score mine, Score score) => mine.Value == score.Value && mine.Max == score.Max && (mine.Axis.Equals(score.Axis, StringComparison.OrdinalIgnoreCase) || score.Axis == ScoreReader.NoAxis || mine.Axis == ScoreReader.NoAxis);
}
