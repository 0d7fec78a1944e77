using Digest.Model;
using Digest.Render.Pdf.Conformance;

namespace Digest.Render.Pdf.Tests.Conformance;

/// <summary>Others' programs on our files, and our checker on others' files.</summary>
[Trait("Category", "Judge")]
public class ConformanceJudgeTests
{
    private static readonly string[] Jars = ["preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api"];

    [JudgedFact("java")]
    public void Preflight_finds_valid_archival_files()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.PathOf("made.pdf"), ConformingFiles.Of("a1b"));
        var path = string.Join(':', Jars.Select(jar => $"/usr/share/java/{jar}.jar"));
        var (_, output, error) = Judge.Run("java", "-cp", path, "org.apache.pdfbox.preflight.Validator_A1b", folder.PathOf("made.pdf"));
        Assert.True(output.Contains("is a valid PDF/A-1b file", StringComparison.Ordinal), output + error);
    }

    [JudgedFact("qpdf", "mutool", "gs", "pdftoppm", "pdfinfo")]
    public void Readers_find_nothing_to_say_of_any_profile()
    {
        foreach (var profile in Enum.GetValues<PdfProfile>())
        {
            using var folder = new TempFolder();
            var file = folder.PathOf("made.pdf");
            File.WriteAllBytes(file, ConformingFiles.Ours(profile));
            Assert.Equal((0, ""), (Judge.Run("qpdf", "--check", file).ExitCode, Judge.Run("qpdf", "--check", file).Error));
            Assert.Equal((0, "", ""), Judge.Run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", file));
            Assert.Equal((0, "", ""), Judge.Run("pdftoppm", "-r", "40", file, folder.PathOf("page")));
            Assert.Equal("", Judge.Run("pdfinfo", "-struct-text", file).Error);
            var drawn = Judge.Run("mutool", "draw", "-q", "-o", folder.PathOf("page-%d.png"), file);
            Assert.Equal((0, ""), (drawn.ExitCode, Pdf.Sample.Remarks(drawn.Error)));
        }
    }

    [JudgedFact("pdfinfo")]
    public void The_structure_is_as_accepted()
    {
        using var folder = new TempFolder();
        var issue = DigestReader.Read("reef.md", File.ReadAllBytes(Repository.PathOf("samples", "reef-ecology-2026-02-14.md"))).Value;
        File.WriteAllBytes(folder.PathOf("made.pdf"), PdfIssue.Render(issue).Value);
        Golden.Matches("pdf/reef-ecology.structure.txt", Judge.Run("pdfinfo", "-struct-text", folder.PathOf("made.pdf")).Output);
    }

    [CorpusFact]
    public void Real_digests_become_conforming_files()
    {
        foreach (var name in (string[])["aiverything-korean/2026-04-14.md", "briefly/2026-03-21.full.txt", "briefly/2026-03-23-slash.full.txt", "briefly/2026-06-08.full.txt", "lienergylab/2026-05-18.md", "elbee99-rss/curated_latest.md", "dipayan26/research_digest_2026-05-01.md"])
        {
            var path = Path.Combine(Repository.Corpus!, name);
            if (!File.Exists(path)) continue;
            var issue = DigestReader.Read(path, File.ReadAllBytes(path)).Value;
            var file = PdfIssue.Render(issue).Value;
            var found = ConformanceChecker.Check(file);
            Assert.Equal("PDF/A-3a, PDF/UA-1", found.Value.ToString());
            Assert.Empty(found.Diagnostics.Select(diagnostic => diagnostic.Message));
            if (name.Contains("2026-03-21", StringComparison.Ordinal)) Assert.InRange(file.Length, 1, 70_000);
        }
    }
}
