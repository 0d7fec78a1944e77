using System.CommandLine;
using System.CommandLine.Parsing;
using Digest.Cli.Archives;
using Digest.Cli.Faces;
using Digest.Model;
using Digest.Model.Diagnostics;

namespace Digest.Cli.Commands;

/// <summary>What is made of issues, where it goes and how it looks: the options of every command that writes outputs.</summary>
internal sealed class OutputOptions
{
    private readonly Option<string> folder;
    private readonly Option<string[]> to;
    private readonly AudienceOption audience = new();
    private readonly ChemistryOptions chemistry = new();
    private readonly FontOptions fonts = new();
    private readonly ProfileOptions profile = new();
    private readonly ThemeOptions look;

    private readonly GroupSettings group;

    private OutputOptions(GroupSettings group, string description, Func<string, bool> isOther)
    {
        this.group = group;
        look = new(group);
        folder = new("--output", "-o") { Description = "The folder to write to; it is made when missing.", HelpName = "DIR", DefaultValueFactory = _ => group.PathOrNull(group.Configuration.Output) ?? "." };
        to = new("--to") { Description = description, HelpName = "FORMATS", Arity = ArgumentArity.OneOrMore };
        to.Validators.Add(result => CheckFormats(result, isOther));
    }

    /// <summary>The options where <c>--to</c> names what to make.</summary>
    public static OutputOptions OfFormats(GroupSettings group) => new(group, $"What to make, separated by commas: {string.Join(", ", Outputs.Formats)}; {Default} unless told.", _ => false);

    /// <summary>The options where <c>--to</c> may also name the last day of a period.</summary>
    public static OutputOptions OfFormatsAndDay(GroupSettings group) => new(group, $"With --from, the last day; and what to make, separated by commas: {string.Join(", ", Outputs.Formats)}; {Default} unless told. May be given for both.", IsDay);

    /// <summary>The last day that <c>--to</c> names, as written; null when it names none.</summary>
    public string? LastDay(ParseResult parsed) => (parsed.GetValue(to) ?? []).FirstOrDefault(IsDay);

    /// <summary>The user's words, which say how sources are read.</summary>
    public VocabularyOption Vocabulary { get; } = new();

    /// <summary>The archive whose earlier issues papers may have stood in.</summary>
    public Option<string?> Archive { get; } = new("--archive") { Description = "The archive; papers that its earlier issues carried say so.", HelpName = "DIR" };

    /// <summary>The folder of the archive.</summary>
    public string ArchivePath(ParseResult parsed) => ArchiveOption.Of(parsed, Archive, group);

    public IEnumerable<Option> All => [folder, to, Archive, Vocabulary.Option, audience.Option, .. chemistry.All, .. look.All, .. fonts.All, .. profile.All];

    /// <summary>The folder to write to.</summary>
    /// <exception cref="CommandException">It is a file.</exception>
    public string Folder(ParseResult parsed) =>
        parsed.GetRequiredValue(folder) is var path && File.Exists(path) ? throw new CommandException(ExitCode.World, $"{path} is a file, not a folder.") : path;

    /// <summary>What to make.</summary>
    public string[] Formats(ParseResult parsed) => Split([.. (parsed.GetValue(to) ?? []).Where(value => !IsDay(value))]) is { Length: > 0 } formats ? formats : Split([Default]);

    /// <summary>True when outputs or their folder are named.</summary>
    public bool IsAsked(ParseResult parsed) => parsed.GetValue(to) is { Length: > 0 } || parsed.GetResult(folder) is { Implicit: false };

    /// <summary>A source with everything that the options say of its outputs.</summary>
    public ReadSource Prepared(Context context, ParseResult parsed, ReadSource read)
    {
        if (!Outputs.IsReadable(read)) return read;
        var hasPages = Formats(parsed).Any(format => format is "pdf" or "png" or "svg" or "email");
        read = EarlierIssues.Marked(read, context, parsed.GetValue(Archive) ?? group.PathOrNull(group.Configuration.Archive), hasPages);
        return look.Of(parsed, context, profile.Of(parsed, fonts.Of(parsed, context, audience.Of(parsed, read) with { Chemistry = chemistry.Of(parsed) })));
    }

    /// <summary>Writes the outputs of one issue and says what was found on the way.</summary>
    public ExitCode Write(Context context, ParseResult parsed, ReadSource read, CancellationToken cancel)
    {
        read = Prepared(context, parsed, read);
        var diagnostics = new List<Diagnostic>(read.Issue.Diagnostics);
        var path = Folder(parsed);
        if (Outputs.IsReadable(read))
        {
            foreach (var format in Formats(parsed))
            {
                cancel.ThrowIfCancellationRequested();
                foreach (var (name, bytes) in Outputs.Make(read, format, diagnostics))
                {
                    var file = Path.Combine(path, name);
                    AtomicFile.MakeFolder(path);
                    AtomicFile.Write(file, bytes.Span);
                    context.Output.WriteLine(file);
                }
            }
        }

        context.Screen.Show(diagnostics.Distinct(), read.Texts);
        return Outcomes.Of(diagnostics);
    }

    private const string Default = "pdf,web,email";

    private static string[] Split(string[] formats) => [.. formats.SelectMany(one => one.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct()];

    private static bool IsDay(string value) => value.Length > 0 && char.IsAsciiDigit(value[0]);

    private static void CheckFormats(OptionResult result, Func<string, bool> isOther)
    {
        var values = result.GetValueOrDefault<string[]>() ?? [];
        var formats = Split([.. values.Where(value => !isOther(value))]);
        if (formats.FirstOrDefault(format => !Outputs.Formats.Contains(format)) is { } unknown)
            result.AddError($"--to knows no “{unknown}”, only {string.Join(", ", Outputs.Formats)}.");
        if (formats.Length == 0 && !values.Any(isOther)) result.AddError($"--to needs at least one of {string.Join(", ", Outputs.Formats)}.");
    }
}
