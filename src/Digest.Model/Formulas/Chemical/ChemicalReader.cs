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
    private readonly Func<string, int, MathNode> math;

    private ChemicalReader(FormulaNotes notes, Func<string, int, MathNode> math) => (this.notes, this.math) = (notes, math);

    /// <summary>
    /// The tree of <paramref name="argument"/>. The places of <paramref name="notes"/> are counted from its start; <paramref name="math"/> reads TeX
    /// that stands in it from a place on.
    /// </summary>
    public static MathNode Read(string argument, FormulaNotes notes, Func<string, int, MathNode> math)
    {
        var reader = new ChemicalReader(notes, math);
        if (string.IsNullOrWhiteSpace(argument)) reader.Note(new(0, argument.Length), "The chemical formula is empty.", null);
        else if (LoneBracket(argument) is { } lone) reader.Note(new(lone, 1), "A bracket in the chemical formula has no partner.", "Close each bracket.");
        return reader.ReadRow(argument, 0, 0);
    }

    /// <summary>Reads <paramref name="text"/>, which begins at <paramref name="start"/>.</summary>
    private MathNode ReadRow(string text, int start, int depth)
    {
        var parts = new List<MathNode>();
        foreach (var cut in ChemicalLexer.Cut(text))
        {
            var token = cut with { Start = start + cut.Start };
            var node = token.Arrow is null ? Sign(token.Text) ?? Word(token) : Arrow(token, start, depth);
            if (node is MathNode.Row { Parts.IsEmpty: true }) continue;
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

    private MathNode Word(ChemicalToken token)
    {
        if (Species.TryRead(token.Text) is { } species)
        {
            if (HasBareNumber(token.Text))
                Note(new(token.Start, token.Text.Length), $"{Plain(token.Text)} is no chemical formula; it is shown as it is written.", "Write a group's name as \\mathrm{SO}(3).");
            return species;
        }

        var word = new ChemicalWord(token.Text, (part, at) => math(part, token.Start + at));
        var node = word.Read();
        if (word.NotUnderstood is [var strange, ..])
            Note(strange.In(token), $"The chemical formula {Plain(token.Text)} is not understood at {(strange.Text == "$" ? "a dollar sign" : Plain(strange.Text))}; it is shown letter by letter.", null);
        foreach (var bond in word.Simplified) notes.Add(FormulaRules.Simplified, bond.In(token), $"The bond {Plain(bond.Text)} is shown as one with all its lines drawn.");
        return node;
    }

    private void Note(TextSpan span, string message, string? hint) => notes.Add(FormulaRules.Chemistry, span, message, hint);

    /// <summary>True for a number alone in brackets after letters, as the names of symmetry groups have.</summary>
    private static bool HasBareNumber(string token)
    {
        var open = token.IndexOf('(', StringComparison.Ordinal);
        var close = token.IndexOf(')', StringComparison.Ordinal);
        return open > 0 && close > open + 1 && token.AsSpan(open + 1, close - open - 1).IndexOfAnyExceptInRange('0', '9') < 0;
    }

    private static bool IsProse(string text) => text.Length > 1 && text.All(c => char.IsLetter(c) || c is ' ' or '-' or ',');

    private static bool IsComma(MathNode node) => node is MathNode.Words { Text: "," or ";" or "." };

    private static bool IsSign(MathNode node) => node is MathNode.Symbol { Class: MathClass.Binary or MathClass.Relation } or MathNode.UnderOver { Base: MathNode.Symbol { Class: MathClass.Relation } };

    private static MathNode.Symbol? Sign(string token) => token switch
    {
        "+" => new("+", MathClass.Binary, MathVariant.Upright),
        "-" or "−" => new("−", MathClass.Binary, MathVariant.Upright),
        "+-" or "±" => new("±", MathClass.Binary, MathVariant.Upright),
        "=" or "<" or ">" or "≤" or "≥" or "≈" => new(token, MathClass.Relation, MathVariant.Upright),
        "^" or "(^)" or "↑" => new("↑", MathClass.Ordinary, MathVariant.Upright),
        "v" or "(v)" or "↓" => new("↓", MathClass.Ordinary, MathVariant.Upright),
        "*" or "." or "·" => new("⋅", MathClass.Ordinary, MathVariant.Upright),
        "..." or "…" => new("⋯", MathClass.Ordinary, MathVariant.Upright),
        "a" or "b" or "c" or "d" or "k" or "m" or "n" or "x" or "y" or "z" => new(token, MathClass.Ordinary, MathVariant.Italic),
        _ => null,
    };

    private MathNode Arrow(ChemicalToken token, int start, int depth)
    {
        if (token.Text is "<=>>" or "<<=>") notes.Add(FormulaRules.Simplified, new(token.Start, token.Text.Length), "An equilibrium that leans to one side is shown with arrows of the same length.");
        var arrow = new MathNode.Symbol(token.Arrow!, MathClass.Relation, MathVariant.Upright);
        var (above, below) = (Label(token.Above, start, depth), Label(token.Below, start, depth));
        return above is null && below is null ? arrow : new MathNode.UnderOver(arrow, below, above);
    }

    private MathNode? Label(ChemicalLabel? label, int start, int depth)
    {
        if (label is not { } written || string.IsNullOrWhiteSpace(written.Text)) return null;
        return depth < DeepestLabel ? TexRow.AsGroup(ReadRow(written.Text, start + written.Start, depth + 1)) : new MathNode.Words(Plain(written.Text));
    }

    /// <summary>Where the first bracket without a partner stands, of those outside braces and commands; null when each has one.</summary>
    private static int? LoneBracket(string text)
    {
        var (round, square) = (new Stack<int>(), new Stack<int>());
        var scan = new TexScanner(text);
        while (!scan.AtEnd)
        {
            switch (scan.Current)
            {
                case '\\': scan.Position++; break;
                case '{': scan.TakeRawArgument(); continue;
                case '(': round.Push(scan.Position); break;
                case '[': square.Push(scan.Position); break;
                case ')' when !round.TryPop(out _): return scan.Position;
                case ']' when !square.TryPop(out _): return scan.Position;
            }

            scan.Position++;
        }

        return round.Concat(square).Cast<int?>().Min();
    }

    internal static string Plain(string token)
    {
        var text = new StringBuilder();
        foreach (var c in token)
            if (c is not ('\\' or '{' or '}' or '$') && !char.IsControl(c)) text.Append(c);
        return text.ToString();
    }
}
