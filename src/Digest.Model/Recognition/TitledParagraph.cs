using Digest.Model.Document;
using Digest.Model.Reading;

namespace Digest.Model.Recognition;

/// <summary>
/// A paragraph whose first line begins with a title: in bold type or a link where its further lines, or the block after it, say that it is a paper's; a link to where only papers
/// are; or plain words over a line of names.
/// </summary>
internal static class TitledParagraph
{
    private const int FewestWords = 3;
    private const int FewestIdeographs = 6;
    private const int LongestPlain = 250;
    private const int Reach = 4;

    /// <summary>The lines of the paragraph when its first is a paper's title, what follows the title in its line as a line of its own; else empty.</summary>
    public static EquatableArray<EquatableArray<Inline>> Of(Vocabulary vocabulary, Block.Paragraph paragraph, EquatableArray<Block> blocks, int index)
    {
        if (LeadOf(paragraph.Content) is null && (IsProse(paragraph.Content) || IsOtherLine(vocabulary, paragraph.Content))) return [];
        var lines = RunningText.LinesOf(paragraph.Content);
        if (lines.Count == 0) return [];
        var front = Front(lines[0]);
        if (front.End > 0) lines = [.. Behind(vocabulary, lines[0], front.End), .. lines.From(1)];
        if (LeadOf(lines[0]) is not { } lead) return IsPlainPaper(vocabulary, lines, blocks, index) ? lines : [];
        if (!IsLed(vocabulary, lines[0])) return [];
        var leads = front.HasAddress || LeadsToPaper(lead) || IsTold(vocabulary, lines[0], lead);
        if (!leads && (!IsTitle(vocabulary, lines[0]) || !IsPaper(vocabulary, lines, blocks, index))) return [];
        var end = LeadEnd(lines[0]);
        if (!leads || !TitleReader.Read(vocabulary, lines[0]).Scores.IsEmpty || InlineCut.From(lines[0], end) is not { IsEmpty: false } rest || !InlineCut.Flat(rest).HasLetter()) return lines;
        return [InlineCut.Between(lines[0], 0, end), rest, .. lines.From(1)];
    }

    // "[A] **Title**", "[arXiv:…](…) **Title**": where the bold type begins behind a letter that counts papers, or behind an address, which says where to find this one.
    private static (int End, bool HasAddress) Front(EquatableArray<Inline> line)
    {
        var (end, hasAddress) = (0, false);
        foreach (var inline in line.AsSpan())
        {
            var flat = InlineCut.Flat(inline);
            var isAddress = !hasAddress && inline is Inline.Link or Inline.Strong or Inline.Code && (IsAddress(flat) || IdentifierReader.BareArxiv(flat) is not null);
            if (inline is Inline.Strong && !isAddress) return (end, hasAddress);
            if (isAddress) hasAddress = true;
            else if (inline is not Inline.Text || (flat.HasLetter() && !(end == 0 && SoftBreaks.IsLetterMark(flat)))) return default;
            end += flat.Length;
        }

        return default;
    }

    // The title, and what stands in front of it and says something as a line of its own; a number that counts it stays with it.
    private static List<EquatableArray<Inline>> Behind(Vocabulary vocabulary, EquatableArray<Inline> line, int end)
    {
        var front = InlineCut.Flat(line)[..end];
        if (!front.HasLetterOrDigit() || SoftBreaks.IsLetterMark(front)) return [InlineCut.From(line, end)];
        return !front.HasLetter() && Numbering.Of(vocabulary, InlineCut.Flat(line)) is not null ? [line] : [InlineCut.From(line, end), InlineCut.Between(line, 0, end)];
    }

    // Most paragraphs are prose: their first line alone is longer than a plain title, or it begins with words and ends as no title does.
    private static bool IsProse(EquatableArray<Inline> content)
    {
        var text = InlineCut.Flat(content).AsSpan().Trim();
        var line = text[..Math.Min(text.Length, LongestPlain + 1)].IndexOf('\n') is >= 0 and var end ? text[..end].TrimEnd() : text;
        return line.Length > LongestPlain || (content[0] is Inline.Text { Value: var first } && first.HasLetter() && !SoftBreaks.IsLetterMark(first) && EndsNoTitle(line));
    }

    private static bool EndsNoTitle(ReadOnlySpan<char> line) => line is [.., '.' or ':' or '。' or '：'];

    // One line alone that is no plain title, nor has one behind what may stand in front.
    private static bool IsOtherLine(Vocabulary vocabulary, EquatableArray<Inline> content) =>
        !InlineCut.Flat(content).Contains('\n', StringComparison.Ordinal) && Front(content).End == 0 && !IsPlainTitle(vocabulary, content);

    // Names right below the title, or a number in front of it and a line that says where to find it.
    private static bool IsPlainPaper(Vocabulary vocabulary, EquatableArray<EquatableArray<Inline>> lines, EquatableArray<Block> blocks, int index)
    {
        if (!IsPlainTitle(vocabulary, lines[0])) return false;
        var below = lines.Count > 1 ? lines.From(1) : [.. blocks.Skip(index + 1).Take(Reach).TakeWhile(block => block is Block.Paragraph).Select(block => ((Block.Paragraph)block).Content)];
        // The day may stand between the title and the names.
        if (below.Count > 1 && DateReader.Whole(vocabulary, InlineCut.Flat(below[0])) is not null) below = below.From(1);
        if (below.Count == 0 || !MetaLine.Is(vocabulary, below[0])) return Numbering.Of(vocabulary, InlineCut.Flat(lines[0])) is not null && lines.Skip(2).Any(line => MetaLine.IsOfPaper(vocabulary, line));
        var names = MetaLine.Names(vocabulary, below[0]);
        return names > 1 || (lines.Count > 1 && MetaLine.IsOfPaper(vocabulary, below[0])) || (names == 1 && below.Skip(1).Any(line => MetaLine.IsOfPaper(vocabulary, line) || IsLabelled(vocabulary, line)));
    }

    private static bool IsPaper(Vocabulary vocabulary, EquatableArray<EquatableArray<Inline>> lines, EquatableArray<Block> blocks, int index)
    {
        if (lines.Count > 1) return lines.Skip(1).Any(line => MetaLine.Strength(vocabulary, line) > 0 || IsLabelled(vocabulary, line));
        if (Evidence.After(vocabulary, blocks, index + 1) < Evidence.Plain) return false;
        return Numbering.Of(vocabulary, InlineCut.Flat(lines[0])) is not null
            || blocks[index + 1] is Block.List or Block.Paragraph { Content: [Inline.Strong or Inline.Emphasis or Inline.Link, ..] }
            || (blocks[index + 1] is Block.Paragraph next && (IsLabelled(vocabulary, next.Content) || MetaLine.Names(vocabulary, next.Content) > 1));
    }

    private static bool IsLabelled(Vocabulary vocabulary, EquatableArray<Inline> line) => Label.Of(vocabulary, line, UnknownLabels.NeedBold) is { } label && Evidence.IsOfPaper(label.Meaning);

    /// <summary>True for a text that says where to find something and is no title: an address, an identifier with the name of its kind.</summary>
    public static bool IsAddress(string text) => text.Contains("://", StringComparison.Ordinal) || IdentifierReader.IsWhole(text) || (text.Contains("10.", StringComparison.Ordinal) && !text.Contains(' ', StringComparison.Ordinal));

    // "**1) Title** - what it does ([paper](…))", "**Title** (Lee, arXiv:2601.90001)": bold type, a number in it or a mark behind it, and where to find the paper in the same line.
    private static bool IsTold(Vocabulary vocabulary, EquatableArray<Inline> line, Inline lead)
    {
        if (lead is not Inline.Strong || !IsLed(vocabulary, line)) return false;
        var rest = InlineCut.From(line, LeadEnd(line));
        var text = InlineCut.Flat(rest);
        var isMarked = text is ['-' or '–' or '—' or '(' or '[', ..] || rest is [Inline.Emphasis, ..] || Numbering.Of(vocabulary, InlineCut.Flat(lead)) is not null;
        return isMarked && (InlineCut.Links(rest).Any(link => IdentifierReader.Identifies(link.Target)) || (text is ['(' or '[', ..] && text.AsSpan().IndexOfAny(')', ']') is > 0 and var close && IdentifierReader.Identifies(text[..close])));
    }

    private static bool LeadsToPaper(Inline lead) => InlineCut.Links([lead]).FirstOrDefault() is { } link && IdentifierReader.Identifies(link.Target)
        && InlineCut.Flat(link.Content) is var shown && shown == InlineCut.Flat(lead) && !IsAddress(shown);

    // Few enough words, no sentence, no label, no names.
    private static bool IsPlainTitle(Vocabulary vocabulary, EquatableArray<Inline> line)
    {
        var flat = InlineCut.Flat(line).Trim();
        return flat.Length is > 0 and <= LongestPlain && !EndsNoTitle(flat) && Words.AreAtLeast(flat, FewestWords + 1) && !InlineCut.HasLinks(line) && LabelledLines.Parted(line) is null
            && Label.Of(vocabulary, line, UnknownLabels.NeedBold) is null && NameShape.Count(flat) == 0 && !MetaLine.Is(vocabulary, line);
    }

    /// <summary>True when a text begins with bold type or a link of a title's length.</summary>
    public static bool IsLed(Vocabulary vocabulary, EquatableArray<Inline> line)
    {
        if (LeadOf(line) is not { } lead) return false;
        var text = RunningText.Of(vocabulary, line);
        return text.IsLed ??= Leads(vocabulary, line, lead);
    }

    private static bool Leads(Vocabulary vocabulary, EquatableArray<Inline> line, Inline lead) => IsTitleText(InlineCut.Flat(lead)) && RunningText.MeaningOf(vocabulary, InlineCut.ContentOf(lead)!.Value) != Meaning.Link && (IsLink(lead) || Label.Of(vocabulary, line, UnknownLabels.NeedBold) is null) && NameShape.Count(InlineCut.Flat(lead)) is var names && (names == 0 || (names == 1 && (IsLink(lead) || LeadsBehind(line))));

    // "**Codon Aware Folding** [[paper](…)]": what the link leads to is a paper, and so three capitals are no person.
    private static bool LeadsBehind(EquatableArray<Inline> line) => InlineCut.Links(line).Any(link => IdentifierReader.Identifies(link.Target));

    private static bool IsLink(Inline lead) => lead is Inline.Link or Inline.Strong { Content: [Inline.Link, ..] };

    /// <summary>The bold type or link that a text begins with, signs and a number before it aside; null when it begins otherwise.</summary>
    public static Inline? LeadOf(EquatableArray<Inline> line)
    {
        foreach (var inline in line.AsSpan())
        {
            if (inline is Inline.Text or Inline.Strong { Content: [Inline.Text] } && !InlineCut.Flat(inline).HasLetter()) continue;
            return inline is Inline.Strong or Inline.Link { Target: ['h', 't', 't', 'p', ..] } ? inline : null;
        }

        return null;
    }

    /// <summary>Where the bold type or link that a text begins with ends in its string.</summary>
    public static int LeadEnd(EquatableArray<Inline> line)
    {
        var lead = InlineCut.Flat(LeadOf(line)!);
        return InlineCut.Flat(line).IndexOf(lead, StringComparison.Ordinal) + lead.Length;
    }

    private static bool IsTitle(Vocabulary vocabulary, EquatableArray<Inline> line)
    {
        if (!IsLed(vocabulary, line)) return false;
        var rest = InlineCut.From(line, LeadEnd(line));
        return InlineCut.Flat(rest) is var behind && behind.LetterCount() == 0 || TitleTail.Scores(vocabulary, line) is { Count: > 0 } || (TitleReader.BracketBehind().Match(behind) is { Success: true } bracket && bracket.Length == behind.TrimEnd().Length) || !TitleReader.Read(vocabulary, line).Scores.IsEmpty || MetaLine.Is(vocabulary, rest);
    }

    private static bool IsTitleText(string text) => text.TrimEnd()[^1] is not (':' or '：') && !IsAddress(text) && (Words.AreAtLeast(text, FewestWords) || text.EasternCount() >= FewestIdeographs);
}
