using Digest.Model.Document;
using Digest.Model.Reading;

namespace Digest.Model.Recognition;

/// <summary>A label at the start of a text: <c>Key idea: …</c>, also in bold or with an icon.</summary>
/// <param name="Text">As written, without colon and icons.</param>
/// <param name="Meaning">What it means.</param>
internal sealed record Label(string Text, Meaning Meaning)
{
    private const int FewestTitleWords = 3;

    // The line that it begins, and where its value does; nothing when the value was given.
    private readonly EquatableArray<Inline> line;
    private readonly int start;
    private EquatableArray<Inline> value;
    private string? plain;

    /// <summary>A label with its value.</summary>
    public Label(string text, Meaning meaning, EquatableArray<Inline> value)
        : this(text, meaning) => this.value = value;

    /// <summary>The label that a line begins with; what stands from a place on is its value, which is cut off when it is first asked for.</summary>
    public Label(string text, Meaning meaning, EquatableArray<Inline> line, int start)
        : this(text, meaning) => (this.line, this.start) = (line, start);

    /// <summary>What follows it.</summary>
    public EquatableArray<Inline> Value => value.IsEmpty && !line.IsEmpty ? value = plain is null ? InlineCut.From(line, start) : [(Inline.Text)line[line.Count - 1] with { Value = plain }] : value;

    /// <summary>The string of what follows it.</summary>
    public string Flat => Plain ?? InlineCut.Flat(Value);

    /// <summary>The same where it is one text and nothing else, without that the value is cut off; null of any other.</summary>
    public string? Plain => plain ??= value.IsEmpty ? PlainPart() : value is [Inline.Text only] ? only.Value : null;

    // What stands in the line's last inline alone.
    private string? PlainPart()
    {
        if (line is not [.., Inline.Text last]) return null;
        var text = InlineCut.Flat(line).AsSpan(start).TrimStart();
        return text.IsEmpty || text.Length > last.Value.Length ? null : text.TrimEnd().ToString();
    }

    /// <summary>True when the value is a title: under a label for one, or “Paper: …” with words that lead nowhere.</summary>
    public bool IsTitle => Meaning == Meaning.Title || (Meaning is Meaning.Link or Meaning.PaperItem && InlineCut.Flat(Value) is var flat && Words.Count(flat) >= FewestTitleWords && IsWholeLink(flat)
        && !flat.Contains("://", StringComparison.Ordinal) && !flat.Contains('↗', StringComparison.Ordinal) && !IdentifierReader.Identifies(flat) && Vocabulary.Normal(Text) is "paper" or "article" or "论文" or "논문");

    // A link of which every word says that it is one is no title.
    private bool IsWholeLink(string flat) => InlineCut.Links(Value) is var links && (links.Length == 0 || (links is [var only] && InlineCut.Flat(only.Content).Trim() == flat.Trim() && Vocabulary.Embedded.Of(flat) != Meaning.Link));

    /// <summary>A name with its value that a source gives beside its text.</summary>
    public static Label Given(string name, string value, Vocabulary vocabulary) => new(name, vocabulary.Of(name), InlineText.Tidy([new Inline.Text(value)]));

    /// <summary>The label that a text starts with, or null.</summary>
    /// <param name="vocabulary">The words that it is read by.</param>
    /// <param name="content">The text.</param>
    /// <param name="unknown">Whether a label that no vocabulary knows counts.</param>
    public static Label? Of(Vocabulary vocabulary, EquatableArray<Inline> content, UnknownLabels unknown) => content.IsEmpty ? null : RunningText.Of(vocabulary, content).Label.When(unknown);

    /// <summary>The icon at a place that stands for a label by itself (👤 for authors), with what colours it; null when there is none.</summary>
    public static string? IconAt(Vocabulary vocabulary, string flat, int at)
    {
        if (at + 1 >= flat.Length || !char.IsSurrogatePair(flat[at], flat[at + 1])) return null;
        var icon = flat.Substring(at, at + 2 < flat.Length && flat[at + 2] == '\uFE0F' ? 3 : 2);
        return vocabulary.OfIcon(icon) == Meaning.Unknown ? null : icon;
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
