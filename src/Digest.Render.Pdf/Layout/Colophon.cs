using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf.Layout;

/// <summary>The last lines of an issue: what it was made from, how much of that was understood, how many warnings there were, and what set it.</summary>
internal static class Colophon
{
    /// <summary>Adds the colophon.</summary>
    public static void Add(Column column)
    {
        var theme = column.Theme;
        var text = Text(column.Setting);
        if (text.Length == 0) return;
        column.Space(18);
        column.Add(BlockFlow.RuleFrame(theme.FullMeasure, new Pt(0.4), theme.Hairline));
        column.KeepWithNext();
        column.Space(4);
        var lines = column.Setting.Lines(text, theme.RaggedSans(FontStyle.Regular, theme.Type.Byline, theme.Mute), theme.FullMeasure);
        column.Lines(lines);
    }

    private static string Text(Setting setting)
    {
        var (issue, words) = (setting.Issue, setting.Words);
        var parts = new List<string>();
        if (!issue.Sources.IsEmpty) parts.Add($"{words.Sources}: {string.Join(", ", issue.Sources.Select(source => $"{source.Name} ({source.Sha256[..Math.Min(12, source.Sha256.Length)]})"))}");
        if (issue.Coverage.Total > 0) parts.Add(FixedWords.Fill(words.Understood, issue.Coverage.Understood, issue.Coverage.Total));
        if (setting.Options.Findings.Count(finding => finding.Rule.Severity != Severity.Info) is > 0 and var warnings) parts.Add(FixedWords.Count(warnings, words.Warnings));
        if (setting.Options.Version is { Length: > 0 } version) parts.Add(FixedWords.Fill(words.SetWith, version));
        return string.Join(" · ", parts);
    }
}
