using System.Globalization;
using System.Text;

namespace Digest.Fuzz;

/// <summary>
/// Makes digests of all shapes: papers as numbered headings, bullets, tables or upper-case keys; labelled lines, prose and boxes; scores and dates in many
/// spellings; synthesis and ideas; as Markdown or as the plain copy of a page. All words are made up, so that each can be looked for.
/// </summary>
internal sealed class Grammar(Random random)
{
    private static readonly string[] Syllables = ["zor", "vak", "mel", "tiq", "bru", "dax", "ohn", "fil", "gwe", "jup", "kor", "lym", "nef", "pyx", "rul", "sov"];
    private static readonly string[] Axes = ["Relevance", "Novelty", "Usefulness", "Zorvakness"];

    /// <summary>A digest of some shape.</summary>
    public string Digest()
    {
        var text = new StringBuilder();
        text.Append(Any($"# {Words(2)} — 2026-0{random.Next(1, 10)}-1{random.Next(10)}\n\n", $"# {Words(3)}\n\n*March 2{random.Next(10)}, 2026*\n\n", $"---\ntitle: {Words(2)}\ndate: 2026-04-0{random.Next(1, 10)}\n---\n\n", ""));
        if (random.Next(2) == 0) text.Append(Words(12)).Append(".\n\n");
        for (var section = random.Next(1, 3); section > 0; section--)
        {
            text.Append(Any($"## {Words(2)}\n\n", "## Papers\n\n", "---\n\n", ""));
            for (var paper = 1; paper <= random.Next(1, 5); paper++) text.Append(Paper(paper));
        }

        if (random.Next(2) == 0) text.Append(Synthesis());
        if (random.Next(2) == 0) text.Append(Ideas());
        for (var extra = random.Next(3); extra > 0; extra--) text.Append(Block());
        return text.ToString();
    }

    private string Paper(int number) => Any<Func<string>>(
        () => $"### {number}. {Words(6)}\n\n{Meta("- ")}{Fields("- ")}- Scores: {Scores()}\n\n",
        () => $"### {number}. {Words(5)}\n\n{Meta("- ")}\n{Words(20)}.\n\n!!! note \"Relevance to {Words(1)}\"\n    {Words(8)}.\n\n",
        () => $"## [{Words(5)}](https://arxiv.org/abs/2601.{Digits(5)})\n\n**Authors:** {Names()}  \n**Summary:** {Words(12)}.\n\n{Words(7)}\n\n",
        () => $"- **{Words(5)}** ([link](https://doi.org/10.1234/{Words(1)})) — {Words(9)}\n  - Authors: {Names()}\n  - {Words(4)}\n\n",
        () => $"| Title | Authors | Score |\n|---|---|---|\n| {Words(4)} | {Names()} | {random.Next(10)} |\n| {Words(4)} | {Names()} | 4.5 |\n\n",
        () => $"TITLE: {Words(4)}\nAUTHORS: {Names()}\nSUMMARY: {Words(9)}\n\n",
        () => $"{number}. {Words(6)}\n• Authors: {Names()}\n• Link: arXiv:2603.{Digits(5)}\n• Why it matters: {Words(9)}\n\n",
        () => $"<details>\n<summary>{Words(4)}</summary>\n\n{Words(9)}\n\n</details>\n\n")();

    private string Meta(string bullet) => Any(
        $"{bullet}Authors: {Names()}\n{bullet}Link: arXiv:2603.{Digits(5)}\n{bullet}Source: arXiv (physics.chem-ph), Mar 19, 2026\n",
        $"{bullet}Link: [arXiv:2603.{Digits(5)}](https://arxiv.org/abs/2603.{Digits(5)}) · 📅 2026-03-20 · ↗ {Words(1)}\n",
        $"{bullet}Authors: {Names()}, … et al.\n{bullet}DOI: 10.1038/{Words(1)}-{Digits(3)}\n",
        $"Source: {Words(2)} · 2026-03-1{random.Next(10)} · [{Words(2)}](https://{Words(1)}.example/{Digits(4)})\n");

    private string Fields(string bullet) => $"{bullet}Why it matters: {Inline()}\n{bullet}**Method:** {Inline()}\n{bullet}{Words(2)}: {Inline()}\n";

    private string Synthesis() => $"## Synthesis\n\n### Emerging patterns\n\n1. {Inline()}\n2. {Words(9)}\n\n   {Words(6)}\n\n### Gaps and limitations\n\n{Inline()}\n\n";

    private string Ideas() => $"## Research Ideas\n\n### Idea 1: {Words(4)}\n\n- Based on: {Words(2)}; {Words(2)}\n- Core hypothesis: {Inline()}\n- Minimal validation plan: {Words(8)}\n\n";

    private string Block() => Any(
        $"{Words(2)} {string.Concat(Enumerable.Repeat(Any("*a", "_a ", "[a", "`a", "~~a"), random.Next(20, 400)))} {Words(1)}\n\n",
        $"{Any("- ", "• ", "1. ")}{Words(4)}\n\n   {Words(3)}\n   {Words(4)}\n\n   {Words(2)}\n{Any("- ", "• ", "2. ")}{Words(3)}\n  {Words(2)}\n\n",
        $"{Words(2)} \\({Tex()}\\) {Words(1)}.\n\n",
        $"$$\n{Tex()}\n$$\n\n",
        $"> {Inline()}\n>\n> - {Words(4)}\n\n",
        $"```{Words(1)}\n{Words(5)}\n```\n\n",
        $"- {Words(4)}\n  - {Inline()}\n    1. {Words(3)}\n\n",
        $"<p align=\"left\">{Words(4)}</p>\n\n",
        $"<!-- {Words(3)}\n\n{Words(4)}\n\n",
        $"$$\n\\frac{{a}}{{b_{Digits(1)}}} + \\frac{Any("", "{a}", "12")}\n$$\n\n",
        string.Concat(Enumerable.Repeat("*" + Words(1) + " ", random.Next(2, 200))) + "\n\n",
        $"{Words(4)}  \n{Words(3)}\\\n{Words(3)}\n\n",
        $"{Words(3)}[^n] and.\n\n[^n]: {Words(5)}\n\n",
        $"{Words(3)}{Mark()} {Words(2)}{Mark()}.\n\n{Any("", "> ", "- ")}{Definition()}{Any("", "> ")}{Definition()}{Any("", "- ")}{Definition()}\n",
        new string('>', random.Next(1, 60)) + " " + Words(4) + "\n\n",
        $"***\n\n{Words(5)}.\n\n{Words(5)}.\n\n");

    private string Label() => Any("1", "2", "honey", "Pollen grains", "^1", "^honey");

    private string Mark() => Any($" [{Label()}]", $"[{Label()}][{Label()}]", $" [{Words(2)}][{Label()}]", $" ![{Words(1)}][{Label()}]", $" [{Words(1)}](https://{Words(1)}.example \"{Words(2)}\")", $" [[{Words(2)}|{Words(1)}]]");

    private string Definition() => $"[{Label()}]: {Any($"https://{Words(1)}.example", $"<#{Words(1)}>", Words(1), Words(3))}{Any("", $" \"{Words(2)}\"", $"\n  ({Words(2)})")}\n";

    public string Inline() => Any(
        $"{Words(5)} **{Words(2)}** and *{Words(2)}*.",
        $"{Words(3)} `{Words(1)}` {Words(2)}",
        $"{Words(3)} [{Words(2)}](https://{Words(1)}.example) {Words(1)}.",
        $"{Words(2)} \\(\\ce{{Li6PS5Cl}}\\) at ${Digits(2)}^\\circ$ {Words(2)}",
        $"{Words(3)} for $2,{Digits(3)}–$7,{Digits(3)} {Words(2)}",
        $"{Words(2)} <b>{Words(1)}</b> &amp; {Words(2)}",
        $"{Words(4)}，{Words(2)}：{Words(1)}");

    /// <summary>Commands in a row, which get fewer arguments than they ask for as often as not.</summary>
    private string Tex() => string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => Any("a", "b_1", "x^{2}", " + ", "\\alpha ", "\\frac", "\\frac{a}", "\\sqrt", "{c}", "\\ce{Li2S}", "\\left(", "\\right)", "^", "_", "&", "\\\\", "\\text", "\\mathbf", "\\sum_{i}")));

    private string Scores() => Any(
        string.Join(" | ", Axes.Select(axis => $"{axis} {random.Next(6)}")) + $" | Total: {random.Next(20)}",
        "🔬 Relevance 4 | 💡 Novelty 5",
        $"{random.Next(11)}/10",
        "★★★★☆（4/5）",
        $"{Words(3)}");

    public string Names() => string.Join(", ", Enumerable.Range(0, random.Next(1, 4)).Select(_ => Name() + " " + Name()));

    public string Name() => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(Words(1));

    public string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => string.Concat(Enumerable.Range(0, random.Next(2, 4)).Select(_ => Any(Syllables)))));

    public string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + random.Next(10))));

    public T Any<T>(params T[] choices) => choices[random.Next(choices.Length)];
}
