using System.Text.RegularExpressions;

namespace Digest.House.Tests;

/// <summary>docs/standards.md against the code.</summary>
public sealed partial class StandardsTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "standards.md"));

    [Fact]
    public void EveryFileNamedIsThere()
    {
        var files = FileNames().Matches(Page).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.True(File.Exists(Repository.PathOf("src", file)), file));
    }

    [Fact]
    public void EveryStandardThatTheCodeCitesIsListed()
    {
        var cited = Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Standards().Matches(File.ReadAllText(file)).Select(match => match.Value)).ToHashSet();
        Assert.NotEmpty(cited);
        Assert.Empty(cited.Except(Standards().Matches(Page).Select(match => match.Value)).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("`(Digest\\.[^`]+\\.cs)`")]
    private static partial Regex FileNames();

    [GeneratedRegex("RFC [0-9]+|ISO(/IEC)? [0-9]+(-[0-9])?|UAX #[0-9]+")]
    private static partial Regex Standards();
}
