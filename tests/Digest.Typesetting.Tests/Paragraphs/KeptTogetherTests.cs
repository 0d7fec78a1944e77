using Digest.Model;
using Digest.Model.Document;
using Digest.Model.Formulas;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;

namespace Digest.Typesetting.Tests.Paragraphs;

/// <summary>What a line end parts only where lines would otherwise gape: entries of a row, words of titles at their hyphens, values and formulas.</summary>
public sealed class KeptTogetherTests
{
    [Fact]
    public void A_sign_that_parts_entries_goes_where_a_line_ends_at_it()
    {
        const string Text = "doi:10.1/moss · Walls and Gardens · 14 March 2026 · lichens, mosses · seen before: 7 March 2026";
        var style = Setting.Style with { Alignment = ParagraphAlignment.Start, Hyphenation = HyphenationMode.None, Parting = '·' };
        for (var measure = 60; measure < 500; measure += 3)
        {
            var lines = Setting.Set(Text, measure, style).Value.Lines.Select(Setting.Drawn).ToList();
            Assert.All(lines, line => Assert.False(line.Trim().StartsWith('·') || line.Trim().EndsWith('·'), line));
            Assert.Equal(Text.Replace(" ·", "", StringComparison.Ordinal), string.Concat(lines).Replace(" ·", "", StringComparison.Ordinal));
        }

        Assert.Equal(Text, Setting.Drawn(Assert.Single(Setting.Set(Text, 1000, style).Value.Lines)));
        Assert.Equal("a · · b ·", Setting.Drawn(Assert.Single(Setting.Set("a · · b ·", 1000, style).Value.Lines)));
    }

    [Theory]
    [InlineData("Ada Stone, Ib Wall, Una Dry-Lichen, Jan Moss, Olu Gravel, Mei Slate, Ana Roof", ',', null)]
    [InlineData("Hall of Walls; Roof House; Institute of Slate; Dry Stone Trust", ';', null)]
    [InlineData("doi:10.1/moss · Walls and Gardens · 14 March 2026 · lichens, mosses", null, '·')]
    public void Lines_end_between_the_entries_of_a_row(string text, char? end, char? parting)
    {
        var style = Setting.Style with { Alignment = ParagraphAlignment.Start, Hyphenation = HyphenationMode.None, EntryEnd = end, Parting = parting };
        for (var measure = 110; measure < 400; measure += 3)
        {
            var lines = Setting.Set(text, measure, style).Value.Lines.Select(Setting.Read).ToList();
            var entries = text.Split(end ?? parting!.Value, StringSplitOptions.TrimEntries);
            Assert.All(entries, entry => Assert.Contains(lines, line => line.Contains(entry, StringComparison.Ordinal)));
        }

        // One that is longer than the line is parted all the same.
        Assert.True(Setting.Set(text, 45, style).Value.Lines.Count > 4);
    }

    [Fact]
    public void Titles_spare_the_hyphens_of_their_words()
    {
        const string Text = "A Stone-Equivariant Wall-Space Lichen Potential for Long-Range Moss";
        var style = Setting.Style with { Alignment = ParagraphAlignment.Start, Hyphenation = HyphenationMode.Sparing };
        for (var measure = 120; measure < 330; measure += 3)
            Assert.All(Setting.Set(Text, measure, style).Value.Lines.Select(Setting.Drawn), line => Assert.DoesNotMatch("-$", line.Trim()));
        Assert.Contains(Setting.Set(Text, 60, style).Value.Lines.Select(Setting.Drawn), line => line.Trim().EndsWith('-'));
    }

    [Theory]
    [InlineData(@"f=99.7", " GHz, and needs no amplifier at all on the walls.", "99.7", "GHz")]
    [InlineData(@">10", " nm of moss, which is more than lichens have on walls.", ">", "10")]
    [InlineData(@"k=10^{-13}", " of the lichens of dry walls need no water at all.", "=", "10")]
    public void What_is_read_as_one_is_not_parted_at_a_line_end(string tex, string after, string left, string right)
    {
        for (var measure = 150; measure < 420; measure += 3)
        {
            EquatableArray<Inline> content = [new Inline.Text("Moss on dry stone walls repeats itself at a rate of "), new Inline.Formula("", FormulaReader.Read(tex).Value, FormulaStyle.Inline), new Inline.Text(after)];
            var lines = Setting.Set(content, measure).Value.Lines.Select(line => Setting.Read(line).Trim()).ToList();
            Assert.DoesNotContain(lines.Zip(lines.Skip(1)), pair => pair.First.EndsWith(left, StringComparison.Ordinal) && pair.Second.StartsWith(right, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_value_stays_with_its_relation()
    {
        const string Text = "The moss model (AUC = 0.938) sees lichens on the walls that the older one (AUC ≈ 0.7) did not, and the rate → 0.";
        for (var measure = 180; measure < 420; measure += 3)
            Assert.All(Setting.Set(Text, measure).Value.Lines.Select(line => Setting.Read(line).Trim()), line => Assert.DoesNotMatch("[=≈]$|^→", line));
    }

    [Fact]
    public void The_ink_of_a_formula_does_not_touch_the_word_before()
    {
        // An italic J begins before its origin, an n does not; the space before both looks the same.
        Assert.True(BearingOf("J") < -0.2);
        Assert.Equal(0.0, Math.Min(0, BearingOf("n")));
        Assert.Equal(OriginOf("n"), OriginOf("J") + BearingOf("J"), 3);

        static FrameItem.GlyphRun Letter(string tex, out double x)
        {
            var line = Setting.Set([new Inline.Text("follows "), new Inline.Formula("", FormulaReader.Read(tex).Value, FormulaStyle.Inline)], 300).Value.Lines[0];
            var (at, run) = Setting.Runs(line).Last(entry => entry.Run.Text.Trim().Length > 0);
            x = at.X.Value;
            return run;
        }

        static double OriginOf(string tex)
        {
            Letter(tex, out var x);
            return x;
        }

        static double BearingOf(string tex) => Letter(tex, out _) is var run ? run.Face.BoundsOf(run.Glyphs[0].Id).XMin * run.Size.Value / run.Face.UnitsPerEm : 0;
    }

    [Fact]
    public void A_line_ends_within_brackets_rather_than_gaping()
    {
        EquatableArray<Inline> content = [new Inline.Text("Diffusion over residue frames with a contact potential "), new Inline.Formula("", FormulaReader.Read(@"U(r)=\varepsilon[(\sigma/r)^{12}-2(\sigma/r)^6]").Value, FormulaStyle.Inline), new Inline.Text(", annealed.")];
        var lines = Setting.Set(content, 334, Setting.Style with { Text = Setting.Style.Text with { Size = new Pt(10.5) } }).Value.Lines;
        Assert.EndsWith("-", Setting.Read(lines[0]).Trim(), StringComparison.Ordinal);
    }
}
