using System.Runtime.InteropServices;

namespace Digest.Typesetting.Paragraphs;

/// <summary>Reads the pieces of a line from the tokens between two breaks; parts of one stretch that were cut for breaks not taken are joined again and shaped as one.</summary>
internal static class LinePieces
{
    /// <summary>The pieces from left to right; a line that ends at a space keeps none of it.</summary>
    public static List<LinePiece> Of(List<Token> tokens, LineSpan line, ShapeCache shapes)
    {
        var pieces = new List<LinePiece>((line.End - line.Start) / 2 + 1);
        var known = CollectionsMarshal.AsSpan(tokens);
        TextStretch? open = null;
        var (from, to) = (0, 0);
        for (var i = line.Start; i < line.End; i++)
        {
            ref readonly var token = ref known[i];
            if (token.Material is Material.Glyphs glyphs)
            {
                if (open != glyphs.Stretch) Close("");
                if (open is null) (open, from) = (glyphs.Stretch, glyphs.Start);
                to = glyphs.Start + glyphs.Length;
            }
            else if (token.Kind != TokenKind.Penalty)
            {
                Close("");
                if (token.Material is Material.Parting parting) AddParting(parting);
                else Add(pieces, token);
            }
        }

        Close(tokens[line.End].Traits.HasFlag(BreakTraits.AddsHyphen) ? "-" : "");
        return pieces;

        void AddParting(Material.Parting parting)
        {
            var sign = (Material.Glyphs)parting.Sign.Material!;
            Add(pieces, parting.Before);
            pieces.Add(Glyphs(sign.Stretch, sign.Start, sign.Start + sign.Length, "", shapes));
            Add(pieces, parting.After);
        }

        void Close(string hyphen)
        {
            if (open is { } stretch) pieces.Add(Glyphs(stretch, from, to, hyphen, shapes));
            open = null;
        }
    }

    private static LinePiece.Glyphs Glyphs(TextStretch stretch, int from, int to, string hyphen, ShapeCache shapes)
    {
        var isWhole = from == 0 && to == stretch.Text.Length && hyphen.Length == 0;
        var text = isWhole ? stretch.Text : stretch.Text[from..to] + hyphen;
        var shaped = isWhole && stretch.Shaped is { } known ? known : shapes.Shape(stretch.Face, stretch.Style.Text, text);
        return new(stretch, text) { Width = ShapeCache.WidthOf(stretch.Face, stretch.Style.Text, shaped), Style = stretch.Style, Shaped = shaped };
    }

    private static void Add(List<LinePiece> pieces, in Token token)
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
