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

    private static Frame Set(string tex) =>
        FormulaSetter.SetWhole(EmbeddedFonts.All, FormulaReader.Read(tex).Value, new FormulaSettings { Size = new Pt(10), Figures = ScriptFigures.Scaled }).Value;
}
