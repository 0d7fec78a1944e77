using System.Text;
using Digest.Model;
using Digest.Model.Document;
using Digest.Model.Formulas;
using Digest.Render.Pdf.Layout;
using Digest.Render.Pdf.Pdf;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using static Digest.Render.Pdf.Tests.Pdf.Sample;

namespace Digest.Render.Pdf.Tests.Pdf;

public class FileTests
{
    public static TheoryData<PdfCompression> Forms => [.. Enum.GetValues<PdfCompression>()];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Each_face_is_in_the_file_once(PdfCompression form)
    {
        var reader = new PdfReader(Bytes(Samples.Rich(), form));
        var names = reader.OfType("FontDescriptor").Select(font => ((PdfName)font["FontName"]!).Value).ToList();
        Assert.Equal(["Inter-Regular", "NotoEmoji-Regular", "STIXTwoText", "STIXTwoText-Italic", "STIXTwoText-SemiBold"], names.Select(name => name[7..].Replace("Text-Regular", "Text", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.All(names, name => Assert.Matches("^[A-Z]{6}[+]", name));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Links_lead_to_addresses_and_places(PdfCompression form)
    {
        var reader = new PdfReader(Bytes(Samples.Rich(), form));
        var links = ((List<object?>)reader.Pages[0]["Annots"]!).Select(reader.Dictionary).ToList();
        Assert.Equal("https://example.org/%C3%A1gua?q=1", PdfReader.Text(reader.Dictionary(links[0]["A"])["URI"]));
        Assert.Equal([30.0, 218.0, 90.0, 230.0], ((List<object?>)links[0]["Rect"]!).Cast<double>());
        var place = (List<object?>)links[1]["Dest"]!;
        Assert.Same(reader.Pages[1], reader.Resolve(place[0]));
        Assert.Equal([30.0, 240.0, null], place[2..]);
        Assert.All(links, link => Assert.Equal([0.0, 0.0, 0.0], ((List<object?>)link["Border"]!).Cast<double>()));
    }

    [Fact]
    public void A_link_in_a_formula_leads_on_from_where_it_stands()
    {
        var formula = FormulaReader.Read("x+\\href{https://example.org/v}{\\frac{c}{d}}").Value;
        var issue = new Issue { Id = "made", Lead = [new Block.Paragraph([new Inline.Text("Here "), new Inline.Formula("", formula, FormulaStyle.Inline)])] };
        var reader = new PdfReader(PdfIssue.Render(issue).Value);
        var link = reader.Dictionary(Assert.Single((List<object?>)reader.Pages[0]["Annots"]!));
        Assert.Equal("https://example.org/v", PdfReader.Text(reader.Dictionary(link["A"])["URI"]));
        var box = ((List<object?>)link["Rect"]!).Cast<double>().ToList();
        Assert.InRange(box[2] - box[0], 2, 20);
        Assert.InRange(box[3] - box[1], 8, 30);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Bookmarks_are_a_tree_with_counts(PdfCompression form)
    {
        var reader = new PdfReader(Bytes(Samples.Rich(), form));
        var root = reader.Dictionary(reader.Catalog["Outlines"]);
        var first = reader.Dictionary(root["First"]);
        var inner = reader.Dictionary(first["First"]);
        var last = reader.Dictionary(first["Next"]);
        Assert.Equal(["Results", "Čistá voda", "Methods"], ((Dictionary<string, object?>[])[first, inner, last]).Select(entry => PdfReader.Text(entry["Title"])));
        Assert.Equal((3.0, 1.0), (root["Count"], first["Count"]));
        Assert.Same(last, reader.Dictionary(root["Last"]));
        Assert.Same(first, reader.Dictionary(inner["Parent"]));
        Assert.Equal(new PdfName("UseOutlines"), reader.Catalog["PageMode"]);
    }

    [Fact]
    public void Pages_are_labelled()
    {
        var pages = ((string[])["i", "cover", "1", "2", "3", "7", "x"]).Select(label => Page(label)).ToArray();
        var ranges = (List<object?>)new PdfReader(Bytes(Document(pages))).Catalog["PageLabels"].As<Dictionary<string, object?>>()["Nums"]!;
        var described = ranges.Chunk(2).Select(pair => (double)pair[0]! + ":" + string.Join(",", pair[1].As<Dictionary<string, object?>>().Select(entry => entry.Key + "=" + (entry.Value is byte[] text ? PdfReader.Text(text) : entry.Value is PdfName name ? name.Value : entry.Value))));
        Assert.Equal(["0:P=i", "1:P=cover", "2:S=D", "5:S=D,St=7", "6:P=x"], described);
    }

    [Fact]
    public void The_same_document_gives_the_same_bytes_on_every_thread()
    {
        var expected = Bytes(Samples.Rich());
        var others = new byte[8][];
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => others[i] = Bytes(Samples.Rich()));
        Assert.All(others, other => Assert.Equal(expected, other));
    }

    [Fact]
    public void Another_text_gives_another_identifier()
    {
        var one = new PdfReader(Bytes(Document(Page("1", At(30, 40, Run("one"))))));
        var two = new PdfReader(Bytes(Document(Page("1", At(30, 40, Run("two"))))));
        Assert.NotEqual(one.Trailer["ID"], two.Trailer["ID"]);
    }

    [Fact]
    public void A_line_is_one_array()
    {
        var start = Run("Words stand ");
        var content = new PdfReader(Bytes(Document(Page("1", At(30, 40, start), At(30 + start.Width.Value, 40, Run("on one line", 11, 1)), At(30, 54, Run("and another")))))).Content(0);
        Assert.Equal(1, content.Split("BT\n").Length - 1);
        Assert.Equal(2, content.Split('\n').Count(line => line.EndsWith("Tj", StringComparison.Ordinal) || line.EndsWith("TJ", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_readable_file_is_ascii()
    {
        Assert.All(Bytes(Samples.Rich(), PdfCompression.Readable), b => Assert.True(b is (byte)'\n' or (>= (byte)' ' and <= (byte)'~')));
    }

    [Fact]
    public void A_page_is_as_accepted()
    {
        var document = Document(Page(
            "1",
            At(30, 30, new FrameItem.Anchor("top")),
            At(30, 40, Run("Ice melts", 12)),
            At(30, 46, new FrameItem.Rule(new Size(new Pt(100), new Pt(0.5)), Color.FromRgb(0xFF8000))),
            At(30, 30, new FrameItem.Link(new Size(new Pt(50), new Pt(14)), "https://example.org/", "Example")),
            At(30, 60, new FrameItem.Group([At(0, 0, Run("1", 8))]) { Role = StructureRole.Artifact })));
        var info = document.Info with { Author = "Ana Müller", Date = new DateOnly(2026, 3, 21) };
        var file = Bytes(document with { Info = info, Bookmarks = [new("Ice", 1, "top")] }, PdfCompression.Readable);
        Golden.Matches("pdf/one-page.pdf.txt", Encoding.ASCII.GetString(file));
    }

    [Fact]
    public void A_document_without_pages_is_written()
    {
        Assert.Empty(new PdfReader(Bytes(Document(), profile: PdfProfile.Plain)).Pages);
    }
}

internal static class Casts
{
    public static T As<T>(this object? value) => (T)value!;
}
