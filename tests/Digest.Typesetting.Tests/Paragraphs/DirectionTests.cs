using Digest.Fonts;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Paragraphs;
using Digest.Typesetting.Shaping;

namespace Digest.Typesetting.Tests.Paragraphs;

/// <summary>Text that runs from right to left, in the order in which it is drawn (UAX #9).</summary>
public sealed class DirectionTests
{
    [Theory]
    [InlineData("abc אבג def", "abc גבא def")]
    [InlineData("abc אבג דהו def", "abc והד גבא def")]
    [InlineData("abc (אבג) 12 def", "abc (גבא) 12 def")]
    [InlineData("see אבג 12, 34 דהו.", "see והד 34 ,12 גבא.")]
    [InlineData("אבג abc דהו", "והד abc גבא")]
    [InlineData("אבג (abc) 12!", "!12 (abc) גבא")]
    [InlineData("ab, 1.5% x", "ab, 1.5% x")]
    public void Levels_turn_what_runs_from_right_to_left(string text, string drawn)
    {
        var levels = BidiLevels.Of([.. text.Select(c => (int)c)], BidiLevels.BaseLevel(text.Select(c => (int)c)) ?? 0);
        var shown = text.Select((c, i) => levels[i] % 2 == 1 ? BidiLevels.Mirrored(c) : c).ToArray();
        for (var level = levels.Max(); level > 0; level--)
        {
            for (var start = 0; start < shown.Length; start++)
            {
                var end = start;
                while (end < shown.Length && levels[end] >= level) end++;
                Array.Reverse(shown, start, end - start);
                Array.Reverse(levels, start, end - start);
                if (end > start) start = end - 1;
            }
        }

        Assert.Equal(drawn, new string(shown));
    }

    [Fact]
    public void Boxes_of_letters_without_a_face_stand_in_visual_order_and_it_is_said_once()
    {
        var set = Setting.Set("to אבג and דהו on", 300);
        Assert.Equal(["DG4003"], set.Diagnostics.Where(diagnostic => diagnostic.Rule.Id == "DG4003").Select(diagnostic => diagnostic.Rule.Id));
        Assert.Equal(6, set.Diagnostics.Count(diagnostic => diagnostic.Rule.Id == "DG4001"));
        Assert.Equal("to גבא and והד on", Setting.Read(set.Value.Lines[0]));
    }

    [Fact]
    public void Letters_of_a_declared_face_are_turned_and_read_as_written()
    {
        // No embedded face has such letters: here one pretends that its Latin ones are.
        var fonts = EmbeddedFonts.All with { Fallbacks = [Hebrew()] };
        var line = ParagraphSetter.Set(fonts, "go אבג on", Setting.Style, new(300)).Value.Lines[0];
        var run = Setting.Runs(line).Single(entry => entry.Run.Text.Contains('א', StringComparison.Ordinal)).Run;
        Assert.Equal("אבג", run.Text.Trim());
        var starts = run.Glyphs.Where(glyph => run.Text[glyph.TextStart] != ' ').Select(glyph => glyph.TextStart - run.Text.IndexOf('א', StringComparison.Ordinal));
        Assert.Equal([2, 1, 0], starts);
    }

    private static FontFace Hebrew()
    {
        byte[] map = [.. FontTables.Words(0, 1, 3, 1, 0, 12), .. FontTables.Words(6, 16, 0, 0x5D0, 3, 40, 41, 42)];
        return FontFace.Open(FontTables.With(Fonts.FontFiles.Read("JetBrainsMono-Regular"), "cmap", map));
    }
}
