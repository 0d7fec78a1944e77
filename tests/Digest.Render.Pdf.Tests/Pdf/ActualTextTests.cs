using Digest.Typesetting.Frames;
using static Digest.Render.Pdf.Tests.Pdf.Sample;

namespace Digest.Render.Pdf.Tests.Pdf;

/// <summary>Texts that replace what glyphs show, as outside programs read them.</summary>
[Trait("Category", "Judge")]
public class ActualTextTests
{
    [JudgedFact("pdftotext")]
    public void A_word_broken_at_a_line_end_is_read_whole_and_once()
    {
        Placed[] items =
        [
            At(30, 40, Run("Models of the ")),
            At(30 + Run("Models of the ").Width.Value, 30, Group("electrolyte", At(0, 10, Run("elec-")))),
            At(30, 54, Group("", At(0, 0, Run("trolyte")))),
            At(30 + Run("trolyte").Width.Value, 54, Run(" were tested")),
            At(30, 68, Run("again.")),
        ];
        Assert.Equal("Models of the electrolyte\nwere tested\nagain.", TextBy("pdftotext", items));
    }

    [JudgedFact("pdftotext")]
    public void A_formula_is_read_as_its_text()
    {
        var wide = Run("The salt ").Width.Value;
        Placed[] items =
        [
            At(30, 40, Run("The salt ")),
            At(30 + wide, 30, Group("Li₃YCl₆", At(0, 10, Run("Li")), At(9, 13, Run("3", 7)), At(13, 10, Run("YCl")), At(34, 13, Run("6", 7)))),
            At(30 + wide + 38, 40, Run(" conducts")),
        ];
        Assert.Equal("The salt Li₃YCl₆ conducts", TextBy("pdftotext", items));
    }
}
