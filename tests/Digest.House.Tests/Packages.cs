using System.Diagnostics;
using System.Reflection;

namespace Digest.House.Tests;

/// <summary>
/// All packages of the product, packed once for a class of tests into a folder of its own outside the repository, with the intermediate files beside them:
/// a test run must not build into the folders that it runs from.
/// </summary>
public sealed class Packages : IDisposable
{
    private readonly TempFolder home = new();

    /// <summary>Packs the solution as <c>./do pack</c> does.</summary>
    public Packages()
    {
        Folder = home.PathOf("packages");
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Configuration, $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="packed" value="{Folder}" />
              </packageSources>
              <fallbackPackageFolders>
                <clear />
                <add key="others" value="{OtherPackages()}" />
              </fallbackPackageFolders>
            </configuration>
            """);
        Dotnet(Repository.Root, "pack", Repository.PathOf("Digest.sln"), "-c", "Release", "-v", "quiet", "-nodeReuse:false", "-p:UseSharedCompilation=false",
            "-p:ContinuousIntegrationBuild=true", $"-p:ArtifactsPath={home.PathOf("build")}", $"-p:PackageOutputPath={Folder}");
    }

    /// <summary>Where the packages are.</summary>
    public string Folder { get; }

    /// <summary>A NuGet configuration whose only source is <see cref="Folder"/>; packages of others come from where this build found them.</summary>
    public string Configuration => home.PathOf("nuget.config");

    /// <summary>An empty folder outside the repository, removed with the packages.</summary>
    public string NewFolder(string name) => Directory.CreateDirectory(home.PathOf(name)).FullName;

    /// <summary>Runs <c>dotnet</c> in a folder and gives what it printed; fails the test when it fails.</summary>
    public string Dotnet(string folder, params string[] arguments) => Run("dotnet", folder, arguments);

    /// <summary>Runs a program in a folder and gives what it printed; fails the test when it fails.</summary>
    public string Run(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        if (folder != Repository.Root) start.Environment["NUGET_PACKAGES"] = home.PathOf("installed");
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(TimeSpan.FromMinutes(5))) process.Kill(true);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}\n{error.GetAwaiter().GetResult()}");
        return output;
    }

    /// <inheritdoc/>
    public void Dispose() => home.Dispose();

    /// <summary>
    /// A folder of links to the packages that this build restored, without any of the product's own: an older <c>Digest.Model</c> of the same version on this
    /// machine must not stand in for the one just packed.
    /// </summary>
    private string OtherPackages()
    {
        var restored = typeof(Packages).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "PackageFolder").Value!;
        var links = NewFolder("others");
        foreach (var package in Directory.EnumerateDirectories(restored))
        {
            var name = Path.GetFileName(package);
            if (!name.StartsWith("digest.", StringComparison.OrdinalIgnoreCase)) Directory.CreateSymbolicLink(Path.Combine(links, name), package);
        }

        return links;
    }
}
