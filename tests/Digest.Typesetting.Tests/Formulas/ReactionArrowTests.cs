using Digest.Fonts;
using Digest.Model.Formulas;
using Digest.Typesetting.Formulas;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Typesetting.Tests.Formulas;

/// <summary>Where the labels of reaction arrows stand.</summary>
public sealed class ReactionArrowTests
{
    [Fact]
    public void Short_labels_take_no_width_beside_the_arrow() =>
        Assert.Equal(Set("\\ce{A -> B}").Size.Width.Value, Set("\\ce{A ->[H][T] B}").Size.Width.Value, 6);

    [Fact]
    public void Long_labels_widen_the_arrows_place() =>
        Assert.True(Set("\\ce{A ->[on heating] B}").Size.Width.Value > Set("\\ce{A -> B}").Size.Width.Value);

    [Theory]
    [InlineData("->", 1)]
    [InlineData("<-", 1)]
    [InlineData("<->", 2)]
    public void An_arrow_grows_with_its_label(string arrow, int heads)
    {
        var frame = Set($"\\ce{{A {arrow}[\\text{{on heating in argon}}] B}}");
        var items = Flat(frame.Items, default).ToList();
        var shaft = Assert.Single(items, placed => placed.Item is FrameItem.Rule);
        Assert.Equal(heads, items.Count(placed => placed.Item is FrameItem.GlyphRun { Text: "⟶" or "⟵" }));
        Assert.InRange(((FrameItem.Rule)shaft.Item).Size.Width.Value, 30, frame.Size.Width.Value);
    }

    [Fact]
    public void Both_harpoons_of_an_equilibrium_grow_with_its_label()
    {
        var items = Flat(Set("\\ce{A <=>[\\text{on heating in argon}] B}").Items, default).ToList();
        Assert.Equal(2, items.Count(placed => placed.Item is FrameItem.GlyphRun { Text: "⇀" or "↽" }));
        var shafts = items.Where(placed => placed.Item is FrameItem.Rule).ToList();
        Assert.Equal(2, shafts.Count);
        Assert.All(shafts, shaft => Assert.InRange(((FrameItem.Rule)shaft.Item).Size.Width.Value, 30, 200));
        Assert.True(shafts[0].At.Y + ((FrameItem.Rule)shafts[0].Item).Size.Height < shafts[1].At.Y);
    }

    [Fact]
    public void Labels_stand_above_and_below_the_arrow()
    {
        var items = Flat(Set("\\ce{A ->[u][w] B}").Items, default).ToList();
        double At(string text) => items.Single(placed => placed.Item is FrameItem.GlyphRun run && run.Text == text).At.Y.Value;
        Assert.True(At("u") < At("⟶") && At("⟶") < At("w"));
    }

    private static IEnumerable<Placed> Flat(IEnumerable<Placed> items, Point from) => items.SelectMany(placed =>
        placed.Item is FrameItem.Group group ? Flat(group.Items, from + placed.At) : [placed with { At = from + placed.At }]);

    private static Frame Set(string tex) =>
        FormulaSetter.SetWhole(EmbeddedFonts.All, FormulaReader.Read(tex).Value, new FormulaSettings { Size = new Pt(10), Figures = ScriptFigures.Scaled }).Value;
}
