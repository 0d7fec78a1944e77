using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Recognition;
using Digest.Model.Text;

namespace Digest.Render.Pdf.Layout;

/// <summary>
/// Identifiers that do not hold, by paper. An issue keeps none of them; the findings of its reading say what was written and where, and each belongs to
/// the paper whose title stands before it and nearest.
/// </summary>
internal static class Unverified
{
    /// <summary>What was written, for each paper that has some.</summary>
    public static ILookup<Paper, string> Of(Issue issue, IEnumerable<Diagnostic> findings)
    {
        var places = issue.Papers.SelectMany(paper => paper.AlsoAt.Append(paper.Origin).Select(origin => (Paper: paper, At: origin.Location))).Where(place => place.At is not null).ToList();
        return findings.Where(finding => finding.Rule == RecognitionRules.BrokenIdentifier && finding.Location is not null && finding.Subject is { Length: > 0 })
            .Select(finding => (Paper: PaperAt(places, finding.Location!), finding.Subject))
            .Where(found => found.Paper is not null).Distinct()
            .ToLookup(found => found.Paper!, found => found.Subject!, ReferenceEqualityComparer.Instance as IEqualityComparer<Paper>);
    }

    private static Paper? PaperAt(List<(Paper Paper, Location? At)> places, Location at) =>
        places.Where(place => place.At!.File == at.File && place.At.Span.Start <= at.Span.Start).MaxBy(place => place.At!.Span.Start).Paper;
}
