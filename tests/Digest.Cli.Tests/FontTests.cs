using System.Text;
using Digest.Cli.Faces;
using Digest.Model;
using Digest.Render.Pdf;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Paragraphs;
using Xunit.Abstractions;

namespace Digest.Cli.Tests;

/// <summary>The faces that a digest is set in: the embedded ones, declared ones, those of the machine; and what none of them has.</summary>
public class FontTests(ITestOutputHelper output)
{
    private static readonly string[] Kinds = [".md", ".txt", ".html", ".json", ".csv"];

    private static IEnumerable<string> Files => CommandRun.Samples.Concat(Repository.Corpus is { } corpus
        ? Directory.EnumerateFiles(corpus, "*", SearchOption.AllDirectories).Where(file => Kinds.Contains(Path.GetExtension(file)) && !file.Contains("/truth/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        : []);

    [Fact]
    [Trait("Category", "Corpus")]
    public void Every_character_is_set_or_listed_once_with_its_place()
    {
        foreach (var file in Files)
        {
            var read = Sources.Read(file, new Reading(new ReadOptions(), GroupSettings.None));
            var missing = read.Pdf.Diagnostics.Where(diagnostic => diagnostic.Rule == ParagraphRules.MissingCharacter).ToList();
            Assert.Equal(missing.Count, missing.Select(diagnostic => diagnostic.Message).Distinct().Count());
            Assert.All(missing, diagnostic => Assert.NotNull(diagnostic.Location));
            var chosen = ChosenFaces.Of(read.Issue.Value, [], null);
            Assert.Empty(chosen.Used);
            Assert.Empty(missing.Select(diagnostic => diagnostic.Message.Split(' ', ';').Single(word => word.StartsWith("U+", StringComparison.Ordinal))).Except(chosen.Missing.Select(character => $"U+{character:X4}")));
            output.WriteLine($"{Path.GetFileName(file)}: {missing.Count} characters without a face, each with its place");
        }
    }

    [EastAsianFact]
    [Trait("Category", "Corpus")]
    public void With_an_East_Asian_face_every_file_is_set_completely()
    {
        var installed = new InstalledFaces(EastAsianFactAttribute.Folders);
        var (eastAsian, characters) = (0, 0);
        foreach (var file in Files)
        {
            var read = DigestReader.Read(Path.GetFileName(file), File.ReadAllBytes(file));
            var chosen = ChosenFaces.Of(read.Value, [], installed);
            var missing = PdfIssue.Render(read.Value, fonts: chosen.Fonts).Diagnostics.Where(diagnostic => diagnostic.Rule == ParagraphRules.MissingCharacter).ToList();
            Assert.True(missing.Count == 0, file + "\n" + string.Join('\n', missing));
            if (chosen.Used.Count > 0) eastAsian++;
            characters += chosen.Used.Sum(face => face.Characters);
        }

        output.WriteLine($"{eastAsian} files needed the face, for {characters} characters in all");
    }

    [Fact]
    public void A_declared_face_shows_what_the_embedded_ones_lack()
    {
        using var folder = new TempFolder();
        var font = Font(folder, "Han.ttf", 0x6F22);
        File.WriteAllText(folder.PathOf("a.md"), Digest("漢"));
        var without = CommandRun.Of("check", folder.PathOf("a.md"));
        Assert.Contains("DG4001", without.Error, StringComparison.Ordinal);
        var with = CommandRun.Of("check", folder.PathOf("a.md"), "--font", font);
        Assert.DoesNotContain("DG4001", with.Error, StringComparison.Ordinal);
        Assert.Contains("font: JetBrainsMono-Regular for 1 character, " + font + ", sha256 ", with.Error, StringComparison.Ordinal);
        CommandRun.Of("check", folder.PathOf("a.md"), "--font", folder.PathOf("none.ttf")).FailsWith(ExitCode.World, "none.ttf");
        CommandRun.Of("check", folder.PathOf("a.md"), "--font", folder.PathOf("a.md")).FailsWith(ExitCode.World, "a.md");
        CommandRun.Of("check", folder.PathOf("a.md"), "--font", font + "#3").FailsWith(ExitCode.World, "Han.ttf");
    }

    [Fact]
    public void A_face_of_the_machine_is_found_by_its_family_used_and_named()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.PathOf("fonts", "deep"));
        var font = Font(folder, Path.Combine("fonts", "deep", "any-name.ttf"), 0x6F22, "WenQuanYi Zen Hei");
        File.WriteAllText(folder.PathOf("fonts", "broken.ttf"), "no font");
        File.WriteAllText(folder.PathOf("a.md"), Digest("漢 字"));
        Dictionary<string, string?> here = new() { [FontFolders.Variable] = folder.PathOf("fonts") };
        var used = CommandRun.With(new(here), "fonts", folder.PathOf("a.md"));
        Assert.Contains(font + ", sha256 ", used.Output, StringComparison.Ordinal);
        Assert.Contains("a.md:5:24:", used.Output, StringComparison.Ordinal);
        Assert.Contains("U+5B57", used.Output, StringComparison.Ordinal);
        Assert.Contains("1 character has no face", used.Output, StringComparison.Ordinal);
        var listed = CommandRun.With(new(here), "fonts").Output;
        Assert.Contains("STIXTwoText-Regular", listed, StringComparison.Ordinal);
        Assert.Contains($"WenQuanYi Zen Hei JetBrainsMono-Regular 400  {font}", listed, StringComparison.Ordinal);
        Assert.Contains("damaged or not readable  " + folder.PathOf("fonts", "broken.ttf"), listed, StringComparison.Ordinal);
        Assert.Contains("sha256", CommandRun.With(new(here), "build", folder.PathOf("a.md"), "-o", folder.PathOf("out"), "--to", "pdf").Error, StringComparison.Ordinal);
        Assert.DoesNotContain("sha256", CommandRun.With(new(here), "check", folder.PathOf("a.md"), "--no-system-fonts").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_face_with_PostScript_outlines_is_passed_over_and_named()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.PathOf("fonts"));
        var font = Font(folder, Path.Combine("fonts", "cff.otf"), 0x6F22, "Noto Sans CJK SC");
        var bytes = File.ReadAllBytes(font);
        "CFF "u8.CopyTo(bytes.AsSpan(Encoding.Latin1.GetString(bytes).IndexOf("glyf", StringComparison.Ordinal)));
        "OTTO"u8.CopyTo(bytes);
        File.WriteAllBytes(font, bytes);
        File.WriteAllText(folder.PathOf("a.md"), Digest("漢"));
        var run = CommandRun.With(new() { [FontFolders.Variable] = folder.PathOf("fonts") }, "check", folder.PathOf("a.md"));
        Assert.Contains("Noto Sans CJK SC is passed over", run.Error, StringComparison.Ordinal);
        Assert.Contains("DG4001", run.Error, StringComparison.Ordinal);
        CommandRun.Of("check", folder.PathOf("a.md"), "--font", font).FailsWith(ExitCode.World, "no TrueType outlines");
    }

    [Fact]
    public void A_group_s_own_faces_take_the_places_of_the_embedded_ones()
    {
        using var folder = new TempFolder();
        string Own(string name)
        {
            File.WriteAllBytes(folder.PathOf(name + ".ttf"), FontPieces.Read(name));
            return folder.PathOf(name + ".ttf");
        }

        File.WriteAllText(folder.PathOf("a.md"), Digest("γ 漢"));
        var (regular, bold) = (Own("Inter-Regular"), Own("Inter-SemiBold"));
        var run = CommandRun.Of("build", folder.PathOf("a.md"), "-o", folder.PathOf("out"), "--to", "pdf", "--no-system-fonts", "--text-face", bold, "--text-face", regular);
        Assert.Contains($"font: Inter-Regular for text, {regular}, sha256 ", run.Error, StringComparison.Ordinal);
        Assert.Contains($"font: Inter-SemiBold for text, {bold}, sha256 ", run.Error, StringComparison.Ordinal);
        var pdf = Encoding.Latin1.GetString(File.ReadAllBytes(folder.PathOf("out", "a.pdf")));
        Assert.DoesNotContain("STIXTwoText-SemiBold", pdf, StringComparison.Ordinal);

        // The same from the group's file, whose paths are from where it lies.
        File.WriteAllText(folder.PathOf("digest.yaml"), "text-faces: [Inter-Regular.ttf, Inter-SemiBold.ttf]\n");
        CommandRun.Of("build", folder.PathOf("a.md"), "-o", folder.PathOf("same"), "--to", "pdf", "--no-system-fonts", "--config", folder.PathOf("digest.yaml"));
        Assert.Equal(File.ReadAllBytes(folder.PathOf("out", "a.pdf")), File.ReadAllBytes(folder.PathOf("same", "a.pdf")));

        CommandRun.Of("check", folder.PathOf("a.md"), "--text-face", bold).FailsWith(ExitCode.Usage, "upright and of normal weight");
        CommandRun.Of("check", folder.PathOf("a.md"), "--label-face", regular, "--label-face", Own("JetBrainsMono-Regular")).FailsWith(ExitCode.Usage, "both upright faces for labels");
        CommandRun.Of("check", folder.PathOf("a.md"), "--label-face", folder.PathOf("none.ttf")).FailsWith(ExitCode.World, "none.ttf");
        CommandRun.Of("check", folder.PathOf("a.md"), "--text-face", Restricted(folder)).FailsWith(ExitCode.World, "may not be put into documents");
    }

    // OS/2 fsType, bit 1: no embedding without leave.
    private static string Restricted(TempFolder folder)
    {
        var table = FontFace.Open(FontPieces.Read("Inter-Regular")).Table("OS/2").ToArray();
        (table[8], table[9]) = (0, 2);
        File.WriteAllBytes(folder.PathOf("restricted.ttf"), FontTables.With(FontPieces.Read("Inter-Regular"), "OS/2", table));
        return folder.PathOf("restricted.ttf");
    }

    [Theory]
    [InlineData("zh", "Noto Sans SC")]
    [InlineData("zh-Hant", "Noto Sans TC")]
    [InlineData("ja-JP", "Noto Sans JP")]
    [InlineData("ko", "Noto Sans KR")]
    [InlineData("en", "Noto Sans SC")]
    public void The_language_chooses_the_family(string language, string first) => Assert.Equal(first, Families.For([0x6F22], language).First());

    [Fact]
    public void Shaped_text_is_printed_glyph_by_glyph()
    {
        var run = CommandRun.Of("dump", "shape", "--face", "jetbrainsmono-regular", "--features", "zero,-calt", "0é\u0323");
        Assert.Equal(ExitCode.Clean, run.Exit);
        Assert.Equal("JetBrainsMono-Regular, 1000 units per em\n    0 0\t", run.Output[..run.Output.IndexOf('\t', StringComparison.Ordinal)] + "\t");
        Assert.Contains("zero.zero +600", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("width 1200\n", run.Output, StringComparison.Ordinal);
        Assert.NotEqual(CommandRun.Of("dump", "shape", "--face", "STIXTwoText-Italic", "бгд").Output, CommandRun.Of("dump", "shape", "--face", "STIXTwoText-Italic", "--language", "sr", "бгд").Output);
        CommandRun.Of("dump", "shape", "--face", "Nobody", "x").FailsWith(ExitCode.Usage, "Nobody");
        CommandRun.Of("dump", "shape", "--features", "onumm", "x").FailsWith(ExitCode.Usage, "onumm");
    }

    private static string Digest(string word) => $"# Moss letters\n\n## Papers\n\n### 1. Moss on walls {word}\n\n- Summary: Moss grows.\n";

    /// <summary>A face that shows one character, made from an embedded one, under the name of another family.</summary>
    private static string Font(TempFolder folder, string name, int character, string family = "Anything")
    {
        byte[] map = [.. FontTables.Words(0, 1, 3, 1, 0, 12), .. FontTables.Words(6, 12, 0, character, 1, 40)];
        var text = Encoding.BigEndianUnicode.GetBytes(family + "JetBrainsMono-Regular");
        byte[] names = [.. FontTables.Words(0, 2, 30, 3, 1, 0x409, 1, 2 * family.Length, 0, 3, 1, 0x409, 6, text.Length - (2 * family.Length), 2 * family.Length), .. text];
        var path = folder.PathOf(name);
        File.WriteAllBytes(path, FontTables.With(FontTables.With(FontPieces.Read("JetBrainsMono-Regular"), "cmap", map), "name", names));
        return path;
    }
}
