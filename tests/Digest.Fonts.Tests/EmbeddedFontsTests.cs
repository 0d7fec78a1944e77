using System.Security.Cryptography;
using Digest.Typesetting.Fonts;

namespace Digest.Fonts.Tests;

public sealed class EmbeddedFontsTests
{
    private static readonly string Folder = Repository.PathOf("src", "Digest.Fonts", "Faces");

    [Fact]
    public void Each_embedded_file_is_the_one_that_the_list_names()
    {
        var rows = File.ReadAllLines(Path.Combine(Folder, "README.md"))
            .Where(line => line.Contains(".ttf |", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .ToDictionary(cells => cells[0] + ".br", cells => (Length: int.Parse(cells[1], System.Globalization.CultureInfo.InvariantCulture), Hash: cells[3]));
        var names = typeof(EmbeddedFonts).Assembly.GetManifestResourceNames().Order(StringComparer.Ordinal).ToList();
        Assert.Equal(rows.Keys.Order(StringComparer.Ordinal), names);
        foreach (var name in names)
        {
            using var resource = typeof(EmbeddedFonts).Assembly.GetManifestResourceStream(name)!;
            var bytes = FontPieces.Join(resource);
            Assert.Equal(rows[name], (bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))));
        }
    }

    [Fact]
    public void The_set_is_shared_and_each_role_has_its_faces()
    {
        var set = EmbeddedFonts.All;
        Assert.Same(set, EmbeddedFonts.All);
        Assert.Equal(
            ["STIXTwoText-Regular", "STIXTwoText-Italic", "STIXTwoText-SemiBold", "STIXTwoText-SemiBoldItalic"],
            Enum.GetValues<FontStyle>().Select(style => set.Serif[style].Name));
        Assert.Equal(["Inter-Regular", "Inter-Regular", "Inter-SemiBold", "Inter-SemiBold"], Enum.GetValues<FontStyle>().Select(style => set.Sans[style].Name));
        Assert.All(Enum.GetValues<FontStyle>(), style => Assert.Equal("JetBrainsMono-Regular", set.Mono[style].Name));
        Assert.Equal("STIXTwoMath-Regular", set.Math.Name);
        Assert.Equal("NotoEmoji-Regular", set.Emoji.Name);
    }

    [Fact]
    public void Every_face_may_be_embedded_in_part_and_has_outlines()
    {
        var set = EmbeddedFonts.All;
        FontFace[] faces = [.. Enum.GetValues<FontStyle>().SelectMany(style => (FontFace[])[set.Serif[style], set.Sans[style], set.Mono[style]]), set.Math, set.Emoji];
        Assert.All(faces, face => Assert.True(face.HasOutlines && face.MaySubset && face.Embedding == FontEmbedding.Installable, face.Name));
    }

    [Fact]
    public void Each_licence_goes_with_the_package()
    {
        var folder = Repository.PathOf("src", "Digest.Fonts", "LICENCES");
        var texts = Directory.GetFiles(folder).ToDictionary(path => Path.GetFileName(path)!, File.ReadAllText);
        Assert.Equal(4, texts.Count);
        Assert.All(texts.Where(text => text.Key.StartsWith("OFL", StringComparison.Ordinal)), text => Assert.Contains("SIL OPEN FONT LICENSE", text.Value, StringComparison.Ordinal));
        Assert.Contains("Apache License", texts["Apache-2.0-JetBrains-Mono.txt"], StringComparison.Ordinal);
        Assert.Contains("LICENCES", File.ReadAllText(Repository.PathOf("src", "Digest.Fonts", "Digest.Fonts.csproj")), StringComparison.Ordinal);
    }
}
