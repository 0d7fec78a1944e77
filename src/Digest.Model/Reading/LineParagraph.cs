using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Digest.Model.Reading;

/// <summary>A paragraph of Markdig's that keeps its line by itself where it has no other and its marks are clear, so that the room for lines serves the next.</summary>
internal sealed class LineParagraph(BlockParser parser) : ParagraphBlock(parser)
{
    private StringSlice only;

    /// <summary>Its only line; null where there are several, or the parser of inlines is to see it.</summary>
    public StringSlice? Only => only.Text is null ? null : only;

    /// <summary>True when the text has no mark.</summary>
    public bool IsPlain { get; set; }

    /// <summary>Whether a box to tick stood before the text, and is ticked; null when there was none.</summary>
    public bool? Done { get; private set; }

    /// <summary>Takes a box to tick off the text, and gives the room for lines away when there is one.</summary>
    public void KeepLine(Stack<StringLineGroup> rooms)
    {
        ref var first = ref Lines.Lines[0].Slice;
        if (ClearMarks.LengthOfBox(this) is > 0 and var box)
        {
            Done = first.PeekChar(1) != ' ';
            first.Start += box;
        }

        if (Lines.Count > 1) return;
        only = first;
        Lines.Clear();
        rooms.Push(Lines);
        Lines = default;
    }
}
