using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf.Layout;

/// <summary>
/// The colophon: what the issue was made from, how much of that was understood, how many warnings there were, and what set it. It stands at the foot of
/// the last page beside the page number, so that it never opens a page.
/// </summary>
internal static class Colophon
{
    private const int MostLines = 2;

    private static readonly Pt Apart = new(60);

    /// <summary>The colophon's lines from the left of the text, its first baseline where the page number's is; null when there is nothing to say.</summary>
    public static Placed? Of(Setting setting, Pt top)
    {
        var theme = setting.Theme;
        var text = Text(setting);
        if (text.Length == 0) return null;
        var element = setting.Structure.Add(StructureRole.Paragraph);
        var lines = Cut.Lines(setting, [new Inline.Text(text)], theme.RaggedRow(theme.Type.Byline), theme.FullMeasure - Apart, MostLines);
        return new Placed(new Point(theme.Left, top), new FrameItem.Group(Setting.Stack(lines, theme.FullMeasure).Items) { Element = element });
    }

    private static string Text(Setting setting)
    {
        var (issue, words) = (setting.Issue, setting.Words);
        var parts = new List<string>();
        if (setting.Options.Version is { Length: > 0 } version) parts.Add(FixedWords.Fill(words.SetWith, version));
        if (issue.Coverage.Total > 0) parts.Add(FixedWords.Fill(words.Understood, issue.Coverage.Understood, issue.Coverage.Total));
        if (setting.Options.Findings.Count(finding => finding.Rule.Severity != Severity.Info) is > 0 and var warnings) parts.Add(FixedWords.Count(warnings, words.Warnings));
        if (!issue.Sources.IsEmpty) parts.Add($"{words.Sources}: {string.Join(", ", issue.Sources.Select(source => $"{source.Name} ({source.Sha256[..Math.Min(12, source.Sha256.Length)]})"))}");
        return string.Join(" · ", parts);
    }
}
