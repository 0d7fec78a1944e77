using System.Runtime.InteropServices;
using System.Text;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Shaping;

namespace Digest.Typesetting.Paragraphs;

/// <summary>The order in which the pieces of a line are drawn from left to right: what runs from right to left is turned around (UAX #9, rule L2).</summary>
internal static class VisualOrder
{
    /// <summary>The level of a paragraph with any text that runs from right to left; null when there is none and lines stay as they are.</summary>
    public static int? LevelOf(List<Token> tokens)
    {
        if (!MayTurn(CollectionsMarshal.AsSpan(tokens))) return null;
        return BidiLevels.BaseLevel(tokens.SelectMany(token => token.Material switch
        {
            Material.Glyphs glyphs => Characters(glyphs.Stretch.Text.Substring(glyphs.Start, glyphs.Length)),
            Material.Inset inset => [StandFor(inset.Frame)],
            _ => [],
        })) ?? 0;
    }

    /// <summary>The pieces of a line as they are drawn; those whose letters run from right to left say so.</summary>
    public static List<LinePiece> Of(List<LinePiece> pieces, int level, ShapeCache shapes)
    {
        var parts = new List<(LinePiece Piece, int Level)>();
        var levels = BidiLevels.Of([.. pieces.SelectMany(Characters)], level);
        var at = 0;
        foreach (var piece in pieces)
        {
            var count = Characters(piece).Count();
            if (piece is LinePiece.Glyphs glyphs) Split(glyphs, levels.AsSpan(at, count), shapes, parts);
            else parts.Add((piece, levels[at]));
            at += count;
        }

        for (var turned = parts.Select(part => part.Level).DefaultIfEmpty(0).Max(); turned > 0; turned--) Turn(parts, turned);
        return [.. parts.Select(part => part.Piece)];
    }

    /// <summary>Turns every stretch of parts of at least a level around.</summary>
    private static void Turn(List<(LinePiece Piece, int Level)> parts, int level)
    {
        for (var start = 0; start < parts.Count; start++)
        {
            var end = start;
            while (end < parts.Count && parts[end].Level >= level) end++;
            if (end - start > 1) parts.Reverse(start, end - start);
            if (end > start) start = end - 1;
        }
    }

    private static void Split(LinePiece.Glyphs glyphs, ReadOnlySpan<int> levels, ShapeCache shapes, List<(LinePiece Piece, int Level)> parts)
    {
        var (start, end, number) = (0, 0, 0);
        foreach (var rune in glyphs.Text.EnumerateRunes())
        {
            if (number > 0 && levels[number] != levels[number - 1])
            {
                Add(start, end, levels[number - 1]);
                start = end;
            }

            end += rune.Utf16SequenceLength;
            number++;
        }

        if (number > 0) Add(start, end, levels[number - 1]);

        void Add(int from, int to, int level)
        {
            var text = glyphs.Text[from..to];
            var isWhole = text.Length == glyphs.Text.Length;
            var part = glyphs with { Text = text, Shaped = isWhole ? glyphs.Shaped : null, IsTurned = level % 2 == 1, Width = isWhole ? glyphs.Width : shapes.WidthOf(glyphs.Stretch.Face, glyphs.Stretch.Style.Text, text) };
            parts.Add((part, level));
        }
    }

    // A stretch is looked at with its first part, for all.
    private static bool MayTurn(ReadOnlySpan<Token> tokens)
    {
        foreach (ref readonly var token in tokens)
        {
            if (token.Material is Material.Glyphs { Start: 0 } glyphs && BidiLevels.MayTurn(glyphs.Stretch.Text)) return true;
            if (token.Material is Material.Inset inset && BidiLevels.IsRightToLeft(StandFor(inset.Frame))) return true;
        }

        return false;
    }

    private static IEnumerable<int> Characters(LinePiece piece) => piece switch
    {
        LinePiece.Glyphs glyphs => Characters(glyphs.Text),
        LinePiece.Inset inset => [StandFor(inset.Frame)],
        _ => [' '],
    };

    private static IEnumerable<int> Characters(string text) => text.EnumerateRunes().Select(rune => rune.Value);

    /// <summary>The character whose direction something finished has: that of the one which no face has, else a letter of the Latin script.</summary>
    private static int StandFor(Frame frame) =>
        frame.Items is [{ Item: FrameItem.Group { ActualText: { Length: 1 or 2 } text } }] && Rune.DecodeFromUtf16(text, out var rune, out var length) == System.Buffers.OperationStatus.Done && length == text.Length
            ? rune.Value
            : 'x';
}
