using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>A paragraph whose first line is a title in bold type or a link, and that says in its further lines, or in the block after it, that it is a paper's.</summary>
internal static class TitledParagraph
{
    private const int FewestWords = 3;
    private const int FewestIdeographs = 6;

    /// <summary>The lines of the paragraph when its first is a paper's title; else empty.</summary>
    public static List<EquatableArray<Inline>> Of(Vocabulary vocabulary, Block.Paragraph paragraph, EquatableArray<Block> blocks, int index)
    {
        if (LeadOf(paragraph.Content) is null) return [];
        var lines = InlineCut.Lines(paragraph.Content).ToList();
        if (lines.Count == 0 || !IsTitle(vocabulary, lines[0])) return [];
        var isPaper = lines.Count > 1
            ? lines.Skip(1).Any(line => MetaLine.Strength(vocabulary, line) > 0 || Label.Of(vocabulary, line, UnknownLabels.NeedBold) is { } label && Evidence.IsOfPaper(label.Meaning))
            : Evidence.After(vocabulary, blocks, index + 1) >= Evidence.Plain && blocks[index + 1] is Block.List or Block.Paragraph { Content: [Inline.Strong or Inline.Emphasis or Inline.Link, ..] };
        return isPaper ? lines : [];
    }

    /// <summary>True when a text begins with bold type or a link of a title's length.</summary>
    public static bool IsLed(Vocabulary vocabulary, EquatableArray<Inline> line) => LeadOf(line) is { } lead && IsTitleText(InlineCut.Flat(lead)) && (IsLink(lead) || Label.Of(vocabulary, line, UnknownLabels.NeedBold) is null) && NameShape.Count(InlineCut.Flat(lead)) is var names && (names == 0 || (names == 1 && IsLink(lead)));

    private static bool IsLink(Inline lead) => lead is Inline.Link or Inline.Strong { Content: [Inline.Link, ..] };

    /// <summary>The bold type or link that a text begins with, signs and a number before it aside; null when it begins otherwise.</summary>
    public static Inline? LeadOf(EquatableArray<Inline> line)
    {
        foreach (var inline in line)
        {
            if (inline is Inline.Text text && !text.Value.Any(char.IsLetter)) continue;
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
        return InlineCut.Flat(rest).Count(char.IsLetter) == 0 || !TitleReader.Read(vocabulary, line).Scores.IsEmpty || MetaLine.Is(vocabulary, rest);
    }

    private static bool IsTitleText(string text) => text.TrimEnd()[^1] is not (':' or '：') && (Words.Count(text) >= FewestWords || text.Count(c => c >= '\u2E80') >= FewestIdeographs);
}
