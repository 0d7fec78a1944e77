using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>What may be the label of a text, and what decides whether it is one.</summary>
/// <param name="Label">The label; null when the text cannot start with one.</param>
/// <param name="Standing">How sure it is.</param>
internal readonly record struct LabelCandidate(Label? Label, LabelStanding Standing)
{
    private const int LongestLabel = 60;
    private const int MostWords = 8;
    private const int FewWords = 4;
    private const int MostIdeographs = 6;

    private static readonly LabelCandidate None = new(null, LabelStanding.None);

    /// <summary>The label where labels that no vocabulary knows count as said, or null.</summary>
    public Label? When(UnknownLabels unknown) => Standing >= unknown switch
    {
        UnknownLabels.Never => LabelStanding.Known,
        UnknownLabels.NeedBold => LabelStanding.SetApart,
        _ => LabelStanding.Short,
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
            if (Recognition.Label.IconAt(vocabulary, flat, 0) is { } icon) return new(new Label("", vocabulary.OfIcon(icon), content, icon.Length), LabelStanding.Known);
            var lead = BoldLength(content);
            if (lead == 0 || lead > LongestLabel) return None;
            var bare = Bare(flat.AsSpan(0, lead));
            return vocabulary.Of(bare) is not (Meaning.Unknown or Meaning.Axis) and var its ? new(new Label(bare.ToString(), its, content, lead), LabelStanding.Known) : None;
        }

        // "Autor:innen: …"
        if (colon + 2 < flat.Length && char.IsLower(flat[colon + 1]) && flat.AsSpan(colon + 1, Math.Min(LongestLabel, flat.Length - colon - 1)).IndexOf(':') is > 0 and var more && vocabulary.Of(Bare(flat.AsSpan(0, colon + 1 + more))) != Meaning.Unknown) colon += 1 + more;

        // "**Scores** — relevance: 9, novelty: 8"
        if (BoldLength(content) is > 0 and var strong && strong + 2 < colon && flat[strong] == ' ' && flat[strong + 1] is '—' or '–' or '-' && Bare(flat.AsSpan(0, strong)) is var dashed && vocabulary.Of(dashed) is (Meaning.Scores or Meaning.Total) and var scored)
            return new(new Label(dashed.ToString(), scored, content, strong + 2), LabelStanding.Known);

        // A label leads nowhere; what does is a title or a link of its own.
        if (InlineCut.HasLinks(content) && InlineCut.HasLinks(content.AsSpan(), flat.Length - flat.AsSpan().TrimStart().Length, flat.AsSpan(0, colon).TrimEnd().Length)) return None;
        var text = Bare(flat.AsSpan(0, colon));
        var words = text.Count(' ') + 1;
        if (text.Length == 0 || words > MostWords || (text.ContainsAny('(', '（') && text.CountAny('(', '（') > text.CountAny(')', '）'))) return None;
        // Notes in Obsidian write "key:: value".
        var next = colon + 1 < flat.Length && flat[colon + 1] == ':' ? colon + 2 : colon + 1;
        if (vocabulary.Of(text) is not Meaning.Unknown and var meaning) return new(new Label(text.ToString(), meaning, content, next), LabelStanding.Known);
        var bold = BoldLength(content);
        var isSetApart = (bold >= colon && bold <= colon + 1) || (colon + 2 < flat.Length && flat[colon + 1] == ':' && flat[colon + 2] == ' ');
        var isShort = (char.IsUpper(text[0]) && words <= FewWords) || (text.Length <= MostIdeographs && text.EasternCount() == text.Length);
        return isSetApart || isShort ? new(new Label(text.ToString(), Meaning.Unknown, content, next), isSetApart ? LabelStanding.SetApart : LabelStanding.Short) : None;
    }

    // Without icons, marks and spaces around it.
    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> text)
    {
        text = text.Trim(" *:：\uFE0F");
        while (text.Length > 0 && !char.IsLetterOrDigit(text[0]) && text[0] is not ('(' or '¿'))
            text = text[(text.Length > 1 && char.IsSurrogatePair(text[0], text[1]) ? 2 : 1)..].TrimStart();
        return text;
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

/// <summary>How sure it is that what may be a label is one, from what was not looked at to what is surest.</summary>
internal enum LabelStanding : byte
{
    /// <summary>Not looked at yet.</summary>
    Unknown,

    /// <summary>There is none.</summary>
    None,

    /// <summary>A few words with a capital.</summary>
    Short,

    /// <summary>In bold type up to its colon.</summary>
    SetApart,

    /// <summary>The vocabulary knows it, so that it counts always.</summary>
    Known,
}
