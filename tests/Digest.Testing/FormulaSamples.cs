using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Digest.Testing;

/// <summary>Formulas to try: those of the reference numbers and of real digests, and made ones.</summary>
public static partial class FormulaSamples
{
    private static readonly string[] Pieces =
    [
        "x", "y", "12", "3.5", ".", "+", "-", "=", "(", ")", "[", "]", ",", "|", "/", "*", "'", "\\prime ", "\\alpha ", "\\Gamma ", "\\sum ", "\\sin ", "\\to ", "\\{", "\\}", "\\%", "\\&", "\\,", "\\quad ", "\\ ",
        "_a", "^2", "_{ij}", "^{-1}", "_", "^", "{", "}", "{}", "\\frac{a}{b}", "\\frac", "\\sqrt", "\\sqrt[3]{x}", "\\sqrt[n]", "\\hat x", "\\bar{xy}", "\\underbrace{a+b}", "\\overline{AB}", "\\left(", "\\right)", "\\left.", "\\right|",
        "\\left\\{", "\\right\\}", "\\text{if }", "\\text{a_b $x$}", "\\mathrm{kg}", "\\mathbf{v}", "\\mathbb R", "\\mathcal{L}", "\\boldsymbol\\mu ", "\\textit{so}", "\\rm ", "\\bigl(", "\\Big|", "\\binom{n}{k}", "\\overset{!}{=}",
        "\\underset{x}{\\min}", "\\stackrel", "\\not=", "\\not\\subset ", "\\operatorname{arg\\,max}", "\\operatorname*{ess}", "\\limits", "\\begin{matrix}a&b\\\\c&d\\end{matrix}", "\\begin{cases}", "\\end{cases}", "\\begin{array}{lr}", "&", "\\\\", "\\xrightarrow[a]{b}",
        "\\ket{0}", "\\braket{a|b}", "\\SI{5}{\\metre}", "\\unit{kg.m}", "\\unicode{x2013}", "\\unicode{x301}", "\\AA ", "\\color{red}", "\\href{https://a.example/b\\%20c}{v_1}", "\\href{javascript:f()}{w}", "\\url{https://a.example}", "\\'e", "\\\"{o}", "\\hspace{1em}", "\\def\\a{b}", "\\foo ", "\\", "$", "~", "#", "é", "π", "²", "₃", "≤", "′", "ℝ", "漢", "\u0301", "\u0001", "🙂", "א", "\ud800",
    ];

    private static readonly string[] ChemicalPieces =
    [
        "H", "O", "Li", "Y", "Cl", "Fe", "A", "R", "e", "2", "12", "0.5", "1/2", "x", "n", "6-x", "1-x-y", "\\delta ", "δ", "_3", "_{2n+1}", "_{", "^", "^+", "^-", "^2-", "^{3+}", "^{III}", "^{.-}", "^{13}_{6}", "^{227}", "(", ")", "[", "]",
        "+", "-", " + ", " - ", "=", "#", "~", "*", "\u00B7", ".", "\\bond{...}", "(s)", "(aq)", " v", " ^", " ", "->", " -> ", " <=> ", "<=>>", "<->", "<-", "->[H2O]", "->[$k_1$][\\Delta]", "<=>[a][b]", "->[", "→", "⇌", "$x^2$", "\\text{cat}", "\\mu ", ",", ";", "/", "|", "{", "}", "\\foo ", "é", "🙂",
    ];

    /// <summary>A made formula for each seed: pieces in a row, compounds and reactions among them, some with a character lost or moved.</summary>
    public static string Made(Random random)
    {
        var text = new StringBuilder();
        for (var left = random.Next(1, 10); left > 0; left--) text.Append(random.Next(8) == 0 ? MadeChemistry(random) : Pieces[random.Next(Pieces.Length)]);
        for (var left = random.Next(4) - 2; left > 0 && text.Length > 1; left--)
        {
            var at = random.Next(text.Length);
            if (random.Next(2) == 0) text.Remove(at, 1);
            else text.Insert(random.Next(text.Length), text[at]);
        }

        return text.ToString();
    }

    private static string MadeChemistry(Random random)
    {
        var text = new StringBuilder(random.Next(16) == 0 ? "\\pu{" : "\\ce{");
        for (var left = random.Next(1, 8); left > 0; left--) text.Append(ChemicalPieces[random.Next(ChemicalPieces.Length)]);
        return text.Append('}').ToString();
    }

    /// <summary>The formulas of the reference numbers.</summary>
    public static IReadOnlyList<string> Oracle() => [.. Directory.EnumerateFiles(Repository.Oracle, "math-*.jsonl").Order(StringComparer.Ordinal)
        .SelectMany(File.ReadLines).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("tex").GetString()!).Distinct(StringComparer.Ordinal)];

    /// <summary>The formulas of real digests, as far as their delimiters show them.</summary>
    public static IReadOnlyList<string> Corpus() => In(Repository.Corpus!);

    /// <summary>The formulas of the texts in a folder and those within, as far as their delimiters show them.</summary>
    public static IReadOnlyList<string> In(string folder) => [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".md" or ".txt" or ".html")
        .Order(StringComparer.Ordinal).SelectMany(file => Delimited().Matches(File.ReadAllText(file)))
        .Select(match => match.Groups.Values.Skip(1).First(group => group.Success).Value)];

    [GeneratedRegex(@"\\\(([^\n]{1,600}?)\\\)|\\\[([^\n]{1,600}?)\\\]|\$\$([^$\n]{1,600})\$\$|(?<![\\$\w])\$((?=[^$\n]*[\\_^])[^\s$](?:[^$\n]{0,200}[^\s$])?)\$(?!\d)")]
    private static partial Regex Delimited();
}
