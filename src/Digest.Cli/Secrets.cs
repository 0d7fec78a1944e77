using System.Diagnostics;
using System.Text;

namespace Digest.Cli;

/// <summary>Where secrets come from: an environment variable, a file, or a command's output; never the command line, which stands in histories and process lists.</summary>
internal static class Secrets
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>What a variable holds.</summary>
    public static string OfVariable(Context context, string variable) =>
        context.Environment.GetValueOrDefault(variable) is { Length: > 0 } secret ? secret : throw new CommandException(ExitCode.Usage, $"The environment variable {variable} is not set.");

    /// <summary>The first line of a file.</summary>
    public static string OfFile(string file)
    {
        var line = Encoding.UTF8.GetString(Sources.Bytes(file)).Split('\n')[0].TrimEnd('\r');
        return line.Length > 0 ? line : throw new CommandException(ExitCode.Usage, $"{file} holds no password in its first line.");
    }

    /// <summary>The first line that a shell command prints.</summary>
    /// <exception cref="CommandException">It fails, prints nothing, or does not end within a minute; its output is not repeated.</exception>
    public static async Task<string> OfCommandAsync(string command, CancellationToken cancel)
    {
        var start = OperatingSystem.IsWindows() ? new ProcessStartInfo("cmd", ["/c", command]) : new ProcessStartInfo("/bin/sh", ["-c", command]);
        (start.RedirectStandardOutput, start.RedirectStandardInput) = (true, true);
        using var process = Process.Start(start) ?? throw new CommandException(ExitCode.World, "The command for the secret cannot be started.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        process.StandardInput.Close();
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            var line = output.Split('\n')[0].TrimEnd('\r');
            if (process.ExitCode == 0 && line.Length > 0) return line;
            throw new CommandException(ExitCode.World, process.ExitCode == 0 ? "The command for the secret printed nothing." : $"The command for the secret ended with {process.ExitCode}.");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            process.Kill(true);
            throw new CommandException(ExitCode.World, $"The command for the secret did not end within {Patience.TotalSeconds:0} seconds.");
        }
    }
}
