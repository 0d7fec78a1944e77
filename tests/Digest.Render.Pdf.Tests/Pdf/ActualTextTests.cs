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

    /// <summary>Poppler takes a hyphen at a line's end for a division and drops it, so a hyphen of the word's own needs the word's text too.</summary>
    [JudgedFact("pdftotext")]
    public void A_word_broken_at_its_own_hyphen_keeps_it()
    {
        var wide = Run("A new ").Width.Value;
        Placed[] plain = [At(30, 40, Run("A new solid-")), At(30, 54, Run("state cell was built")), At(30, 68, Run("again."))];
        Assert.StartsWith("A new solidstate cell", TextBy("pdftotext", plain), StringComparison.Ordinal);
        Placed[] marked =
        [
            At(30, 40, Run("A new ")), At(30 + wide, 30, Group("solid-state", At(0, 10, Run("solid-")))),
            At(30, 54, Group("", At(0, 0, Run("state")))), At(30 + Run("state").Width.Value, 54, Run(" cell was built")), At(30, 68, Run("again.")),
        ];
        Assert.Equal("A new solid-state\ncell was built\nagain.", TextBy("pdftotext", marked));
    }

    /// <summary>What stands against the hidden half of a word belongs into the half before it, else it is left alone on the next line.</summary>
    [JudgedFact("pdftotext")]
    public void Punctuation_goes_with_the_word()
    {
        var wide = Run("In the ").Width.Value;
        Placed[] items =
        [
            At(30, 40, Run("In the ")), At(30 + wide, 30, Group("electrolyte,", At(0, 10, Run("elec-")))),
            At(30, 54, Group("", At(0, 0, Run("trolyte,")))), At(30 + Run("trolyte,").Width.Value, 54, Run(" ions move")),
        ];
        Assert.Equal("In the electrolyte,\nions move", TextBy("pdftotext", items));
    }

    /// <summary>Mutool 1.21 reads the glyphs and not the texts that replace them, so those must make sense as well.</summary>
    [JudgedFact("mutool")]
    public void Readers_that_ignore_replacements_get_the_glyphs()
    {
        Placed[] items = [At(30, 40, Group("electrolyte", At(0, 0, Run("elec-")))), At(30, 54, Group("", At(0, 0, Run("trolyte"))))];
        Assert.Equal("elec-\ntrolyte", TextBy("mutool", items));
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
