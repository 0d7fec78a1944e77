using System.Text.RegularExpressions;
using Digest.Model.Document;
using Digest.Model.Recognition;

namespace Digest.Model.Reading;

/// <summary>
/// Line ends that Markdown takes for spaces though the author meant them: <c>Authors: …</c> with <c>Link: …</c> on the next line. Where at least two lines
/// of a paragraph begin like a label with its colon, the ends before such lines are kept.
/// </summary>
internal static partial class LabelBreaks
{
    private const int LongestLabel = 40;

    public static List<Piece> Keep(List<Piece> pieces)
    {
        if (!pieces.Exists(IsSoftBreak)) return pieces;
        var starts = Starts(pieces);
        if (starts.Count < 2) return pieces;
        foreach (var start in starts)
            if (start > 0 && IsSoftBreak(pieces[start - 1])) pieces[start - 1] = new Inline.LineBreak { Origin = pieces[start - 1].Inline!.Origin };
        return pieces;
    }

    private static bool IsSoftBreak(Piece piece) => piece.Inline is Inline.Text { Value: "\n" };

    // Where lines begin that look like a label with its value.
    private static List<int> Starts(List<Piece> pieces)
    {
        var starts = new List<int>();
        Span<char> room = stackalloc char[LongestLabel];
        for (var at = 0; at < pieces.Count; at++)
        {
            var isStart = at == 0 || IsSoftBreak(pieces[at - 1]) || pieces[at - 1].Inline is Inline.LineBreak;
            if (isStart && Head(pieces, at, room) is var head && head.ContainsAny(':', '：') && LabelForm().IsMatch(head)) starts.Add(at);
        }

        return starts;
    }

    // What the line that begins at a piece shows first, as far as a label may reach.
    private static ReadOnlySpan<char> Head(List<Piece> pieces, int at, Span<char> room)
    {
        var rest = room;
        for (; at < pieces.Count && rest.Length > 0 && !IsSoftBreak(pieces[at]); at++)
            if (pieces[at].Inline is { } inline) rest = Write(inline, rest);
        return room[..^rest.Length];
    }

    private static Span<char> Write(Inline inline, Span<char> room)
    {
        if (inline is not (Inline.Text or Inline.Superscript or Inline.Subscript) && InlineCut.ContentOf(inline) is { } content)
        {
            foreach (var inner in content.AsSpan())
                if (!room.IsEmpty) room = Write(inner, room);
            return room;
        }

        var shown = (inline is Inline.Text plain ? plain.Value : PlainText.Of([inline])).AsSpan();
        shown = shown[..Math.Min(shown.Length, room.Length)];
        shown.CopyTo(room);
        return room[shown.Length..];
    }

    // One to four words with a capital, or a script without capitals; "https:" and "12:30" are none. Notes in Obsidian write "key:: value" in small letters.
    [GeneratedRegex(@"^[^\p{L}\p{N}\s]{0,3}\s?[\p{Lu}\p{Lo}][\p{L}\p{M}\p{N}.'’&/-]*(?: [\p{L}\p{M}\p{N}.'’&/()-]+){0,3} ?(?:::?(?=\s|$)|：)|^\p{Ll}[\p{L}\p{N} _-]{0,30}::(?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex LabelForm();
}
