using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Formulas;
using Digest.Model.Text;

namespace Digest.Render.Html;

/// <summary>Which addresses may be linked: absolute ones of the schemes <c>http</c>, <c>https</c> and <c>mailto</c>.</summary>
public static class SafeLink
{
    /// <summary>True when <paramref name="target"/> may be linked; false also for null and for fragments.</summary>
    public static bool IsSafe(string? target) =>
        target is not null && MathNode.Link.IsSafe(target);

    /// <summary>A warning for each link of the issue that may not be linked; fragments lead within the source and are passed over.</summary>
    public static EquatableArray<Diagnostic> Refused(Issue issue)
    {
        var found = new List<Diagnostic>();
        foreach (var paper in issue.Papers)
            foreach (var link in paper.Links)
                Check(link.Url, paper.Origin, found);
        foreach (var inline in IssueText.Inlines(issue))
            if (inline is Inline.Link link)
                Check(link.Target, link.Origin, found);
        return found.ToEquatableArray();
    }

    private static void Check(string? target, Origin origin, List<Diagnostic> found)
    {
        if (target is null || target.StartsWith('#') || IsSafe(target)) return;
        found.Add(new Diagnostic
        {
            Rule = HtmlRules.LinkDropped,
            Message = $"The link to '{target}' was left out; its text is kept.",
            Location = origin.Location,
            Hint = "Links lead to absolute http, https or mailto addresses.",
        });
    }
}
