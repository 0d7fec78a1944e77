using System.Globalization;
using Digest.Model;
using Digest.Model.Document;

namespace Digest.Render.Html;

/// <summary>What stands under a paper's title: its authors in short, and where to find it.</summary>
internal static class PaperMeta
{
    /// <summary>All authors up to <paramref name="limit"/>, else two fewer and how many more; with no limit their institutions too. Empty without authors.</summary>
    public static string Authors(Paper paper, int? limit)
    {
        if (limit is not { } most) return AllAuthors(paper);
        var kept = Math.Max(1, most - 2);
        var names = paper.Authors.Select(author => author.Name).ToList();
        if (names.Count == 0) return "";
        var cut = names.Count > most;
        if (paper.AuthorsElided) return cut ? string.Join(", ", names.Take(kept)) + " et al." : Elided(paper, names);
        var shown = string.Join(", ", cut ? names.Take(kept) : names);
        return cut ? string.Create(CultureInfo.InvariantCulture, $"{shown} +\u00A0{names.Count - kept}\u00A0more") : shown;
    }

    /// <summary>Every author that is named, each followed by its affiliations in brackets.</summary>
    public static string AllAuthors(Paper paper)
    {
        var names = paper.Authors.Select(author => author.Affiliations.IsEmpty ? author.Name : $"{author.Name} ({string.Join("; ", author.Affiliations)})");
        return Elided(paper, names.ToList());
    }

    // Authors who are left out stand as an ellipsis where the source leaves them out, else as et al. at the end.
    private static string Elided(Paper paper, List<string> names)
    {
        if (!paper.AuthorsElided) return string.Join(", ", names);
        if (paper.AuthorsBeforeElision is not { } before || before >= names.Count) return string.Join(", ", names) + " et al.";
        return string.Join(", ", names.Take(before).Append("…").Concat(names.Skip(before)));
    }

    /// <summary>Where and when the paper appeared, its topics, texts of links that lead nowhere; and in a merged issue, where it stood, where before, and what raters gave it.</summary>
    public static IEnumerable<string> Facts(Issue issue, Paper paper)
    {
        if (paper.Venue is { } venue) yield return venue;
        if (paper.Published is { } day) yield return Wording.ShortDay(day);
        foreach (var topic in paper.Topics) yield return topic;
        foreach (var text in LostLinks(paper)) yield return text;
        foreach (var appearance in paper.Appearances) yield return Wording.Carried(issue.Parts.FirstOrDefault(part => part.Id == appearance.IssueId)?.Series, appearance);
        if (!paper.SeenBefore.IsEmpty) yield return Wording.SeenBefore(paper.SeenBefore);
        foreach (var rating in paper.Ratings) yield return Wording.Votes(rating);
    }

    /// <summary>The first author, followed by et al. when there are others; empty without authors.</summary>
    public static string FirstAuthor(Paper paper) =>
        paper.Authors.IsEmpty ? "" : paper.Authors[0].Name + (paper.Authors.Count > 1 || paper.AuthorsElided ? " et al." : "");

    /// <summary>Where the paper can be found, best first, each with its text; only addresses that may be linked, each once.</summary>
    public static EquatableArray<(string Text, string Url)> Links(Paper paper)
    {
        var links = new List<(string Text, string Url)>();
        if (paper.Identifiers.Doi is { } doi) links.Add(("doi:" + doi, "https://doi.org/" + Escaped(doi)));
        if (paper.Identifiers.Arxiv is { } arxiv) links.Add(("arXiv:" + arxiv, "https://arxiv.org/abs/" + Escaped(arxiv)));
        if (paper.Identifiers.Pmid is { } pmid) links.Add(("PMID " + pmid, "https://pubmed.ncbi.nlm.nih.gov/" + Escaped(pmid) + "/"));
        foreach (var link in paper.Links)
            if (SafeLink.IsSafe(link.Url) && !links.Exists(other => Same(other.Url, link.Url!)))
                links.Add((link.Text.Length > 0 ? link.Text : link.Url!, link.Url!));
        return links.Where(link => SafeLink.IsSafe(link.Url)).ToEquatableArray();
    }

    /// <summary>Texts of links whose address is missing or may not be linked.</summary>
    private static IEnumerable<string> LostLinks(Paper paper) => paper.Links.Where(link => !SafeLink.IsSafe(link.Url) && link.Text.Length > 0).Select(link => link.Text);

    /// <summary>The title as text; the short one where the source gives one and <paramref name="paper"/> is named in a table.</summary>
    public static string ShortTitle(Paper paper) => paper.ShortTitle ?? Title(paper);

    /// <summary>The title as text, or a stand-in.</summary>
    public static string Title(Paper paper) => paper.Title.IsEmpty ? Wording.Untitled : PlainText.Of(paper.Title);

    // RFC 3986, section 3.3: what may stand in a path as it is.
    private static string Escaped(string path) => Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal).Replace("%28", "(", StringComparison.Ordinal).Replace("%29", ")", StringComparison.Ordinal);

    private static bool Same(string a, string b) => string.Equals(Bare(a), Bare(b), StringComparison.OrdinalIgnoreCase);

    private static string Bare(string url) => url.Replace("https://", "", StringComparison.Ordinal).Replace("http://", "", StringComparison.Ordinal).Replace("dx.doi.org", "doi.org", StringComparison.Ordinal).TrimEnd('/');
}
