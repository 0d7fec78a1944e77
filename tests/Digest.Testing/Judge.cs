using System.Diagnostics;
using Xunit;

namespace Digest.Testing;

/// <summary>An outside program that judges what we make.</summary>
public static class Judge
{
    /// <summary>True when all the programs are on this machine's PATH.</summary>
    public static bool IsInstalled(params string[] programs) => programs.All(program => Find(program) is not null);

    /// <summary>The program's path, or null. Administrators' folders are looked in too, whoever runs the tests, and what <c>./do setup</c> fetched.</summary>
    public static string? Find(string program)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Concat(["/usr/sbin", "/sbin", .. new[] { "axe-core", ".bin", "" }.Select(name => Repository.PathOf("artifacts", "judges", "node_modules", name))]);
        return folders.Where(folder => folder.Length > 0).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
    }

    /// <summary>Runs a program to its end and gives its exit code and what it printed.</summary>
    public static (int ExitCode, string Output, string Error) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(Find(program) ?? program) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(TimeSpan.FromMinutes(5))) process.Kill(true);
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}

/// <summary>
/// A test that needs outside programs. Where one is missing the test is reported as not run; in CI (<c>CI=true</c>) it runs and fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class JudgedFactAttribute : FactAttribute
{
    /// <summary>Names the programs that the test calls.</summary>
    public JudgedFactAttribute(params string[] programs)
    {
        var missing = programs.Where(program => Judge.Find(program) is null).ToList();
        if (missing.Count > 0 && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = $"not run: {string.Join(", ", missing)} not installed (./do setup installs all judges)";
    }
}

/// <summary>A test over real digests; reported as not run where there are none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CorpusFactAttribute : FactAttribute
{
    /// <summary>Looks for the real digests.</summary>
    public CorpusFactAttribute()
    {
        if (Repository.Corpus is null) Skip = "not run: no folder of real digests (DIGEST_CORPUS_DIR names one)";
    }
}
