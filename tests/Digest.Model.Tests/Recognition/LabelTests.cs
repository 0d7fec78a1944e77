using Digest.Model.Document;
using Digest.Model.Recognition;

namespace Digest.Model.Tests.Recognition;

public class LabelTests
{
    private static readonly Inline Bold = new Inline.Strong([new Inline.Text("Authors:")]);

    public static TheoryData<string, string?> Lines => new()
    {
        { "text", "Ann Lee, Bo Ek" },
        { "bold", "Ann Lee" },
        { "colon", "Ann Lee" },
        { "link", null },
        { "middle", null },
        { "empty", null },
    };

    private static EquatableArray<Inline> Line(string form) => form switch
    {
        "text" => [new Inline.Text("Authors:  Ann Lee, Bo Ek ")],
        "bold" => [Bold, new Inline.Text(" Ann Lee")],
        "colon" => [new Inline.Strong([new Inline.Text("Authors")]), new Inline.Text(": Ann Lee")],
        "link" => [Bold, new Inline.Text(" "), new Inline.Link([new Inline.Text("Ann Lee")], "https://example.org/lee")],
        "middle" => [new Inline.Text("Authors: Ann "), new Inline.Emphasis([new Inline.Text("Lee")]), new Inline.Text(", Bo Ek")],
        _ => [new Inline.Text("Authors: ")],
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_plain_value_is_known_without_being_cut_off(string form, string? plain)
    {
        Assert.Equal(plain, Of(form).Plain);
        Assert.Equal(InlineCut.Flat(Of(form).Value), Of(form).Flat);
        var (asked, cut) = (Of(form), Of(form));
        Assert.Equal(plain, asked.Plain);
        Assert.Equal(cut.Value, asked.Value);
        Assert.Equal(plain, cut.Plain);
    }

    private static Label Of(string form) => Label.Of(Vocabulary.Embedded, Line(form), UnknownLabels.NeedBold)! with { Text = "Authors" };
}
