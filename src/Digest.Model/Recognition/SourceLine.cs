using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>
/// Reads the line that says where a paper appeared: venue, date and link, separated by <c>·</c> or <c>|</c>, the date also after a comma, an identifier
/// also in brackets after the venue.
/// </summary>
internal static class SourceLine
{
    /// <summary>Puts what the line says into a paper.</summary>
    public static void Read(EquatableArray<Inline> content, PaperDraft paper)
    {
        foreach (var part in InlineCut.Split(content, Separator)) ReadPart(part, paper);
    }

    private static int Separator(string flat, int at) => flat[at] is '·' or '•' ? 1 : flat[at] == '|' && at > 0 && flat[at - 1] == ' ' ? 1 : 0;

    private static void ReadPart(EquatableArray<Inline> part, PaperDraft paper)
    {
        var text = InlineCut.Flat(part).Trim();
        foreach (var link in InlineCut.Links(part)) paper.AddLink(Bare(InlineCut.Flat(link.Content)), link.Target);
        if (DateReader.Whole(text) is { } date)
        {
            paper.Published ??= date.Start;
            return;
        }

        if (text.Contains('↗', StringComparison.Ordinal) || Vocabulary.Of(text) == Meaning.Link)
        {
            if (!InlineCut.Links(part).Any()) paper.AddLink(Bare(text), null);
            return;
        }

        paper.ReadIdentifiers(text, part);
        var venue = WithoutDate(text, paper);
        if (IdentifierReader.BareArxiv(venue) is not null) venue = "arXiv";
        venue = WithoutDoi(venue).TrimEnd(',', ' ');
        if (venue.Length > 0 && !venue.Contains("://", StringComparison.Ordinal)) paper.Venue ??= venue;
    }

    /// <summary>A link's words without the arrows around them.</summary>
    public static string Bare(string text) => text.Replace("🔗", "", StringComparison.Ordinal).Trim(' ', '↗', '→', '\uFE0F', '[', ']');

    private static string WithoutDate(string text, PaperDraft paper)
    {
        for (var comma = text.Length; (comma = text.LastIndexOf(',', Math.Max(0, comma - 1))) > 0;)
        {
            if (DateReader.Whole(text[(comma + 1)..]) is not { } date) continue;
            paper.Published ??= date.Start;
            return text[..comma];
        }

        return text;
    }

    // "MRS Communications (10.1557/…)": the venue is the name before the bracket.
    private static string WithoutDoi(string venue)
    {
        if (IdentifierReader.DoiLike(venue) is null) return venue;
        var open = venue.IndexOf('(', StringComparison.Ordinal);
        var start = venue.IndexOf("10.", StringComparison.Ordinal);
        return open >= 0 && open < start ? venue[..open].TrimEnd() : venue[..start].TrimEnd(' ', ':', ',').Replace("doi", "", StringComparison.OrdinalIgnoreCase).Trim();
    }
}
