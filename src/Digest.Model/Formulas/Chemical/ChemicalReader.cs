using System.Text;
using Digest.Model.Text;

namespace Digest.Model.Formulas.Chemical;

/// <summary>Reads the argument of <c>\ce</c>: species, reactions, and what is neither, as readable text with a diagnostic.</summary>
internal static class ChemicalReader
{
    /// <summary>The tree of <paramref name="argument"/>; <paramref name="span"/> is where diagnostics point, <paramref name="math"/> reads TeX within it.</summary>
    public static MathNode Read(string argument, FormulaNotes notes, TextSpan span, Func<string, MathNode> math)
    {
        var parts = new List<MathNode>();
        foreach (var token in argument.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var node = Sign(token) ?? Arrow(token) ?? Species.TryRead(token);
            if (node is null)
            {
                notes.Add(FormulaRules.Chemistry, span, $"The chemical formula {Plain(token)} is not understood; it is shown letter by letter.");
                node = LooseSpecies.Read(token, math);
            }

            if (parts.Count > 0 && IsSpaced(parts[^1], node)) parts.Add(new MathNode.Space(3 / 18.0));
            parts.Add(node);
        }

        return parts.Count == 1 ? parts[0] : new MathNode.Row(parts.ToEquatableArray());
    }

    private static bool IsSpaced(MathNode left, MathNode right) => !IsSign(left) && !IsSign(right);

    private static bool IsSign(MathNode node) => node is MathNode.Symbol { Class: MathClass.Binary or MathClass.Relation } or MathNode.Scripts { Base: MathNode.Symbol { Class: MathClass.Relation } };

    private static MathNode.Symbol? Sign(string token) => token switch
    {
        "+" => new("+", MathClass.Binary, MathVariant.Upright),
        "-" => new("−", MathClass.Binary, MathVariant.Upright),
        "=" => new("=", MathClass.Relation, MathVariant.Upright),
        "^" or "(^)" => new("↑", MathClass.Ordinary, MathVariant.Upright),
        "v" or "(v)" => new("↓", MathClass.Ordinary, MathVariant.Upright),
        "*" or "." => new("⋅", MathClass.Ordinary, MathVariant.Upright),
        _ => null,
    };

    private static MathNode? Arrow(string token)
    {
        var bracket = token.IndexOf('[', StringComparison.Ordinal);
        var sign = (bracket < 0 ? token : token[..bracket]) switch
        {
            "->" or "→" => "⟶",
            "<-" or "←" => "⟵",
            "<->" or "↔" => "⟷",
            "<=>" or "<-->" or "⇌" => "⇌",
            "<=>>" or "<<=>" => "⇌",
            _ => null,
        };
        if (sign is null) return null;
        var arrow = new MathNode.Symbol(sign, MathClass.Relation, MathVariant.Upright);
        if (bracket < 0) return arrow;
        var labels = token[bracket..].Split('[', ']').Where(label => label.Length > 0).Select(label => Species.TryRead(label) ?? new MathNode.Words(Plain(label))).ToList();
        return labels.Count == 0 ? arrow : new MathNode.Scripts(arrow, labels.ElementAtOrDefault(1), labels[0]);
    }

    internal static string Plain(string token)
    {
        var text = new StringBuilder();
        foreach (var c in token)
            if (c is not ('\\' or '{' or '}' or '$')) text.Append(c);
        return text.ToString();
    }
}
