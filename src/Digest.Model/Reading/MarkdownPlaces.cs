using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>Places of what Markdig has read, each inside its parent's.</summary>
/// <param name="source">The source.</param>
/// <param name="bodyStart">Where the parser's text starts in it.</param>
internal sealed class MarkdownPlaces(SourceText source, int bodyStart)
{
    /// <summary>The origin of a stretch of the source.</summary>
    public Origin At(TextSpan span) => source.OriginOf(span);

    /// <summary>The stretch of a block.</summary>
    public TextSpan Of(Markdig.Syntax.Block block, TextSpan parent) => Inside(TextSpan.Between(bodyStart + block.Span.Start, bodyStart + block.Span.End + 1), parent);

    /// <summary>The stretch from a character of the parser's text to another.</summary>
    public TextSpan Of(int first, int last, TextSpan parent)
    {
        var start = Math.Clamp(bodyStart + first, parent.Start, parent.End);
        return TextSpan.Between(start, Math.Clamp(bodyStart + last + 1, start, parent.End));
    }

    /// <summary>What of a stretch lies inside another.</summary>
    public static TextSpan Inside(TextSpan span, TextSpan parent) => TextSpan.Between(Math.Clamp(span.Start, parent.Start, parent.End), Math.Clamp(span.End, parent.Start, parent.End));
}
