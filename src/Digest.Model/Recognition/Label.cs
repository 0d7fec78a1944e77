using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>A label at the start of a text: <c>Key idea: …</c>, also in bold or with an icon.</summary>
/// <param name="Text">As written, without colon and icons.</param>
/// <param name="Meaning">What it means.</param>
/// <param name="Value">What follows it.</param>
internal sealed record Label(string Text, Meaning Meaning, EquatableArray<Inline> Value)
{
    private const int LongestLabel = 60;
    private const int FewestTitleWords = 3;
    private const int MostWords = 8;

    /// <summary>True when the value is a title: under a label for one, or “Paper: …” with words that lead nowhere.</summary>
    public bool IsTitle => Meaning == Meaning.Title || (Meaning is Meaning.Link or Meaning.PaperItem && !InlineCut.Links(Value).Any() && InlineCut.Flat(Value) is var flat && Words.Of(flat).Count() >= FewestTitleWords
        && !flat.Contains('↗', StringComparison.Ordinal) && !IdentifierReader.Identifies(flat) && Vocabulary.Normal(Text) is "paper" or "article" or "论文" or "논문");

    /// <summary>The label that a text starts with, or null.</summary>
    /// <param name="content">The text.</param>
    /// <param name="unknown">Whether a label that no vocabulary knows counts.</param>
    public static Label? Of(EquatableArray<Inline> content, UnknownLabels unknown)
    {
        var flat = InlineCut.Flat(content);
        var colon = Colon(flat);
        var bold = BoldLength(content);
        if (colon < 0 && IconAt(flat, 0) is { } icon) return new Label("", Vocabulary.OfIcon(icon), InlineCut.From(content, icon.Length));
        if (colon < 0)
        {
            if (bold == 0 || bold > LongestLabel) return null;
            var lead = Make(content, flat, bold, bold);
            return lead.Meaning is Meaning.Unknown or Meaning.Axis ? null : lead;
        }

        // Notes in Obsidian write "key:: value".
        var label = Make(content, flat, colon, colon + 1 < flat.Length && flat[colon + 1] == ':' ? colon + 2 : colon + 1);
        if (label.Text.Length == 0 || label.Text.Count(c => c is '(' or '（') > label.Text.Count(c => c is ')' or '）') || label.Text.Split(' ').Length > MostWords) return null;
        // A label leads nowhere; what does is a title or a link of its own.
        if (InlineCut.Links(InlineCut.Between(content, 0, colon)).Any()) return null;
        if (label.Meaning != Meaning.Unknown) return label;
        if (unknown == UnknownLabels.Never) return null;
        var isSetApart = bold >= colon && bold <= colon + 1;
        return unknown == UnknownLabels.Count && (isSetApart || char.IsUpper(label.Text[0]) && label.Text.Split(' ').Length <= 4) || isSetApart ? label : null;
    }

    /// <summary>The icon at a place that stands for a label by itself (👤 for authors), with what colours it; null when there is none.</summary>
    public static string? IconAt(string flat, int at)
    {
        if (at + 1 >= flat.Length || !char.IsSurrogatePair(flat[at], flat[at + 1])) return null;
        var icon = flat.Substring(at, at + 2 < flat.Length && flat[at + 2] == '\uFE0F' ? 3 : 2);
        return Vocabulary.OfIcon(icon) == Meaning.Unknown ? null : icon;
    }

    private static Label Make(EquatableArray<Inline> content, string flat, int end, int next)
    {
        var text = flat[..end].Trim(' ', '*', ':', '：', '\uFE0F');
        while (text.Length > 0 && !char.IsLetterOrDigit(text[0]) && text[0] is not ('(' or '¿'))
            text = text[(char.IsSurrogatePair(text, 0) ? 2 : 1)..].TrimStart();
        return new Label(text, Vocabulary.Of(text), InlineCut.From(content, next));
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
        foreach (var inline in content)
        {
            if (inline is Inline.Strong strong) return at + InlineCut.Flat(strong.Content).Length;
            if (inline is not Inline.Text text || text.Value.Any(char.IsLetterOrDigit)) return 0;
            at += text.Value.Length;
        }

        return 0;
    }
}

/// <summary>Whether a label that no vocabulary knows counts as one.</summary>
internal enum UnknownLabels
{
    /// <summary>Never.</summary>
    Never,

    /// <summary>Only when it is set apart by bold type.</summary>
    NeedBold,

    /// <summary>Also when it is a few words with a capital before a colon.</summary>
    Count,
}
