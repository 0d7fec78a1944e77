using System.Text;

namespace Digest.Typesetting.Paragraphs;

/// <summary>Reads the pieces of a line from the tokens between two breaks; parts of one stretch that were cut for breaks not taken are joined again and shaped as one.</summary>
internal static class LinePieces
{
    /// <summary>The pieces from left to right; a line that ends at a space keeps none of it.</summary>
    public static List<LinePiece> Of(IReadOnlyList<Token> tokens, LineSpan line, ShapeCache shapes)
    {
        var pieces = new List<LinePiece>();
        var text = new StringBuilder();
        TextStretch? open = null;
        for (var i = line.Start; i < line.End; i++)
        {
            if (tokens[i].Material is Material.Glyphs glyphs)
            {
                if (open != glyphs.Stretch) Close();
                open = glyphs.Stretch;
                text.Append(glyphs.Stretch.Text, glyphs.Start, glyphs.Length);
            }
            else if (tokens[i].Kind != TokenKind.Penalty)
            {
                Close();
                Add(pieces, tokens[i]);
            }
        }

        if (tokens[line.End].Traits.HasFlag(BreakTraits.AddsHyphen)) text.Append('-');
        Close();
        return pieces;

        void Close()
        {
            if (open is { } stretch) pieces.Add(Glyphs(stretch, text.ToString(), shapes));
            open = null;
            text.Clear();
        }
    }

    private static LinePiece.Glyphs Glyphs(TextStretch stretch, string text, ShapeCache shapes) =>
        new(stretch, text) { Width = shapes.WidthOf(stretch.Face, stretch.Style.Text, text), Style = stretch.Style };

    private static void Add(List<LinePiece> pieces, Token token)
    {
        if (token.Material is Material.Inset inset)
        {
            pieces.Add(new LinePiece.Inset(inset.Frame) { Width = token.Width, Style = inset.Style });
            return;
        }

        var blank = token.Material as Material.Blank;
        pieces.Add(new LinePiece.Blank(blank, token.Stretch, token.Shrink) { Width = token.Width, Style = blank?.Style });
    }
}
