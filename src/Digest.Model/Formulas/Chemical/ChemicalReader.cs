using System.Text;
using Digest.Model.Formulas.Tex;
using Digest.Model.Text;

namespace Digest.Model.Formulas.Chemical;

/// <summary>Reads the argument of <c>\ce</c>: species, reactions, and what is neither, as readable text with a diagnostic.</summary>
/// <remarks>
/// Idea: each word is tried by the grammar of materials chemistry first (<see cref="Species"/>), where a full stop is a decimal point and
/// <c>6-x</c> a count, and by the notation of mhchem second (<see cref="ChemicalWord"/>), where they are an adduct and a bond.
/// </remarks>
internal sealed class ChemicalReader
{
    private const int DeepestLabel = 3;
    private readonly FormulaNotes notes;
    private readonly TextSpan span;
    private readonly Func<string, MathNode> math;

    private ChemicalReader(FormulaNotes notes, TextSpan span, Func<string, MathNode> math) => (this.notes, this.span, this.math) = (notes, span, math);

    /// <summary>The tree of <paramref name="argument"/>; <paramref name="span"/> is where diagnostics point, <paramref name="math"/> reads TeX within it.</summary>
    public static MathNode Read(string argument, FormulaNotes notes, TextSpan span, Func<string, MathNode> math)
    {
        var reader = new ChemicalReader(notes, span, math);
        if (string.IsNullOrWhiteSpace(argument)) reader.Note("The chemical formula is empty.", null);
        else if (!IsBalanced(argument)) reader.Note("A bracket in the chemical formula has no partner.", "Close each bracket.");
        return reader.ReadRow(argument, 0);
    }

    private MathNode ReadRow(string text, int depth)
    {
        var parts = new List<MathNode>();
        foreach (var token in ChemicalLexer.Cut(text))
        {
            var node = token.Arrow is null ? Sign(token.Text) ?? Word(token.Text) : Arrow(token, depth);
            if (parts.Count > 0 && parts[^1] is MathNode.Words before && node is MathNode.Words after && IsProse(before.Text) && IsProse(after.Text))
            {
                parts[^1] = new MathNode.Words(before.Text + " " + after.Text);
                continue;
            }

            if (parts.Count > 0 && !IsSign(parts[^1]) && !IsSign(node) && !IsComma(node)) parts.Add(new MathNode.Space(3 / 18.0));
            parts.Add(node);
        }

        return parts.Count == 1 ? parts[0] : new MathNode.Row(parts.ToEquatableArray());
    }

    private MathNode Word(string token)
    {
        if (Species.TryRead(token) is { } species)
        {
            if (HasBareNumber(token))
                Note($"{Plain(token)} is no chemical formula; it is shown as it is written.", "Write a group's name as \\mathrm{SO}(3).");
            return species;
        }

        var word = new ChemicalWord(token, math);
        var node = word.Read();
        if (word.NotUnderstood is [var strange, ..])
            Note($"The chemical formula {Plain(token)} is not understood at {Plain(strange)}; it is shown letter by letter.", null);
        foreach (var bond in word.Simplified) notes.Add(FormulaRules.Simplified, span, $"The bond {Plain(bond)} is shown as one with all its lines drawn.");
        return node;
    }

    private void Note(string message, string? hint) => notes.Add(FormulaRules.Chemistry, span, message, hint);

    /// <summary>True for a number alone in brackets after letters, as the names of symmetry groups have.</summary>
    private static bool HasBareNumber(string token)
    {
        var open = token.IndexOf('(', StringComparison.Ordinal);
        var close = token.IndexOf(')', StringComparison.Ordinal);
        return open > 0 && close > open + 1 && token.AsSpan(open + 1, close - open - 1).IndexOfAnyExceptInRange('0', '9') < 0;
    }

    private static bool IsProse(string text) => text.Length > 1 && text.All(c => char.IsLetter(c) || c is ' ' or '-' or ',');

    private static bool IsComma(MathNode node) => node is MathNode.Words { Text: "," or ";" or "." };

    private static bool IsSign(MathNode node) => node is MathNode.Symbol { Class: MathClass.Binary or MathClass.Relation } or MathNode.Scripts { Base: MathNode.Symbol { Class: MathClass.Relation } };

    private static MathNode.Symbol? Sign(string token) => token switch
    {
        "+" => new("+", MathClass.Binary, MathVariant.Upright),
        "-" or "−" => new("−", MathClass.Binary, MathVariant.Upright),
        "+-" or "±" => new("±", MathClass.Binary, MathVariant.Upright),
        "=" => new("=", MathClass.Relation, MathVariant.Upright),
        "^" or "(^)" or "↑" => new("↑", MathClass.Ordinary, MathVariant.Upright),
        "v" or "(v)" or "↓" => new("↓", MathClass.Ordinary, MathVariant.Upright),
        "*" or "." or "·" => new("⋅", MathClass.Ordinary, MathVariant.Upright),
        "..." or "…" => new("⋯", MathClass.Ordinary, MathVariant.Upright),
        "a" or "b" or "c" or "d" or "k" or "m" or "n" or "x" or "y" or "z" => new(token, MathClass.Ordinary, MathVariant.Italic),
        _ => null,
    };

    private MathNode Arrow(ChemicalToken token, int depth)
    {
        if (token.Text is "<=>>" or "<<=>") notes.Add(FormulaRules.Simplified, span, "An equilibrium that leans to one side is shown with arrows of the same length.");
        var arrow = new MathNode.Symbol(token.Arrow!, MathClass.Relation, MathVariant.Upright);
        var (above, below) = (Label(token.Above, depth), Label(token.Below, depth));
        return above is null && below is null ? arrow : new MathNode.Scripts(arrow, below, above);
    }

    private MathNode? Label(string? label, int depth)
    {
        if (string.IsNullOrWhiteSpace(label)) return null;
        return depth < DeepestLabel ? ReadRow(label, depth + 1) : new MathNode.Words(Plain(label));
    }

    /// <summary>True when each bracket outside braces and commands has a partner.</summary>
    private static bool IsBalanced(string text)
    {
        var (round, square) = (0, 0);
        var scan = new TexScanner(text);
        while (!scan.AtEnd)
        {
            switch (scan.Current)
            {
                case '\\': scan.Position++; break;
                case '{': scan.TakeRawArgument(); continue;
                case '(': round++; break;
                case ')': round--; break;
                case '[': square++; break;
                case ']': square--; break;
            }

            if (round < 0 || square < 0) return false;
            scan.Position++;
        }

        return round == 0 && square == 0;
    }

    internal static string Plain(string token)
    {
        var text = new StringBuilder();
        foreach (var c in token)
            if (c is not ('\\' or '{' or '}' or '$') && !char.IsControl(c)) text.Append(c);
        return text.ToString();
    }
}
