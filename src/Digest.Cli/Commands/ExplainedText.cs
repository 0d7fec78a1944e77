using System.Globalization;
using System.Text;
using Digest.Model;
using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Cli.Commands;

/// <summary>A source line by line, each after what it was taken for, and at the end how much was understood.</summary>
internal static class ExplainedText
{
    private const int WidestNote = 44;

    public static string Print(ReadSource read)
    {
        var explanations = DigestReader.Explain(read.Sources, read.Options);
        var texts = read.Texts.Select(source => (read.Texts.Count > 1 ? $"{source.Name}\n" : "") + Print(source, explanations) + "\n");
        return string.Concat(texts) + Understood(read.Issue.Value.Coverage);
    }

    private static string Print(SourceText source, EquatableArray<Explanation> explanations)
    {
        var notes = Notes(source, explanations);
        var width = Math.Min(WidestNote, notes.Max(note => note.Length));
        var digits = source.LineCount.ToString(CultureInfo.InvariantCulture).Length;
        var text = new StringBuilder();
        var last = source.Line(source.LineCount).Length == 0 ? source.LineCount - 1 : source.LineCount;
        for (var line = 1; line <= last; line++)
        {
            var note = notes[line - 1];
            var number = line.ToString(CultureInfo.InvariantCulture).PadLeft(digits);
            text.Append($"{number}  {(note.Length > width ? note[..(width - 1)] + "…" : note.PadRight(width))}  {source.Line(line)}".TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    // The innermost stretch that the line's first character lies in says what the line is; a blank line is nothing.
    private static string[] Notes(SourceText source, EquatableArray<Explanation> explanations)
    {
        var notes = new string[source.LineCount];
        Array.Fill(notes, "");
        var mine = explanations.Where(entry => entry.At.File == source.Name).OrderByDescending(entry => entry.At.Span.Length);
        foreach (var entry in mine)
        {
            var end = source.At(new TextSpan(Math.Max(entry.At.Span.Start, entry.At.Span.End - 1), 0)).Line;
            for (var line = entry.At.Line; line <= end; line++) notes[line - 1] = entry.As;
        }

        for (var line = 1; line <= source.LineCount; line++)
            if (string.IsNullOrWhiteSpace(source.Line(line))) notes[line - 1] = "";
        return notes;
    }

    private static string Understood(Coverage coverage)
    {
        var said = string.Create(CultureInfo.InvariantCulture, $"{coverage.Understood} of {coverage.Total} blocks understood");
        if (coverage.Rest.IsEmpty) return said + "\n";
        return $"{said}; kept as they stand: line{(coverage.Rest.Count == 1 ? "" : "s")} {string.Join(", ", coverage.Rest.Select(place => place.Line.ToString(CultureInfo.InvariantCulture)))}\n";
    }
}
