using System.Globalization;
using System.Text;
using Digest.Render.Pdf.Pdf.Objects;
using Digest.Render.Pdf.Pdf.Pictures;
using FsCheck;
using FsCheck.Fluent;

namespace Digest.Render.Pdf.Tests.Pdf;

public class ObjectTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.00001, "0")]
    [InlineData(0.5, "0.5")]
    [InlineData(-0.05, "-0.05")]
    [InlineData(1.00004, "1")]
    [InlineData(12.34567, "12.3457")]
    [InlineData(-1234567, "-1234567")]
    [InlineData(0.0001, "0.0001")]
    public void Numbers_are_short(double value, string expected) => Assert.Equal(expected, Written(value, PdfCompression.Compressed));

    [Fact]
    public void Numbers_have_no_words() => Assert.Throws<ArgumentOutOfRangeException>(() => Written(double.NaN, PdfCompression.Compressed));

    [Theory]
    [InlineData("A B#/é", "/A#20B#23#2F#C3#A9")]
    [InlineData("Type", "/Type")]
    public void Names_escape_what_is_not_regular(string name, string expected) => Assert.Equal(expected, Written(new PdfObject.Name(name), PdfCompression.Compressed));

    [Fact]
    public void Values_stand_as_close_as_they_may()
    {
        var value = PdfObject.Dict(("A", 1), ("B", new PdfObject.Name("C")), ("D", PdfObject.List(1, 2, new PdfObject.Name("E"), true, new PdfObject.Null())), ("F", null), ("G", new PdfObject.Reference(7)));
        Assert.Equal("<</A 1/B/C/D[1 2/E true null]/G 7 0 R>>", Written(value, PdfCompression.Compressed));
    }

    [Fact]
    public void Numbers_are_read_back() => Prop.ForAll<NormalFloat>(number =>
    {
        var value = Math.Clamp(number.Get, -1e9, 1e9);
        return Math.Abs(double.Parse(Written(value, PdfCompression.Compressed), CultureInfo.InvariantCulture) - value) <= 0.00005 + 1e-6;
    }).Holds();

    [Fact]
    public void Strings_are_read_back() => Prop.ForAll<byte[]>(bytes => Enum.GetValues<PdfCompression>().All(form =>
        ((byte[])new PdfSyntax(Latin(Written(new PdfObject.String(bytes), form)), 0).Value()!).SequenceEqual(bytes))).Holds();

    [Fact]
    public void Texts_are_read_back() => Prop.ForAll<NonNull<string>>(text =>
        PdfReader.Text(PdfObject.Text(text.Get)!.Bytes.ToArray()) == Encoding.BigEndianUnicode.GetString(Encoding.BigEndianUnicode.GetBytes(text.Get))).Holds();

    [Fact]
    public void Damaged_pictures_never_throw() => Prop.ForAll<int, byte, byte>((place, value, cut) =>
    {
        var file = Pictures.Png(9, 7, 6);
        file[(int)((uint)place % (uint)file.Length)] = value;
        _ = PngFile.Read(file.AsSpan(0, file.Length - (cut % 40)));
        byte[] jpeg = [0xFF, 0xD8, 0xFF, value, 0, cut, 8, 0, 5, 0, 9, 3, 0, 0, 0];
        _ = JpegFile.Read(jpeg.AsSpan(0, (int)((uint)place % 16)));
    }).Holds();

    [Fact]
    public void Many_objects_fill_several_streams()
    {
        var objects = new ObjectTable();
        var all = Enumerable.Range(0, 450).Select(i => objects.Add(PdfObject.Dict(("N", i)))).ToList();
        var reader = new PdfReader(FileWriter.Write(objects, all[0], all[1], new FileForm(PdfCompression.Compressed, "1.7", CrossReferenceForm.Stream)).ToArray());
        Assert.Equal(3, reader.OfType("ObjStm").Count());
        Assert.All(all.Index(), one => Assert.Equal((double)one.Index, reader.Dictionary(new PdfReference(one.Item.Number))["N"]));
    }

    private static string Written(PdfObject value, PdfCompression form)
    {
        var serializer = new ObjectSerializer(new ByteBuffer(), form);
        serializer.Write(value);
        return Encoding.Latin1.GetString(serializer.Output.Memory.Span);
    }

    private static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);
}
