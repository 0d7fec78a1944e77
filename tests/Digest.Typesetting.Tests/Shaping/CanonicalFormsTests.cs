using System.Text;
using Digest.Typesetting.Shaping;

namespace Digest.Typesetting.Tests.Shaping;

public sealed class CanonicalFormsTests
{
    [Theory]
    [InlineData("é", "e\u0301")]
    [InlineData("ǖ", "u\u0308\u0304")]
    [InlineData("\u1EAD", "a\u0323\u0302")]
    [InlineData("e\u0301\u0323", "e\u0323\u0301")]
    [InlineData("\u212B", "A\u030A")]
    [InlineData("각", "\u1100\u1161\u11A8")]
    [InlineData("가", "\u1100\u1161")]
    [InlineData("x", "x")]
    public void A_text_is_taken_apart_in_canonical_order(string text, string expected) => Assert.Equal(expected, Apart(text));

    [Fact]
    public void What_has_an_unusable_part_stays_whole()
    {
        List<int> Without(int unusable)
        {
            var parts = new List<int>();
            CanonicalForms.Table.Decompose('ǖ', part => part != unusable, parts);
            return parts;
        }

        Assert.Equal(['u', 0x308, 0x304], Without(0));
        Assert.Equal(['ü', 0x304], Without(0x308));
        Assert.Equal(['ǖ'], Without(0x304));
    }

    [Fact]
    public void Two_characters_become_one_unless_that_is_excluded()
    {
        var forms = CanonicalForms.Table;
        Assert.Equal('é', forms.Compose('e', 0x301));
        Assert.Equal('가', forms.Compose(0x1100, 0x1161));
        Assert.Equal('각', forms.Compose('가', 0x11A8));
        Assert.Null(forms.Compose('x', 0x301));
        Assert.Null(forms.Compose(0x915, 0x93C));
        Assert.Null(forms.Compose(0x212B, 0));
    }

    [Fact]
    public void Every_listed_character_is_as_the_runtime_says()
    {
        // Where the machine has no ICU the runtime leaves text as it is, and there is nothing to compare with.
        if ("é".Normalize(NormalizationForm.FormD).Length == 1) return;
        for (var character = 0xC0; character < 0x30000; character++)
        {
            if (!Rune.IsValid(character) || Rune.GetUnicodeCategory(new Rune(character)) == System.Globalization.UnicodeCategory.OtherNotAssigned) continue;
            var text = char.ConvertFromUtf32(character);
            var theirs = text.Normalize(NormalizationForm.FormD);
            if (theirs != text || character < 0x2000) Assert.Equal(theirs, Apart(text));
        }
    }

    private static string Apart(string text)
    {
        var parts = new List<int>();
        foreach (var rune in text.EnumerateRunes()) CanonicalForms.Table.Decompose(rune.Value, _ => true, parts);
        return string.Concat(parts.Select(char.ConvertFromUtf32));
    }
}
