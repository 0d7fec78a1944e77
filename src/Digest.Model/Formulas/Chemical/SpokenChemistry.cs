using System.Globalization;
using Digest.Model.Formulas.Symbols;

namespace Digest.Model.Formulas.Chemical;

/// <summary>What the parts of chemical formulas are called when they are read aloud.</summary>
/// <remarks>
/// A formula is said in the order in which chemists say it, from left to right: the symbols of elements one by one, since a voice would make a word of
/// <c>SO</c>, a count as <c>sub 4</c>, and a charge by its name, since <c>plus</c> alone would be heard as the sign between two parts of a reaction.
/// </remarks>
internal static class SpokenChemistry
{
    private static readonly string[] Numerals = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"];

    /// <summary>True when a compound stands somewhere in <paramref name="node"/>: two elements of which one has two letters, or elements with a count or charge.</summary>
    public static bool Holds(MathNode? node) => node switch
    {
        MathNode.Words words => IsCompound(words.Text),
        MathNode.Scripts { Base: MathNode.Words { Text: var text } } scripts when EndsInElements(text) => scripts.Sub is not (null or MathNode.Words { Text: [>= 'A', ..] }) || Charge(scripts.Sup) is not null,
        MathNode.Scripts scripts => Holds(scripts.Base),
        MathNode.Row row => row.Parts.Any(Holds) || HasBond(row.Parts),
        MathNode.UnderOver stack => Holds(stack.Base) || Holds(stack.Under) || Holds(stack.Over),
        MathNode.Fraction fraction => Holds(fraction.Numerator) || Holds(fraction.Denominator),
        MathNode.Fenced fenced => Holds(fenced.Body),
        _ => false,
    };

    /// <summary>Words in which the symbols of elements stand apart and brackets are named; a state of matter by its name.</summary>
    public static string Words(string text)
    {
        if (StateOf(text) is { } state) return state;
        var spoken = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = at + 1;
            if (char.IsLetter(text[at]))
            {
                while (end < text.Length && char.IsLetter(text[end])) end++;
                spoken.AddRange(ElementsOf(text[at..end]) ?? [text[at..end]]);
            }
            else if (text[at] is '(' or ')' or '[' or ']') spoken.Add(SpokenWords.Sign(text[at..end]));
            else if (text[at] == '/') spoken.Add("slash");
            else if (text[at] is not ('-' or '\\' or '{' or '}'))
            {
                while (end < text.Length && !char.IsLetter(text[end]) && text[end] is not ('(' or ')' or '[' or ']' or '/' or '-' or '\\' or '{' or '}')) end++;
                spoken.Add(text[at..end]);
            }

            at = end;
        }

        return string.Join(' ', spoken);
    }

    /// <summary>What a raised part says of a particle: its charge, oxidation state or lone electron; null when it says none of these.</summary>
    public static string? Charge(MathNode? raised)
    {
        var text = raised switch
        {
            MathNode.Words words => words.Text,
            MathNode.Symbol { Text: "+" or "−" or "•" or "∙" } sign => sign.Text,
            MathNode.Row { Parts.Count: 2 } row when row.Parts is [MathNode.Symbol or MathNode.Words, MathNode.Symbol { Text: "+" or "−" } or MathNode.Words { Text: "+" or "−" }] => string.Concat(row.Parts.Select(Text)),
            _ => "",
        };
        if (Array.IndexOf(Numerals, text) is >= 0 and var state) return string.Create(CultureInfo.InvariantCulture, $"with oxidation state {state + 1}");
        var number = text.TrimStart('•', '∙').TrimEnd('+', '−');
        var dots = string.Concat(Enumerable.Repeat("dot ", text.Length - text.TrimStart('•', '∙').Length));
        var signs = string.Join(' ', text.Reverse().TakeWhile(c => c is '+' or '−').Select(c => c == '+' ? "plus" : "minus"));
        if (text.Length == 0 || !number.All(c => char.IsAsciiDigit(c) || c == 'n') || (signs.Length == 0 && (dots.Length == 0 || number.Length > 0))) return null;
        return dots + (signs.Length > 0 ? $"with charge {(number.Length == 0 && !signs.Contains(' ', StringComparison.Ordinal) ? "1" : number)} {signs}" : "");
    }

    /// <summary>What a sign means between the parts of a compound or reaction; null for what it means elsewhere.</summary>
    public static string? Sign(MathNode.Symbol sign) => (sign.Class, sign.Text) switch
    {
        (MathClass.Ordinary, "−") => "single bond",
        (MathClass.Ordinary, "=") => "double bond",
        (MathClass.Ordinary, "≡") => "triple bond",
        (MathClass.Ordinary, "⋯") => "dotted bond",
        (MathClass.Ordinary, "⋅") => "dot",
        (MathClass.Ordinary, "↑") => "as gas",
        (MathClass.Ordinary, "↓") => "as precipitate",
        (MathClass.Relation, "⟶") => "yields",
        (MathClass.Relation, "⟵") => "is made from",
        _ => null,
    };

    private static string? StateOf(string text) => text switch
    {
        "(aq)" => "aqueous",
        "(s)" => "solid",
        "(l)" => "liquid",
        "(g)" => "gas",
        _ => null,
    };

    private static string Text(MathNode node) => node switch { MathNode.Symbol symbol => symbol.Text, MathNode.Words words => words.Text, _ => "" };

    private static bool IsCompound(string text) => ElementsOf(text) is { Count: > 1 } elements && elements.Any(element => element.Length > 1);

    private static bool EndsInElements(string text)
    {
        var end = text.TrimEnd(')', ']');
        var start = end.Length;
        while (start > 0 && char.IsLetter(end[start - 1])) start--;
        return end.Length == 0 || ElementsOf(end[start..]) is { Count: > 0 };
    }

    private static bool HasBond(EquatableArray<MathNode> parts)
    {
        for (var i = 1; i + 1 < parts.Count; i++)
            if (parts[i] is MathNode.Symbol { Class: MathClass.Ordinary, Text: "−" or "=" or "≡" } && parts[i - 1] is MathNode.Words before && parts[i + 1] is MathNode.Words after && ElementsOf(before.Text) is not null && ElementsOf(after.Text) is not null) return true;
        return false;
    }

    /// <summary>The elements that <paramref name="letters"/> are made of; null when something else is among them.</summary>
    private static List<string>? ElementsOf(string letters)
    {
        var elements = new List<string>();
        for (var at = 0; at < letters.Length; at += elements[^1].Length)
        {
            var length = Elements.LengthAt(letters, at);
            if (length == 0) return null;
            elements.Add(letters.Substring(at, length));
        }

        return elements;
    }
}
