using System.Diagnostics;

namespace Digest.House.Tests;

/// <summary>The command as one native program, published once for the class, beside the one that the runtime compiles: what they print and write is the same.</summary>
[Trait("Category", "Package")]
public sealed class NativeProgramTests(NativeProgramTests.Published published) : IClassFixture<NativeProgramTests.Published>
{
    private static string Sample => Repository.PathOf("samples", "reef-ecology-2026-02-14.md");

    private static string Week => Repository.PathOf("samples", "week");

    /// <summary>Commands that go through every library that the program is linked with, and through bad input.</summary>
    public static TheoryData<string, string[]> Commands => new()
    {
        { "all outputs", ["build", Sample, "-o", "out", "--to", "pdf,web,email,text,json,markdown,png,svg"] },
        { "pictures", ["build", Repository.PathOf("samples", "city-bees-2026-07-06"), "-o", "out", "--theme", "screen"] },
        { "a configured week", ["weekly", Path.Combine(Week, "digests"), "--config", Path.Combine(Week, "digest.yaml"), "--week", "2026-W12", "-o", "out"] },
        { "a score sheet", ["scores", "template", Sample] },
        { "people", ["people", Path.Combine(Week, "digests"), "--config", Path.Combine(Week, "digest.yaml")] },
        { "a formula", ["formula", @"\frac{a}{b}"] },
        { "a new folder", ["init"] },
        { "help", ["send", "--help"] },
        { "no such file", ["build", "nowhere.md"] },
        { "no such option", ["build", Sample, "--theem", "screen"] },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public void SaysAndWritesWhatTheOtherDoes(string name, string[] arguments)
    {
        var native = published.Run($"{name}, native", published.Program, arguments);
        var managed = published.Run($"{name}, managed", "dotnet", [Path.Combine(AppContext.BaseDirectory, "digest.dll"), .. arguments]);
        Assert.Equal(managed.Printed, native.Printed);
        Assert.Equal(managed.Files.Keys, native.Files.Keys);
        Assert.All(managed.Files, file => Assert.True(native.Files[file.Key].AsSpan().SequenceEqual(file.Value), $"{file.Key} differs"));
    }

    /// <summary>A page that was written is read back, which takes the reader of HTML.</summary>
    [Fact]
    public void ReadsTheWebPageThatItWrote()
    {
        published.Run("page", published.Program, ["build", Sample, "-o", "out", "--to", "web"]);
        string[] arguments = ["read", published.PathOf("page", "out", "reef-ecology-2026-02-14.html")];
        var native = published.Run("page, native", published.Program, arguments);
        Assert.Contains("Acropora", native.Printed, StringComparison.Ordinal);
        Assert.Equal(published.Run("page, managed", "dotnet", [Path.Combine(AppContext.BaseDirectory, "digest.dll"), .. arguments]).Printed, native.Printed);
    }

    /// <summary>The native program in a folder of its own outside the repository, with the intermediate files beside it.</summary>
    public sealed class Published : IDisposable
    {
        private readonly TempFolder home = new();

        public Published()
        {
            var published = Run("publish", "dotnet",
            [
                "publish", Repository.PathOf("src", "Digest.Cli"), "-c", "Release", "--use-current-runtime", "-v", "quiet", "-nodeReuse:false", "-p:UseSharedCompilation=false", "-p:DigestNative=true",
                $"-p:ArtifactsPath={home.PathOf("build")}/", "-o", home.PathOf("native"),
            ]);
            Assert.True(File.Exists(Program), published.Printed);
        }

        public string Program => home.PathOf(Path.Combine("native", OperatingSystem.IsWindows() ? "digest.exe" : "digest"));

        public string PathOf(params string[] parts) => home.PathOf(Path.Combine(parts));

        /// <summary>Runs a program in a new folder; gives its exit code with all that it printed, and the files that it wrote.</summary>
        public (string Printed, SortedDictionary<string, byte[]> Files) Run(string folder, string program, string[] arguments)
        {
            var place = Directory.CreateDirectory(home.PathOf(folder)).FullName;
            var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = place, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
            foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList()) start.Environment.Remove(name);
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            if (!process.WaitForExit(TimeSpan.FromMinutes(15))) process.Kill(true);
            var files = Directory.EnumerateFiles(place, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(place, file), File.ReadAllBytes);
            return ($"{process.ExitCode}\n{output}\n{error.GetAwaiter().GetResult()}".Replace(place, ".", StringComparison.Ordinal), new(files, StringComparer.Ordinal));
        }

        public void Dispose() => home.Dispose();
    }
}
