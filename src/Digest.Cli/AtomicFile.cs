namespace Digest.Cli;

/// <summary>Writes files that appear whole or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>Writes <paramref name="bytes"/> beside <paramref name="path"/> and renames it into place; folders on the way are made.</summary>
    /// <exception cref="CommandException">The disk refuses.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            TryDelete(temporary);
            throw new CommandException(ExitCode.World, $"{path} cannot be written: {Reason(error)}");
        }
    }

    /// <summary>Makes a folder and those on the way to it.</summary>
    /// <exception cref="CommandException">The disk refuses.</exception>
    public static void MakeFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.World, $"The folder {folder} cannot be made: {Reason(error)}");
        }
    }

    // The messages of these exceptions name the temporary file; the kind is what matters.
    private static string Reason(Exception error) => error switch
    {
        UnauthorizedAccessException => "permission denied.",
        DirectoryNotFoundException or FileNotFoundException => "there is no such place.",
        _ => error.Message,
    };

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The first failure is the one to report; what is left bears a .tmp name.
        }
    }
}
