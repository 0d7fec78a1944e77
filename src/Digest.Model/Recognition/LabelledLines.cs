using System.Buffers;
using System.Text.RegularExpressions;
using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>
/// Takes a paragraph of several labelled values apart: at line breaks, and where a separator (<c>·</c>, <c>|</c>, <c>；</c>) or mere space stands before the
/// next label. A label inside a line counts when it is bold with its colon, when the vocabulary knows it and a separator stands before it, when it is an
/// icon that stands for a label (👤), or when it is in capitals like the first (<c>TITLE: … AUTHORS: …</c>).
/// </summary>
internal static partial class LabelledLines
{
    private const string Separators = "·|｜；;•";

    private static readonly SearchValues<char> SeparatorSet = SearchValues.Create(Separators);

    // What is longer says more than scores.
    private const int LongestScores = 2000;

    // How much is looked at to tell whether a label begins.
    private const int Reach = 100;

    /// <summary>A line of marks in code type and nothing else with points between them: <c>`arXiv:2601.90001` `cs.RO` `9/10`</c>; null for any other.</summary>
    public static EquatableArray<Inline>? Parted(EquatableArray<Inline> content) => content is [Inline.Code, Inline.Text or Inline.LineBreak, Inline.Code, ..] && content.All(inline => inline is Inline.Code || (inline is Inline.Text text && string.IsNullOrWhiteSpace(text.Value)))
        ? content.Select(inline => inline is Inline.Text text ? text with { Value = " · " } : inline).ToEquatableArray() : null;

    /// <summary>The values with their labels, in order; a paragraph that holds no second label is one piece.</summary>
    public static EquatableArray<EquatableArray<Inline>> Of(Vocabulary vocabulary, EquatableArray<Inline> content)
    {
        if (content.IsEmpty) return [];
        var text = RunningText.Of(vocabulary, content);
        return text.Pieces ??= !IsOne(text) ? Found(vocabulary, content) : InlineCut.From(content, 0) is { IsEmpty: false } only ? [only] : [];
    }

    // What every second piece needs is missing: a line end, or a label at the start with something behind it that another can begin with.
    private static bool IsOne(RunningText text) => !text.Flat.Contains('\n', StringComparison.Ordinal)
        && (text.Label.When(UnknownLabels.NeedBold) is { } first ? !IsCapitals(first.Text) && !MayHaveMore(text) : !text.Flat.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'));

    private static bool MayHaveMore(RunningText text) => text.Flat.AsSpan().ContainsAny(SeparatorSet) || text.Flat.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') || text.HasBoldLater;

    private static EquatableArray<EquatableArray<Inline>> Found(Vocabulary vocabulary, EquatableArray<Inline> content)
    {
        var lines = RunningText.LinesOf(content);
        var pieces = new List<EquatableArray<Inline>>(lines.Count);
        // The last piece while lines are added to it, and how long it is.
        List<Inline>? open = null;
        var length = 0;
        foreach (var line in lines)
        {
            if (pieces.Count == 0 || Label.Of(vocabulary, line, UnknownLabels.NeedBold) is not null || IsOwn(vocabulary, line) || (open is null && EndsAtLabel(vocabulary, pieces[^1], line)) || (length <= LongestScores && IsScores(vocabulary, open is null ? pieces[^1] : [.. open])))
            {
                Close();
                AddPieces(vocabulary, line, pieces);
                length = pieces.Count == 0 ? 0 : InlineCut.Flat(pieces[^1]).Length;
            }
            else
            {
                (open ??= [.. pieces[^1]]).AddRange([new Inline.LineBreak(), .. line]);
                length += InlineCut.Flat(line).Length + 1;
            }
        }

        Close();
        return pieces.ToEquatableArray();

        void Close()
        {
            if (open is not null) pieces[^1] = open.ToEquatableArray();
            open = null;
        }
    }

    // What is short and of one kind does not go on behind a label, whatever the label says.
    private static bool EndsAtLabel(Vocabulary vocabulary, EquatableArray<Inline> piece, EquatableArray<Inline> line) =>
        Label.Of(vocabulary, piece, UnknownLabels.NeedBold) is { Meaning: Meaning.Authors or Meaning.Link or Meaning.Code or Meaning.Arxiv or Meaning.Doi or Meaning.Pmid or Meaning.Date or Meaning.Venue or Meaning.Topics } && Label.Of(vocabulary, line, UnknownLabels.Count) is not null;

    // A value that is nothing but scores ends with its line.
    private static bool IsScores(Vocabulary vocabulary, EquatableArray<Inline> piece) =>
        Label.Of(vocabulary, piece, UnknownLabels.NeedBold) is { Meaning: Meaning.Scores or Meaning.Total or Meaning.Axis } label && !ScoreReader.Read(vocabulary, label.Flat, ScoreReader.NoAxis).IsEmpty;

    private static void AddPieces(Vocabulary vocabulary, EquatableArray<Inline> line, List<EquatableArray<Inline>> pieces)
    {
        if (IsOne(RunningText.Of(vocabulary, line)))
        {
            pieces.Add(line);
            return;
        }

        var flat = InlineCut.Flat(line);
        if ((Label.Of(vocabulary, line, UnknownLabels.NeedBold) ?? (NextIcon(vocabulary, flat, 0) >= 0 ? new Label("", Meaning.Unknown, line) : null)) is not { } first)
        {
            pieces.Add(line);
            return;
        }

        var cuts = Cuts(vocabulary, line, flat, first);
        var cutter = new InlineCut.Cutter(line, flat);
        for (var i = 0; i < cuts.Count; i++) cutter.AddTo(pieces, cuts[i], WithoutSeparator(flat, cuts[i], i + 1 < cuts.Count ? cuts[i + 1] : flat.Length));
    }

    // Where its values begin, in order.
    private static List<int> Cuts(Vocabulary vocabulary, EquatableArray<Inline> line, string flat, Label first)
    {
        var cuts = new List<int> { 0 };
        AddBoldLabels(cuts, line, flat);
        // Where scores are separated by bars, their axes are no labels of their own.
        if (first.Meaning is not (Meaning.Scores or Meaning.Total or Meaning.Axis)) AddKnownLabels(cuts, vocabulary, line, flat);
        // What has one short value ends with it; what follows has no label.
        if (first.Meaning is Meaning.Authors or Meaning.Arxiv or Meaning.Doi or Meaning.Pmid or Meaning.Date or Meaning.Axis or Meaning.Total && EndOfValue(vocabulary, flat, cuts.Count > 1 ? cuts[1] : flat.Length) is { } stop) Add(cuts, stop);
        if (IsCapitals(first.Text))
            foreach (var start in CapitalLabels(vocabulary, flat)) Add(cuts, start);
        // A source line has a date of its own.
        if (first.Meaning is not (Meaning.Source or Meaning.Venue or Meaning.Scores))
            for (var start = NextIcon(vocabulary, flat, 0); start >= 0; start = NextIcon(vocabulary, flat, start + 1)) Add(cuts, start);
        return cuts;
    }

    private static void Add(List<int> cuts, int cut)
    {
        if (cuts.BinarySearch(cut) is < 0 and var at) cuts.Insert(~at, cut);
    }

    // The words before the colon that are a label; those before them end the value ("… in sea ICE AUTHORS: …").
    private static IEnumerable<int> CapitalLabels(Vocabulary vocabulary, string flat)
    {
        foreach (Match match in CapitalLabel().Matches(flat))
        {
            var start = match.Index;
            var end = match.Index + match.Length - 1;
            while (start >= 0 && start < end && vocabulary.Of(flat[start..end]) == Meaning.Unknown) start = flat.IndexOf(' ', start, end - start) is >= 0 and var space ? space + 1 : end;
            if (start < end) yield return start;
        }
    }

    private static bool IsCapitals(string label) => label.Length > 2 && label.HasLetter() && !label.HasLower();

    // The next icon that stands for a label at the start or after a space; -1 when there is none.
    private static int NextIcon(Vocabulary vocabulary, string flat, int from)
    {
        for (var at = from; at < flat.Length && flat.AsSpan(at).IndexOfAnyInRange('\uD800', '\uDBFF') is var next and >= 0; at++)
        {
            at += next;
            if (Label.IconAt(vocabulary, flat, at) is not null && (at == 0 || flat[at - 1] == ' ')) return at;
        }

        return -1;
    }

    // Bold parts after the first that end with the first colon in them or right before it; icons before a label go with it.
    private static void AddBoldLabels(List<int> cuts, EquatableArray<Inline> line, string flat)
    {
        var at = 0;
        foreach (var inline in line.AsSpan())
        {
            var text = InlineCut.Flat(inline);
            if (inline is Inline.Strong && at > 0)
            {
                var bold = text.AsSpan().TrimEnd().Length;
                var colon = flat.AsSpan(at, Math.Min(bold + 1, flat.Length - at)).IndexOfAny(':', '：');
                if (colon > 0 && bold >= colon && bold <= colon + 1) Add(cuts, BeforeIcon(flat, at));
            }

            at += text.Length;
        }
    }

    private static void AddKnownLabels(List<int> cuts, Vocabulary vocabulary, EquatableArray<Inline> line, string flat)
    {
        var (cutter, hasBold) = (new InlineCut.Cutter(line, flat), line.Any(inline => inline is Inline.Strong));
        for (var start = AfterSeparator(flat, 1); start >= 0; start = AfterSeparator(flat, start))
            if ((hasBold || MayBeLabel(flat.AsSpan(start))) && IsKnown(vocabulary, cutter.Piece(start, start + Reach))) Add(cuts, start);
    }

    // A label ends with a colon, is an icon or stands in bold type.
    private static bool MayBeLabel(ReadOnlySpan<char> rest) => rest[..Math.Min(rest.Length, Reach)].ContainsAny(':', '：') || rest.TrimStart() is [>= '\uD800' and <= '\uDBFF', ..];

    // Where what follows the next separator begins; -1 when there is none.
    private static int AfterSeparator(string flat, int from) =>
        from < flat.Length - 1 && flat.AsSpan(from, flat.Length - 1 - from).IndexOfAny(SeparatorSet) is var next and >= 0 ? from + next + 1 : -1;

    // A score on a line of its own, or where to find the paper, goes on with no label above.
    private static bool IsOwn(Vocabulary vocabulary, EquatableArray<Inline> line) => (MetaLine.Strength(vocabulary, line) > 0 && MetaLine.Is(vocabulary, line)) || ScoreReader.AreOwn(vocabulary, InlineCut.Flat(line).Trim());

    // The first separator, before the next label, that no further score follows.
    private static int? EndOfValue(Vocabulary vocabulary, string flat, int limit)
    {
        for (var start = AfterSeparator(flat, 1); start >= 0 && start < limit; start = AfterSeparator(flat, start))
            if (flat[start - 1] is not (';' or '；') && ScoreReader.Read(vocabulary, PartAt(flat, start), ScoreReader.NoAxis).IsEmpty) return start;
        return null;
    }

    private static string PartAt(string flat, int start)
    {
        var end = flat.AsSpan(start).IndexOfAny(Separators);
        return (end < 0 ? flat[start..] : flat.Substring(start, end)).Trim();
    }

    private static bool IsKnown(Vocabulary vocabulary, EquatableArray<Inline> rest) => Label.Of(vocabulary, rest, UnknownLabels.NeedBold) is { Text.Length: > 0, Meaning: not (Meaning.Unknown or Meaning.Axis or Meaning.Total) };

    // Icons before a label go with it.
    private static int BeforeIcon(string flat, int start)
    {
        var at = start;
        while (at > 0 && !char.IsLetterOrDigit(flat[at - 1]) && !Separators.Contains(flat[at - 1], StringComparison.Ordinal) && flat[at - 1] is not ('.' or ')' or '\uFFFC' or '%' or '+' or '"' or '”')) at--;
        return at;
    }

    private static int WithoutSeparator(string flat, int start, int end)
    {
        while (end < flat.Length && end > start && (char.IsWhiteSpace(flat[end - 1]) || Separators.Contains(flat[end - 1], StringComparison.Ordinal))) end--;
        return end;
    }

    [GeneratedRegex(@"(?<= )\p{Lu}{3,}(?: \p{Lu}{2,}){0,3}:(?= )")]
    private static partial Regex CapitalLabel();
}
