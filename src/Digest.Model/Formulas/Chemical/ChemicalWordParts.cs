using Digest.Model.Formulas.Tex;

namespace Digest.Model.Formulas.Chemical;

/// <summary>Scripts, TeX and named bonds within a word: a raised or lowered part belongs to what stands before it, or begins a nuclide.</summary>
internal sealed partial class ChemicalWord
{
    private void ReadScript()
    {
        var isRaised = scan.Current == '^';
        scan.Position++;
        if (!scan.AtEnd) OpenScript();
        if (scan.AtEnd)
        {
            if (isRaised) AddSign("↑");
            else NotUnderstood.Add(new("_", scan.Position - 1));
            return;
        }

        if (scan.Current is '\\' or '$') AddScript(isRaised, TakeMath());
        else if (scan.Current == '{')
        {
            var inner = scan.TakeRawArgument();
            if (isRaised) StartNuclide(inner);
            AddScript(isRaised, inner.AsSpan().ContainsAny("\\$_^") ? Greek(math(inner, scan.RawStart)) : isRaised ? ChemicalScript.Raised(inner) : ChemicalScript.Lowered(inner));
        }
        else
        {
            var start = scan.Position;
            PassScript(isRaised);
            var text = token[start..scan.Position];
            if (isRaised) StartNuclide(text);
            if (text.Length == 0) NotUnderstood.Add(new(isRaised ? "^" : "_", start - 1));
            else AddScript(isRaised, isRaised ? ChemicalScript.Raised(text) : ChemicalScript.Lowered(text));
        }
    }

    /// <summary>Steps over a script without braces: a number or numeral with its signs, or one letter.</summary>
    private void PassScript(bool isRaised)
    {
        var start = scan.Position;
        if (scan.Current is '-' or '+' or '−' && (!isRaised || char.IsAsciiDigit(scan.Next))) scan.Position++;
        while (char.IsAsciiDigit(scan.Current) || (scan.Current == '.' && char.IsAsciiDigit(scan.Next))) scan.Position++;
        if (isRaised && scan.Position == start) while (scan.Current is 'I' or 'V') scan.Position++;
        if (scan.Position == start && char.IsLetter(scan.Current)) scan.TakeCharacter();
        var isPrefix = before is Before.Math or Before.Letter;
        while (isRaised && !(isPrefix && scan.Current == '-' && char.IsLetter(scan.Next)) && scan.Current is '+' or '-' or '−' or '.' or '•' or '*' or '\'') scan.Position++;
    }

    private void ReadMath()
    {
        Flush();
        if (token.AsSpan(scan.Position).StartsWith("\\bond"))
        {
            var at = scan.Position;
            scan.Position += "\\bond".Length;
            ReadBond(scan.TakeRawArgument(), at);
            return;
        }

        row.AddApart(TakeMath());
        before = Before.Math;
    }

    private void ReadBond(string bond, int at)
    {
        var sign = bond switch
        {
            "-" or "1" => "−",
            "=" or "2" => "=",
            "#" or "3" => "≡",
            "~" or "..." or "...." => "⋯",
            "~-" or "-~" => "=",
            "~--" or "~=" or "-~-" => "≡",
            "->" => "→",
            "<-" => "←",
            _ => null,
        };
        if (sign is null) NotUnderstood.Add(new("\\bond{" + bond + "}", at));
        else if (bond.Length > 1 && bond.Contains('~', StringComparison.Ordinal)) Simplified.Add(new(bond, at));
        AddSign(sign ?? "−");
        if (sign is null) Put(ChemicalReader.Plain(bond), Before.Letter);
    }

    private void AddScript(bool isRaised, MathNode script)
    {
        if (isRaised) row.AddSup(script);
        else row.AddSub(script);
        if (before is not (Before.Math or Before.Isotope)) before = Before.Script;
    }

    /// <summary>A raised number without a sign right before an element is that element's mass number, not a charge of the part before.</summary>
    private void StartNuclide(string number)
    {
        if (before is not (Before.Atom or Before.Script) || number.Length == 0 || !number.All(char.IsAsciiDigit) || Elements.LengthAt(token, scan.Position) == 0) return;
        row.AddApart(TexRow.Empty);
        before = Before.Isotope;
    }

    /// <summary>Scripts that follow no part stand before the next one: they are the numbers of a nuclide.</summary>
    private void OpenScript()
    {
        Flush();
        if (before != Before.Nothing) return;
        row.AddApart(TexRow.Empty);
        before = Before.Isotope;
    }
}
