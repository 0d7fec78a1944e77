namespace Digest.Model.Formulas.Chemical;

/// <summary>One species of a chemical equation: coefficient, isotope, formula, hydrate, charge, state.</summary>
internal static class Species
{
    private static readonly string[] States = ["(aq)", "(s)", "(l)", "(g)", "(cr)", "(am)"];

    /// <summary>The tree, or null when <paramref name="token"/> is outside the grammar.</summary>
    public static MathNode? TryRead(string token)
    {
        if (token.Length is 0 or > 400) return null;
        if (token.All(c => char.IsLetter(c) || c is '-' or '–' or '/') && token is not [.., '-' or '/'] && !IsVaried(token) && !IsBonded(token)) return new MathNode.Words(token);
        var parts = new List<MathNode>();
        var at = ReadCoefficient(token, 0, parts);
        var state = States.FirstOrDefault(state => token.EndsWith(state, StringComparison.Ordinal) && token.Length > state.Length);
        var body = WithDot(state is null ? token : token[..^state.Length]);
        while (true)
        {
            if (!TryReadPart(body, ref at, parts)) return null;
            if (at == body.Length) break;
            if (body[at] is not ('*' or '.' or '·' or '⋅')) return null;
            parts.Add(new MathNode.Symbol("⋅", MathClass.Ordinary, MathVariant.Upright));
            at = ReadCoefficient(body, at + 1, parts);
        }

        if (state is not null) parts.Add(new MathNode.Words(state));
        return parts.Count == 1 ? parts[0] : new MathNode.Row(parts.ToEquatableArray());
    }

    /// <summary>True for two or more elements with a variable for a count and no figure (<c>NOx</c>): letters that are no word.</summary>
    private static bool IsVaried(string token)
    {
        var formula = new Stoichiometry(token);
        return formula.TryRead(0) && formula.Position == token.Length && !formula.Broken && formula.Elements.Count > 1
            && formula.Counts.Count > 0 && formula.Counts.All(count => count.Count is "x" or "y" or "δ");
    }

    /// <summary>A full stop between a whole count and the water of a hydrate (<c>CuSO4.5H2O</c>) is a dot, though it looks like a decimal point.</summary>
    private static string WithDot(string body) => HydrateDot(body) is > 0 and var dot ? body[..dot] + "·" + body[(dot + 1)..] : body;

    /// <summary>Where the full stop before the water of a hydrate stands, or -1.</summary>
    public static int HydrateDot(string body)
    {
        if (!body.EndsWith("H2O", StringComparison.Ordinal)) return -1;
        var dot = body.Length - 4;
        while (dot > 0 && char.IsAsciiDigit(body[dot])) dot--;
        return dot > 1 && body[dot] == '.' && dot < body.Length - 4 && char.IsAsciiDigit(body[dot - 1]) && !(body[dot - 1] == '0' && !char.IsAsciiDigit(body[dot - 2])) ? dot : -1;
    }

    /// <summary>True for elements with dashes between them, which are bonds.</summary>
    private static bool IsBonded(string token) => token.Contains('-', StringComparison.Ordinal) && token.Split('-').All(Elements.Contains);

    private static int ReadCoefficient(string token, int at, List<MathNode> parts)
    {
        var end = at;
        while (end < token.Length && (char.IsAsciiDigit(token[end]) || (token[end] is '.' or '/' && end > at && end + 1 < token.Length && char.IsAsciiDigit(token[end + 1])))) end++;
        if (end == at && end + 1 < token.Length && token[end] is 'n' or 'x' or 'm' && (char.IsAsciiLetterUpper(token[end + 1]) || token[end + 1] == '('))
        {
            parts.Add(new MathNode.Symbol(token[end].ToString(), MathClass.Ordinary, MathVariant.Italic));
            return end + 1;
        }

        if (end > at) parts.Add(new MathNode.Words(token[at..end]));
        if (token.AsSpan(at, end - at).Contains('/') && end < token.Length) parts.Add(new MathNode.Space(3 / 18.0));
        return end;
    }

    /// <summary>Reads one formula with its charge; a bracketed number or an electron counts as one.</summary>
    private static bool TryReadPart(string body, ref int at, List<MathNode> parts)
    {
        var isotope = ReadIsotope(body, ref at);
        if (isotope is not null) parts.Add(isotope);
        var start = at;
        var formula = new Stoichiometry(body);
        IReadOnlyList<MathNode> read = [];
        if (formula.TryRead(at))
        {
            if (formula.Broken) return false;
            read = formula.Parts();
            at = formula.Position;
        }
        else if (at < body.Length && body[at] == 'e' && at + 1 < body.Length && body[at + 1] is '-' or '^')
        {
            read = [new MathNode.Words("e")];
            at++;
        }

        if (read.Count == 0) return false;
        read = ReadBracketedNumber(body, ref at, read);
        if (!TryReadCharge(body, ref at, out var charge)) return false;
        parts.AddRange(charge is null ? read : [.. read.SkipLast(1), WithCharge(read[^1], charge)]);
        return at > start;
    }

    private static MathNode.Scripts? ReadIsotope(string body, ref int at)
    {
        if (at >= body.Length || body[at] is not ('^' or '_')) return null;
        var next = at;
        MathNode? sub = null, sup = null;
        while (next < body.Length && body[next] is '^' or '_')
        {
            var isSup = body[next] == '^';
            var number = TakeScript(body, ref next);
            if (number.Length == 0 || !number.All(char.IsAsciiDigit)) return null;
            if (isSup) sup = new MathNode.Words(number);
            else sub = new MathNode.Words(number);
        }

        at = next;
        return new MathNode.Scripts(null, sub, sup);
    }

    /// <summary>Takes a script's text after <c>^</c> or <c>_</c>: in braces, or digits with a sign.</summary>
    private static string TakeScript(string body, ref int at)
    {
        at++;
        var start = at;
        if (at < body.Length && body[at] == '{')
        {
            var end = body.IndexOf('}', at);
            if (end < 0) return "";
            at = end + 1;
            return body[(start + 1)..end];
        }

        while (at < body.Length && char.IsAsciiDigit(body[at])) at++;
        while (at < body.Length && body[at] is '+' or '-' or '−' or '*' or '.') at++;
        return body[start..at];
    }

    /// <summary>Groups such as SO(3) are written with a number in brackets.</summary>
    private static IReadOnlyList<MathNode> ReadBracketedNumber(string body, ref int at, IReadOnlyList<MathNode> read)
    {
        var end = at + 1;
        while (end < body.Length && (char.IsAsciiDigit(body[end]) || body[end] == ',')) end++;
        if (at >= body.Length || body[at] != '(' || end == at + 1 || end >= body.Length || body[end] != ')') return read;
        var text = body[at..(end + 1)];
        at = end + 1;
        return read[^1] is MathNode.Words words ? [.. read.SkipLast(1), new MathNode.Words(words.Text + text)] : [.. read, new MathNode.Words(text)];
    }

    private static bool TryReadCharge(string body, ref int at, out MathNode? charge)
    {
        charge = null;
        if (at >= body.Length) return true;
        if (body[at] is '+' or '-' or '−' && at + 1 == body.Length)
        {
            charge = ChemicalScript.Raised(body[at..]);
            at++;
        }
        else if (body[at] == '^')
        {
            var text = TakeScript(body, ref at);
            if (text.Length == 0 || !text.All(c => char.IsAsciiDigit(c) || c is '+' or '-' or '−' or '*' or 'n' or '.' or 'δ' or 'I' or 'V' or 'X')) return false;
            charge = ChemicalScript.Raised(text);
        }

        return true;
    }

    private static MathNode.Scripts WithCharge(MathNode last, MathNode charge) =>
        last is MathNode.Scripts scripts ? scripts with { Sup = charge } : new MathNode.Scripts(last, null, charge);
}
