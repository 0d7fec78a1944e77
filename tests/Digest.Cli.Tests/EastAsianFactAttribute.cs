namespace Digest.Cli.Tests;

/// <summary>A test that needs a face with Chinese, Japanese and Korean characters; not run where none is installed, a failure in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EastAsianFactAttribute : FactAttribute
{
    /// <summary>Where <c>./do setup</c> installs it, and one with the scripts of Europe beside it.</summary>
    public static IReadOnlyList<string> Folders => ["/usr/share/fonts/truetype/wqy", "/usr/share/fonts/truetype/dejavu"];

    /// <summary>Looks for it.</summary>
    public EastAsianFactAttribute()
    {
        if (!Folders.All(Directory.Exists) && Environment.GetEnvironmentVariable("CI") != "true") Skip = "not run: fonts-wqy-microhei or fonts-dejavu-core is not installed (./do setup installs all judges)";
    }
}
