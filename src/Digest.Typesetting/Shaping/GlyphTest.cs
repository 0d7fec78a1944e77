namespace Digest.Typesetting.Shaping;

/// <summary>What a rule asks of one glyph: one of the closed set nested here.</summary>
internal abstract class GlyphTest
{
    private GlyphTest()
    {
    }

    public abstract bool Accepts(ushort glyph);

    /// <summary>It is this glyph.</summary>
    public sealed class Same(ushort wanted) : GlyphTest
    {
        public override bool Accepts(ushort glyph) => glyph == wanted;
    }

    /// <summary>It is of this class.</summary>
    public sealed class OfClass(ClassDefinition classes, ushort wanted) : GlyphTest
    {
        public override bool Accepts(ushort glyph) => classes[glyph] == wanted;
    }

    /// <summary>It is covered.</summary>
    public sealed class Covered(Coverage coverage) : GlyphTest
    {
        public override bool Accepts(ushort glyph) => coverage.Contains(glyph);
    }
}
