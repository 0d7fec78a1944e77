using System.Globalization;
using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>
/// JSON, and JSON Lines (one value to a line), into blocks. What is no JSON, such as a printed Python value, is reported once where it breaks off and read as plain text;
/// a broken line among good ones is reported and kept as text.
/// </summary>
internal static class JsonReader
{
    private const int MostReports = 20;

    private static readonly string[] PythonWords = ["None", "True", "False"];

    public static Outline Read(SourceText source, Findings findings)
    {
        var whole = TextSpan.Between(0, source.Text.Length);
        if (JsonNodes.Read(source.Text, whole, new DataNames(findings.Vocabulary), out var problem) is { } root) return new DataBlocks(findings).Read(root);
        if (Lines(source, findings) is { } lines) return new DataBlocks(findings).Read(new DataNode.List(whole, lines));
        Report(source, findings, problem, "The text is kept as it stands.");
        return PlainTextReader.Read(source, findings);
    }

    // Null when the source is not one value to a line: most lines look like one, and one is.
    private static List<DataNode>? Lines(SourceText source, Findings findings)
    {
        var spans = Enumerable.Range(1, source.LineCount).Select(line => Trimmed(source, line)).Where(span => span.Length > 0).ToList();
        if (spans.Count < 2 || spans.Count(span => IsObject(source.Text, span)) * 2 < spans.Count) return null;
        var names = new DataNames(findings.Vocabulary);
        var read = spans.Select(span => (Span: span, Node: JsonNodes.Read(source.Text, span, names, out var problem), Problem: problem)).ToList();
        if (read.TrueForAll(line => line.Node is null)) return null;
        var broken = read.Where(line => line.Node is null).ToList();
        foreach (var line in broken.Take(MostReports)) Report(source, findings, line.Problem, "This line is kept as text.");
        if (broken.Count > MostReports)
            findings.Report(ReadingRules.BrokenJson, broken[MostReports].Span, $"{(broken.Count - MostReports).ToString(CultureInfo.InvariantCulture)} more lines are no JSON; they are kept as text.");
        return read.ConvertAll(line => line.Node ?? new DataNode.Broken(line.Span, source.Text.Substring(line.Span.Start, line.Span.Length)));
    }

    private static bool IsObject(string text, TextSpan span) => text[span.Start] == '{' && text[span.End - 1] == '}';

    private static TextSpan Trimmed(SourceText source, int line)
    {
        var start = source.StartOf(line);
        var (from, to) = InlineText.Trim(source.Text, start, line < source.LineCount ? source.StartOf(line + 1) : source.Text.Length);
        return TextSpan.Between(from, to);
    }

    private static void Report(SourceText source, Findings findings, (int Place, bool IsTooDeep) problem, string kept)
    {
        if (problem.IsTooDeep)
        {
            findings.Report(ReadingRules.TooDeep, new TextSpan(problem.Place, 1), $"Values stand inside one another more than {JsonNodes.Deepest} deep here. {kept}");
            return;
        }

        var (message, hint) = Explained(source.Text, problem.Place);
        findings.Report(ReadingRules.BrokenJson, new TextSpan(problem.Place, problem.Place < source.Text.Length ? 1 : 0), $"{message} {kept}", hint);
    }

    private static (string Message, string Hint) Explained(string text, int place)
    {
        var rest = text.AsSpan(place).TrimStart();
        var before = text.AsSpan(0, place).TrimEnd();
        if (rest.IsEmpty) return ("The text ends before its JSON does.", "It was cut off: write it anew, to its end.");
        if (rest[0] == '\'' || StartsWithAny(rest, PythonWords)) return ("This is a printed Python value, not JSON.", "Write it with json.dumps: names and texts in double quotes, null, true, false.");
        if (rest.StartsWith("NaN", StringComparison.Ordinal) || rest.StartsWith("Infinity", StringComparison.Ordinal)) return ("NaN and Infinity are no JSON.", "Write null for a number that is not known.");
        if (rest[0] is ']' or '}' && before.EndsWith(",", StringComparison.Ordinal)) return ("A comma stands before a closing bracket, which is no JSON.", "Take away the comma.");
        return char.IsControl(text[place])
            ? ("A line break or control character stands inside a text, which is no JSON.", "Write \\n for a line break.")
            : ("This is no JSON here.", "Write the file with a JSON library, or mend the place.");
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
            if (text.StartsWith(word, StringComparison.Ordinal)) return true;
        return false;
    }
}
