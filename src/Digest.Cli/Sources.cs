using Digest.Cli.Faces;
using Digest.Fonts;
using Digest.Model;
using Digest.Model.Configuration;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Exporting;
using Digest.Model.Formulas;
using Digest.Model.Text;
using Digest.Render.Pdf;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Geometry;

namespace Digest.Cli;

/// <summary>A source read whole: its files, their texts for excerpts, and the issue with everything wrong with it.</summary>
/// <param name="Path">The file or the folder, as it was named.</param>
/// <param name="Texts">The text of each file that is no picture; never empty.</param>
/// <param name="Sources">The files.</param>
/// <param name="Issue">What they were read as.</param>
internal sealed record ReadSource(string Path, IReadOnlyList<SourceText> Texts, SourceSet Sources, Diagnosed<Issue> Issue)
{
    private Diagnosed<byte[]>? pdf;
    private Diagnosed<byte[]>? mailPdf;

    /// <summary>How they were read.</summary>
    public ReadOptions Options { get; init; } = ReadOptions.Default;

    /// <summary>How compounds in running text are shown, in every output.</summary>
    public ProseChemistry Chemistry { get; init; } = ProseChemistry.Default;

    /// <summary>The faces that pages are set in.</summary>
    public FontSet Fonts { get; init; } = EmbeddedFonts.All;

    /// <summary>How pages look, but for their compounds.</summary>
    public Theme Look { get; init; } = Theme.Ledger;

    /// <summary>How pages look.</summary>
    public Theme Theme => (Paper == PaperFormat.Letter ? Look.OnLetter() : Look) with { Chemistry = Chemistry };

    /// <summary>The paper that pages are set for.</summary>
    public PaperFormat Paper { get; init; }

    /// <summary>Pixels for each point of a page drawn as PNG.</summary>
    public double Scale { get; init; } = 2;

    /// <summary>Issues of the archive before this one, and this one last.</summary>
    public EquatableArray<TrendPoint> Trend { get; init; }

    /// <summary>What pages show besides the issue.</summary>
    public PageOptions Pages => new()
    {
        Pictures = Sources.Files.Where(file => SourceFolder.MediaTypeOf(file.Name).StartsWith("image/", StringComparison.Ordinal)).Select(file => new IssuePicture(file.Name, [.. file.Bytes.Span])).ToEquatableArray(),
        Findings = Issue.Diagnostics,
        Version = ProgramVersion.Short,
        Trend = Trend,
    };

    /// <summary>What PDF files keep to.</summary>
    public PdfProfile Profile { get; init; }

    /// <summary>True when PDF files on disk carry the sources along.</summary>
    public bool Attaches { get; init; }

    /// <summary>The PDF of the issue, set once however many outputs hold it.</summary>
    public Diagnosed<byte[]> Pdf => pdf ??= Attaches ? Render(Attachments()) : MailPdf;

    /// <summary>The PDF as it goes with a mail: without attachments, which readers of mail have no use for.</summary>
    public Diagnosed<byte[]> MailPdf => mailPdf ??= Render([]);

    private Diagnosed<byte[]> Render(EquatableArray<PdfAttachment> attachments) =>
        Placed(PdfIssue.Render(Issue.Value, Theme, new PdfOptions { Profile = Profile, Attachments = attachments }, Fonts, Pages));

    private EquatableArray<PdfAttachment> Attachments() =>
    [
        .. Sources.Files.Select(file => new PdfAttachment
        {
            Name = System.IO.Path.GetFileName(file.Name),
            MediaType = SourceFolder.MediaTypeOf(file.Name),
            Content = [.. file.Bytes.Span],
            Relationship = PdfRelationship.Source,
            Description = "What this issue was made from",
        }),
        new PdfAttachment
        {
            Name = "issue.json",
            MediaType = "application/json",
            Content = [.. System.Text.Encoding.UTF8.GetBytes(IssueJson.Write(Issue.Value, Issue.Diagnostics))],
            Relationship = PdfRelationship.Data,
            Description = "The issue as it was read",
        },
    ];

    private Diagnosed<byte[]> Placed(Diagnosed<byte[]> made) => made with { Diagnostics = CharacterPlaces.Fill(made.Diagnostics, Texts) };

    /// <summary>The name that outputs are given.</summary>
    public string BaseName => SourceFolder.BaseNameOf(Path);
}

/// <summary>How sources are read: the words, and what the group decided for all of them.</summary>
internal sealed record Reading(ReadOptions Options, GroupSettings Group);

/// <summary>Reads sources from disk.</summary>
internal static class Sources
{
    // Two hundred times the largest digest known; reading takes linear time, but setting more would fill a disk with pages and is a mistake.
    private const long MostBytes = 64L * 1024 * 1024;

    /// <summary>The bytes of a source.</summary>
    /// <exception cref="CommandException">There is no such file, it cannot be read, or it is too large.</exception>
    public static byte[] Bytes(string path, long most = MostBytes)
    {
        try
        {
            var length = new FileInfo(path).Length;
            if (length > most) throw new CommandException(ExitCode.World, $"{path} has {length:N0} bytes; at most {most:N0} are read.");
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CommandException(ExitCode.World, $"There is no file {path}.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.World, $"{path} cannot be read: {error.Message}");
        }
    }

    /// <summary>The files of a source: itself, or those of a folder that are texts or pictures.</summary>
    /// <exception cref="CommandException">It cannot be read, or a folder has no text.</exception>
    public static EquatableArray<SourceFile> Files(string path) =>
        (Directory.Exists(path) ? SourceFolder.FilesOf(path) : [path]).Select(file => new SourceFile(file, Bytes(file))).ToEquatableArray();

    /// <summary>Reads a file, or the files of a folder, into one issue.</summary>
    public static ReadSource Read(string path, Reading reading) => Read([path], reading);

    /// <summary>Reads several files or folders into one issue; outputs bear the name of the first.</summary>
    public static ReadSource Read(IReadOnlyList<string> paths, Reading reading)
    {
        var sources = new SourceSet { Files = paths.SelectMany(path => Files(path)).ToEquatableArray() };
        var texts = sources.Texts.Select(file => SourceReader.Decode(file.Name, file.Bytes).Value).ToList();
        return reading.Group.Applied(new ReadSource(System.IO.Path.TrimEndingDirectorySeparator(paths[0]), texts, sources, DigestReader.Read(sources, reading.Options)) { Options = reading.Options });
    }
}
