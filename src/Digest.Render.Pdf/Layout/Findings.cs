using System.Globalization;
using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Typesetting.Paragraphs;

namespace Digest.Render.Pdf.Layout;

/// <summary>
/// What a layout found wrong, without repetitions: a character that no face has is named once, where it first stands, and of many such
/// characters only the first ones by themselves, since an issue in a script that the faces lack would bury everything else.
/// </summary>
internal static class Findings
{
    private const int MostNamed = 8;

    /// <summary>The findings in order, those on characters beyond the first eight as one.</summary>
    public static EquatableArray<Diagnostic> Of(IReadOnlyList<Diagnostic> all)
    {
        var missing = all.Where(IsMissing).DistinctBy(finding => finding.Message).ToList();
        var named = missing.Take(MostNamed).ToHashSet();
        var findings = all.Where(finding => !IsMissing(finding) || named.Contains(finding)).Distinct().ToList();
        if (missing.Count > MostNamed) findings.Add(Others(missing.Count - MostNamed, missing[MostNamed]));
        return findings.ToEquatableArray();
    }

    private static bool IsMissing(Diagnostic finding) => finding.Rule.Id == ParagraphRules.MissingCharacter.Id;

    private static Diagnostic Others(int count, Diagnostic next) => next with
    {
        Message = string.Create(CultureInfo.InvariantCulture, $"No font has {count} more {(count == 1 ? "character" : "characters")} of this issue, here the first; boxes with their numbers stand for them."),
        Hint = "Name a font for this script as a fallback.",
    };
}
