using System.Security.Cryptography;
using System.Text;
using Digest.Model.Reading;
using Digest.Model.Text;

namespace Digest.Model.Tests.Reading;

public class SourceReaderTests
{
    private const string Sample = "# Bees 🐝\r\n\r\nÅngström — 蜂\r\n";

    public static TheoryData<byte[]> Encodings => new()
    {
        Encoding.UTF8.GetBytes(Sample),
        Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(Sample)).ToArray(),
        Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Sample)).ToArray(),
        Encoding.BigEndianUnicode.GetPreamble().Concat(Encoding.BigEndianUnicode.GetBytes(Sample)).ToArray(),
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void The_same_text_comes_of_every_encoding(byte[] bytes)
    {
        var read = SourceReader.Decode("bees.md", bytes);
        Assert.Empty(read.Diagnostics);
        Assert.Equal(Sample, read.Value.Text);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), read.Value.Sha256);
        Assert.Equal("heading 1: Bees 🐝\nparagraph: Ångström — 蜂\n", OutlineText.Print(OutlineReader.Read(read.Value).Value));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Line_ends_of_every_kind_part_lines(string end)
    {
        var text = string.Join(end, "# Hive", "", "- one", "- two \\(x_1\\)", "", "> said", "");
        var outline = OutlineReader.Read(new SourceText("hive.md", text)).Value;
        Assert.Equal("heading 1: Hive\nlist\n  - one\n  - two \\(x_1\\)\nquote\n  paragraph: said\n", OutlineText.Print(outline));
        Assert.Equal(3, outline.Blocks[1].Origin.Location!.Line);
    }

    [Fact]
    public void Broken_bytes_stand_as_one_sign_each_and_are_named()
    {
        var read = SourceReader.Decode("bees.md", new byte[] { (byte)'a', 0xE2, 0x82, (byte)'b', (byte)'\n', 0xFF, (byte)'c', (byte)'d', (byte)'e' });
        Assert.Equal("a\uFFFDb\n\uFFFDcde", read.Value.Text);
        Assert.Equal(["DG1001 1:2", "DG1001 2:1"], read.Diagnostics.Select(found => $"{found.Rule.Id} {found.Location!.Line}:{found.Location.Column}"));
    }

    [Fact]
    public void Half_a_pair_and_half_a_unit_of_utf_16_are_broken()
    {
        var read = SourceReader.Decode("bees.md", new byte[] { 0xFF, 0xFE, (byte)'a', 0, 0x3D, 0xD8, (byte)'b', 0, (byte)'b', 0, (byte)'b', 0, (byte)'b', 0, (byte)'c' });
        Assert.Equal("a\uFFFDbbbb\uFFFD", read.Value.Text);
        Assert.Equal(2, read.Diagnostics.Count);
    }

    [Fact]
    public void Many_broken_bytes_are_summed_up()
    {
        var read = SourceReader.Decode("bees.md", Encoding.ASCII.GetBytes(new string('x', 200)).Concat(Enumerable.Repeat((byte)0x80, 30)).ToArray());
        Assert.Equal(21, read.Diagnostics.Count);
        Assert.StartsWith("10 more", read.Diagnostics[20].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DG1002", new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G', 0, 0, 1 })]
    [InlineData("DG1002", new byte[] { 1, 2, 3, 4, 5, 6, (byte)'a' })]
    [InlineData("DG1003", new byte[0])]
    [InlineData("DG1003", new byte[] { (byte)' ', (byte)'\n' })]
    [InlineData("DG1003", new byte[] { 0xEF, 0xBB, 0xBF })]
    public void What_is_no_text_is_one_error(string id, byte[] bytes)
    {
        var read = SourceReader.Decode("bees.bin", bytes);
        Assert.Equal(id, Assert.Single(read.Diagnostics).Rule.Id);
        Assert.Equal("", read.Value.Text);
        Assert.Empty(OutlineReader.Read(read.Value).Value.Blocks);
    }
}
