using System.Globalization;

namespace Digest.Model.Tests.Reading;

/// <summary>
/// Texts that make a reader work hard: each kind is a function from a length in characters to a text of about that length. They are what a Markdown parser,
/// a table, a search for formulas or a rule of recognition takes more than linear time for when nobody thought of it.
/// </summary>
internal static class HostileKinds
{
    public static IReadOnlyDictionary<string, Func<int, string>> All { get; } = new Dictionary<string, Func<int, string>>
    {
        ["opening brackets"] = Of("["),
        ["links that do not close"] = Of("[a]("),
        ["pictures that do not close"] = Of("!["),
        ["links to references that are not there"] = Of("[a][b] "),
        ["brackets inside one another"] = n => Times("[", n / 2) + "a" + Times("]", n / 2),
        ["links inside one another"] = n => Times("[", n / 5) + "a" + Times("](x)", n / 5),
        ["titles of links that do not close"] = Of("[a](b ("),
        ["emphasis that does not close"] = Of("*a **b "),
        ["emphasis that closes"] = Of("*a* "),
        ["emphasis of two kinds crossed"] = Of("*a_ "),
        ["emphasis inside emphasis"] = n => Times("*a **b ", n / 14) + "x" + Times("b** a*", n / 14),
        ["struck out and not closed"] = Of("~~a "),
        ["declarations that do not close"] = Of("a <!A "),
        ["instructions that do not close"] = Of("a <? "),
        ["comments that do not close"] = Of("a <!-- "),
        ["comments in a block that do not close"] = n => "<div>\n" + Times("a<!-- ", n / 6),
        ["tags"] = Of("<x>"),
        ["tags that do not close"] = n => "<div>\n" + Times("<b>", n / 3),
        ["paragraphs of HTML"] = n => "<div>\n" + Times("<p>a", n / 4),
        ["boxes that do not close"] = Of("<details>\n\n"),
        ["backticks in runs of all lengths"] = n => Counted(k => "e" + Times("`", k), (int)Math.Sqrt(2 * n)),
        ["code that closes"] = Of("`*a` ``[b`` "),
        ["marks behind a target that code seems to open in"] = n => "[a](`) " + Times("*a **b ", n / 7) + "`",
        ["bare names of sites without spaces"] = Of("www.a.b(www.c"),
        ["pipes"] = Of("|"),
        ["a table of one row"] = n => Times("|a", n / 6) + "\n" + Times("|-", n / 6) + "\n" + Times("|b", n / 6) + "\n",
        ["a table of short rows under a wide head"] = n => Times("|a", n / 20) + "\n" + Times("|-", n / 20) + "\n" + Times("|x|\n", n / 5),
        ["pipes inside links"] = Of("[a|b](https://x.example)|"),
        ["quotations inside one another"] = Of("> "),
        ["quotations each deeper than the last"] = n => Counted(k => Times(">", k) + "a\n", (int)Math.Sqrt(2 * n)),
        ["lists inside one another"] = n => Times("- ", n / 2) + "a",
        ["lists each deeper than the last"] = n => Counted(k => Times("  ", k) + "- a\n", (int)Math.Sqrt(n)),
        ["boxes inside one another"] = n => Counted(k => Times("    ", k) + "!!! note\n", (int)Math.Sqrt(n / 2)),
        ["containers between colons"] = Of("::: note\n"),
        ["containers each closed at once"] = Of("::: note\n:::\n"),
        ["white space in the title of a container"] = n => "::: note a" + Times(" ", n) + "b",
        ["attributes of a container that do not close"] = n => "::: {" + Times(".a \"", n / 4),
        ["links of chat programs that do not close"] = Of("<http://a.b|c "),
        ["lines lazily inside quotations"] = n => Times("> ", 50) + "a\n" + Times("b\n", n / 2),
        ["blank lines inside lists"] = n => Times("- ", 60) + "a\n" + Times("\n", n),
        ["a list entry of many paragraphs"] = n => "- a\n\n" + Times("  b\n\n", n / 5),
        ["underlined headings"] = Of("a\n===\n"),
        ["notes"] = n => Counted(k => Invariant($"[^{k}]: a\n"), n / 10),
        ["notes apart"] = n => Counted(k => Invariant($"[^{k}]: a\n\n"), n / 11),
        ["references in one paragraph"] = n => Counted(k => Invariant($"[{k}]: /u\n"), n / 11),
        ["references apart"] = n => Counted(k => Invariant($"[{k}]: /u\n\n"), n / 12),
        ["bare addresses"] = Of("http://a.b "),
        ["underscores inside words"] = Of("a_"),
        ["signs that may begin an entity"] = Of("R&D "),
        ["marks that are clear"] = Of("**a** [b](https://c.example/d_e) `f` _g_ & ~ "),
        ["bare names of sites"] = Of("www.a.b "),
        ["hard line ends"] = Of("a  \n"),
        ["backslashes"] = Of("\\"),
        ["formulas that do not close"] = Of("\\("),
        ["displayed formulas that do not close"] = Of("\\[a\n"),
        ["dollars"] = Of("$a "),
        ["relations in a formula"] = n => "$$\n" + Times("= ", n / 2) + "\n$$",
        ["braces in a formula"] = n => "$$\n" + Times("{", n) + "\n$$",
        ["fractions in a formula"] = n => "$$\n" + Times("\\frac{a}{", n / 9) + "\n$$",
        ["superscripts in a formula"] = n => "$$\n" + Times("a^", n / 2) + "\n$$",
        ["letters"] = Of("a"),
        ["digits"] = Of("1"),
        ["white space"] = n => "a" + Times(" ", n) + "b",
        ["emoji"] = Of("🔬"),
        ["marks over one letter"] = n => "a" + Times("\u0301", n),
        ["short lines"] = Of("Short line\n"),
        ["numbered lines"] = n => Counted(k => Invariant($"{k % 999}. Hive\n"), n / 10),
        ["bullets"] = Of("• a\n"),
        ["headings"] = n => Counted(k => Invariant($"# Hive {k}\n\n"), n / 12),
        ["papers"] = n => Counted(k => Invariant($"## {k}. Hive {k}\n- Authors: Bo Ek\n- Link: arXiv:2603.{10000 + (k % 90000)}\n\n"), n / 70),
        ["one paper again and again"] = Of("## 1. Hive\n- Link: arXiv:2603.90001\n- Scores: Relevance 4 | Novelty 5\n\n"),
        ["ideas about papers"] = n => Papers(n / 2) + "## Research Ideas\n\n" + Counted(k => Invariant($"### Idea {k % 999}: Try it\n- Based on: hive number{k}\n\n"), n / 100),
        ["names in papers"] = n => Counted(k => Invariant($"## {k}. Hive\n- Link: arXiv:2603.90001\n- Why it matters: Ann Lee{Letters(k)}'s work and Ann Bo{Letters(k)}'s work.\n\n"), n / 100),
        ["authors"] = n => Paper("Authors: " + Counted(k => Invariant($"Ann Lee{k} (Univ {k}); "), n / 24)),
        ["topics"] = n => Paper("Topics: " + Times("a, ", n / 3)),
        ["scores"] = n => Paper("Scores: " + Counted(k => Invariant($"Axis{k} 4 | "), n / 12)),
        ["links of a paper"] = n => Paper("Link: " + Counted(k => Invariant($"[a{k}](http://a.b/{k}) "), n / 24)),
        ["a source of many parts"] = n => Paper("Source: " + Times("arXiv · ", n / 8)),
        ["fields"] = n => Paper(Counted(k => Invariant($"x\n- **Key{k}:** value\n"), n / 20)),
        ["badges"] = n => "# D\n\n## 1. T " + Times("`a` ", n / 4) + "\n- Authors: Ann Lee\n",
        ["papers in a table"] = n => "| Title | Authors | Link |\n|-|-|-|\n" + Counted(k => Invariant($"| Hive {k} | Ann Lee | arXiv:2603.90001 |\n"), n / 42),
        ["front matter of one bracket"] = n => "---\na: " + Times("[", n) + "\n---\n",
        ["front matter that does not close"] = n => "---\n" + Times("a: b\n", n / 5),
    };

    private static Func<int, string> Of(string part) => length => Times(part, length / part.Length);

    private static string Times(string part, int count) => string.Concat(Enumerable.Repeat(part, Math.Max(1, count)));

    private static string Counted(Func<int, string> part, int count) => string.Concat(Enumerable.Range(1, Math.Max(1, count)).Select(part));

    private static string Paper(string line) => "# D\n\n## 1. Hive\n- Authors: Ann Lee\n- " + line + "\n";

    private static string Papers(int length) => "# D 2026-01-02\n\n" + Counted(k => Invariant($"## {k}. Hive number{k}\n- Link: arXiv:2603.{10000 + k}\n\n"), length / 60);

    private static string Letters(int number) => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => (char)('a' + digit - '0')));

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
