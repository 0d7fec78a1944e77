using Digest.Typesetting.Fonts;

namespace Digest.Fonts;

/// <summary>The embedded faces: STIX Two Text and Math, Inter, JetBrains Mono and Noto Emoji.</summary>
public static class EmbeddedFonts
{
    private static readonly Lazy<FontSet> Faces = new(MakeSet);

    /// <summary>All embedded faces; each is opened, and each of its parts decompressed, on first use, and shared from then on.</summary>
    public static FontSet All => Faces.Value;

    private static FontSet MakeSet()
    {
        var (inter, interSemiBold, mono) = (Face("Inter-Regular"), Face("Inter-SemiBold"), Face("JetBrainsMono-Regular"));
        return new()
        {
            Serif = new(Face("STIXTwoText-Regular"), Face("STIXTwoText-Italic"), Face("STIXTwoText-SemiBold"), Face("STIXTwoText-SemiBoldItalic")),
            Sans = new(inter, inter, interSemiBold, interSemiBold),
            Mono = new(mono, mono, mono, mono),
            Math = Face("STIXTwoMath-Regular"),
            Emoji = Face("NotoEmoji-Regular"),
        };
    }

    private static FontFace Face(string name)
    {
        var file = new Lazy<CompressedFile>(() => new(name + ".ttf.br"));
        return FontFace.Deferred((offset, length) => file.Value.Read(offset, length));
    }
}
