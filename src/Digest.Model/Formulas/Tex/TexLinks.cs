using System.Text;
using Digest.Model.Formulas.Symbols;

namespace Digest.Model.Formulas.Tex;

/// <summary>Links, and the accents of text, which authors also write in formulas.</summary>
internal sealed partial class TexParser
{
    private MathNode ReadLink()
    {
        var start = commandStart;
        var target = Address(TakeArgument());
        return Linked(target, ReadArgument(), start);
    }

    private MathNode ReadUrl()
    {
        var start = commandStart;
        var target = Address(TakeArgument());
        return target.Length == 0 ? TexRow.Empty : Linked(target, new MathNode.Words(target), start);
    }

    private MathNode Linked(string target, MathNode body, int start)
    {
        if (MathNode.Link.IsSafe(target)) return new MathNode.Link(body, target);
        notes.Add(FormulaRules.Link, new(start, scan.Position - start), $"The link to '{target}' is left out; its text is kept.", "Links lead to absolute http, https or mailto addresses.");
        return body;
    }

    // In an address a backslash only keeps TeX from taking %, #, & and _ for its own.
    private static string Address(string raw) => new([.. raw.Trim().Where(c => c is not ('\\' or '{' or '}') && !char.IsControl(c))]);

    /// <summary>Reads <c>\'e</c> and its like: the letter with its mark, or a mark over a longer part.</summary>
    private MathNode ReadTextAccent(string mark) => ReadArgument() switch
    {
        MathNode.Symbol { Class: MathClass.Ordinary, Text: [var letter] } symbol when char.IsAsciiLetter(letter) => symbol with { Text = (symbol.Text + mark).Normalize(NormalizationForm.FormC) },
        MathNode.Words { Text: [var first, ..] } words when char.IsAsciiLetter(first) => new MathNode.Words((words.Text[..1] + mark + words.Text[1..]).Normalize(NormalizationForm.FormC)),
        MathNode.Row { Parts.IsEmpty: true } nothing => nothing,
        var part => new MathNode.Accent(part, mark),
    };

    private static bool TryFindTextAccent(string name, out string mark)
    {
        mark = "";
        return name is "'" or "`" or "^" or "\"" or "=" or "." && AccentMarks.ByTextCommand.TryGetValue(name, out mark!);
    }
}
