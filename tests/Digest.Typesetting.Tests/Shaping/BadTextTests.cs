using System.Diagnostics;
using Digest.Fonts;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Shaping;
using Digest.Typesetting.Tests.Paragraphs;

namespace Digest.Typesetting.Tests.Shaping;

/// <summary>Texts that nobody writes: they take time and memory in proportion to their length.</summary>
public sealed class BadTextTests
{
    private static readonly FontFace[] Faces = [EmbeddedFonts.All.Serif.Regular, EmbeddedFonts.All.Sans.Regular, EmbeddedFonts.All.Mono.Regular, EmbeddedFonts.All.Emoji];

    // Some forty times what it takes on an idle machine, and far below what a time that grows with the square would be.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static TheoryData<string, string> Texts => new()
    {
        { "a million marks", "e" + string.Concat(Enumerable.Repeat("\u0301\u0323", 500_000)) },
        { "a hundred thousand letters", new string('f', 100_000) },
        { "ligatures without end", string.Concat(Enumerable.Repeat("ffi->", 20_000)) },
        { "joiners without end", "a" + new string('\u200D', 100_000) },
        { "one emoji without end", string.Concat(Enumerable.Repeat("👩\u200D", 30_000)) },
        { "flags without end", string.Concat(Enumerable.Repeat("🇩", 30_000)) },
        { "selectors without end", "☀" + new string('\uFE0F', 100_000) },
        { "figures around a slash", new string('1', 50_000) + "⁄" + new string('2', 50_000) },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_long_text_is_shaped_in_bounded_time_and_memory(string name, string text)
    {
        foreach (var face in Faces)
        {
            var (clock, before) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());
            var glyphs = Shaper.Shape(face, text, ["frac", "liga"]);
            Assert.True(clock.Elapsed < Patience, $"{name} took {clock.Elapsed} in {face.Name}");
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1500L * text.Length);
            Assert.InRange(glyphs.Length, 1, 2 * text.Length);
            Assert.Equal(glyphs.Select(glyph => glyph.Cluster).Order(), glyphs.Select(glyph => glyph.Cluster));
        }
    }

    [Theory]
    [InlineData("a\uD83Db")]
    [InlineData("\uDE00")]
    [InlineData("x\uDC00\uD800y")]
    [InlineData("\0\u0001\u001F\u007F\u0085")]
    [InlineData("a\u202Eb\u2066c\u2069")]
    [InlineData("\uFFFE\uFFFF")]
    public void Broken_and_invisible_characters_are_shaped_and_set(string text)
    {
        foreach (var face in Faces)
            Assert.All(Shaper.Shape(face, text), glyph => Assert.InRange(glyph.Cluster, 0, text.Length - 1));
        var set = Setting.Set("so " + text + " on", 200);
        Assert.StartsWith("so ", Setting.Drawn(set.Value.Lines[0]), StringComparison.Ordinal);
        Assert.EndsWith(" on", Setting.Drawn(set.Value.Lines[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_of_a_hundred_thousand_letters_is_divided_and_set()
    {
        var clock = Stopwatch.StartNew();
        var set = Setting.Set(new string('m', 100_000), 300);
        Assert.True(clock.Elapsed < Patience, clock.Elapsed.ToString());
        Assert.Equal(100_000, set.Value.Lines.Sum(line => Setting.Drawn(line).Count(letter => letter == 'm')));
        Assert.DoesNotContain(set.Diagnostics, diagnostic => diagnostic.Rule.Id == "DG4002");
    }
}
