using System.Text;
using Digest.Model.Formulas;

namespace Digest.Render.Html;

/// <summary>
/// Letters of a mathematical alphabet as characters of their own (Unicode Standard, chapter 22.2). Letters that were in Unicode before the
/// alphabets (ℝ, ℋ, ℌ) keep their old places; what an alphabet lacks stays as it is.
/// </summary>
internal static class MathLetters
{
    private const string DoubleStruckOld = "C\u2102H\u210DN\u2115P\u2119Q\u211AR\u211DZ\u2124";
    private const string ScriptOld = "B\u212CE\u2130F\u2131H\u210BI\u2110L\u2112M\u2133R\u211Be\u212Fg\u210Ao\u2134";
    private const string FrakturOld = "C\u212DH\u210CI\u2111R\u211CZ\u2128";

    /// <summary>The text in the characters of <paramref name="variant"/>; italic and bold ones are left to markup.</summary>
    public static string Of(string text, MathVariant variant) => variant switch
    {
        MathVariant.DoubleStruck => Map(text, 0x1D538, 0x1D7D8, DoubleStruckOld),
        MathVariant.Script => Map(text, 0x1D49C, 0, ScriptOld),
        MathVariant.Fraktur => Map(text, 0x1D504, 0, FrakturOld),
        MathVariant.SansSerif => Map(text, 0x1D5A0, 0x1D7E2, ""),
        MathVariant.Monospace => Map(text, 0x1D670, 0x1D7F6, ""),
        _ => text,
    };

    /// <summary>The text in bold characters, upright or italic, for markup that has no bold face.</summary>
    public static string Bold(string text, MathVariant variant) => Map(text, variant == MathVariant.BoldItalic ? 0x1D468 : 0x1D400, 0x1D7CE, "");

    private static string Map(string text, int letters, int digits, string old)
    {
        var mapped = new StringBuilder();
        foreach (var c in text)
        {
            var at = old.IndexOf(c, StringComparison.Ordinal);
            _ = c switch
            {
                _ when at >= 0 && at % 2 == 0 => mapped.Append(old[at + 1]),
                >= 'A' and <= 'Z' => mapped.Append(char.ConvertFromUtf32(letters + c - 'A')),
                >= 'a' and <= 'z' => mapped.Append(char.ConvertFromUtf32(letters + 26 + c - 'a')),
                >= '0' and <= '9' when digits > 0 => mapped.Append(char.ConvertFromUtf32(digits + c - '0')),
                _ => mapped.Append(c),
            };
        }

        return mapped.ToString();
    }
}
