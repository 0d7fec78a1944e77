using System.Text.RegularExpressions;
using Digest.Model.Document;
using Digest.Model.Recognition;

namespace Digest.Model.Reading;

/// <summary>
/// Tells the line ends of a paragraph that mean something from those where prose was wrapped. Markdown takes both for spaces; but after a line that is
/// shorter than wrapped ones, what follows a line that is all bold or link goes on with a record, and an address, an identifier, a mark of an affiliation
/// or a sign begins a line of its own anywhere; a score ends its line. Labels are <see cref="LabelBreaks"/>' part.
/// </summary>
internal static partial class SoftBreaks
{
    // A line at least this long may have been wrapped, and its end means nothing by itself.
    private const int Full = 60;

    private const int LongestScores = 200;

    /// <summary>The pieces of a paragraph, line ends that mean something as line breaks.</summary>
    public static List<Piece> Decide(List<Piece> pieces)
    {
        if (!pieces.Exists(IsEnd)) return pieces;
        var ends = new List<int>();
        for (var at = 0; at < pieces.Count; at++)
            if (IsEnd(pieces[at])) ends.Add(at);
        // What begins with words is not; nearly every paragraph does.
        var isRecord = !(pieces[0].Inline is Inline.Text { Value: [not '[', ..] words } && words.Any(char.IsLetter)) && IsSetApart(pieces[..ends[0]]);
        var (start, line) = (0, Shown(pieces, 0));
        foreach (var end in ends)
        {
            var next = Shown(pieces, end + 1);
            var isWrapped = line.Length >= Full && !(isRecord && start == 0) && line[^1] is not ('.' or ':' or '。' or ')' or ']');
            if (BeginsWithSign(next) || BeginsWithBoldLabel(pieces, end + 1) || (line.Length < Full && ChatHeads.Is(line)) || AreScores(line) || EndsInStars(line) || (next.IndexOf('\n') is > 0 and var stop ? next[..stop] : next) is var first && (AreScores(first) || AreScoreRow(first)) || !isWrapped && (isRecord || (IsMarked(pieces[end + 1]) && IsMarked(pieces[start]))))
            {
                pieces[end] = new Inline.LineBreak { Origin = pieces[end].Inline!.Origin };
                isRecord = true;
            }

            (start, line) = (end + 1, next);
        }

        return pieces;
    }

    // "Score: 8/10" ends where its line does.
    private static bool AreScores(string line) => line.Length <= LongestScores && ScoreForm().IsMatch(line[(line.LastIndexOf('\n') + 1)..]);

    // "Wind Letters · ★★★☆☆"
    private static bool EndsInStars(string line) => line is [.., '★' or '☆' or '⭐' or '\uFE0F'] && line.AsSpan().TrimEnd("★☆⭐\uFE0F") is var before && line.Length - before.Length > 1 && before.TrimEnd() is [] or [.., '·' or '|' or ':' or '：'];

    // "Relevance 4 | Novelty 3"
    private static bool AreScoreRow(string line) => line.Length is > 5 and <= LongestScores && line.AsSpan().ContainsAny('|', '·', ',') && ScoreRow().IsMatch(line);

    // "**Fit:** …", "**Fit**: …"
    private static bool BeginsWithBoldLabel(List<Piece> pieces, int at) => at + 1 < pieces.Count && pieces[at].Inline is Inline.Strong { Content: [Inline.Text { Value: var label }] } && label.Length is > 1 and <= LongestLabel
        && (label[^1] is ':' or '：' || pieces[at + 1].Inline is Inline.Text { Value: [':' or '：', ..] });

    private const int LongestLabel = 40;

    private static bool BeginsWithSign(string line) => line.Length > 1 && SignStart().IsMatch(line.Length > 20 ? line[..20] : line);

    /// <summary>True when a line begins with a label, an address, an identifier or a raised mark.</summary>
    public static bool BeginsRecord(string line) => RecordStart().IsMatch(line.Length > 80 ? line[..80] : line);

    private static bool IsMarked(Piece piece) => piece.Inline is Inline.Strong or Inline.Emphasis or Inline.Link;

    // The whole line in bold type or a link, but for a number or a sign in front.
    private static bool IsSetApart(List<Piece> line)
    {
        var content = line.Skip(LengthOfMark(line)).SkipWhile(HasNoLetter).ToList();
        // An address before a title in bold type.
        if (content is [{ Inline: Inline.Link }, ..] && content.Exists(piece => piece.Inline is Inline.Strong)) content = content.Skip(1).SkipWhile(HasNoLetter).ToList();
        return content.Count > 0 && content[0].Inline is Inline.Strong or Inline.Link or Inline.Emphasis && content.Skip(1).All(piece => HasNoLetter(piece) || piece.Inline is Inline.Code);
    }

    private static bool HasNoLetter(Piece piece) => piece.Inline is Inline.Text or Inline.Strong { Content: [Inline.Text] } && !InlineCut.Flat(piece.Inline).Any(char.IsLetter);

    /// <summary>True for a letter in square brackets that counts what follows it.</summary>
    public static bool IsLetterMark(string text) => text.AsSpan().Trim() is ['[', >= 'A' and <= 'Z', ']'];

    // How many pieces such a letter at the begin of a line is, its brackets being no link's.
    private static int LengthOfMark(List<Piece> line)
    {
        var text = "";
        for (var at = 0; at < line.Count && text.Length < 4 && line[at].Inline is Inline.Text part; at++)
        {
            text += part.Value;
            if (IsLetterMark(text)) return at + 1;
        }

        return 0;
    }

    private static bool IsEnd(Piece piece) => piece.Inline is Inline.Text { Value: "\n" };

    // The line that begins at a piece.
    private static string Shown(List<Piece> pieces, int from)
    {
        if (from < pieces.Count && pieces[from].Inline is Inline.Text only && (from + 1 == pieces.Count || IsEnd(pieces[from + 1]))) return IsEnd(pieces[from]) ? "" : only.Value.Trim();
        var line = new List<Inline>();
        for (var at = from; at < pieces.Count && !IsEnd(pieces[at]); at++)
            if (pieces[at].Inline is { } inline) line.Add(inline);
        return PlainText.Of(line.ToEquatableArray()).Trim();
    }

    [GeneratedRegex(@"^\p{L}[\p{L} ]{2,20}(?:[:：] ?(?:[0-9]{1,2}(?:\.[0-9]{1,2})?/[0-9]{1,3}|[★☆⭐]{2,10}\uFE0F?)|\s[01]\.[0-9]{2,4})\z", RegexOptions.CultureInvariant)]
    private static partial Regex ScoreForm();

    [GeneratedRegex(@"^(?:[\p{So}\p{Cs}\uFE0F\u200D]+\s?)?\p{Lu}[\p{L} -]{1,24}[:：=]?\s?[0-9]{1,3}(?:\.[0-9]{1,2})?(?:\s?/\s?[0-9]{1,3}|%)?(?:\s?[|·,]\s?(?:[\p{So}\p{Cs}\uFE0F\u200D]+\s?)?\p{Lu}[\p{L} -]{1,24}[:：=]?\s?[0-9]{1,3}(?:\.[0-9]{1,2})?(?:\s?/\s?[0-9]{1,3}|%)?){1,9}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ScoreRow();

    [GeneratedRegex(@"^[→➜⇒]\s*\S|^-# \S|^(?:\p{So}|\p{Cs}{2})[\uFE0F\u200D]*\s*\S|^https?://|^(?:arXiv|doi)\s?:|^[¹²³⁴⁵⁶⁷⁸⁹]\s?\p{L}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SignStart();

    [GeneratedRegex(@"^(?:[\p{So}\p{Cs}\uFE0F\u200D]+\s*)?(?:(?:\p{Lu}|\p{Lo})[\p{L}\p{M} _/&()'’.-]{0,32}?\s?(?:[:：]{1,2}(?:\s|$)|：)|https?://|(?:arXiv|doi)\s?:|[¹²³⁴⁵⁶⁷⁸⁹]\s?\p{L})|^[\p{So}\p{Cs}][\uFE0F\u200D]*\s*\S", RegexOptions.CultureInvariant)]
    private static partial Regex RecordStart();
}
