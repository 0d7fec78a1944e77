using System.Text;
using Digest.Model.Formulas.Tex;

namespace Digest.Model.Formulas.Chemical;

/// <summary>What stands raised or lowered in a chemical formula: charges, oxidation states, radical dots, counts, sites.</summary>
internal static class ChemicalScript
{
    /// <summary>A raised script: <c>2-</c>, <c>n+</c>, <c>III</c>, <c>.-</c>, <c>99m</c>; signs belong to their numbers.</summary>
    public static MathNode Raised(string text) => Read(text.Replace("*", "∗", StringComparison.Ordinal), isRaised: true);

    /// <summary>A lowered script: <c>12</c>, <c>x</c>, <c>n-1</c>, <c>Li,1-2x</c>; signs stand between terms.</summary>
    public static MathNode Lowered(string text) => Read(text, isRaised: false);

    private static MathNode Read(string text, bool isRaised)
    {
        var row = new TexRow();
        var words = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (c is '{' or '}' or '\\' or '$' || char.IsControl(c)) continue;
            if (IsVariable(text, at) && !(isRaised && c == 'm' && at > 0))
            {
                Flush(row, words);
                row.AddApart(new MathNode.Symbol(c.ToString(), MathClass.Ordinary, MathVariant.Italic));
            }
            else if (!isRaised && at > 0 && at + 1 < text.Length && c is '+' or '-' or '−' && char.IsLetterOrDigit(text[at - 1]))
            {
                Flush(row, words);
                row.AddApart(new MathNode.Symbol(c == '+' ? "+" : "−", MathClass.Binary, MathVariant.Upright));
            }
            else words.Append(c switch { '-' => '−', '\'' => '′', '.' when isRaised && !IsDecimal(text, at) => '•', _ => c });
        }

        Flush(row, words);
        return row.ToNode();
    }

    /// <summary>A small letter alone is a variable.</summary>
    private static bool IsVariable(string text, int at) =>
        char.IsLower(text[at]) && (at == 0 || !char.IsLetter(text[at - 1])) && (at + 1 == text.Length || !char.IsLetter(text[at + 1]));

    private static bool IsDecimal(string text, int at) => at > 0 && at + 1 < text.Length && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]);

    private static void Flush(TexRow row, StringBuilder words)
    {
        if (words.Length > 0) row.AddApart(new MathNode.Words(words.ToString()));
        words.Clear();
    }
}
