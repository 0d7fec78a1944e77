using System.Text;

namespace Digest.Model.Tests.Reading;

/// <summary>One example of a spec file: a fence of eight backticks with the carrier's name, the source, a line with a dot, and the expected dump.</summary>
internal sealed record SpecExample(string Carrier, string Source, string Expected, int Line);

internal static class SpecFile
{
    private const string Fence = "````````";

    public static IEnumerable<SpecExample> Read(string name)
    {
        var lines = File.ReadAllText(Repository.PathOf("tests", "Specs", name)).ReplaceLineEndings("\n").Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            if (!lines[at].StartsWith(Fence, StringComparison.Ordinal) || lines[at].Length == Fence.Length) continue;
            var (start, dot) = (at, Array.IndexOf(lines, ".", at));
            var end = Array.IndexOf(lines, Fence, at);
            if (dot < 0 || end < dot) throw new FormatException($"{name}:{at + 1}: the example has no line with a dot before its end.");
            yield return new SpecExample(lines[start][Fence.Length..].Trim(), Text(lines[(start + 1)..dot]), Text(lines[(dot + 1)..end]), start + 1);
            at = end;
        }
    }

    /// <summary>Writes what the examples of a file give in the place of what they say.</summary>
    public static void Accept(string name, IEnumerable<string> actual)
    {
        var path = Repository.PathOf("tests", "Specs", name);
        var lines = File.ReadAllText(path).ReplaceLineEndings("\n").Split('\n').ToList();
        foreach (var (example, given) in Read(name).Zip(actual.ToList()).Reverse())
        {
            var dot = lines.IndexOf(".", example.Line);
            lines.RemoveRange(dot + 1, lines.IndexOf(Fence, dot) - dot - 1);
            lines.InsertRange(dot + 1, given.Split('\n')[..^1]);
        }

        File.WriteAllText(path, string.Join('\n', lines), new UTF8Encoding(false));
    }

    private static string Text(string[] lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines) text.Append(line).Append('\n');
        return text.ToString();
    }
}
