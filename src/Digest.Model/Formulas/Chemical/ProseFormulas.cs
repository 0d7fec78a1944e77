using System.Collections.Frozen;
using Digest.Model.Text;

namespace Digest.Model.Formulas.Chemical;

/// <summary>Finds chemical formulas in prose.</summary>
/// <remarks>
/// Idea: only a token with a count or charge would look different, so words made of element symbols need no decision. A token counts as a
/// formula when it has two different elements, or is on a short list; when all its symbols have one letter, as in the names of proteins,
/// models and programs, it must be listed or hold a metal with a count of its own.
/// </remarks>
internal sealed class ProseFormulas(ProseChemistry options)
{
    private readonly FrozenSet<string> included = options.Include.Where(word => word.Length > 0).ToFrozenSet(StringComparer.Ordinal);
    private readonly FrozenSet<string> excluded = options.Exclude.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Single = Set("H2 O2 O3 N2 F2 Cl2 Br2 I2 S8 C60 C70");

    private static readonly FrozenSet<string> OneLetter = Set("""
        H2O H2O2 CO2 N2O NO2 NO3 N2O4 NH3 NH4 H2S SO2 SO3 SO4 PO4 CO3 HCO3 CH4 CN2 C3N4 C2N B4C BF3 BF4 PF5 PF6 SF6 NF3 CF4 CF3 PH3 H3PO4
        H2SO4 HNO3 K2O K2S K2CO3 KNO3 V2O3 VO2 VO3 WO2 WO3 WS2 VS2 UO2 UO3 UF4 UF6 U3O8 YF3 Y2O3 YH3 WC2 W2C P2O5 P2S5 PS4 B2O3 BO3 CS2 C2H2 C2H4 C2H6
        CH3 CH2 CH3OH C2H5OH C6H6 C3H8 OH2 KH2PO4 K2SO4 KBF4 KPF6 HPO4
        """);

    private static readonly FrozenSet<string> OneLetterMetals = Set("K V Y W U");

    /// <summary>Elements that prose hardly ever counts, whose symbols are common in abbreviations (PaCO2, HeLa).</summary>
    private static readonly FrozenSet<string> Rare = Set("He Ne Ar Kr Rn Tc Pm Po At Fr Ra Ac Pa Np Am Cm Bk Cf Es Fm Md No Lr D T");

    /// <summary>What the grammar takes and chemists do not: a virus, ion channels, an alloy's grade, networks.</summary>
    private static readonly FrozenSet<string> NotFormulas = Set("CoV2 BiFPN2 AlSi10Mg CaV NaV KV CoS2A");

    private static readonly FrozenSet<string> Cations = Set("Li+ Na+ K+ Ag+ Cu+ Rb+ Cs+ H+ Mg2+ Ca2+ Zn2+ Fe2+ Fe3+ Cu2+ Ni2+ Co2+ Co3+ Mn2+ Mn3+ Mn4+ Al3+ Cr3+ Pb2+ Sn2+ Sn4+ Ti4+ Ti3+ V5+ Ba2+ Sr2+ La3+ Ce3+ Ce4+ Ni3+ Ni4+ Eu3+ Eu2+ Yb3+ Er3+ Y3+");

    public IEnumerable<FoundFormula> Find(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var end = at;
            while (end < text.Length && !char.IsWhiteSpace(text[end])) end++;
            var chunk = text.AsSpan(at, end - at);
            if (chunk.Length <= 200 && MayHold(chunk) && !IsAddress(chunk))
                foreach (var found in FindIn(text, at, end)) yield return found;
            at = end;
        }
    }

    /// <summary>False for what has neither a count nor a charge nor a word of the reader's own: most of any prose.</summary>
    private bool MayHold(ReadOnlySpan<char> chunk) => included.Count > 0 || chunk.ContainsAnyInRange('0', '9') || chunk.Contains('+');

    /// <summary>True for what holds a URL, DOI, e-mail address, path, handle or TeX.</summary>
    private static bool IsAddress(ReadOnlySpan<char> chunk) =>
        chunk.ContainsAny("\\@_#=$`^{}") || chunk.Contains("://", StringComparison.Ordinal) || chunk.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
        || chunk.Contains("doi", StringComparison.OrdinalIgnoreCase) || chunk.Contains("arxiv", StringComparison.OrdinalIgnoreCase)
        || (chunk.TrimStart('(').StartsWith("10.", StringComparison.Ordinal) && chunk.Contains('/'));

    private IEnumerable<FoundFormula> FindIn(string text, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (!(char.IsAsciiLetterUpper(text[at]) || text[at] is '(' or '[') || (at > start && IsWordPart(text[at - 1]))) continue;
            if ((Included(text, at, end) ?? TryRead(text, at, end)) is not { } found || excluded.Contains(text.Substring(found.Span.Start, found.Span.Length))) continue;
            yield return found;
            at = found.Span.End - 1;
        }
    }

    /// <summary>The longest of the reader's own words that stands here.</summary>
    private FoundFormula? Included(string text, int start, int end)
    {
        if (included.Count == 0) return null;
        var chunk = text[start..end];
        foreach (var word in included.Where(word => chunk.StartsWith(word, StringComparison.Ordinal) && IsEnd(chunk, word.Length)).OrderByDescending(word => word.Length))
            if (Species.TryRead(word) is { } tree) return new(new(start, word.Length), tree);
        return null;
    }

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || c is ')' or ']' or '.' or '+';

    private static FoundFormula? TryRead(string text, int start, int end)
    {
        var token = text[start..end];
        if (Cations.FirstOrDefault(cation => token.StartsWith(cation, StringComparison.Ordinal)) is { } ion && IsEnd(token, ion.Length))
            return new(new(start, ion.Length), Species.TryRead(Charged(ion))!);
        var formula = new Stoichiometry(token);
        if (!formula.TryRead(0) || formula.Broken) return null;
        var length = formula.Position;
        if (token[0] is '(' or '[' && token[length - 1] is ')' or ']') return null;
        if (IsVersion(token, length) || !IsEnd(token, length) || Species.HydrateDot(token[..length]) > 0 || !IsLikely(formula, token[..length])) return null;
        var parts = formula.Parts();
        return new(new TextSpan(start, length), parts.Count == 1 ? parts[0] : new MathNode.Row(parts.ToEquatableArray()));
    }

    /// <summary>A cation as the grammar of species takes it: <c>Mg2+</c> as <c>Mg^2+</c>.</summary>
    private static string Charged(string ion) => char.IsAsciiDigit(ion[^2]) ? ion[..^2] + "^" + ion[^2..] : ion;

    /// <summary>True for the name of a model or machine that begins as a molecule does (<c>H2-1</c>), and for a stacking of layers (<c>O3-type</c>).</summary>
    private static bool IsVersion(string token, int length) =>
        length + 1 < token.Length && token[length] == '-' && Single.Contains(token[..length]) && (char.IsAsciiDigit(token[length + 1]) || token.StartsWith("O3", StringComparison.Ordinal));

    private static bool IsEnd(string token, int length) =>
        length == token.Length || (!char.IsLetterOrDigit(token[length]) && token[length] is not ('(' or '[' or '+' or '*' or '=') && !IsDecimal(token, length));

    private static bool IsDecimal(string token, int at) => token[at] == '.' && at + 1 < token.Length && char.IsAsciiDigit(token[at + 1]);

    private static bool IsLikely(Stoichiometry formula, string token)
    {
        var counts = formula.Counts;
        if (counts.Count == 0 || !token.Any(char.IsAsciiDigit)) return false;
        if (Single.Contains(token) || OneLetter.Contains(token)) return true;
        if (NotFormulas.Any(no => token.StartsWith(no, StringComparison.Ordinal))) return false;
        if (formula.Elements.Any(Rare.Contains) || !counts.All(count => IsCount(count.Count))) return false;
        if (formula.Elements.Distinct().Count() < 2) return false;
        for (var i = 1; i < formula.Elements.Count; i++)
            if (formula.Elements[i] == formula.Elements[i - 1]) return false;
        if (formula.Elements.Any(element => element.Length > 1)) return true;
        return counts.Count >= 2 && (counts.Any(count => OneLetterMetals.Contains(count.Element)) || IsHydrocarbon(formula));
    }

    private static bool IsHydrocarbon(Stoichiometry formula) => formula.Elements is ["C", "H", ..] && formula.Counts is [("C", _), ("H", _), ..];

    /// <summary>A count as chemists write it: at most two digits before the point, no leading zero, and never a bare 1.</summary>
    private static bool IsCount(string count)
    {
        if (count == "1") return false;
        foreach (var term in count.Split('+', '-', '−', '±'))
        {
            var whole = term.TakeWhile(char.IsAsciiDigit).Count();
            if (whole > 2 || (whole > 1 && term[0] == '0') || term == "0") return false;
        }

        return true;
    }

    private static FrozenSet<string> Set(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
