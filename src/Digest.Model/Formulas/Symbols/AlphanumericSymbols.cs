using System.Text;

namespace Digest.Model.Formulas.Symbols;

/// <summary>Reads the mathematical alphanumerics of Unicode (U+1D400 to U+1D7FF and the letter-like holes) as plain letters of a variant.</summary>
internal static class AlphanumericSymbols
{
    /// <summary>The plain letter with its variant, or null for any other character.</summary>
    public static MathNode.Symbol? TryRead(string character)
    {
        var rune = Rune.GetRuneAt(character, 0).Value;
        var variant = rune switch
        {
            0x210E => MathVariant.Italic,
            0x2102 or 0x210D or 0x2115 or 0x2119 or 0x211A or 0x211D or 0x2124 => MathVariant.DoubleStruck,
            0x210B or 0x2110 or 0x2112 or 0x211B or 0x212C or 0x2130 or 0x2131 or 0x2133 or 0x212F or 0x210A or 0x2134 => MathVariant.Script,
            0x212D or 0x210C or 0x2111 or 0x211C or 0x2128 => MathVariant.Fraktur,
            >= 0x1D400 and <= 0x1D7FF => InPlane(rune),
            _ => (MathVariant?)null,
        };
        return variant is { } found ? new MathNode.Symbol(character.Normalize(NormalizationForm.FormKC), MathClass.Ordinary, found) : null;
    }

    private static MathVariant InPlane(int rune) => rune switch
    {
        < 0x1D434 => MathVariant.Bold,
        < 0x1D468 => MathVariant.Italic,
        < 0x1D49C => MathVariant.BoldItalic,
        < 0x1D504 => MathVariant.Script,
        < 0x1D538 => MathVariant.Fraktur,
        < 0x1D56C => MathVariant.DoubleStruck,
        < 0x1D5A0 => MathVariant.Fraktur,
        < 0x1D670 => MathVariant.SansSerif,
        < 0x1D6A4 => MathVariant.Monospace,
        < 0x1D6A8 => MathVariant.Italic,
        < 0x1D6E2 => MathVariant.Bold,
        < 0x1D71C => MathVariant.Italic,
        < 0x1D7CE => MathVariant.BoldItalic,
        < 0x1D7D8 => MathVariant.Bold,
        < 0x1D7E2 => MathVariant.DoubleStruck,
        < 0x1D7F6 => MathVariant.SansSerif,
        _ => MathVariant.Monospace,
    };
}
