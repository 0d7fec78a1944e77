using System.Diagnostics;
using System.Text;
using Digest.Render.Pdf.Conformance;

namespace Digest.Render.Pdf.Tests.Conformance;

/// <summary>Files that are no PDF, or a broken or hostile one: one finding, and soon.</summary>
public class BadFileTests
{
    [Theory]
    [InlineData("")]
    [InlineData("%PDF-")]
    [InlineData("# A digest\n\nNot a PDF.")]
    [InlineData("%PDF-1.7\nstartxref\n99999\n%%EOF")]
    [InlineData("%PDF-1.7\nxref\n0 999999999\ntrailer<<>>\nstartxref\n9\n%%EOF")]
    [InlineData("%PDF-1.7\nxref\n0 0\ntrailer<</Prev 9>>\nstartxref\n9\n%%EOF")]
    [InlineData("%PDF-1.7\nxref\n0 0\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF")]
    [InlineData("%PDF-1.7\n1 0 obj<</Type/XRef/W[1 2 1]/Size 99999999/Length 5>>stream\nabcdeendstream\nstartxref\n9\n%%EOF")]
    public void DG4110_what_cannot_be_read(string text)
    {
        var found = ConformanceChecker.Check(Encoding.Latin1.GetBytes(text));
        Assert.Equal("DG4110", Assert.Single(found.Diagnostics).Rule.Id);
    }

    [Fact]
    public void DG4111_a_file_that_is_encrypted()
    {
        var bytes = Encoding.Latin1.GetBytes("%PDF-1.7\nxref\n0 0\ntrailer<</Encrypt<<>>/Root 1 0 R>>\nstartxref\n9\n%%EOF");
        Assert.Contains("file-encrypted", Assert.Single(ConformanceChecker.Check(bytes).Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Objects_that_lead_in_a_circle_end()
    {
        var body = "%PDF-1.7\n1 0 obj<</Pages 2 0 R>>endobj\n2 0 obj<</Kids[2 0 R 2 0 R]>>endobj\n";
        var file = $"{body}xref\n1 2\n{9:D10} 00000 n \n{39:D10} 00000 n \ntrailer<</Root 1 0 R>>\nstartxref\n{body.Length}\n%%EOF";
        Assert.Contains("circle", Assert.Single(ConformanceChecker.Check(Encoding.Latin1.GetBytes(file)).Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_nesting_ends()
    {
        var file = $"%PDF-1.7\nxref\n0 0\ntrailer{new string('[', 100_000)}\nstartxref\n9\n%%EOF";
        Assert.Single(ConformanceChecker.Check(Encoding.Latin1.GetBytes(file)).Diagnostics);
    }

    /// <summary>Every tenth byte cut off, and bytes changed one by one from a fixed seed: never an exception, never long.</summary>
    [Fact]
    public void Damaged_files_are_read_in_bounded_time()
    {
        var whole = ConformingFiles.Of("a3a");
        var clock = Stopwatch.StartNew();
        for (var length = 0; length < whole.Length; length += whole.Length / 40) ConformanceChecker.Check(whole.AsMemory(0, length));
        var state = 1u;
        for (var i = 0; i < 60; i++)
        {
            var damaged = (byte[])whole.Clone();
            for (var k = 0; k < 20; k++)
            {
                state = (state * 1664525) + 1013904223;
                damaged[state % (uint)damaged.Length] = (byte)(state >> 24);
            }

            ConformanceChecker.Check(damaged);
        }

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"{clock.Elapsed}");
    }
}
