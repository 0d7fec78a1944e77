namespace Digest.Cli.Tests;

public class MailLintTests
{
    [Fact]
    public void What_is_built_has_nothing_to_say_and_its_pictures_lie_beside_it()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.PathOf("my notes.md"), "# Hive Letters: 3 May 2026\n\n## Papers\n\n### 1. A drag law\n\n**Authors:** Ana Silva\n\n**Why it matters:** It says $v = \\sqrt{\\frac{2gh}{1+k}}$.\n");
        var built = CommandRun.Of("build", folder.PathOf("my notes.md"), "-o", folder.PathOf("out"), "--to", "email");
        Assert.Equal(ExitCode.Clean, built.Exit);
        Assert.Contains("src=\"my%20notes.mail-1.png\"", File.ReadAllText(folder.PathOf("out/my notes.mail.html")), StringComparison.Ordinal);
        Assert.True(File.Exists(folder.PathOf("out/my notes.mail-1.png")));
        foreach (var name in (string[])["my notes.eml", "my notes.mail.html"])
        {
            var linted = CommandRun.Of("mail", "lint", folder.PathOf("out/" + name));
            Assert.Equal(ExitCode.Clean, linted.Exit);
            Assert.Contains("nothing to say", linted.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_is_wrong_is_said()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.PathOf("bad.html"), "<html><p onclick=\"x()\" style=\"display:grid\">x</p></html>");
        var bad = CommandRun.Of("mail", "lint", folder.PathOf("bad.html"));
        Assert.Equal(ExitCode.SourceErrors, bad.Exit);
        Assert.Contains("DG5011", bad.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, CommandRun.Of("mail", "lint", folder.PathOf("notes.md")).Exit);
    }
}
