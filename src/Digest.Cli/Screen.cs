using System.Text;
using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Model.Text;
using Spectre.Console;

namespace Digest.Cli;

/// <summary>
/// What people see on standard error: messages and diagnostics, in colour on a terminal that takes it and unless NO_COLOR is set.
/// Standard output carries results only.
/// </summary>
internal sealed class Screen
{
    // To the line's beginning, and clear it.
    private const string Rewind = "\r\u001b[2K";
    private readonly Lock gate = new();
    private readonly TextWriter error;
    private readonly IAnsiConsole console;
    private string? status;

    public Screen(TextWriter error, bool isTerminal, IReadOnlyDictionary<string, string?> environment)
    {
        this.error = error;
        IsTerminal = isTerminal;
        HasStatus = isTerminal && environment.GetValueOrDefault("TERM") != "dumb";
        var colour = isTerminal && string.IsNullOrEmpty(environment.GetValueOrDefault("NO_COLOR")) && environment.GetValueOrDefault("TERM") != "dumb";
        console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(error),
            Ansi = colour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        if (!isTerminal) console.Profile.Width = 10_000;
    }

    /// <summary>True when somebody is looking.</summary>
    public bool IsTerminal { get; }

    /// <summary>One plain sentence, and what to do about it.</summary>
    public void Fail(string message, string? hint)
    {
        Line($"[red]error:[/] {Markup.Escape(message)}");
        if (hint is not null) Line($"  [grey]hint:[/] {Markup.Escape(hint)}");
    }

    /// <summary>One line of news, only when somebody is looking.</summary>
    public void Note(string message)
    {
        if (IsTerminal) Line(Markup.Escape(message));
    }

    /// <summary>One line that is always wanted.</summary>
    public void Say(string message) => Line(Markup.Escape(message));

    /// <summary>True when one line can be written over again and again.</summary>
    public bool HasStatus { get; }

    /// <summary>Shows what goes on below everything said so far, in place of what was shown before; null takes it away.</summary>
    public void Status(string? text)
    {
        if (!HasStatus || (text ?? status) is null) return;
        lock (gate)
        {
            // A line that the terminal breaks in two could not be written over.
            status = text is null ? null : string.Concat(text.EnumerateRunes().Select(Shown).Take(Math.Max(20, console.Profile.Width - 1)));
            error.Write(Rewind + status);
            error.Flush();
        }
    }

    /// <summary>Diagnostics by kind, each with the line it is about and a caret under the place; what is more than a dozen of a kind is counted.</summary>
    public void Show(IEnumerable<Diagnostic> diagnostics, IReadOnlyList<SourceText> sources)
    {
        foreach (var rule in diagnostics.GroupBy(diagnostic => diagnostic.Rule))
        {
            foreach (var diagnostic in rule.Take(MostOfOneKind)) Show(diagnostic, sources.FirstOrDefault(source => source.Name == diagnostic.Location?.File));
            if (rule.Count() > MostOfOneKind) Line($"… and {rule.Count() - MostOfOneKind} more {rule.Key.Id} ({Markup.Escape(rule.Key.Title)})");
        }
    }

    // More of one kind is a list that nobody reads; the JSON has them all.
    private const int MostOfOneKind = 12;

    private void Show(Diagnostic diagnostic, SourceText? source)
    {
        var (colour, word) = diagnostic.Rule.Severity switch
        {
            Severity.Error => ("red", "error"),
            Severity.Warning => ("yellow", "warning"),
            _ => ("blue", "info"),
        };
        var place = diagnostic.Location is { } location ? Markup.Escape(location + ": ") : "";
        Line($"{place}[{colour}]{word} {diagnostic.Rule.Id}:[/] {Markup.Escape(diagnostic.Message)}");
        if (diagnostic.Location is { } at && source is not null) Excerpt(at, source, colour);
        if (diagnostic.Hint is { } hint) Line($"  [grey]hint:[/] {Markup.Escape(hint)}");
    }

    private const int WidestExcerpt = 100;

    // A terminal would obey control characters and turn the line around at marks of direction; Unicode has pictures of the former.
    private static Rune Shown(Rune rune) => rune.Value switch
    {
        '\t' => new Rune(' '),
        < 0x20 => new Rune(0x2400 + rune.Value),
        0x7F => new Rune(0x2421),
        (>= 0x80 and < 0xA0) or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => Rune.ReplacementChar,
        _ => rune,
    };

    // The line with a caret under the place, cut to the screen's width around it.
    private void Excerpt(Location at, SourceText source, string colour)
    {
        if (at.Line > source.LineCount) return;
        var runes = source.Line(at.Line).EnumerateRunes().Select(Shown).ToArray();
        var number = at.Line.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var room = Math.Clamp(console.Profile.Width - number.Length - 6, 20, WidestExcerpt);
        var column = Math.Clamp(at.Column - 1, 0, runes.Length);
        var start = column < room / 2 ? 0 : Math.Max(0, Math.Min(column - room / 2, runes.Length - room));
        var shown = new List<Rune>();
        var cells = 0;
        foreach (var rune in runes.Skip(start).TakeWhile(rune => (cells += Width(rune)) <= room)) shown.Add(rune);
        var before = shown.Take(column - start).Sum(Width);
        var spanned = source.Text.AsSpan(at.Span.Start, at.Span.Length);
        if (spanned.IndexOfAny('\r', '\n') is >= 0 and var end) spanned = spanned[..end];
        var carets = Math.Clamp(Cells(spanned), 1, Math.Max(1, shown.Sum(Width) - before));
        Line($"  [grey]{number} |[/] {Markup.Escape(Concat(shown))}");
        Line($"  [grey]{new string(' ', number.Length)} |[/] {new string(' ', before)}[{colour}]{new string('^', carets)}[/]");
    }

    private static int Cells(ReadOnlySpan<char> text)
    {
        var cells = 0;
        foreach (var rune in text.EnumerateRunes()) cells += Width(rune);
        return cells;
    }

    private static string Concat(IEnumerable<Rune> runes) => string.Concat(runes.Select(rune => rune.ToString()));

    // East Asian wide characters and emoji take two cells on a terminal (UAX #11).
    private static int Width(Rune rune) => rune.Value is >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3
        or >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFE4F or >= 0xFF00 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6 or >= 0x1F300 and <= 0x1FAFF
        or >= 0x20000 and <= 0x3FFFD ? 2 : 1;

    private void Line(string markup)
    {
        lock (gate)
        {
            if (status is not null) error.Write(Rewind);
            console.MarkupLine(markup);
            if (status is not null) error.Write(status);
        }
    }
}
