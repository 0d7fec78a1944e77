using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace Digest.House.Tests;

/// <summary>What another program gets: the packages as files, a program that references them, the command line as a tool.</summary>
[Trait("Category", "Package")]
public sealed class PackageTests(Packages packages) : IClassFixture<Packages>
{
    private static readonly string[] Names =
    [
        "Digest.Cli", "Digest.Delivery", "Digest.Delivery.Postgres", "Digest.Fonts", "Digest.Model", "Digest.Render.Email", "Digest.Render.Html",
        "Digest.Render.Pdf", "Digest.Typesetting",
    ];

    private static string Sample => Repository.PathOf("samples", "reef-ecology-2026-02-14.md");

    [Fact]
    public void ThePackagesAreTheProjectsUnderSrcAndNothingElse()
    {
        Assert.Equal(Names, Directory.EnumerateDirectories(Repository.PathOf("src")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(Names, PackedNames("nupkg"));
        Assert.Equal(Names, PackedNames("snupkg"));
    }

    [Fact]
    public void EachPackageHasItsPageItsLicenceItsDocumentationAndItsSymbols()
    {
        foreach (var name in Names)
        {
            using var package = Open(name, "nupkg");
            using var symbols = Open(name, "snupkg");
            var folder = name == "Digest.Cli" ? "tools/net10.0/any" : "lib/net10.0";
            var assembly = name == "Digest.Cli" ? "digest" : name;
            Assert.NotNull(package.GetEntry($"{folder}/{assembly}.dll"));
            Assert.NotNull(symbols.GetEntry($"{folder}/{assembly}.pdb"));
            if (name != "Digest.Cli") Assert.NotNull(package.GetEntry($"{folder}/{assembly}.xml"));
            Assert.StartsWith("# ", Text(package, "README.md"), StringComparison.Ordinal);
            var data = XDocument.Parse(Text(package, $"{name}.nuspec")).Root!.Elements().Single();
            string? Value(string element) => data.Elements().SingleOrDefault(item => item.Name.LocalName == element)?.Value;
            Assert.Equal(name == "Digest.Fonts" ? "MIT AND OFL-1.1 AND Apache-2.0" : "MIT", Value("license"));
            Assert.Equal("README.md", Value("readme"));
            Assert.False(string.IsNullOrWhiteSpace(Value("description")));
        }
    }

    [Fact]
    public void TheFontsBringTheirLicences()
    {
        using var package = Open("Digest.Fonts", "nupkg");
        var kept = Directory.EnumerateFiles(Repository.PathOf("src", "Digest.Fonts", "LICENCES")).Select(Path.GetFileName).ToList();
        Assert.NotEmpty(kept);
        foreach (var file in kept) Assert.NotNull(package.GetEntry($"licences/fonts/{file}"));
    }

    [Fact]
    public void NothingInAPackageNamesAFolderOfThisMachine()
    {
        var folders = new[] { Repository.Root, Path.GetDirectoryName(packages.Folder)! }.Select(Encoding.UTF8.GetBytes).ToList();
        foreach (var file in Directory.EnumerateFiles(packages.Folder))
        {
            using var package = ZipFile.OpenRead(file);
            foreach (var entry in package.Entries.Where(IsOurs))
                Assert.All(folders, folder => Assert.True(Bytes(entry).AsSpan().IndexOf(folder) < 0, $"{Path.GetFileName(file)}: {entry.FullName}"));
        }
    }

    [Fact]
    public void AProgramOutsideTheRepositoryReadsADigestAndWritesAPdf()
    {
        var folder = packages.NewFolder("consumer");
        foreach (var file in new[] { "Program.cs", "library.csproj" }) File.Copy(Repository.PathOf("samples", "library", file), Path.Combine(folder, file));
        var pdf = Path.Combine(folder, "issue.pdf");
        packages.Dotnet(folder, "build", "-c", "Release", "-o", "bin", "-v", "quiet", "-nodeReuse:false", "-p:UseSharedCompilation=false",
            $"-p:RestoreConfigFile={packages.Configuration}");
        var output = packages.Dotnet(folder, Path.Combine("bin", "library.dll"), Sample, pdf);
        var papers = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).ToList();
        Assert.NotEmpty(papers);
        Assert.All(papers, paper => Assert.Equal(2, paper.Length));
        Assert.StartsWith("%PDF-", Encoding.ASCII.GetString(File.ReadAllBytes(pdf), 0, 5), StringComparison.Ordinal);
        Assert.Equal("PNG", Encoding.ASCII.GetString(File.ReadAllBytes(Path.ChangeExtension(pdf, ".png")), 1, 3));
        Assert.Contains("<text", File.ReadAllText(Path.ChangeExtension(pdf, ".svg")), StringComparison.Ordinal);
    }

    [Fact]
    public void TheCommandLineInstallsAsATool()
    {
        var folder = packages.NewFolder("tool");
        packages.Dotnet(folder, "tool", "install", "Digest.Cli", "--tool-path", folder, "--configfile", packages.Configuration);
        var digest = Path.Combine(folder, OperatingSystem.IsWindows() ? "digest.exe" : "digest");
        Assert.Contains("build", packages.Run(digest, folder, "--help"), StringComparison.Ordinal);
        using var issue = JsonDocument.Parse(packages.Run(digest, folder, "read", Sample));
        Assert.NotEqual(0, issue.RootElement.GetProperty("sections").GetArrayLength());
    }

    private static bool IsOurs(ZipArchiveEntry entry) =>
        Path.GetExtension(entry.Name) is ".dll" or ".pdb" or ".xml" or ".json" && entry.Name.StartsWith("digest", StringComparison.OrdinalIgnoreCase);

    private static string Text(ZipArchive package, string entry) => new UTF8Encoding(true).GetString(Bytes(package.GetEntry(entry)!)).TrimStart('\uFEFF');

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private ZipArchive Open(string name, string extension) => ZipFile.OpenRead(Directory.EnumerateFiles(packages.Folder, $"{name}.*.{extension}")
        .Single(file => char.IsAsciiDigit(Path.GetFileName(file)[name.Length + 1])));

    private IEnumerable<string> PackedNames(string extension) => Directory.EnumerateFiles(packages.Folder, $"*.{extension}")
        .Select(file => string.Join('.', Path.GetFileName(file).Split('.').TakeWhile(part => !char.IsAsciiDigit(part[0])))).Order(StringComparer.Ordinal);
}
