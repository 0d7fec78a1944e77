using Digest.Cli.Faces;

namespace Digest.Cli.Tests;

/// <summary>The digest command run in this process: its exit code and what it printed.</summary>
internal sealed record CommandRun(ExitCode Exit, string Output, string Error)
{
    public static CommandRun Of(params string[] arguments) => With([], arguments);

    public static CommandRun With(Dictionary<string, string?> environment, params string[] arguments)
    {
        // What a machine has of fonts must not decide what a test sees.
        environment.TryAdd(FontFolders.Variable, "");
        using var output = new StringWriter();
        using var error = new StringWriter();
        var screen = new Screen(error, isTerminal: false, environment);
        var exit = DigestCommand.RunAsync(arguments, output, screen, environment, TimeProvider.System, CancellationToken.None).GetAwaiter().GetResult();
        return new CommandRun(exit, output.ToString(), error.ToString());
    }

    /// <summary>Asserts the exit code and that what was said is short, names the thing, and shows no stack.</summary>
    public void FailsWith(ExitCode exit, string named)
    {
        Assert.Equal(exit, Exit);
        Assert.Contains(named, Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", Error, StringComparison.Ordinal);
        Assert.True(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length <= 6, Error);
    }

    public static string Sample(string name) => Repository.PathOf("samples", name);

    public static IEnumerable<string> Samples =>
        Directory.EnumerateFiles(Repository.PathOf("samples")).Where(file => Path.GetExtension(file) is ".md" or ".txt").Order(StringComparer.Ordinal);
}
