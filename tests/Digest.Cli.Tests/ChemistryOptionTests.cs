using System.Text;

namespace Digest.Cli.Tests;

/// <summary>Whether and which compounds in running text have their figures lowered.</summary>
public class ChemistryOptionTests
{
    private const string Digest = """
        # Digest 2026-05-05

        ## Papers

        ### 1. A film of W2N

        **Authors:** A. Author

        **Summary:** The pellets hold Li6PS5Cl and TiO2 beside H200 machines.
        """;

    [Theory]
    [InlineData("", "Li<sub>6</sub>PS<sub>5</sub>Cl and TiO<sub>2</sub> beside H200", "A film of W2N")]
    [InlineData("--chemistry off", "Li6PS5Cl and TiO2 beside H200", "A film of W2N")]
    [InlineData("--compound W2N --no-compound TiO2 --no-compound Li6PS5Cl", "Li6PS5Cl and TiO2 beside H200", "A film of W<sub>2</sub>N")]
    public void The_web_page_and_the_mail_obey(string options, string sentence, string title)
    {
        using var folder = new TempFolder();
        var source = folder.PathOf("notes.md");
        File.WriteAllText(source, Digest);
        Assert.Equal(ExitCode.Clean, CommandRun.Of(["build", source, "-o", folder.PathOf("out"), "--to", "web,text", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]).Exit);
        var page = File.ReadAllText(folder.PathOf("out", "notes.html"));
        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.Contains(title, page, StringComparison.Ordinal);
        var text = File.ReadAllText(folder.PathOf("out", "notes.txt")).ReplaceLineEndings(" ").Replace("  ", " ", StringComparison.Ordinal);
        Assert.Contains("Li6PS5Cl and TiO2 beside H200", text, StringComparison.Ordinal);

        File.WriteAllText(folder.PathOf("list.csv"), "name,email\nAda,ada@example.org\n");
        Assert.Equal(ExitCode.Clean, CommandRun.Of(["send", source, "--recipients", folder.PathOf("list.csv"), "--from", "lab@example.org", "--dry-run", folder.PathOf("mails"), .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]).Exit);
        var mail = Directory.GetFiles(folder.PathOf("mails"), "*.eml").Select(File.ReadAllText).Single().Replace("=\r\n", "", StringComparison.Ordinal);
        Assert.Equal(options.Length > 0, !mail.Contains("PS<sub", StringComparison.Ordinal));
        Assert.Equal(options.Contains("W2N", StringComparison.Ordinal), mail.Contains("W<sub", StringComparison.Ordinal));
    }

    [JudgedFact("pdftotext")]
    [Trait("Category", "Judge")]
    public void The_text_of_the_pdf_is_the_sources_whatever_the_option()
    {
        using var folder = new TempFolder();
        var source = folder.PathOf("notes.md");
        File.WriteAllText(source, Digest);
        var files = new List<byte[]>();
        foreach (var mode in (string[])["off", "conservative"])
        {
            Assert.Equal(ExitCode.Clean, CommandRun.Of("build", source, "-o", folder.PathOf(mode), "--to", "pdf", "--chemistry", mode).Exit);
            var pdf = folder.PathOf(mode, "notes.pdf");
            Assert.Contains("Li6PS5Cl and TiO2 beside H200", Judge.Run("pdftotext", pdf, "-").Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
            files.Add(File.ReadAllBytes(pdf));
        }

        Assert.False(files[0].AsSpan().SequenceEqual(files[1]));
    }

    [Theory]
    [InlineData("--chemistry", "eager", "conservative")]
    [InlineData("--compound", "??", "cannot be read as a compound")]
    [InlineData("--compound", "w2n", "cannot be read as a compound")]
    public void A_senseless_option_is_refused(string option, string value, string said)
    {
        using var folder = new TempFolder();
        var source = folder.PathOf("notes.md");
        File.WriteAllText(source, Digest, Encoding.UTF8);
        CommandRun.Of("build", source, "-o", folder.PathOf("out"), option, value).FailsWith(ExitCode.Usage, said);
    }
}
