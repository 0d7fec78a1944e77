using Digest.Model;
using Digest.Model.Document;

namespace Digest.Render.Pdf.Layout;

/// <summary>Where a paper is found and what is known of where it appeared, each as a piece of text: identifiers and links, each address once.</summary>
internal static class PaperLinks
{
    /// <summary>Identifiers as text and link, then the source's own links.</summary>
    public static IEnumerable<EquatableArray<Inline>> Of(Paper paper)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var title = PlainText.Of(paper.Title).Trim();
        foreach (var identifier in paper.Identifiers.All)
        {
            seen.Add(Normal(identifier.Address));
            yield return [new Inline.Link([new Inline.Text(Shown(identifier))], identifier.Address)];
        }

        foreach (var link in paper.Links)
        {
            if (link.Url is null || !seen.Add(Normal(link.Url))) continue;
            yield return [new Inline.Link([new Inline.Text(link.Text.Trim() == title ? HostOf(link.Url) ?? link.Text : link.Text)], link.Url)];
        }
    }

    /// <summary>Identifiers that do not hold, links whose address the carrier lost, where it appeared, when, and its topics.</summary>
    public static IEnumerable<EquatableArray<Inline>> Facts(Paper paper, Setting setting)
    {
        var words = setting.Words;
        foreach (var identifier in setting.UnverifiedOf(paper)) yield return [new Inline.Text($"{identifier} ({words.Unverified})")];
        foreach (var link in paper.Links.Where(link => link.Url is null && link.Text.Length > 0)) yield return [new Inline.Text(link.Text)];
        if (paper.Venue is { } venue && !(venue == "arXiv" && paper.Identifiers.Arxiv is not null)) yield return [new Inline.Text(venue)];
        if (paper.Published is { } day) yield return [new Inline.Text(Whole(words.DayOf(day)))];
        if (!paper.Topics.IsEmpty) yield return [new Inline.Text(string.Join(", ", paper.Topics))];
        foreach (var issue in paper.SeenBefore) yield return [new Inline.Text($"{words.SeenBefore}: {(issue.Date is { } date ? Whole(words.DayOf(date)) : issue.IssueId)}")];
    }

    // A date stays on one line.
    private static string Whole(string day) => day.Replace(' ', '\u00A0');

    private static string Shown(Identifier identifier) => identifier.Kind switch
    {
        IdentifierKind.Arxiv => "arXiv:" + identifier.Value,
        IdentifierKind.Doi => "doi:" + identifier.Value,
        IdentifierKind.Pmid => "PMID " + identifier.Value,
        IdentifierKind.Isbn => "ISBN " + identifier.Value,
        IdentifierKind.OpenReview => "OpenReview " + identifier.Value,
        IdentifierKind.Acl => "ACL " + identifier.Value,
        IdentifierKind.SemanticScholar => "Semantic Scholar",
        IdentifierKind.GitHub => "GitHub " + identifier.Value,
        _ => identifier.Value,
    };

    // The title stands beside the note; a link that repeats it says more with the name of the place it leads to,
    // which a line may divide after its full stops.
    private static string? HostOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Host.Length > 0
        ? (address.Host.StartsWith("www.", StringComparison.Ordinal) ? address.Host[4..] : address.Host).Replace(".", ".\u200B", StringComparison.Ordinal)
        : null;

    // Two addresses of the same page should not stand one below the other.
    private static string Normal(string url) => url.TrimEnd('/').Replace("http://", "https://", StringComparison.OrdinalIgnoreCase)
        .Replace("dx.doi.org", "doi.org", StringComparison.OrdinalIgnoreCase);
}
