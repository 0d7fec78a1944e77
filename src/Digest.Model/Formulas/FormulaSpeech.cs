using System.Globalization;
using Digest.Model.Formulas.Chemical;
using Digest.Model.Formulas.Symbols;

namespace Digest.Model.Formulas;

/// <summary>Formulas as words to be read aloud, in English.</summary>
/// <remarks>
/// Rules: letters are said as they are, Greek ones by name, and alphabets by theirs (<c>bold x</c>). Signs are said by what they mean. A lower
/// script is <c>sub</c>, an upper one <c>squared</c>, <c>cubed</c>, <c>prime</c>, <c>degrees</c> or <c>to the … power</c>. A fraction of small
/// whole numbers is a count of parts (<c>three halves</c>), another of single terms <c>over</c>, a longer one is said with its bounds, as are
/// roots of more than one term. Limits are <c>from … to …</c>, tables are said row by row. What stands above and below an arrow is said before
/// it. Where compounds stand, elements are said one by one and charges by name: <c>S O sub 4 with charge 2 minus</c>.
/// </remarks>
public static class FormulaSpeech
{
    /// <summary>The formula in words, one space between two; empty for an empty formula.</summary>
    public static string Of(MathNode formula)
    {
        var words = new List<string>();
        new FormulaSpeaker(words, SpokenChemistry.Holds(formula)).Say(formula);
        return string.Join(' ', string.Join(' ', words).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace(" ,", ",", StringComparison.Ordinal);
    }
}

/// <summary>Says one formula.</summary>
internal sealed class FormulaSpeaker(List<string> words, bool isChemistry)
{
    public void Say(MathNode node)
    {
        switch (node)
        {
            case MathNode.Symbol symbol: SaySymbol(symbol); break;
            case MathNode.Words text: words.Add(isChemistry ? SpokenChemistry.Words(text.Text) : Plain(text.Text)); break;
            case MathNode.Row row:
                for (var at = 0; at < row.Parts.Count; at++)
                {
                    if (ChemicalSign(row.Parts, at) is { } sign) words.Add(sign);
                    else Say(row.Parts[at]);
                }

                break;
            case MathNode.Scripts scripts: SayScripts(scripts); break;
            case MathNode.Fraction fraction: SayFraction(fraction); break;
            case MathNode.Radical radical: SayRadical(radical); break;
            case MathNode.Accent accent:
                Say(accent.Base);
                words.Add(SpokenWords.Mark(accent.Mark));
                break;
            case MathNode.Fenced fenced: SayFenced(fenced); break;
            case MathNode.UnderOver stack: SayStack(stack); break;
            case MathNode.Binomial binomial: Say(binomial.Upper, "choose", binomial.Lower); break;
            case MathNode.Table table: SayTable(table); break;
            case MathNode.Large large: words.Add(SpokenWords.Sign(large.Text)); break;
            case MathNode.Link link:
                words.Add("link");
                Say(link.Body);
                break;
            case MathNode.Space: break;
            case MathNode.Unread unread: words.Add(Plain(unread.Text)); break;
            default: throw new InvalidOperationException($"{node.GetType().Name} is not in the closed set of formula nodes.");
        }
    }

    /// <summary>A bond, an adduct's dot or a reaction's arrow, which has something before it.</summary>
    private string? ChemicalSign(EquatableArray<MathNode> parts, int at) =>
        isChemistry && at > 0 && parts[at] is MathNode.Symbol symbol && parts[at - 1] is not MathNode.Words { Text: [.., '(' or '['] } ? SpokenChemistry.Sign(symbol) : null;

    private void Say(MathNode left, string between, MathNode right)
    {
        Say(left);
        words.Add(between);
        Say(right);
    }

    private void SaySymbol(MathNode.Symbol symbol)
    {
        words.Add(symbol.Variant switch
        {
            MathVariant.Bold or MathVariant.BoldItalic => "bold",
            MathVariant.DoubleStruck => "blackboard bold",
            MathVariant.Script => "script",
            MathVariant.Fraktur => "fraktur",
            MathVariant.SansSerif => "sans",
            MathVariant.Monospace => "typewriter",
            _ => "",
        });
        words.Add(SpokenWords.Sign(symbol.Text));
    }

    private void SayScripts(MathNode.Scripts scripts)
    {
        if (scripts.Base is { } @base) Say(@base);
        if (scripts.Base is MathNode.Symbol { Class: MathClass.Operator } name && !char.IsLetter(name.Text, 0))
        {
            SayLimits(scripts.Sub, scripts.Sup);
            return;
        }

        // The numbers of a nuclide are said from above.
        if (scripts is { Base: null, Sub: not null, Sup: { } number }) SaySup(number, null);
        if (scripts.Sub is { } sub)
        {
            words.Add("sub");
            Say(sub);
            if (!IsTerm(sub)) words.Add("end sub");
        }

        if (scripts.Sup is { } sup && scripts is not { Base: null, Sub: not null }) SaySup(sup, scripts.Base);
    }

    private void SaySup(MathNode sup, MathNode? @base)
    {
        if (@base is MathNode.Words && (isChemistry || sup is MathNode.Words or MathNode.Row { Parts: [.., MathNode.Words] }) && SpokenChemistry.Charge(sup) is { } charge)
        {
            words.Add(charge);
            return;
        }

        switch (sup)
        {
            case MathNode.Symbol { Text: "2" } when @base is not (null or MathNode.Words): words.Add("squared"); break;
            case MathNode.Symbol { Text: "3" } when @base is not (null or MathNode.Words): words.Add("cubed"); break;
            case MathNode.Symbol { Text: "∘" or "°" }: words.Add("degrees"); break;
            case MathNode.Symbol { Text: "+" or "−" or "∗" or "†" or "‡" or "⊥" or "∥" } sign: words.Add("super " + SpokenWords.Sign(sign.Text)); break;
            case MathNode.Symbol { Text: ['′', ..] } primes: words.Add(SpokenWords.Sign(primes.Text)); break;
            case MathNode.Row { Parts: [MathNode.Symbol { Text: ['′', ..] } first, var rest] }:
                words.Add(SpokenWords.Sign(first.Text));
                SaySup(rest, @base);
                break;
            case MathNode.Words text when !text.Text.All(char.IsAsciiDigit):
                words.Add("super");
                words.Add(Plain(text.Text));
                break;
            default:
                words.Add(@base is null ? "super" : "to the");
                if (sup is MathNode.Row { Parts: [MathNode.Symbol top, MathNode.Symbol { Text: "/" }, MathNode.Symbol bottom] } && SpokenWords.Parts(top.Text, bottom.Text) is { } share) words.Add(share);
                else Say(sup);
                if (@base is not null) words.Add("power");
                break;
        }
    }

    private void SayFraction(MathNode.Fraction fraction)
    {
        if (fraction is { Numerator: MathNode.Symbol top, Denominator: MathNode.Symbol bottom } && SpokenWords.Parts(top.Text, bottom.Text) is { } share)
        {
            words.Add(share);
            return;
        }

        var isLong = !IsTerm(fraction.Numerator) || !IsTerm(fraction.Denominator);
        if (isLong) words.Add("the fraction");
        Say(fraction.Numerator, "over", fraction.Denominator);
        if (isLong) words.Add("end fraction");
    }

    private void SayRadical(MathNode.Radical radical)
    {
        switch (radical.Degree)
        {
            case null or MathNode.Symbol { Text: "2" }: words.Add("the square root of"); break;
            case MathNode.Symbol { Text: "3" }: words.Add("the cube root of"); break;
            case var degree:
                words.Add("the root of degree");
                Say(degree);
                words.Add("of");
                break;
        }

        Say(radical.Radicand);
        if (!IsTerm(radical.Radicand)) words.Add("end root");
    }

    private void SayFenced(MathNode.Fenced fenced)
    {
        switch (fenced.Open, fenced.Close)
        {
            case ("|", "|") when fenced.Body is not MathNode.Table:
                words.Add("the absolute value of");
                Say(fenced.Body);
                if (!IsTerm(fenced.Body)) words.Add("end absolute value");
                break;
            case ("‖", "‖"):
                words.Add("the norm of");
                Say(fenced.Body);
                if (!IsTerm(fenced.Body)) words.Add("end norm");
                break;
            case ("|", "⟩"):
                words.Add("ket");
                Say(fenced.Body);
                break;
            case ("⟨", "|"):
                words.Add("bra");
                Say(fenced.Body);
                break;
            case ("{", "") when fenced.Body is MathNode.Table table: SayCases(table); break;
            case ("(" or "[", ")" or "]") when fenced.Body is MathNode.Table: Say(fenced.Body); break;
            default:
                words.Add(SpokenWords.Sign(fenced.Open));
                Say(fenced.Body);
                words.Add(SpokenWords.Sign(fenced.Close));
                break;
        }
    }

    private void SayStack(MathNode.UnderOver stack)
    {
        if (FormulaShape.IsLabelledArrow(stack))
        {
            SayArrow(stack);
            return;
        }

        Say(stack.Base);
        if (stack.Base is MathNode.Symbol { Class: MathClass.Operator } name && !char.IsLetter(name.Text, 0))
        {
            SayLimits(stack.Under, stack.Over);
            return;
        }

        if (stack.Under is { } under)
        {
            words.Add("with");
            Say(under);
            words.Add("below");
        }

        if (stack.Over is { } over)
        {
            words.Add("with");
            Say(over);
            words.Add("above");
        }
    }

    private void SayArrow(MathNode.UnderOver arrow)
    {
        words.Add(", with");
        if (arrow.Over is { } over) Say(over);
        if (arrow.Over is not null) words.Add(arrow.Under is null ? "above the arrow" : "above and");
        if (arrow.Under is { } under) Say(under);
        if (arrow.Under is not null) words.Add("below the arrow");
        words.Add(",");
        var sign = (MathNode.Symbol)arrow.Base;
        words.Add((isChemistry ? SpokenChemistry.Sign(sign) : null) ?? SpokenWords.Sign(sign.Text));
    }

    private void SayLimits(MathNode? low, MathNode? high)
    {
        if (low is not null)
        {
            words.Add(high is null ? "over" : "from");
            Say(low);
        }

        if (high is not null)
        {
            words.Add("to");
            Say(high);
        }

        words.Add("of");
    }

    private void SayTable(MathNode.Table table)
    {
        var columns = table.Rows.Select(row => row.Count).DefaultIfEmpty().Max();
        words.Add(string.Create(CultureInfo.InvariantCulture, $"table of {table.Rows.Count} by {columns},"));
        for (var row = 0; row < table.Rows.Count; row++)
        {
            words.Add(string.Create(CultureInfo.InvariantCulture, $"row {row + 1}:"));
            SayCells(table.Rows[row]);
        }

        words.Add("end table");
    }

    private void SayCases(MathNode.Table table)
    {
        words.Add(string.Create(CultureInfo.InvariantCulture, $"{table.Rows.Count} cases,"));
        foreach (var row in table.Rows) SayCells(row);
        words.Add("end cases");
    }

    private void SayCells(EquatableArray<MathNode> cells)
    {
        foreach (var cell in cells)
        {
            Say(cell);
            words.Add(",");
        }
    }

    /// <summary>True for what is said in one breath and needs no bounds.</summary>
    private static bool IsTerm(MathNode node) => node is MathNode.Symbol or MathNode.Words or MathNode.Accent or MathNode.Fenced
        or MathNode.Scripts { Base: null or MathNode.Symbol or MathNode.Words } or MathNode.Row { Parts.IsEmpty: true };

    private static string Plain(string text) => new([.. text.Where(c => c is not ('{' or '}' or '\\'))]);
}
