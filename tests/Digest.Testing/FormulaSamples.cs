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

    /// <summary>A made formula for each seed: pieces in a row, some of them with a character lost or moved.</summary>
    public static string Made(Random random)
    {
        var text = new StringBuilder();
        for (var left = random.Next(1, 10); left > 0; left--) text.Append(Pieces[random.Next(Pieces.Length)]);
        for (var left = random.Next(4) - 2; left > 0 && text.Length > 1; left--)
        {
            var at = random.Next(text.Length);
            if (random.Next(2) == 0) text.Remove(at, 1);
            else text.Insert(random.Next(text.Length), text[at]);
        }

        return text.ToString();
    }

    /// <summary>The formulas of the reference numbers.</summary>
    public static IReadOnlyList<string> Oracle() => [.. Directory.EnumerateFiles(Repository.Oracle, "math-*.jsonl").Order(StringComparer.Ordinal)
        .SelectMany(File.ReadLines).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("tex").GetString()!).Distinct(StringComparer.Ordinal)];

    /// <summary>The formulas of real digests, as far as their delimiters show them.</summary>
    public static IReadOnlyList<string> Corpus() => [.. Directory.EnumerateFiles(Repository.Corpus!, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".md" or ".txt" or ".html")
        .Order(StringComparer.Ordinal).SelectMany(file => Delimited().Matches(File.ReadAllText(file)))
        .Select(match => match.Groups.Values.Skip(1).First(group => group.Success).Value)];

    [GeneratedRegex(@"\\\(([^\n]{1,600}?)\\\)|\\\[([^\n]{1,600}?)\\\]|\$\$([^$\n]{1,600})\$\$|(?<![\\$\w])\$((?=[^$\n]*[\\_^])[^\s$](?:[^$\n]{0,200}[^\s$])?)\$(?!\d)")]
    private static partial Regex Delimited();
}
