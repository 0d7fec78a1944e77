using Digest.Fonts;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Shaping;
using FsCheck;
using FsCheck.Fluent;

namespace Digest.Typesetting.Tests.Shaping;

public sealed class ShaperTests
{
    private static readonly FontFace Serif = EmbeddedFonts.All.Serif.Regular;
    private static readonly FontFace Emoji = EmbeddedFonts.All.Emoji;

    [Fact]
    public void No_text_has_no_glyphs() => Assert.Empty(Shaper.Shape(Serif, ""));

    [Fact]
    public void Kerning_narrows_a_pair_unless_it_is_turned_off()
    {
        int Width(params string[] features) => Shaper.Shape(Serif, "AV", features).Sum(glyph => glyph.Advance);
        var plain = "AV".Sum(letter => Serif.AdvanceOf(Serif.GlyphOf(new System.Text.Rune(letter))));
        Assert.True(Width() < plain);
        Assert.Equal(plain, Width("-kern"));
    }

    [Fact]
    public void Letters_are_fitted_to_each_other_unless_ligatures_are_turned_off()
    {
        int[] Glyphs(params string[] features) => [.. Shaper.Shape(Serif, "ffi", features).Select(glyph => (int)glyph.Glyph)];
        Assert.Equal("ffi".Select(letter => (int)Serif.GlyphOf(new System.Text.Rune(letter))), Glyphs("-liga"));
        Assert.NotEqual(Glyphs("-liga"), Glyphs());
        Assert.Equal([0, 1, 2], Shaper.Shape(Serif, "ffi").Select(glyph => glyph.Cluster));
    }

    [Fact]
    public void A_letter_and_its_marks_are_one_cluster_of_the_original_text()
    {
        Assert.Equal(Shaper.Shape(Serif, "né").Select(glyph => glyph.Glyph), Shaper.Shape(Serif, "ne\u0301").Select(glyph => glyph.Glyph));
        Assert.Equal([0, 1, 3], Shaper.Shape(Serif, "ne\u0301e").Select(glyph => glyph.Cluster));
        var stacked = Shaper.Shape(Serif, "ax\u0304\u0302b");
        Assert.Equal([0, 1, 1, 1, 4], stacked.Select(glyph => glyph.Cluster));
        Assert.Equal(0, stacked[2].Advance);
        Assert.True(stacked[3].OffsetY > stacked[2].OffsetY, "the second mark stands above the first");
    }

    [Fact]
    public void A_composed_letter_that_the_face_lacks_is_taken_apart()
    {
        Assert.Equal(0, Serif.GlyphOf(new System.Text.Rune(0x1CE)));
        var glyphs = Shaper.Shape(Serif, "\u01CE");
        Assert.Equal(2, glyphs.Length);
        Assert.DoesNotContain(glyphs, glyph => glyph.Glyph == 0);
        Assert.All(glyphs, glyph => Assert.Equal(0, glyph.Cluster));
    }

    [Fact]
    public void A_mark_between_a_base_and_an_equal_mark_keeps_its_place()
    {
        var inOrder = Shaper.Shape(Serif, "e\u0323\u0301");
        Assert.Equal(inOrder.Select(glyph => glyph.Glyph), Shaper.Shape(Serif, "e\u0301\u0323").Select(glyph => glyph.Glyph));
        Assert.NotEqual(Shaper.Shape(Serif, "e\u0304\u0301").Select(glyph => glyph.Glyph), Shaper.Shape(Serif, "e\u0301\u0304").Select(glyph => glyph.Glyph));
    }

    [Theory]
    [InlineData("onum")]
    [InlineData("pnum")]
    [InlineData("subs")]
    [InlineData("sups")]
    public void A_feature_changes_the_figures(string feature) =>
        Assert.NotEqual(Shaper.Shape(Serif, "1023"), Shaper.Shape(Serif, "1023", [feature]));

    [Fact]
    public void What_shows_nothing_takes_no_room()
    {
        foreach (var invisible in "\u00AD\u200B\u200D\u2060\uFEFF")
        {
            var glyphs = Shaper.Shape(Serif, $"a{invisible}b");
            Assert.Equal(Shaper.Shape(Serif, "ab").Sum(glyph => glyph.Advance), glyphs.Sum(glyph => glyph.Advance));
            Assert.DoesNotContain(glyphs, glyph => glyph.Glyph == 0);
        }
    }

    [Fact]
    public void Spaces_that_a_face_lacks_have_their_widths()
    {
        Assert.Equal(0, Emoji.GlyphOf(new System.Text.Rune(0x2003)));
        Assert.Equal(Emoji.UnitsPerEm, Shaper.Shape(Emoji, "\u2003").Single().Advance);
        Assert.Equal(Emoji.UnitsPerEm / 4, Shaper.Shape(Emoji, "\u2005").Single().Advance);
    }

    [Fact]
    public void A_letter_that_the_face_lacks_in_every_form_is_one_missing_glyph()
    {
        Assert.Equal((ushort)0, Assert.Single(Shaper.Shape(Emoji, "\u1EAD")).Glyph);
        Assert.Single(Shaper.Shape(Emoji, "\u1EAD\u200D"), glyph => glyph.Glyph == 0);
    }

    [Fact]
    public void Two_letters_make_a_flag() =>
        Assert.Equal([0, 4], Shaper.Shape(Serif, "🇩🇪🇫🇷").Select(glyph => glyph.Cluster).Distinct());

    [Fact]
    public void An_emoji_sequence_is_one_cluster()
    {
        var glyphs = Shaper.Shape(Emoji, "🔬👩‍🔬🔬");
        Assert.Equal([0, 2, 7], glyphs.Select(glyph => glyph.Cluster).Distinct());
        Assert.DoesNotContain(glyphs, glyph => glyph.Glyph == 0);
    }

    [Fact]
    public void Any_text_is_shaped_into_clusters_in_order()
    {
        Prop.ForAll<string?>(Check).Holds();
        Prop.ForAll(Gen.Elements("a", "f", "i", "e", "\u0301", "\u0323", "\u0304", "\u200D", "\uD83D", "α", "ж", "1", "⁄", " ", "\u00AD").ArrayOf().Select(string.Concat).ToArbitrary(), Check)
            .Holds();

        static void Check(string? text)
        {
            foreach (var face in (FontFace[])[Serif, Emoji, EmbeddedFonts.All.Sans.Regular])
            {
                var before = 0;
                foreach (var glyph in Shaper.Shape(face, text ?? ""))
                {
                    Assert.InRange(glyph.Cluster, before, text!.Length - 1);
                    before = glyph.Cluster;
                }
            }
        }
    }

    [Fact]
    public void Two_scripts_are_shaped_apart_where_the_face_treats_them_differently()
    {
        var face = EmbeddedFonts.All.Serif.Italic;
        ShapedGlyph[] apart = [.. Shaper.Shape(face, "бго", [], "sr"), .. Shaper.Shape(face, "fi", [], "sr").Select(glyph => glyph with { Cluster = glyph.Cluster + 3 })];
        Assert.Equal(apart, Shaper.Shape(face, "бгоfi", [], "sr"));
        // Told nothing, a shaper takes the first letter's script for all, and Serbian letters lose their forms behind Latin ones.
        Assert.NotEqual(Shaper.ShapeAsOne(face, "fiбго", [], "sr").Select(glyph => glyph.Glyph), Shaper.Shape(face, "fiбго", [], "sr").Select(glyph => glyph.Glyph));
    }

    [Fact]
    public void A_language_chooses_forms_of_letters()
    {
        var italic = EmbeddedFonts.All.Serif.Italic;
        Assert.NotEqual(Shaper.Shape(italic, "бгдпт"), Shaper.Shape(italic, "бгдпт", default, "sr"));
        Assert.NotEqual(Shaper.Shape(italic, "бгдпт"), Shaper.Shape(italic, "бгдпт", default, "sr-Cyrl-RS"));
        Assert.Equal(Shaper.Shape(italic, "бгдпт"), Shaper.Shape(italic, "бгдпт", default, "ru"));
        Assert.Equal(Shaper.Shape(italic, "бгдпт"), Shaper.Shape(italic, "бгдпт", default, "qq-unknown"));
    }

    [Fact]
    public void The_words_that_are_kept_are_bounded_and_those_of_the_shaper()
    {
        var face = FontFace.Deferred(() => Fonts.FontFiles.Read("STIXTwoText-Regular"));
        for (var i = 0; i < 120_000; i++) face.Words.Shape($"w{i}", [], null);
        Assert.InRange(face.Words.Count, 1, 90_000);
        foreach (var features in (string[][])[[], ["smcp"], ["onum"], []])
            Assert.Equal(Shaper.Shape(face, "Office1", features), face.Words.Shape("Office1", features, null));
        Assert.Equal(Shaper.Shape(face, "şi", [], "ro"), face.Words.Shape("şi", [], "ro"));
        Assert.NotEqual(face.Words.Shape("şi", [], null), face.Words.Shape("şi", [], "ro"));
    }

    [Fact]
    public void Thirty_two_threads_shape_the_same_words_alike()
    {
        var face = FontFace.Deferred(() => Fonts.FontFiles.Read("STIXTwoText-Regular"));
        string[] words = ["office", "Ångström", "x\u0304\u0302", "жизнь", "αβγ", "AVATAR", "fjord", "1⁄2"];
        var results = new ShapedGlyph[32][][];
        using var start = new Barrier(32);
        var threads = Enumerable.Range(0, 32).Select(number => new Thread(() =>
        {
            start.SignalAndWait();
            results[number] = [.. Enumerable.Repeat(words, 20).SelectMany(list => list).Select((word, i) => i % 2 == number % 2 ? Shaper.Shape(face, word) : face.Words.Shape(word, [], null))];
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        var expected = words.Select(word => Shaper.Shape(Serif, word)).ToArray();
        Assert.All(results, result => Assert.Equal(Enumerable.Repeat(expected, 20).SelectMany(list => list), result));
    }
}
