using Digest.Typesetting.Fonts;
using Digest.Typesetting.Shaping;
using Digest.Typesetting.Tests.Fonts;

namespace Digest.Typesetting.Tests.Shaping;

/// <summary>Lookups made by hand in place of an embedded face's own: kinds that those seldom use, and rules that call themselves.</summary>
public sealed class LookupTests
{
    private const int A = 20, B = 21, C = 22, X = 30;

    [Fact]
    public void Reverse_chaining_works_from_the_end_of_the_text()
    {
        // a before b or x becomes x: from the end, each a sees what the one after it has become.
        var face = With(8, [1, 14, 0, 1, 20, 1, X, 1, 1, A, 1, 2, B, X]);
        Assert.Equal([X, X, X, B, A], Glyphs(face, "aaaba"));
    }

    [Fact]
    public void A_rule_that_calls_itself_ends()
    {
        // a → (lookup 0 at 0, lookup 0 at 0)
        var face = With(5, [3, 1, 2, 16, 0, 0, 0, 0, 1, 1, A]);
        Assert.Equal([A, A], Glyphs(face, "aa"));
    }

    [Fact]
    public void A_rule_that_grows_the_text_and_calls_itself_ends()
    {
        // Lookup 0: a → a a. Lookup 1: a → lookup 0 at 0, lookup 1 at 1.
        var face = Open(FontTables.Words(
            [.. Head(2), 2, 6, 34, 2, 0, 1, 8, 1, 14, 1, 8, 2, A, A, 1, 1, A, 5, 0, 1, 8, 3, 1, 2, 16, 0, 0, 1, 1, 1, 1, A]));
        Assert.InRange(Shaper.Shape(face, "aaaa").Length, 4, 1024 + (64 * 4));
    }

    [Fact]
    public void An_extension_of_an_extension_applies_to_nothing()
    {
        var face = With(7, [1, 7, 0, 8, 1, 7, 0, 8]);
        Assert.Equal([A], Glyphs(face, "a"));
    }

    [Fact]
    public void A_lookup_that_is_not_there_is_refused()
    {
        var words = Head(1);
        words[21] = 9;
        var error = Assert.Throws<InvalidFontException>(() => Open(FontTables.Words([.. words, 1, 4, 1, 0, 0])));
        Assert.Equal("GSUB", error.Table);
    }

    /// <summary>Header, one script without languages, one feature <c>ccmp</c> with the last lookup; the list of lookups follows.</summary>
    private static int[] Head(int lookups) =>
        [1, 0, 10, 30, 44, 1, ('D' << 8) | 'F', ('L' << 8) | 'T', 8, 4, 0, 0, 0xFFFF, 1, 0, 1, ('c' << 8) | 'c', ('m' << 8) | 'p', 8, 0, 1, lookups - 1];

    private static FontFace With(int type, int[] subtable) => Open(FontTables.Words([.. Head(1), 1, 4, type, 0, 1, 8, .. subtable]));

    private static FontFace Open(byte[] substitutions)
    {
        // Three letters and their glyphs, and nothing else in the map.
        byte[] map = [.. FontTables.Words(0, 1, 3, 1, 0, 12), .. FontTables.Words(6, 16, 0, 'a', 3, A, B, C)];
        return FontFace.Open(FontTables.With(FontTables.With(FontFiles.Read("JetBrainsMono-Regular"), "cmap", map), "GSUB", substitutions));
    }

    private static int[] Glyphs(FontFace face, string text) => [.. Shaper.Shape(face, text, ["-kern", "-mark"]).Select(glyph => (int)glyph.Glyph)];
}
