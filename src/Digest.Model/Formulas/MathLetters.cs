using System.Text;

namespace Digest.Model.Formulas;

/// <summary>Plain letters of a variant as Unicode's mathematical alphanumerics (The Unicode Standard, section 22.2), with their holes among the letter-like symbols.</summary>
public static class MathLetters
{
    private const string HoleLetters = "BEFHILMRego";
    private const string ScriptHoles = "ℬℰℱℋℐℒℳℛℯℊℴ";
    private const string GreekVariants = "∂ϵϑϰϕϱϖ";

    /// <summary>The text with each letter as the variant's own character; what has none stays as it is.</summary>
    public static string Of(string text, MathVariant variant)
    {
        var letters = new StringBuilder();
        foreach (var letter in text.EnumerateRunes()) letters.Append(Of(letter, variant).ToString());
        return letters.ToString();
    }

    /// <summary>The code point that shows <paramref name="letter"/> in the variant; the letter itself when there is none.</summary>
    public static Rune Of(Rune letter, MathVariant variant)
    {
        var c = letter.Value;
        return new Rune((variant, c) switch
        {
            (MathVariant.Upright, _) => c,
            (MathVariant.Italic, 'h') => 0x210E,
            (MathVariant.Italic, 0x131) => 0x1D6A4,
            (MathVariant.Italic, 0x237) => 0x1D6A5,
            (MathVariant.Script, _) when HoleLetters.IndexOf((char)c, StringComparison.Ordinal) is >= 0 and var hole => ScriptHoles[hole],
            (MathVariant.Fraktur, 'C') => 0x212D,
            (MathVariant.Fraktur, 'H') => 0x210C,
            (MathVariant.Fraktur, 'I') => 0x2111,
            (MathVariant.Fraktur, 'R') => 0x211C,
            (MathVariant.Fraktur, 'Z') => 0x2128,
            (MathVariant.DoubleStruck, 'C') => 0x2102,
            (MathVariant.DoubleStruck, 'H') => 0x210D,
            (MathVariant.DoubleStruck, 'N') => 0x2115,
            (MathVariant.DoubleStruck, 'P') => 0x2119,
            (MathVariant.DoubleStruck, 'Q') => 0x211A,
            (MathVariant.DoubleStruck, 'R') => 0x211D,
            (MathVariant.DoubleStruck, 'Z') => 0x2124,
            (_, >= 'A' and <= 'Z') => LatinStart(variant) + c - 'A',
            (_, >= 'a' and <= 'z') => LatinStart(variant) + 26 + c - 'a',
            (_, >= '0' and <= '9') => DigitStart(variant) is { } start ? start + c - '0' : c,
            (_, >= 0x391 and <= 0x3A9) => GreekStart(variant) is { } start ? start + c - 0x391 : c,
            (_, >= 0x3B1 and <= 0x3C9) => GreekStart(variant) is { } start ? start + 26 + c - 0x3B1 : c,
            _ when GreekVariants.IndexOf((char)c, StringComparison.Ordinal) is >= 0 and var index && GreekStart(variant) is { } start => start + 51 + index,
            _ => c,
        });
    }

    private static int LatinStart(MathVariant variant) => variant switch
    {
        MathVariant.Bold => 0x1D400,
        MathVariant.Italic => 0x1D434,
        MathVariant.BoldItalic => 0x1D468,
        MathVariant.Script => 0x1D49C,
        MathVariant.Fraktur => 0x1D504,
        MathVariant.DoubleStruck => 0x1D538,
        MathVariant.SansSerif => 0x1D5A0,
        _ => 0x1D670,
    };

    private static int? DigitStart(MathVariant variant) => variant switch
    {
        MathVariant.Bold or MathVariant.BoldItalic => 0x1D7CE,
        MathVariant.DoubleStruck => 0x1D7D8,
        MathVariant.SansSerif => 0x1D7E2,
        MathVariant.Monospace => 0x1D7F6,
        _ => null,
    };

    private static int? GreekStart(MathVariant variant) => variant switch
    {
        MathVariant.Bold => 0x1D6A8,
        MathVariant.Italic => 0x1D6E2,
        MathVariant.BoldItalic => 0x1D71C,
        _ => null,
    };
}
