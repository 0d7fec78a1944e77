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

    /// <summary>The values with their labels, in order; a paragraph that holds no second label is one piece.</summary>
    public static EquatableArray<EquatableArray<Inline>> Of(Vocabulary vocabulary, EquatableArray<Inline> content)
    {
        if (content.IsEmpty) return [];
        var text = RunningText.Of(vocabulary, content);
        // One piece is found again sooner than it is kept.
        if (text.Pieces is { } known) return known;
        return IsOne(text) ? InlineCut.From(content, 0) is { IsEmpty: false } only ? [only] : [] : (text.Pieces = Found(vocabulary, content)).Value;
    }

    // What every second piece needs is missing: a line end, or a label at the start with something behind it that another can begin with.
    private static bool IsOne(RunningText text) => !text.Flat.Contains('\n', StringComparison.Ordinal)
        && (text.Label.When(UnknownLabels.NeedBold) is { } first ? !IsCapitals(first.Text) && !MayHaveMore(text) : !text.Flat.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'));

    private static bool MayHaveMore(RunningText text) => text.Flat.AsSpan().ContainsAny(SeparatorSet) || text.Flat.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') || text.HasBoldLater;

    private static EquatableArray<EquatableArray<Inline>> Found(Vocabulary vocabulary, EquatableArray<Inline> content)
    {
        var pieces = new List<EquatableArray<Inline>>();
        // The last piece while lines are added to it, and how long it is.
        List<Inline>? open = null;
        var length = 0;
        foreach (var line in InlineCut.Lines(content))
        {
            if (pieces.Count == 0 || Label.Of(vocabulary, line, UnknownLabels.NeedBold) is not null || IsOwn(vocabulary, line) || (length <= LongestScores && IsScores(vocabulary, open is null ? pieces[^1] : [.. open])))
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

    // A value that is nothing but scores ends with its line.
    private static bool IsScores(Vocabulary vocabulary, EquatableArray<Inline> piece) =>
        Label.Of(vocabulary, piece, UnknownLabels.NeedBold) is { Meaning: Meaning.Scores or Meaning.Total or Meaning.Axis } label && !ScoreReader.Read(vocabulary, InlineCut.Flat(label.Value), ScoreReader.NoAxis).IsEmpty;

    private static void AddPieces(Vocabulary vocabulary, EquatableArray<Inline> line, List<EquatableArray<Inline>> pieces)
    {
        var flat = InlineCut.Flat(line);
        if ((Label.Of(vocabulary, line, UnknownLabels.NeedBold) ?? (Icons(vocabulary, flat).Any() ? new Label("", Meaning.Unknown, line) : null)) is not { } first)
        {
            pieces.Add(line);
            return;
        }

        var cuts = Cuts(vocabulary, line, flat, first);
        var ends = cuts.Skip(1).Append(flat.Length);
        foreach (var piece in InlineCut.Pieces(line, flat, cuts.Zip(ends, (start, end) => (start, WithoutSeparator(flat, start, end)))))
            if (!piece.IsEmpty) pieces.Add(piece);
    }

    // Where its values begin, in order.
    private static List<int> Cuts(Vocabulary vocabulary, EquatableArray<Inline> line, string flat, Label first)
    {
        var cuts = new List<int> { 0 };
        foreach (var start in BoldLabels(line, flat)) Add(BeforeIcon(flat, start));
        // Where scores are separated by bars, their axes are no labels of their own.
        if (first.Meaning is not (Meaning.Scores or Meaning.Total or Meaning.Axis))
            foreach (var start in KnownLabels(vocabulary, line, flat)) Add(start);
        // What has one short value ends with it; what follows has no label.
        if (first.Meaning is Meaning.Authors or Meaning.Arxiv or Meaning.Doi or Meaning.Pmid or Meaning.Date or Meaning.Axis or Meaning.Total && EndOfValue(vocabulary, flat, cuts.Count > 1 ? cuts[1] : flat.Length) is { } stop) Add(stop);
        if (IsCapitals(first.Text))
            foreach (var start in CapitalLabels(vocabulary, flat)) Add(start);
        // A source line has a date of its own.
        if (first.Meaning is not (Meaning.Source or Meaning.Venue or Meaning.Scores))
            foreach (var start in Icons(vocabulary, flat)) Add(start);
        return cuts;

        void Add(int cut)
        {
            if (cuts.BinarySearch(cut) is < 0 and var at) cuts.Insert(~at, cut);
        }
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

    private static bool IsCapitals(string label) => label.Length > 2 && label.Any(char.IsLetter) && !label.Any(char.IsLower);

    private static IEnumerable<int> Icons(Vocabulary vocabulary, string flat)
    {
        for (var i = flat.AsSpan().IndexOfAnyInRange('\uD800', '\uDBFF'); i >= 0 && i < flat.Length; i++)
            if (char.IsHighSurrogate(flat[i]) && Label.IconAt(vocabulary, flat, i) is not null && (i == 0 || flat[i - 1] == ' ')) yield return i;
    }

    // Bold parts after the first that end with the first colon in them or right before it.
    private static IEnumerable<int> BoldLabels(EquatableArray<Inline> line, string flat)
    {
        var at = 0;
        foreach (var inline in line)
        {
            var text = InlineCut.Flat(inline);
            if (inline is Inline.Strong && at > 0)
            {
                var bold = text.AsSpan().TrimEnd().Length;
                var colon = flat.AsSpan(at, Math.Min(bold + 1, flat.Length - at)).IndexOfAny(':', '：');
                if (colon > 0 && bold >= colon && bold <= colon + 1) yield return at;
            }

            at += text.Length;
        }
    }

    private static IEnumerable<int> KnownLabels(Vocabulary vocabulary, EquatableArray<Inline> line, string flat)
    {
        var starts = AfterSeparators(flat).ToList();
        if (starts.Count == 0) return [];
        return InlineCut.Pieces(line, flat, starts.Select(start => (start, start + Reach))).Zip(starts).Where(piece => IsKnown(vocabulary, piece.First)).Select(piece => piece.Second);
    }

    private static IEnumerable<int> AfterSeparators(string flat)
    {
        for (var i = 1; i < flat.Length - 1 && flat.AsSpan(i, flat.Length - 1 - i).IndexOfAny(SeparatorSet) is var next and >= 0; i++)
        {
            i += next;
            yield return i + 1;
        }
    }

    // A score on a line of its own, or where to find the paper, goes on with no label above.
    private static bool IsOwn(Vocabulary vocabulary, EquatableArray<Inline> line) => (MetaLine.Strength(vocabulary, line) > 0 && MetaLine.Is(vocabulary, line)) || ScoreReader.Read(vocabulary, InlineCut.Flat(line).Trim(), ScoreReader.NoAxis) is [{ Max: not null }];

    // The first separator, before the next label, that no further score follows.
    private static int? EndOfValue(Vocabulary vocabulary, string flat, int limit)
    {
        foreach (var start in AfterSeparators(flat).TakeWhile(start => start < limit))
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
