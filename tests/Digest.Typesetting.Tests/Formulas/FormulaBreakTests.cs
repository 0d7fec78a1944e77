using Digest.Fonts;
using Digest.Model.Document;
using Digest.Model.Formulas;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Formulas;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Xunit.Abstractions;

namespace Digest.Typesetting.Tests.Formulas;

/// <summary>Where lines may end in a formula, what its pieces are read as, and what face its words have.</summary>
public sealed class FormulaBreakTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("a+b=c", "a + |700|b = |500|c")]
    [InlineData("a<b<c", "a < |500|b < |500|c")]
    [InlineData("-a", "-a")]
    [InlineData("x={a+b>c}", "x = |500|a + b > c")]
    [InlineData(@"\left(a+b\right)-c", "(a + b) - |700|c")]
    [InlineData(@"\frac{a+b}{c=d}", "(a + b)/(c = d)")]
    [InlineData("x^{a+b}=y", "xa+b = |500|y")]
    [InlineData(@"f(a,b)", "f(a, b)")]
    [InlineData("y=f(1+b)-c", "y = |500|f(1 + |1300|b) - |700|c")]
    [InlineData(@"C=\int(1+\beta t)", "C = |500|∫(1 + |1300|βt)")]
    [InlineData(@"b=0.031\pm0.004", "b = |500|0.031 ± |2700|0.004")]
    [InlineData(@"b=a\pm0.004", "b = |500|a ± |700|0.004")]
    public void Lines_end_after_relations_and_binary_signs_outside_braces(string tex, string pieces)
    {
        var segments = FormulaSetter.Set(EmbeddedFonts.All, FormulaReader.Read(tex).Value, new() { Size = new Pt(10) }).Value.Items;
        Assert.Equal(pieces, string.Concat(segments.Select(piece => ReadOf(piece.Frame) + (piece.BreakPenalty is { } cost ? $"|{cost}|" : ""))));
    }

    [Fact]
    public void Pieces_together_are_read_as_the_whole_formula()
    {
        foreach (var tex in FormulaSources.Reference())
        {
            var tree = FormulaReader.Read(tex).Value;
            var segments = FormulaSetter.Set(EmbeddedFonts.All, tree, new() { Size = new Pt(10) }).Value.Items;
            Assert.Equal(FormulaText.Plain(tree), string.Concat(segments.Select(piece => ReadOf(piece.Frame))));
            // The first piece is spoken for the whole formula.
            Assert.Equal([FormulaSpeech.Of(tree), .. segments.Skip(1).Select(_ => "")], segments.Select(piece => ((FrameItem.Group)piece.Frame.Items[0].Item).Alternative));
        }
    }

    [Theory]
    [InlineData("a+b=c", "a+", "b=", "c")]
    [InlineData(@"\frac{a}{b}", @"\frac{a}{b}")]
    [InlineData(@"a=b\tag{7}", "a=", "b", @"\text{(}{\text{7}}{\text{)}}")]
    public void Each_piece_keeps_the_formula_that_it_shows(string tex, params string[] pieces)
    {
        var segments = FormulaSetter.Set(EmbeddedFonts.All, FormulaReader.Read(tex).Value, new() { Size = new Pt(10) }).Value.Items;
        Assert.Equal(pieces, segments.Select(piece => FormulaTex.Print(((FrameItem.Group)piece.Frame.Items[0].Item).Formula!)));
    }

    [Theory]
    [InlineData(FontRole.Serif)]
    [InlineData(FontRole.Sans)]
    public void Words_have_the_face_of_the_paragraph_and_letters_keep_their_plain_text(FontRole role)
    {
        var frame = FormulaSetter.SetWhole(EmbeddedFonts.All, FormulaReader.Read(@"J \text{ if open}").Value, new() { Size = new Pt(10), Role = role }).Value;
        var runs = frame.Items.SelectMany(placed => ((FrameItem.Group)placed.Item).Items).Select(placed => placed.Item).OfType<FrameItem.GlyphRun>().ToList();
        Assert.Equal(EmbeddedFonts.All.Math, runs.Single(run => run.Text == "J").Face);
        Assert.Equal(EmbeddedFonts.All.Family(role).Regular, runs.Single(run => run.Text.Contains("open", StringComparison.Ordinal)).Face);
    }

    [Fact]
    public void Another_face_with_a_MATH_table_sets_every_reference_formula()
    {
        const string path = "/usr/share/fonts/truetype/dejavu/DejaVuMathTeXGyre.ttf";
        if (!File.Exists(path))
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", $"{path} is not installed");
            output.WriteLine($"{path} is not installed: not run");
            return;
        }

        var fonts = EmbeddedFonts.All with { Math = FontFace.Open(File.ReadAllBytes(path)) };
        foreach (var tex in FormulaSources.Reference())
            Assert.DoesNotContain(FormulaSetter.Set(fonts, FormulaReader.Read(tex).Value, new() { Size = new Pt(10), Display = FormulaStyle.Display }).Diagnostics, told => told.Rule == FormulaSettingRules.FaceUnusable);
    }

    private static string? ReadOf(Frame frame) => ((FrameItem.Group)frame.Items[0].Item).ActualText;
}

/// <summary>Formulas to test with.</summary>
internal static class FormulaSources
{
    /// <summary>Those of the reference numbers, each once.</summary>
    public static IEnumerable<string> Reference() => Directory.GetFiles(Repository.Oracle, "math-*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadLines)
        .Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("tex").GetString()!).Distinct(StringComparer.Ordinal);
}
