using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>Makes links of those targets that mean something outside the page they stood on; one that is a bare word was no link (<c>call[T](task)</c>).</summary>
internal static class LinkTargets
{
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
        target = target?.Trim().Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace("\t", "", StringComparison.Ordinal) ?? "";
        if (target.Length == 0) return content;
        if (IsKept(target)) return [new Inline.Link([.. content], target) { Origin = origin }];
        if (origin.Location is { } place)
            findings.Report(ReadingRules.DroppedLink, place.Span, $"The link to {target} is left out, its text is kept.", "Give the whole address, beginning with https://.");
        return content;
    }

    /// <summary>True for a target that means something anywhere.</summary>
    public static bool IsKept(string target) => target.StartsWith('#')
        || (Uri.TryCreate(target, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "ftp" or "mailto" && !target.StartsWith('/'));
}
