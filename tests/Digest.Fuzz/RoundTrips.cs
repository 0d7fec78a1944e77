using System.Text;
using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Exporting;

namespace Digest.Fuzz;

/// <summary>Both canonical forms of an issue read back to it.</summary>
public static class RoundTrips
{
    private const int MostLines = 9;

    /// <summary>What differs after writing as JSON and reading, or null.</summary>
    public static Fault? Json(Issue issue)
    {
        var read = DigestReader.Read("issue.json", Encoding.UTF8.GetBytes(IssueJson.Write(issue, [])));
        if (read.Diagnostics.FirstOrDefault(found => found.Rule.Id.StartsWith("DG1", StringComparison.Ordinal)) is { } wrong) return new Fault("JSON reads back with a diagnostic", wrong.Message);
        return read.Value == issue ? null : Fault("JSON", issue, read.Value);
    }

    /// <summary>What differs after writing as canonical Markdown and reading, or null; what tells of the file that was read is set aside.</summary>
    public static Fault? Markdown(Issue issue)
    {
        issue = issue with { Sections = issue.Sections.Select(WithoutPlaces).ToEquatableArray() };
        var read = DigestReader.Read("issue.md", Encoding.UTF8.GetBytes(IssueMarkdown.Write(issue))).Value with { Sources = issue.Sources, Coverage = issue.Coverage, Dropped = issue.Dropped };
        return read == issue ? null : Fault("Markdown", issue, read);
    }

    // Where else a paper stood tells of the file that was read.
    private static Section WithoutPlaces(Section section) =>
        section with { Content = section.Content.Select(item => item is SectionItem.OfPaper { Paper: var paper } ? new SectionItem.OfPaper(paper with { AlsoAt = [] }) : item).ToEquatableArray() };

    // What differs first is part of the kind, so that making the source smaller does not end at another fault.
    private static Fault Fault(string form, Issue issue, Issue read)
    {
        var (expected, actual) = (IssueText.Print(issue).Split('\n'), IssueText.Print(read).Split('\n'));
        var lines = expected.Except(actual).Select(line => "- " + line).Take(MostLines).Concat(actual.Except(expected).Select(line => "+ " + line).Take(MostLines)).ToList();
        var first = lines is [var line, ..] ? line[2..].TrimStart().Split(':', ' ')[0] : "no printed value";
        return new Fault($"{form} reads back to another issue, in {first}", string.Join('\n', lines));
    }
}
