using System.Buffers;
using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>Makes links of those targets that mean something outside the page they stood on; one that is a bare word was no link (<c>call[T](task)</c>).</summary>
internal static class LinkTargets
{
    private const int LongestHost = 60;
    private const int LongestPlain = 2000;

    private static readonly SearchValues<char> HostSigns = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.");

    public static IEnumerable<Inline> Link(string? target, IReadOnlyCollection<Inline> content, Origin origin, Findings findings)
    {
        target = target?.Trim() ?? "";
        if (target.Length == 0) return content;
        if (target.AsSpan().IndexOfAny(".:/#?%") < 0) return [new Inline.Text("[") { Origin = origin }, .. content, new Inline.Text($"]({target})") { Origin = origin }];
        // A link without words shows where it leads; what we wrote ourselves is as it should be.
        if (content.Count == 0 && !Carrier.IsCanonical(findings.Source)) content = [new Inline.Text(target) { Origin = origin }];
        return OfPage(target, content, origin, findings);
    }

    /// <summary>The same for a page's own link, whose target may be a bare word.</summary>
    public static IEnumerable<Inline> OfPage(string? target, IReadOnlyCollection<Inline> content, Origin origin, Findings findings)
    {
        // As browsers do (URL Standard, 4.4, step 3).
        target = target?.Trim() ?? "";
        if (target.AsSpan().IndexOfAny('\n', '\r', '\t') >= 0) target = target.Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace("\t", "", StringComparison.Ordinal);
        if (target.Length == 0) return content;
        if (IsKept(target)) return [new Inline.Link([.. content], Behind(target)) { Origin = origin }];
        if (origin.Span is { } place)
            findings.Report(ReadingRules.DroppedLink, place, $"The link to {target} is left out, its text is kept.", "Give the whole address, beginning with https://.");
        return content;
    }

    // Pages that lead on to what stands in a value of their own address.
    private static readonly (string Start, string Name)[] Detours = [("https://www.google.com/url?", "q"), ("https://www.google.com/url?", "url"), ("https://scholar.google.com/scholar_url?", "url"), ("https://slack-redir.net/link?", "url"), ("https://l.facebook.com/l.php?", "u")];

    // Where a detour leads in the end.
    private static string Behind(string target)
    {
        foreach (var (start, name) in Detours)
            if (target.StartsWith(start, StringComparison.Ordinal) && Value(target[start.Length..], name) is { } value && Uri.UnescapeDataString(value) is var behind && IsPlain(behind)) return behind;
        return target;
    }

    private static string? Value(string query, string name) =>
        query.Split('&').FirstOrDefault(value => value.StartsWith(name, StringComparison.Ordinal) && value.AsSpan(name.Length) is ['=', 'h', 't', 't', 'p', ..])?[(name.Length + 1)..];

    /// <summary>True for an address that a link leads to as it stands.</summary>
    public static bool IsUsual(string target) => IsPlain(target) && Behind(target) == target;

    /// <summary>True for a target that means something anywhere.</summary>
    public static bool IsKept(string target) => target.StartsWith('#') || IsPlain(target)
        || (Uri.TryCreate(target, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "ftp" or "mailto" && !target.StartsWith('/'));

    // What most are: a host of plain names, and visible ASCII after it. The parser of addresses is asked about all others.
    private static bool IsPlain(string target)
    {
        if (target.Length > LongestPlain || !(target.StartsWith("https://", StringComparison.Ordinal) || target.StartsWith("http://", StringComparison.Ordinal))) return false;
        var rest = target.AsSpan(target[4] == 's' ? 8 : 7);
        var host = rest.IndexOfAnyExcept(HostSigns) is >= 0 and var end ? rest[..end] : rest;
        return host.Length is > 0 and <= LongestHost && char.IsAsciiLetter(host[0]) && char.IsAsciiLetter(host[^1]) && host.IndexOf("..", StringComparison.Ordinal) < 0
            && rest[host.Length..] is [] or ['/', ..] && rest.IndexOfAnyExceptInRange('!', '~') < 0 && !rest.Contains('\\');
    }
}
