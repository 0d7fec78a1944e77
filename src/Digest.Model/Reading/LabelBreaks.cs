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
        for (var at = 0; at < pieces.Count; at++)
        {
            var isStart = at == 0 || IsSoftBreak(pieces[at - 1]) || pieces[at - 1].Inline is Inline.LineBreak;
            if (isStart && MayHaveColon(pieces, at) && LabelForm().IsMatch(Head(pieces, at))) starts.Add(at);
        }

        return starts;
    }

    // A label ends with a colon; what a formula or a picture shows is not looked at here.
    private static bool MayHaveColon(List<Piece> pieces, int at)
    {
        for (var length = 0; at < pieces.Count && length < LongestLabel && !IsSoftBreak(pieces[at]); at++)
        {
            if (pieces[at].Inline is not { } inline) continue;
            if (inline is not Inline.Text { Value: var shown } && (shown = InlineCut.PlainString([inline])) is null) return true;
            if (shown.AsSpan(0, Math.Min(shown.Length, LongestLabel - length)).ContainsAny(':', '：')) return true;
            length += shown.Length;
        }

        return false;
    }

    private static ReadOnlySpan<char> Head(List<Piece> pieces, int at)
    {
        if (pieces[at].Inline is Inline.Text { Value.Length: >= LongestLabel } first) return first.Value.AsSpan(0, LongestLabel);
        var text = "";
        for (; at < pieces.Count && text.Length < LongestLabel && !IsSoftBreak(pieces[at]); at++)
            if (pieces[at].Inline is { } inline) text += inline is Inline.Text plain ? plain.Value : PlainText.Of([inline]);
        return text.AsSpan(0, Math.Min(text.Length, LongestLabel));
    }

    // One to four words with a capital, or a script without capitals; "https:" and "12:30" are none. Notes in Obsidian write "key:: value" in small letters.
    [GeneratedRegex(@"^[^\p{L}\p{N}\s]{0,3}\s?[\p{Lu}\p{Lo}][\p{L}\p{M}\p{N}.'’&/-]*(?: [\p{L}\p{M}\p{N}.'’&/()-]+){0,3} ?(?:::?(?=\s|$)|：)|^\p{Ll}[\p{L}\p{N} _-]{0,30}::(?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex LabelForm();
}
