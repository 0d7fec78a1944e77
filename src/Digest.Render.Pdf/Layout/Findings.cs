using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Typesetting.Formulas;
using Digest.Typesetting.Paragraphs;

namespace Digest.Render.Pdf.Layout;

/// <summary>
/// What a layout found wrong, without repetitions: a character that no face has, text that runs from right to left, and a face that cannot set
/// formulas, are named once, where they first stand.
/// </summary>
internal static class Findings
{
    /// <summary>The findings in order.</summary>
    public static EquatableArray<Diagnostic> Of(IReadOnlyList<Diagnostic> all)
    {
        // What is made from several places, such as the table of scores, knows none of them; the same character may stand where one is known.
        var first = all.Where(IsToldOnce).OrderBy(finding => finding.Location is null).DistinctBy(finding => finding.Message).ToHashSet();
        return all.Where(finding => !IsToldOnce(finding) || first.Contains(finding)).Distinct().ToEquatableArray();
    }

    private static bool IsToldOnce(Diagnostic finding) => finding.Rule == ParagraphRules.MissingCharacter || finding.Rule == ParagraphRules.RightToLeft || finding.Rule == FormulaSettingRules.FaceUnusable;
}
