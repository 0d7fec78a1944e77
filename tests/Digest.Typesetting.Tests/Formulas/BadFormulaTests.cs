using System.Buffers.Binary;
using System.Diagnostics;
using Digest.Fonts;
using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Formulas;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Formulas;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Tests.Fonts;

namespace Digest.Typesetting.Tests.Formulas;

/// <summary>Faces and formulas that cannot be set as they are: a readable stand-in, one diagnostic, bounded time.</summary>
public sealed class BadFormulaTests
{
    private const string Tex = @"\frac{a_i^2}{\sqrt{x}} = \hat{f}\left(\sum_{n=0}^\infty f_i'\right)";
    private static readonly FormulaSettings Settings = new() { Size = new Pt(10), Display = FormulaStyle.Display };

    [Fact]
    public void A_face_without_a_MATH_table_gives_the_formula_as_text_and_one_diagnostic()
    {
        var face = FontFace.Open(FontFiles.Without(FontFiles.Read("STIXTwoMath-Regular"), "MATH"));
        var set = FormulaSetter.SetWhole(EmbeddedFonts.All with { Math = face }, FormulaReader.Read(Tex).Value, Settings);
        Assert.Equal(FormulaSettingRules.FaceUnusable, Assert.Single(set.Diagnostics).Rule);
        Assert.Equal(FormulaTex.Print(FormulaReader.Read(Tex).Value), ReadOf(set.Value));
        var plain = FormulaReader.Read("x^2+y=1").Value;
        Assert.Equal(FormulaText.Unicode(plain), ReadOf(FormulaSetter.SetWhole(EmbeddedFonts.All with { Math = face }, plain, Settings).Value));
    }

    [Fact]
    public void A_cut_MATH_table_gives_a_formula_or_text_and_at_most_one_diagnostic()
    {
        var file = FontFiles.Read("STIXTwoMath-Regular");
        var (offset, length) = FontFiles.Tables(file)["MATH"];
        var table = file.AsSpan(offset, length).ToArray();
        var standIns = 0;
        for (var part = 0; part < 60; part++)
        {
            var cut = FontTables.With(file, "MATH", table[..(length * part / 60)]);
            standIns += IsStandIn(FontFace.Open(cut)) ? 1 : 0;
        }

        Assert.InRange(standIns, 30, 60);
    }

    [Theory]
    [InlineData(0, 20)]
    [InlineData(0, 300)]
    [InlineData(0, 200_000)]
    public void A_MATH_table_with_changed_bytes_gives_a_formula_or_text(int from, int to)
    {
        var file = FontFiles.Read("STIXTwoMath-Regular");
        var (offset, length) = FontFiles.Tables(file)["MATH"];
        var random = new Random(3);
        var clock = Stopwatch.StartNew();
        for (var turn = 0; turn < 60; turn++)
        {
            var copy = (byte[])file.Clone();
            for (var change = 0; change < 1 + (turn % 9); change++)
                BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(offset + (2 * random.Next(from / 2, (Math.Min(to, length) / 2) - 1))), (ushort)random.Next(65536));
            IsStandIn(FontFace.Open(copy));
        }

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
    }

    [Theory]
    [InlineData("x=y", 400, 1.0, null)]
    [InlineData(@"\sqrt{abcdefghijklmnopqrstuvwxyz+abc}", 150, 0.6, "DG4005")]
    public void A_piece_wider_than_its_line_is_set_smaller_and_told(string tex, double measure, double least, string? id)
    {
        var tree = FormulaReader.Read(tex).Value;
        var whole = FormulaSetter.Set(EmbeddedFonts.All, tree, Settings).Value.Width.Value;
        var set = FormulaSetter.Set(EmbeddedFonts.All, tree, Settings with { Measure = new Pt(measure) });
        Assert.Equal(id, set.Diagnostics.Select(diagnostic => diagnostic.Rule.Id).SingleOrDefault());
        Assert.InRange(set.Value.Width.Value, least * whole, Math.Min(whole, measure) + 0.1);
    }

    [Fact]
    public void A_formula_ten_pages_wide_without_a_place_for_a_line_end_is_text_within_its_line()
    {
        var tree = FormulaReader.Read(@"\sqrt{" + string.Concat(Enumerable.Repeat("a+bc-", 1500)) + "z}").Value;
        var set = FormulaSetter.Set(EmbeddedFonts.All, tree, Settings with { Measure = new Pt(300) });
        Assert.Equal(FormulaSettingRules.ShownAsText, Assert.Single(set.Diagnostics).Rule);
        Assert.All(set.Value.Items, piece => Assert.InRange(piece.Width.Value, 0, 300));
        Assert.Equal(FormulaText.Unicode(tree), string.Concat(set.Value.Items.Select(piece => ReadOf(piece.Frame))));
    }

    [Fact]
    public void A_formula_ten_pages_wide_with_places_for_line_ends_is_set_in_pieces()
    {
        var tree = FormulaReader.Read(string.Concat(Enumerable.Repeat("a+b-", 3000)) + "z").Value;
        var set = FormulaSetter.Set(EmbeddedFonts.All, tree, Settings with { Measure = new Pt(300) });
        Assert.Empty(set.Diagnostics);
        Assert.Equal(6001, set.Value.Items.Count);
    }

    [Fact]
    public void Five_hundred_nested_fractions_end_and_are_told()
    {
        var tex = string.Concat(Enumerable.Repeat(@"\frac{1}{1+", 500)) + "x" + new string('}', 500);
        var read = FormulaReader.Read(tex);
        Assert.Contains(read.Diagnostics, diagnostic => diagnostic.Rule == Digest.Model.Formulas.FormulaRules.TooDeep);
        Assert.NotEmpty(FormulaSetter.SetWhole(EmbeddedFonts.All, read.Value, Settings).Value.Items);
    }

    public static TheoryData<string> Nestings => ["row", "script", "fraction", "root", "accent", "fence", "over", "binomial", "table", "link"];

    [Theory]
    [MemberData(nameof(Nestings))]
    public void A_tree_of_a_hundred_thousand_levels_is_told_once_and_keeps_its_letters(string kind)
    {
        MathNode x = new MathNode.Symbol("x", MathClass.Ordinary, MathVariant.Italic), tree = x;
        for (var i = 0; i < 100_000; i++)
        {
            tree = kind switch
            {
                "row" => new MathNode.Row([tree]),
                "script" => new MathNode.Scripts(x, null, tree),
                "fraction" => new MathNode.Fraction(tree, x),
                "root" => new MathNode.Radical(tree, null),
                "accent" => new MathNode.Accent(tree, "\u0302"),
                "fence" => new MathNode.Fenced("(", tree, ")"),
                "over" => new MathNode.UnderOver(tree, null, x),
                "binomial" => new MathNode.Binomial(tree, x),
                "table" => new MathNode.Table([[tree]], "c"),
                _ => new MathNode.Link(tree, "https://example.org"),
            };
        }

        var set = FormulaSetter.SetWhole(EmbeddedFonts.All, tree, Settings);
        Assert.Equal(Digest.Model.Formulas.FormulaRules.TooDeep, Assert.Single(set.Diagnostics).Rule);
        Assert.Contains("x", ReadOf(set.Value), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"\begin{matrix}\end{matrix}")]
    [InlineData(@"\begin{pmatrix}&\\&\end{pmatrix}")]
    [InlineData(@"\begin{cases}\end{cases}")]
    [InlineData(@"\sqrt{}")]
    [InlineData(@"\frac{}{}")]
    [InlineData("")]
    public void Empty_parts_take_finite_room(string tex)
    {
        var frame = FormulaSetter.SetWhole(EmbeddedFonts.All, FormulaReader.Read(tex).Value, Settings).Value;
        Assert.True(double.IsFinite(frame.Size.Width.Value) && double.IsFinite(frame.Size.Height.Value));
    }

    [Fact]
    public void Ten_thousand_cells_take_time_in_proportion()
    {
        MathNode cell = new MathNode.Symbol("x", MathClass.Ordinary, MathVariant.Italic);
        MathNode Square(int side) => new MathNode.Table(Enumerable.Repeat(Enumerable.Repeat(cell, side).ToEquatableArray(), side).ToEquatableArray(), "c");
        // As many cells each time, so that what else the machine does weighs alike.
        double Best(MathNode tree, int times) => Enumerable.Range(0, 7).Min(_ =>
        {
            var clock = Stopwatch.GetTimestamp();
            for (var i = 0; i < times; i++) FormulaSetter.Set(EmbeddedFonts.All, tree, Settings);
            return Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
        });
        Best(Square(20), 25);
        Assert.InRange(Best(Square(100), 1) / Best(Square(20), 25), 0, 6);
        var set = FormulaSetter.Set(EmbeddedFonts.All, Square(100), Settings with { Measure = new Pt(300) });
        Assert.Equal(FormulaSettingRules.ShownAsText, Assert.Single(set.Diagnostics).Rule);
    }

    private static bool IsStandIn(FontFace face)
    {
        var set = FormulaSetter.SetWhole(EmbeddedFonts.All with { Math = face }, FormulaReader.Read(Tex).Value, Settings with { Measure = new Pt(400) });
        Assert.NotEmpty(set.Value.Items);
        return set.Diagnostics.Count(diagnostic => diagnostic.Rule.Id is "DG4004" or "DG4006") switch { 0 => false, 1 => true, var more => throw new InvalidOperationException($"{more} diagnostics") };
    }

    private static string ReadOf(Frame frame) => string.Concat(frame.Items.Select(placed => ((FrameItem.Group)placed.Item).ActualText));
}
