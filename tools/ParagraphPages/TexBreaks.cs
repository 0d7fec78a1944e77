using System.Diagnostics;
using System.Globalization;
using System.Text;
using Digest.Typesetting.Paragraphs;

namespace Digest.ParagraphPages;

/// <summary>Lines as LuaTeX breaks them: it gets our boxes, spaces and hyphens as they are measured, so that nothing but the choice of line ends can differ.</summary>
internal static class TexBreaks
{
    private const string Program = "luahbtex";

    /// <summary>The lines of each paragraph; null when LuaTeX is not installed or fails.</summary>
    public static List<List<LineSpan>>? Of(IReadOnlyList<List<Token>> paragraphs, double measure)
    {
        var folder = Directory.CreateTempSubdirectory("breaks");
        try
        {
            var (input, output) = (Path.Combine(folder.FullName, "steps"), Path.Combine(folder.FullName, "lines"));
            File.WriteAllText(input, Steps(paragraphs, measure));
            var script = Path.Combine(AppContext.BaseDirectory, "breaks.lua");
            File.WriteAllText(Path.Combine(folder.FullName, "breaks.tex"), $"\\directlua{{arguments={{input='{input}',output='{output}'}} dofile('{script}')}}\\end\n");
            if (!TryRun(folder.FullName) || !File.Exists(output)) return null;
            return [.. File.ReadLines(output).Zip(paragraphs, (line, tokens) => Spans(tokens, [.. line.Split(' ').Select(at => int.Parse(at, CultureInfo.InvariantCulture))]))];
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static bool TryRun(string folder)
    {
        var start = new ProcessStartInfo(Program, ["--fmt=luahbtex", "--interaction=nonstopmode", "breaks.tex"]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        try
        {
            using var process = Process.Start(start)!;
            var log = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0) Console.Error.WriteLine(log);
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string Steps(IReadOnlyList<List<Token>> paragraphs, double measure)
    {
        var steps = new StringBuilder();
        foreach (var tokens in paragraphs)
        {
            steps.Append(CultureInfo.InvariantCulture, $"measure {LineMetrics.Scaled(measure)}\n");
            foreach (var token in tokens) steps.Append(Step(token)).Append('\n');
        }

        return steps.ToString();
    }

    private static string Step(Token token)
    {
        var (width, isAutomatic) = (LineMetrics.Scaled(token.Width), token.Traits.HasFlag(BreakTraits.Automatic));
        return token.Kind switch
        {
            TokenKind.Box => Line($"box {width}"),
            TokenKind.Space => Line($"glue {width} {LineMetrics.Scaled(token.Stretch)} {LineMetrics.Scaled(token.Shrink)}"),
            TokenKind.LineEnd => "end",
            _ when token.Traits.HasFlag(BreakTraits.LastResort) => Line($"penalty {Token.Forbidden}"),
            _ when token.Traits.HasFlag(BreakTraits.Hyphenated) => Line($"hyphen {token.Cost} {width} {(isAutomatic ? 3 : 1)}"),
            _ => Line($"penalty {token.Cost}"),
        };
    }

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);

    private static List<LineSpan> Spans(List<Token> tokens, int[] starts)
    {
        var lines = new List<LineSpan>();
        for (var i = 0; i < starts.Length; i++)
        {
            var end = i + 1 < starts.Length ? starts[i + 1] : tokens.Count - 1;
            while (i + 1 < starts.Length && tokens[end].Kind == TokenKind.Box) end--;
            while (i + 1 < starts.Length && tokens[end - 1].Kind != TokenKind.Box) end--;
            lines.Add(new(starts[i], end));
        }

        return lines;
    }
}
