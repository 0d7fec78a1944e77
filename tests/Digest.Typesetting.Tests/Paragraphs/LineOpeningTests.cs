using Digest.Fonts;
using Digest.Model.Document;
using Digest.Model.Formulas;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;

namespace Digest.Typesetting.Tests.Paragraphs;

/// <summary>Formulas that are taller than a line, and formulas on lines of their own.</summary>
public sealed class LineOpeningTests
{
    private const string Prose = "Braided rivers carry their sediment in pulses, and the pulses are longer than the floods that start them, as surveys show. ";

    [Theory]
    [InlineData("x_i^2")]
    [InlineData("c_{\\max}^{3/2}")]
    [InlineData("\\ce{Li6PS5Cl}")]
    [InlineData("\\left(\\bar{a}+b\\right)")]
    public void Scripts_and_brackets_leave_lines_where_they_are(string tex) =>
        Assert.All(Around(tex), line => Assert.Equal(14, line.Size.Height.Value, 9));

    [Theory]
    [InlineData("\\frac{a+\\frac{b}{c}}{d}")]
    [InlineData("\\sum_{n=0}^{\\infty}\\frac{x^n}{n!}")]
    [InlineData("\\begin{pmatrix}a&b\\\\c&d\\\\e&f\\end{pmatrix}")]
    [InlineData("\\ce{A ->[heat][catalyst] B}")]
    public void Neighbours_keep_a_tenth_of_an_em_from_a_tall_formula(string tex)
    {
        var lines = Around(tex);
        var at = lines.FindIndex(line => line.Size.Height.Value > 14);
        Assert.InRange(at, 1, lines.Count - 2);
        var (top, bottom) = Ink(lines[at]);
        var descenders = lines[at - 1].Baseline.Value - (EmbeddedFonts.All.Serif.Regular.Descender / 100.0);
        var ascenders = lines[at + 1].Baseline.Value - (EmbeddedFonts.All.Serif.Regular.Ascender / 100.0);
        Assert.InRange(lines[at - 1].Size.Height.Value + top - descenders, 1, 3);
        Assert.InRange(lines[at].Size.Height.Value - bottom + ascenders, 1, 3);
    }

    [Theory]
    [InlineData("\\frac{a+\\frac{b}{c}}{d}")]
    [InlineData("\\begin{pmatrix}a\\\\b\\\\c\\\\d\\end{pmatrix}")]
    public void A_single_line_holds_what_stands_on_it(string tex)
    {
        var line = Assert.Single(Setting.Set([Formula(tex, FormulaStyle.Inline)], 300).Value.Lines);
        var (top, bottom) = Ink(line);
        Assert.InRange(top, -1e-9, bottom);
        Assert.InRange(bottom, top, line.Size.Height.Value + 1e-9);
    }

    [Fact]
    public void A_displayed_formula_stands_in_the_middle_with_its_full_stop_and_white_space_around()
    {
        var text = Prose[..30];
        var lines = Setting.Set([new Inline.Text(text), Formula("a=b", FormulaStyle.Display), new Inline.Text(". " + text)], 300).Value.Lines;
        Assert.Equal([text.TrimEnd(), "a = b.", text.TrimEnd()], lines.Select(line => Setting.Read(line).TrimEnd()));
        var runs = Setting.Runs(lines[1]).ToList();
        var (left, right) = (runs.Min(run => run.At.X.Value), runs.Max(run => (run.At.X + run.Run.Width).Value));
        Assert.Equal(300 - right, left, 1);
        Assert.Equal([14, 19.6, 19.6], lines.Select(line => Math.Round(line.Size.Height.Value, 6)));
    }

    [Theory]
    [InlineData("a=b", 300, true)]
    [InlineData("a=bcdefghijklmnopqrstuvwxyzbcdefghijklmnopqrst", 300, false)]
    public void The_number_of_a_displayed_formula_stands_at_the_margin(string tex, double measure, bool isInMiddle)
    {
        var line = Assert.Single(Setting.Set([Formula(tex + "\\tag{12}", FormulaStyle.Display)], measure).Value.Lines);
        var groups = line.Items.Where(placed => placed.Item is FrameItem.Group).ToList();
        var (first, number) = (Extent(groups[0]), Extent(groups[^1]));
        var last = Extent(groups[^2]);
        Assert.Equal("(12)", ((FrameItem.Group)groups[^1].Item).ActualText);
        Assert.Equal(measure, number.Right, 6);
        Assert.Equal(isInMiddle ? measure - last.Right : number.Left - last.Right, first.Left, 0.5);
    }

    [Fact]
    public void A_number_without_room_beside_its_formula_stands_below_it_at_the_margin()
    {
        var lines = Setting.Set([Formula("a=bcdefghijklmnopqrstuvwxyz\\tag{12}", FormulaStyle.Display)], 150).Value.Lines;
        Assert.Equal(2, lines.Count);
        Assert.Equal(150, Extent(Assert.Single(lines[1].Items, placed => placed.Item is FrameItem.Group)).Right, 6);
        Assert.Equal(14, lines[1].Size.Height.Value, 9);
    }

    [Fact]
    public void The_number_of_a_formula_in_a_line_stands_two_quads_behind_it()
    {
        var line = Assert.Single(Setting.Set([Formula("b\\tag{12}", FormulaStyle.Inline), new Inline.Text(" and")], 300).Value.Lines);
        var groups = line.Items.Where(placed => placed.Item is FrameItem.Group { Role: StructureRole.Formula }).ToList();
        Assert.Equal(20, Extent(groups[1]).Left - Extent(groups[0]).Right, 0.5);
    }

    private static (double Left, double Right) Extent(Placed placed)
    {
        var runs = ((FrameItem.Group)placed.Item).Items.Where(item => item.Item is FrameItem.GlyphRun).ToList();
        return (placed.At.X.Value + runs.Min(run => run.At.X.Value), placed.At.X.Value + runs.Max(run => (run.At.X + ((FrameItem.GlyphRun)run.Item).Width).Value));
    }

    [Fact]
    public void A_displayed_formula_that_is_too_texgoes_on_in_a_second_line_without_white_space_between()
    {
        var tex = "a=" + string.Join('+', Enumerable.Repeat("b_1", 30));
        var lines = Setting.Set([new Inline.Text("Here"), Formula(tex, FormulaStyle.Display)], 300).Value.Lines;
        Assert.True(lines.Count > 2);
        Assert.All(lines.Skip(2), line => Assert.Equal(14, line.Size.Height.Value, 9));
    }

    [Theory]
    [InlineData("\\sum_{i=1}^n i")]
    [InlineData("\\frac{a}{b}")]
    public void A_displayed_formula_is_set_larger_than_one_in_a_line(string tex)
    {
        double Height(FormulaStyle style)
        {
            var (top, bottom) = Ink(Setting.Set([Formula(tex, style)], 300).Value.Lines[0]);
            return bottom - top;
        }

        Assert.True(Height(FormulaStyle.Display) > Height(FormulaStyle.Inline) * 1.1);
    }

    private static List<Frame> Around(string tex) =>
        [.. Setting.Set([new Inline.Text(Prose + Prose), Formula(tex, FormulaStyle.Inline), new Inline.Text(" " + Prose + Prose)], 240).Value.Lines];

    private static Inline.Formula Formula(string tex, FormulaStyle style) => new(tex, FormulaReader.Read(tex).Value, style);

    /// <summary>Top and bottom of all glyphs and rules, from the line's top.</summary>
    private static (double Top, double Bottom) Ink(Frame line)
    {
        var (top, bottom) = (double.MaxValue, double.MinValue);
        Measure(line.Items, Point.Origin);
        return (top, bottom);

        void Measure(IEnumerable<Placed> items, Point from)
        {
            foreach (var placed in items)
            {
                var at = from + placed.At;
                if (placed.Item is FrameItem.Group group) Measure(group.Items, at);
                if (placed.Item is FrameItem.Rule rule) Take(at.Y.Value, (at.Y + rule.Size.Height).Value);
                if (placed.Item is not FrameItem.GlyphRun run) continue;
                foreach (var glyph in run.Glyphs.Where(glyph => !run.Face.OutlineOf(glyph.Id).Steps.IsEmpty))
                {
                    var bounds = run.Face.BoundsOf(glyph.Id);
                    var scale = run.Size.Value / run.Face.UnitsPerEm;
                    Take(at.Y.Value + glyph.Offset.Y.Value - (bounds.YMax * scale), at.Y.Value + glyph.Offset.Y.Value - (bounds.YMin * scale));
                }
            }
        }

        void Take(double high, double low) => (top, bottom) = (Math.Min(top, high), Math.Max(bottom, low));
    }
}
