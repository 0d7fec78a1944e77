using Digest.Model;
using Digest.Render.Pdf.Layout;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf.Tests.Pdf;

/// <summary>Outside programs read what we write.</summary>
[Trait("Category", "Judge")]
public class JudgeTests
{
    [JudgedFact("qpdf")]
    public void Qpdf_finds_both_forms_clean()
    {
        foreach (var compression in Enum.GetValues<PdfCompression>())
        {
            using var folder = new TempFolder();
            var file = folder.PathOf("issue.pdf");
            File.WriteAllBytes(file, Sample.Bytes(Samples.Rich(), compression));
            var (exit, output, error) = Judge.Run("qpdf", "--check", file);
            Assert.True(exit == 0 && error.Length == 0, output + error);
            Assert.Contains("No syntax or stream encoding errors found", output, StringComparison.Ordinal);
        }
    }

    [JudgedFact("pdffonts")]
    public void Poppler_finds_every_font_embedded_subset_and_mapped()
    {
        var lines = Printed("pdffonts", Samples.Rich()).Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
        Assert.Equal(5, lines.Length);
        Assert.All(lines, line => Assert.Matches(@"^[A-Z]{6}\+\S+ +CID TrueType +(Custom|Identity-H) +yes yes yes ", line));
    }

    [JudgedFact("mutool")]
    public void Mutool_draws_both_forms_without_a_word()
    {
        foreach (var compression in Enum.GetValues<PdfCompression>())
        {
            using var folder = new TempFolder();
            File.WriteAllBytes(folder.PathOf("issue.pdf"), Sample.Bytes(Samples.Rich(), compression));
            var (exit, output, error) = Judge.Run("mutool", "draw", "-q", "-o", folder.PathOf("page-%d.png"), folder.PathOf("issue.pdf"));
            Assert.Equal((0, "", ""), (exit, output, Sample.Remarks(error)));
        }
    }

    [JudgedFact("pdftoppm")]
    public void Poppler_draws_without_a_word()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.PathOf("issue.pdf"), Sample.Bytes(Samples.Rich()));
        Assert.Equal((0, "", ""), Judge.Run("pdftoppm", "-r", "40", folder.PathOf("issue.pdf"), folder.PathOf("page")));
    }

    [JudgedFact("pdfinfo")]
    public void Poppler_reads_the_metadata()
    {
        var printed = Printed("pdfinfo", Samples.Rich());
        Assert.Matches(@"Title: +Řeka & “salt” 2026", printed);
        Assert.Matches(@"Author: +Ana Müller", printed);
        Assert.Matches(@"Keywords: +salt, batteries", printed);
        Assert.Matches(@"Producer: +Digest", printed);
        Assert.Matches(@"CreationDate: +Sat Mar 21", printed);
        Assert.Matches(@"Metadata Stream: +yes", printed);
    }

    [JudgedFact("pdftotext", "mutool")]
    public void Words_come_back_as_written()
    {
        string[] lines = ["The first five fields difficult", "Γαλβανική στήλη — Łódź, naïve", "H₂O at 37 °C, 5 µm and Δx = 2×10⁻³"];
        foreach (var program in (string[])["pdftotext", "mutool"])
        {
            var text = Sample.TextBy(program, [.. lines.Select((line, i) => Sample.At(30, 40 + (20 * i), Sample.Run(line, 11, i)))]);
            Assert.Equal(lines, text.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
    }

    [JudgedFact("pdftotext", "mutool")]
    public void Shaped_words_come_back_as_written()
    {
        var faces = Sample.Faces;
        (string Text, Digest.Typesetting.Fonts.FontFace Face)[] lines =
        [
            ("AVATAR: efficient office affinity, To Ty", faces.Serif.Regular),
            ("flat shuffle reflects fjord", faces.Serif.Italic),
            ("first offline filter", faces.Sans.Regular),
            ("if (x != y) => fit", faces.Mono.Regular),
            ("Nguyễn, Đặng, Ľubica, Şükrü", faces.Serif.SemiBold),
        ];
        foreach (var program in (string[])["pdftotext", "mutool"])
        {
            var text = Sample.TextBy(program, [.. lines.Select((line, i) => Sample.At(30, 40 + (24 * i), Sample.Shaped(line.Text, line.Face)))]);
            Assert.Equal(lines.Select(line => line.Text), text.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
    }

    /// <summary>A mark that no single glyph has with its base makes a cluster of two glyphs.</summary>
    [JudgedFact("pdftotext")]
    public void Marks_come_back_with_their_base()
    {
        Assert.Equal("the x\u0304 and q\u0307 of it", Sample.TextBy("pdftotext", Sample.At(30, 40, Sample.Shaped("the x\u0304 and q\u0307 of it", Sample.Faces.Serif.Regular))));
    }

    [JudgedFact("pdftotext", "mutool")]
    public void Characters_beyond_the_first_plane_come_back()
    {
        foreach (var program in (string[])["pdftotext", "mutool"])
            Assert.Equal("🔬💡", Sample.TextBy(program, Sample.At(30, 40, Sample.Run("🔬💡", Sample.Faces.Emoji))));
    }

    [JudgedFact("pdftotext", "mutool")]
    public void A_glyph_that_shows_two_characters_keeps_them_apart()
    {
        var face = Sample.Faces.Serif.Regular;
        var run = Sample.Run("ABC", face);
        var twice = run with { Text = "AB\u0410", Glyphs = [run.Glyphs[0], run.Glyphs[1], run.Glyphs[0] with { TextStart = 2 }] };
        foreach (var program in (string[])["pdftotext", "mutool"])
            Assert.Equal("AB\u0410", Sample.TextBy(program, Sample.At(30, 40, twice)));
    }

    private static string Printed(string program, PagedDocument document)
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.PathOf("issue.pdf"), Sample.Bytes(document));
        var (exit, output, error) = Judge.Run(program, folder.PathOf("issue.pdf"));
        Assert.Equal((0, ""), (exit, error));
        return output;
    }
}
