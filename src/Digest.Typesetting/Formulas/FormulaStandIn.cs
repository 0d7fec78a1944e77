using System.Text;
using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Model.Formulas;
using Digest.Typesetting.Fonts;

namespace Digest.Typesetting.Formulas;

/// <summary>A formula that cannot be set, as Unicode text, or as TeX, in the face of the text around it: nothing of it is lost, and lines may end at its spaces.</summary>
internal static class FormulaStandIn
{
    // As after a relation.
    private const int WordPenalty = 500;

    // As in a word that is wider than its line.
    private const int AnywherePenalty = 5000;

    /// <summary>The words of the formula, divided where they are wider than the measure, and one diagnostic that says why.</summary>
    public static Diagnosed<FormulaSegments> Of(FontSet fonts, MathNode formula, FormulaSettings settings, DiagnosticRule rule, string why)
    {
        var glyphs = new MathGlyphs(fonts, settings);
        var style = new MathStyle(MathLevel.Text, false);
        var space = glyphs.Words(" ", MathVariant.Upright, style).Width;
        var segments = new List<FormulaSegment>();
        var words = TextOf(fonts, formula, settings).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var at = 0; at < words.Length; at++)
        {
            var (pieces, isEnd) = (PiecesOf(words[at], settings), at + 1 == words.Length);
            for (var i = 0; i < pieces.Count; i++)
            {
                var (box, isLast) = (glyphs.Words(pieces[i], MathVariant.Upright, style), i + 1 == pieces.Count);
                segments.Add(new() { Frame = FormulaSetter.FrameOf(box, pieces[i] + (isLast && !isEnd ? " " : ""), segments.Count == 0 ? FormulaSpeech.Of(formula) : ""), Space = new(isLast ? space : 0), BreakPenalty = isLast ? WordPenalty : AnywherePenalty });
            }
        }

        if (segments.Count > 0) segments[^1] = segments[^1] with { Space = default, BreakPenalty = null };
        var told = new Diagnostic
        {
            Rule = rule,
            Message = why,
            Hint = rule == FormulaSettingRules.FaceUnusable ? "Use a face with a MATH table and TrueType outlines." : "Write the formula in parts that fit the line.",
        };
        return new(new() { Items = segments.ToEquatableArray() }, [.. glyphs.Diagnostics, told]);
    }

    /// <summary>Unicode text where the faces have all its characters (few have every small letter), else TeX, which is plain letters.</summary>
    private static string TextOf(FontSet fonts, MathNode formula, FormulaSettings settings)
    {
        var text = FormulaText.Unicode(formula);
        return text.EnumerateRunes().All(rune => fonts.FaceFor(rune, settings.Role, settings.Style) is not null) ? text : FormulaTex.Print(formula);
    }

    /// <summary>A long word in pieces that fit the measure, with characters taken as four fifths of an em wide.</summary>
    private static List<string> PiecesOf(string word, FormulaSettings settings)
    {
        var most = settings.Measure is { } measure && double.IsFinite(measure.Value) ? Math.Max(1, (int)(measure.Value / (0.8 * settings.Size.Value))) : int.MaxValue;
        if (word.Length <= most) return [word];
        var pieces = new List<string>();
        var piece = new StringBuilder();
        foreach (var rune in word.EnumerateRunes())
        {
            var isMark = Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark;
            if (piece.Length >= most && !isMark)
            {
                pieces.Add(piece.ToString());
                piece.Clear();
            }

            piece.Append(rune.ToString());
        }

        pieces.Add(piece.ToString());
        return pieces;
    }
}
