using System.Buffers.Binary;
using System.Text;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Shaping;

namespace Digest.Typesetting.Tests.Fonts;

public sealed class DamagedFontTests
{
    private static readonly string[] Words = ["office", "Ångström", "x̄̂", "naïve", "αβγ", "жизнь", "1⁄2", "a\u0323\u0301b", "👩‍🔬"];

    [Theory]
    [InlineData("STIXTwoText-Regular")]
    [InlineData("NotoEmoji-Regular")]
    public void A_truncated_font_is_refused_or_works(string name)
    {
        var file = FontFiles.Read(name);
        for (var part = 0; part < 200; part++) Use(file.AsMemory(0, (int)((long)file.Length * part / 200)));
    }

    [Theory]
    [InlineData("STIXTwoText-Italic")]
    [InlineData("Inter-Regular")]
    [InlineData("JetBrainsMono-Regular")]
    public void A_font_with_changed_bytes_is_refused_or_works(string name)
    {
        var file = FontFiles.Read(name);
        var random = new Random(7);
        foreach (var (_, (offset, length)) in FontFiles.Tables(file))
        {
            for (var turn = 0; turn < 40; turn++)
            {
                var copy = (byte[])file.Clone();
                var reach = turn % 2 == 0 ? Math.Min(length, 64) : length;
                for (var change = 0; change < 1 + (turn % 4); change++) copy[offset + random.Next(reach)] = (byte)random.Next(256);
                Use(copy);
            }
        }
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0xFF)]
    [InlineData(0x01)]
    public void A_font_with_an_overwritten_table_is_refused_or_works(byte value)
    {
        var file = FontFiles.Read("STIXTwoText-Regular");
        foreach (var (_, (offset, length)) in FontFiles.Tables(file))
        {
            for (var skip = 0; skip <= 16; skip += 2)
            {
                if (skip > length) continue;
                var copy = (byte[])file.Clone();
                copy.AsSpan(offset + skip, Math.Min(length - skip, 4096)).Fill(value);
                Use(copy);
            }
        }
    }

    [Fact]
    public void The_refusal_names_the_table_and_the_offset()
    {
        var file = FontFiles.Read("STIXTwoText-Regular");
        var missing = Assert.Throws<InvalidFontException>(() => FontFace.Open(FontFiles.Without(file, "hmtx")));
        Assert.Equal(("hmtx", 0), (missing.Table, missing.Offset));
        Assert.Contains("'hmtx'", missing.Message, StringComparison.Ordinal);
        var (offset, length) = FontFiles.Tables(file)["GPOS"];
        file.AsSpan(offset + 4, 2).Fill(0xFF);
        var damaged = Assert.Throws<InvalidFontException>(() => FontFace.Open(file));
        Assert.Equal("GPOS", damaged.Table);
        Assert.InRange(damaged.Offset, 0, length + 0xFFFF);
        Assert.Throws<InvalidFontException>(() => FontFace.Open("PK\u0003\u0004 no font at all"u8.ToArray()));
        Assert.Throws<InvalidFontException>(() => FontFace.Open(default));
    }

    [Fact]
    public void A_glyph_that_is_made_of_itself_is_refused_and_others_are_not()
    {
        var file = FontFiles.Read("JetBrainsMono-Regular");
        var sound = FontFace.Open(file);
        var (glyph, other) = (sound.GlyphOf(new Rune('é')), sound.GlyphOf(new Rune('g')));
        var (glyf, loca) = (FontFiles.Tables(file)["glyf"].Offset, FontFiles.Tables(file)["loca"].Offset);
        var at = sound.HasLongLocations ? BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(loca + (4 * glyph))) : 2 * BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(loca + (2 * glyph)));
        Assert.True(BinaryPrimitives.ReadInt16BigEndian(file.AsSpan(glyf + at)) < 0, "it is made of others");
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(glyf + at + 12), glyph);
        var looping = FontFace.Open(file);
        Assert.Equal("glyf", Assert.Throws<InvalidFontException>(() => looping.OutlineOf(glyph)).Table);
        Assert.Equal(sound.OutlineOf(other), looping.OutlineOf(other));
    }

    [Theory]
    [InlineData("maxp", 4, 0xFFFF)]
    [InlineData("hhea", 34, 0xFFFF)]
    [InlineData("hhea", 34, 0)]
    [InlineData("head", 18, 3)]
    [InlineData("GPOS", 8, 0xFFF0)]
    public void A_face_whose_tables_contradict_each_other_is_refused(string table, int at, int value)
    {
        var file = FontFiles.Read("STIXTwoText-Regular");
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(FontFiles.Tables(file)[table].Offset + at), (ushort)value);
        Assert.NotEmpty(Assert.Throws<InvalidFontException>(() => FontFace.Open(file)).Message);
    }

    [Fact]
    public void Counts_that_no_file_could_hold_take_no_memory()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        byte[] groups = [.. FontTables.Words(0, 1, 3, 10, 0, 12), .. FontTables.Words(12, 0, 0xFFFF, 0xFFFF, 0, 0, 0x7FFF, 0xFFFF)];
        Assert.Equal("cmap", Assert.Throws<InvalidFontException>(() => FontFace.Open(FontTables.With(FontFiles.Read("Inter-Regular"), "cmap", groups))).Table);
        byte[] lookups = FontTables.Words(1, 0, 10, 12, 14, 0, 0, 0xFFFF, 0, 0, 0, 0);
        Assert.Equal("GSUB", Assert.Throws<InvalidFontException>(() => FontFace.Open(FontTables.With(FontFiles.Read("Inter-Regular"), "GSUB", lookups))).Table);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 20);
    }

    [Fact]
    public void A_deferred_face_says_so_when_it_is_used()
    {
        var face = FontFace.Deferred(() => new byte[] { 0, 1, 0 });
        Assert.Throws<InvalidFontException>(() => face.Name);
        Assert.Throws<InvalidFontException>(() => Shaper.Shape(face, "a"));
    }

    private static void Use(ReadOnlyMemory<byte> file)
    {
        FontFace face;
        try
        {
            face = FontFace.Open(file);
        }
        catch (InvalidFontException)
        {
            return;
        }

        // A face that opened shapes anything; only the outlines are read one by one later.
        foreach (var word in Words)
        {
            foreach (var glyph in Shaper.Shape(face, word, ["onum", "sups"]))
            {
                Assert.InRange(glyph.Cluster, 0, word.Length - 1);
                _ = face.AdvanceOf(glyph.Glyph);
            }
        }

        foreach (var rune in "Åé½¾fi".EnumerateRunes()) TryOutline(face, face.GlyphOf(rune));
        for (var glyph = 0; glyph < face.GlyphCount; glyph += 97) TryOutline(face, (ushort)glyph);
    }

    private static void TryOutline(FontFace face, ushort glyph)
    {
        try
        {
            _ = face.OutlineOf(glyph);
        }
        catch (InvalidFontException)
        {
        }
    }
}
