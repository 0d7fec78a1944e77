using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Formulas;
using Digest.Model.Text;
using Digest.Render.Pdf;

namespace Digest.Cli;

/// <summary>A source read whole: its bytes, its text for excerpts, and the issue with everything wrong with it.</summary>
internal sealed record ReadSource(string Path, SourceText Text, SourceSet Sources, Diagnosed<Issue> Issue)
{
    private Diagnosed<byte[]>? pdf;

    /// <summary>How compounds in running text are shown, in every output.</summary>
    public ProseChemistry Chemistry { get; init; } = ProseChemistry.Default;

    /// <summary>How pages look.</summary>
    public Theme Theme => Theme.Ledger with { Chemistry = Chemistry };

    /// <summary>The PDF of the issue, set once however many outputs hold it.</summary>
    public Diagnosed<byte[]> Pdf => pdf ??= PdfIssue.Render(Issue.Value, Theme);

    /// <summary>The name that outputs are given: the file's name without folder and extension.</summary>
    public string BaseName => System.IO.Path.GetFileNameWithoutExtension(Path);
}

/// <summary>Reads sources from disk.</summary>
internal static class Sources
{
    // Two hundred times the largest digest known; reading takes linear time, but setting more would fill a disk with pages and is a mistake.
    private const long MostBytes = 64L * 1024 * 1024;

    /// <summary>The bytes of a source.</summary>
    /// <exception cref="CommandException">There is no such file, it is a folder, it cannot be read, or it is too large.</exception>
    public static byte[] Bytes(string path)
    {
        if (Directory.Exists(path)) throw new CommandException(ExitCode.World, $"{path} is a folder, not a digest.", $"Name its files: {System.IO.Path.Combine(path, "*.md")}");
        try
        {
            var length = new FileInfo(path).Length;
            if (length > MostBytes) throw new CommandException(ExitCode.World, $"{path} has {length:N0} bytes; a digest has at most {MostBytes:N0}, or it is none.");
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

    /// <summary>Reads a source into an issue.</summary>
    public static ReadSource Read(string path)
    {
        var bytes = Bytes(path);
        var sources = new SourceSet { Files = [new SourceFile(path, bytes)] };
        return new ReadSource(path, SourceReader.Decode(path, bytes).Value, sources, DigestReader.Read(sources));
    }
}
