using System.Buffers;
using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>
/// Reads the line that says where a paper appeared: venue, date and link, separated by <c>·</c> or <c>|</c>, the date also after a comma, an identifier
/// also in brackets after the venue.
/// </summary>
internal static class SourceLine
{
    // What a separator is or begins with.
    public static readonly SearchValues<char> Separators = SearchValues.Create("·•；｜\n|");

    /// <summary>True when a text has what a separator is or begins with; three signs at a time are found sooner than all.</summary>
    public static bool MayHaveSeparator(ReadOnlySpan<char> text) => text.ContainsAny('|', '·', '\n') || text.ContainsAny('•', '；', '｜');

    // What stands around a link's words.
    private static readonly char[] Arrows = [' ', '↗', '→', '\uFE0F', '[', ']'];

    /// <summary>Puts what the line says into a paper.</summary>
    public static void Read(EquatableArray<Inline> content, PaperDraft paper)
    {
        foreach (var part in InlineCut.Split(content, Separators, Separator)) ReadPart(part, paper);
    }

    /// <summary>The length of the separator at a place, or 0; a bar counts only after a space.</summary>
    public static int Separator(string flat, int at) => flat[at] is '·' or '•' or '；' or '｜' or '\n' ? 1 : flat[at] == '|' && at > 0 && flat[at - 1] == ' ' ? 1 : 0;

    private static void ReadPart(EquatableArray<Inline> part, PaperDraft paper)
    {
        var text = InlineCut.Flat(part).Trim();
        var links = InlineCut.Links(part);
        foreach (var link in links) paper.Links.Add(Bare(InlineCut.Flat(link.Content)), link.Target);
        if (DateReader.Whole(paper.Vocabulary, text) is { } date)
        {
            paper.Place.TakeDate(date, text);
        }
        else if (text.Contains('↗', StringComparison.Ordinal) || text.StartsWith("http", StringComparison.Ordinal) || paper.Vocabulary.Of(text) == Meaning.Link)
        {
            if (links.IsEmpty) paper.Links.Add(Bare(text), text.StartsWith("http", StringComparison.Ordinal) && Uri.TryCreate(text, UriKind.Absolute, out _) ? text : null);
        }
        else
        {
            ReadVenue(part, text, paper);
        }
    }

    private static void ReadVenue(EquatableArray<Inline> part, string text, PaperDraft paper)
    {
        paper.Links.ReadIdentifiers(IdentifierReader.BareArxiv(text.TrimEnd('.')) is { } id ? "arXiv:" + id : text, part);
        var venue = WithoutDate(text, paper);
        if (IdentifierReader.BareArxiv(venue.TrimEnd('.')) is not null) venue = "arXiv";
        // "(2026), Wind Letters"
        if (venue is ['(', _, _, _, _, ')', ',', ' ', _, ..]) venue = $"{venue[8..].TrimEnd('.')} {venue[..6]}";
        venue = WithoutPmid(WithoutDoi(venue), paper).TrimEnd(',', ' ');
        if (venue.HasLetter() && !venue.Contains("://", StringComparison.Ordinal) && !IsLink(part, venue.AsSpan().Trim("[]() "))) paper.Place.TakeVenue(venue);
    }

    private static bool IsLink(EquatableArray<Inline> part, ReadOnlySpan<char> words)
    {
        foreach (var link in InlineCut.Links(part))
            if (InlineCut.Flat(link.Content).AsSpan().Trim().SequenceEqual(words)) return true;
        return false;
    }

    /// <summary>A link's words without the arrows around them.</summary>
    public static string Bare(string text)
    {
        if (text.AsSpan().ContainsAny('\uD83D', '\uFFFC')) text = text.Replace("🔗", "", StringComparison.Ordinal).Replace(" \uFFFC ", " ", StringComparison.Ordinal).Replace("\uFFFC", "", StringComparison.Ordinal);
        return text.Trim(Arrows);
    }

    private static string WithoutDate(string text, PaperDraft paper)
    {
        // "Wind Letters (30 July 2026)"
        if (text is [.., ')'] && text.LastIndexOf('(') is > 0 and var bracket && DateReader.IsOnly(paper.Vocabulary, text[bracket..]) && DateReader.Find(paper.Vocabulary, text[bracket..]) is { End: null } day)
        {
            paper.Place.TakeDate(day, text[bracket..]);
            return text[..bracket].TrimEnd();
        }

        for (var comma = text.Length; (comma = text.LastIndexOf(',', Math.Max(0, comma - 1))) > 0;)
        {
            if (DateReader.Whole(paper.Vocabulary, text[(comma + 1)..]) is not { } date) continue;
            paper.Place.TakeDate(date, text[(comma + 1)..]);
            return text[..comma];
        }

        return text;
    }

    // "Sleep Letters, 07/19/2025, PMID: 40684211 (URL)"
    private static string WithoutPmid(string venue, PaperDraft paper)
    {
        var start = venue.IndexOf("PMID", StringComparison.Ordinal);
        return start <= 0 || venue[(start + 4)..].LetterCount() > 4 ? venue : WithoutDate(venue[..start].TrimEnd(',', ';', '.', ' '), paper);
    }

    // "MRS Communications (10.1557/…)": the venue is the name before the bracket.
    private static string WithoutDoi(string venue)
    {
        if (IdentifierReader.DoiLike(venue) is null) return venue;
        var open = venue.IndexOf('(', StringComparison.Ordinal);
        var start = venue.IndexOf("10.", StringComparison.Ordinal);
        return open >= 0 && open < start ? venue[..open].TrimEnd() : venue[..start].TrimEnd(' ', ':', ',') is var rest && rest.EndsWith("doi", StringComparison.OrdinalIgnoreCase) ? rest[..^3].TrimEnd(' ', ',') : rest;
    }
}
