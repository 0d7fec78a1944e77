using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>What may be the label of a text, and what decides whether it is one.</summary>
/// <param name="Label">The label; null when the text cannot start with one.</param>
/// <param name="IsKnown">True when the vocabulary knows it, so that it counts always.</param>
/// <param name="IsSetApart">True when it is in bold type up to its colon.</param>
/// <param name="IsShort">True when it is a few words with a capital.</param>
internal sealed record LabelCandidate(Label? Label, bool IsKnown, bool IsSetApart, bool IsShort)
{
    private const int LongestLabel = 60;
    private const int MostWords = 8;
    private const int FewWords = 4;
    private const int MostIdeographs = 6;

    private static readonly LabelCandidate None = new(null, false, false, false);

    /// <summary>The label where labels that no vocabulary knows count as said, or null.</summary>
    public Label? When(UnknownLabels unknown) => IsKnown || unknown switch
    {
        UnknownLabels.Never => false,
        UnknownLabels.NeedBold => IsSetApart,
        _ => IsSetApart || IsShort,
    } ? Label : null;

    /// <summary>The candidate at the start of a text.</summary>
    /// <param name="vocabulary">The words that it is read by.</param>
    /// <param name="content">The text.</param>
    /// <param name="flat">Its string.</param>
    public static LabelCandidate Of(Vocabulary vocabulary, EquatableArray<Inline> content, string flat)
    {
        var colon = Colon(flat);
        if (colon < 0)
        {
            if (Recognition.Label.IconAt(vocabulary, flat, 0) is { } icon) return new(new Label("", vocabulary.OfIcon(icon), InlineCut.From(content, icon.Length)), true, false, false);
            var lead = BoldLength(content);
            if (lead == 0 || lead > LongestLabel) return None;
            var bare = Make(vocabulary, content, flat, lead, lead);
            return bare.Meaning is Meaning.Unknown or Meaning.Axis ? None : new(bare, true, false, false);
        }

        // "**Scores** — relevance: 9, novelty: 8"
        if (BoldLength(content) is > 0 and var strong && strong + 2 < colon && flat[strong] == ' ' && flat[strong + 1] is '—' or '–' or '-' && Make(vocabulary, content, flat, strong, strong + 2) is { Meaning: Meaning.Scores or Meaning.Total } dashed) return new(dashed, true, false, false);
        // A label leads nowhere; what does is a title or a link of its own.
        if (InlineCut.HasLinks(content) && InlineCut.HasLinks(InlineCut.Between(content, 0, colon))) return None;
        // Notes in Obsidian write "key:: value".
        var label = Make(vocabulary, content, flat, colon, colon + 1 < flat.Length && flat[colon + 1] == ':' ? colon + 2 : colon + 1);
        var words = label.Text.AsSpan().Count(' ') + 1;
        if (label.Text.Length == 0 || label.Text.AsSpan().CountAny('(', '（') > label.Text.AsSpan().CountAny(')', '）') || words > MostWords) return None;
        if (label.Meaning != Meaning.Unknown) return new(label, true, false, false);
        var bold = BoldLength(content);
        return new(label, false, (bold >= colon && bold <= colon + 1) || (colon + 2 < flat.Length && flat[colon + 1] == ':' && flat[colon + 2] == ' '), (char.IsUpper(label.Text[0]) && words <= FewWords) || (label.Text.Length <= MostIdeographs && label.Text.EasternCount() == label.Text.Length));
    }

    private static Label Make(Vocabulary vocabulary, EquatableArray<Inline> content, string flat, int end, int next)
    {
        var text = flat[..end].Trim(' ', '*', ':', '：', '\uFE0F');
        while (text.Length > 0 && !char.IsLetterOrDigit(text[0]) && text[0] is not ('(' or '¿'))
            text = text[(char.IsSurrogatePair(text, 0) ? 2 : 1)..].TrimStart();
        return new Label(text, vocabulary.Of(text), InlineCut.From(content, next));
    }

    private static int Colon(string flat)
    {
        var colon = flat.AsSpan(0, Math.Min(flat.Length, LongestLabel)).IndexOfAny(':', '：');
        if (colon <= 0) return -1;
        var isUrl = colon + 1 < flat.Length && flat[colon + 1] == '/';
        var isTime = char.IsAsciiDigit(flat[colon - 1]) && colon + 1 < flat.Length && char.IsAsciiDigit(flat[colon + 1]);
        var isSentence = flat.AsSpan(0, colon).ContainsAny('.', '?', '!') && !flat.StartsWith("tl", StringComparison.OrdinalIgnoreCase);
        return isUrl || isTime || isSentence || flat.AsSpan(0, colon).Contains('\uFFFC') ? -1 : colon;
    }

    private static int BoldLength(EquatableArray<Inline> content)
    {
        var at = 0;
        foreach (var inline in content.AsSpan())
        {
            if (inline is Inline.Strong strong) return at + InlineCut.Flat(strong).Length;
            if (inline is not Inline.Text text || Words.HasAny(text.Value)) return 0;
            at += text.Value.Length;
        }

        return 0;
    }
}
