using Digest.Model.Reading;
using Digest.Model.Recognition;
using Digest.Model.Text;

namespace Digest.Model.Tests.Reading;

/// <summary>What one way of reading Markdown gives, to compare with another's: blocks, what was left out, places and diagnostics.</summary>
internal sealed record MarkdownReading(Outline Outline, string Found)
{
    public static MarkdownReading Of(string text, int stretch = MarkdownStretches.Usual, ClearBlocks clear = ClearBlocks.Skipped)
    {
        var findings = new Findings(new SourceText("x.md", text), Vocabulary.Embedded);
        var outline = MarkdownReader.Read(findings.Source, findings, stretch, clear);
        return new(outline, string.Join('\n', findings.InOrder.Select(found => $"{found} at {found.Location!.Span}: {found.Hint}")));
    }

    /// <summary>True; it fails where the two differ.</summary>
    public bool IsSameAs(MarkdownReading other)
    {
        Assert.Equal(OutlineText.Print(Outline), OutlineText.Print(other.Outline));
        Assert.Equal(Outline, other.Outline);
        Assert.Equal(Found, other.Found);
        Assert.Equal(OutlineSpans.Of(Outline), OutlineSpans.Of(other.Outline));
        return true;
    }
}
