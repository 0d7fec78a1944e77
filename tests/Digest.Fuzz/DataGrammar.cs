using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Digest.Fuzz;

/// <summary>Makes digests that programs write: JSON in several wrappers, tables of values, saved pages.</summary>
internal sealed class DataGrammar(Random random)
{
    private readonly Grammar words = new(random);

    /// <summary>Papers as an array, in a wrapper, or one to a line.</summary>
    public string Json()
    {
        var papers = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Paper()).ToList();
        return random.Next(4) switch
        {
            0 => $"[{string.Join(", ", papers)}]",
            1 => string.Join('\n', papers),
            2 => $"{{\"date\": \"2026-03-1{random.Next(10)}\", \"title\": {Quoted(words.Words(3))}, \"papers\": [\n{string.Join(",\n", papers)}\n]}}",
            _ => $"{{\"meta\": {{\"{words.Words(1)}\": {random.Next(100)}}}, \"{words.Words(1)}\": {{\"articles\": [{string.Join(",", papers)}]}}}}",
        };
    }

    private string Paper()
    {
        var members = new List<string> { $"\"title\": {Quoted(words.Words(random.Next(1, 7)))}" };
        for (var more = random.Next(7); more > 0; more--) members.Add(Member());
        return $"{{{string.Join(", ", members)}}}";
    }

    private string Member() => words.Any<Func<string>>(
        () => $"\"authors\": {words.Any(Quoted(words.Names()), $"[{Quoted(words.Name())}, {Quoted(words.Names())}]", "null", $"[{{\"name\": {Quoted(words.Name())}, \"affiliation\": {Quoted(words.Words(2))}}}]")}",
        () => $"\"url\": \"https://arxiv.org/abs/2601.{words.Digits(5)}v{random.Next(1, 4)}\"",
        () => $"\"doi\": \"10.1234/{words.Words(1)}\"",
        () => $"\"relevance_score\": {words.Any("6.666666666666667", "\"7\"", "9", "null", "1e3", "-1")}",
        () => $"\"scores\": {{\"novelty\": {random.Next(9)}, \"{words.Words(1)}\": {random.Next(9)}}}",
        () => $"\"tags\": [{Quoted(words.Words(1))}, {Quoted(words.Words(2))}]",
        () => $"\"summary\": {Quoted(words.Inline() + words.Any("", "\n\n- " + words.Words(3), "\n# " + words.Words(2)))}",
        () => $"\"published\": \"2026-0{random.Next(1, 10)}-11T09:30:00Z\"",
        () => $"\"{words.Words(1)}\": {words.Any("true", "[]", "{}", Quoted(words.Words(5)), $"[[{Quoted(words.Words(1))}]]", $"{{\"{words.Words(1)}\": {Quoted(words.Inline())}}}")}")();

    private static string Quoted(string text) => JsonSerializer.Serialize(text);

    /// <summary>A table of papers with some of the usual columns.</summary>
    public string Table()
    {
        var separator = words.Any(",", ";", "\t");
        var columns = new List<(string Name, Func<string> Value)> { ("Title", () => words.Words(4)), ("Authors", words.Names), ("Score", () => random.Next(11).ToString(CultureInfo.InvariantCulture)), (words.Words(1), words.Inline), ("Link", () => $"https://{words.Words(1)}.example/{words.Digits(4)}"), ("Date", () => $"2026-03-1{random.Next(10)}") };
        var used = columns.Where((_, i) => i == 0 || random.Next(3) > 0).ToList();
        var text = new StringBuilder(string.Join(separator, used.Select(column => column.Name))).Append('\n');
        for (var row = random.Next(1, 6); row > 0; row--) text.Append(string.Join(separator, used.Select(column => Cell(column.Value(), separator)))).Append('\n');
        return text.ToString();
    }

    private string Cell(string value, string separator) =>
        value.Contains(separator, StringComparison.Ordinal) || value.Contains('"', StringComparison.Ordinal) || random.Next(5) == 0 ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;

    /// <summary>A saved page with papers as cards, as list entries or in a table.</summary>
    public string Page()
    {
        var text = new StringBuilder($"<!DOCTYPE html>\n<html><head><title>{words.Words(3)}</title><script>var {words.Words(1)} = 1 < 2;</script></head>\n<body>\n<nav><a href=\"#x\">{words.Words(1)}</a></nav>\n<main><h1>{words.Words(2)} — 2026-03-1{random.Next(10)}</h1>\n");
        for (var paper = random.Next(1, 5); paper > 0; paper--) text.Append(Card());
        return text.Append(words.Any("", $"<footer>{words.Words(3)}</footer>", "</main>")).Append("</body></html>\n").ToString();
    }

    private string Card() => words.Any<Func<string>>(
        () => $"<div class=\"card\"><h3>{words.Words(5)}</h3><p class=\"meta\">{words.Names()} · <a href=\"https://arxiv.org/abs/2601.{words.Digits(5)}\">arXiv</a></p><p>{words.Words(9)} <b>{words.Words(2)}</b>.</p></div>\n",
        () => $"<ul><li><strong>{words.Words(4)}</strong> &mdash; {words.Words(6)}<br>{words.Words(3)}</li><li>{words.Words(5)}</ul>\n",
        () => $"<table><tr><th>Title<th>Score</tr><tr><td>{words.Words(4)}<td>{random.Next(10)}/10</table>\n",
        () => $"<h2 id=\"a\">{words.Words(4)}<a class=\"headerlink\" href=\"#a\">¶</a></h2><p><span class=\"arithmatex\">\\(x^{{{words.Digits(1)}}}\\)</span> {words.Words(5)}</p>\n",
        () => $"<div class=\"admonition note\"><p class=\"admonition-title\">Relevance to {words.Words(1)}</p><p>{words.Words(8)}</p></div>\n",
        () => $"<p>{words.Words(3)} <math><mi>x</mi><mo>+</mo><mn>{words.Digits(2)}</mn></math> <em>{words.Words(2)}</p>\n")();
}
