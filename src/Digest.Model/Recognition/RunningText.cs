using System.Collections.Immutable;
using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>
/// What the rules have found out about one run of text. Most rules begin with the same questions (its string, its label, its parts), so each is answered
/// once and the answer kept with the run. Answers depend on the run and the vocabulary alone and are immutable.
/// </summary>
internal sealed class RunningText
{
    private static readonly Func<EquatableArray<Inline>, RunningText> Make = content => new RunningText(content, Vocabulary.Embedded);

    private readonly EquatableArray<Inline> content;
    private readonly Vocabulary vocabulary;
    private string? flat;
    private ImmutableArray<Inline.Link> links;
    private Label? label;
    private EquatableArray<EquatableArray<Inline>> pieces;
    private Rare? rare;
    private Meaning meaning;

    // What is written last and looked at first: another thread that sees it sees the answer.
    private byte standing;
    private bool hasMeaning;
    private bool hasPieces;
    private bool hasLead;

    private bool isLed;

    private RunningText(EquatableArray<Inline> content, Vocabulary vocabulary) => (this.content, this.vocabulary) = (content, vocabulary);

    /// <summary>The view of a run, for what no word decides.</summary>
    public static RunningText Of(EquatableArray<Inline> content) => content.View(Make);

    /// <summary>The view of a run that is read by a vocabulary's words. A run keeps one view: of the vocabulary that asked last.</summary>
    public static RunningText Of(Vocabulary vocabulary, EquatableArray<Inline> content) =>
        content.View(Make) is var kept && kept.vocabulary == vocabulary ? kept : content.Keep(new RunningText(content, vocabulary) { flat = kept.flat, links = kept.links });

    /// <summary>The string of a run where it is known.</summary>
    public static string? KnownFlat(EquatableArray<Inline> content) => content.Kept<RunningText>()?.flat;

    /// <summary>What a run means as a label or a heading; unknown when it is empty.</summary>
    public static Meaning MeaningOf(Vocabulary vocabulary, EquatableArray<Inline> content) => content.IsEmpty ? Meaning.Unknown : Of(vocabulary, content).Meaning;

    /// <summary>The lines of a run, as <see cref="InlineCut.Lines"/> gives them; of several each is the same run whenever they are asked for.</summary>
    public static EquatableArray<EquatableArray<Inline>> LinesOf(EquatableArray<Inline> content)
    {
        if (!InlineCut.Flat(content).Contains('\n', StringComparison.Ordinal)) return InlineCut.From(content, 0) is { IsEmpty: false } only ? [only] : [];
        var rare = Of(content).rare ??= new();
        if (rare.Lines.IsEmpty) rare.Lines = InlineCut.Lines(content);
        return rare.Lines;
    }

    /// <summary>Its string, as <see cref="InlineCut.Flat(EquatableArray{Inline})"/> gives it.</summary>
    public string Flat => flat ??= InlineCut.Joined(content);

    /// <summary>All links in it, in order.</summary>
    public ImmutableArray<Inline.Link> Links => links.IsDefault ? links = InlineCut.FindLinks(content) : links;

    /// <summary>The label that it may start with.</summary>
    public LabelCandidate Label
    {
        get
        {
            if ((LabelStanding)Volatile.Read(ref standing) is not LabelStanding.Unknown and var known) return new(label, known);
            var candidate = LabelCandidate.Of(vocabulary, content, Flat);
            label = candidate.Label;
            Volatile.Write(ref standing, (byte)candidate.Standing);
            return candidate;
        }
    }

    /// <summary>What it means as a label or a heading.</summary>
    public Meaning Meaning
    {
        get
        {
            if (Volatile.Read(ref hasMeaning)) return meaning;
            meaning = vocabulary.Of(Flat);
            Volatile.Write(ref hasMeaning, true);
            return meaning;
        }
    }

    /// <summary>True when bold type stands in it after its first inline.</summary>
    public bool HasBoldLater
    {
        get
        {
            for (var i = 1; i < content.Count; i++)
                if (content[i] is Inline.Strong) return true;
            return false;
        }
    }

    /// <summary>Its labelled values, once they were asked for.</summary>
    public EquatableArray<EquatableArray<Inline>>? Pieces
    {
        get => Volatile.Read(ref hasPieces) ? pieces : null;
        set
        {
            pieces = value.GetValueOrDefault();
            Volatile.Write(ref hasPieces, value is not null);
        }
    }

    /// <summary>What bars set apart in it where that is a paper, once it was asked for.</summary>
    public EquatableArray<Inline>[]? Barred
    {
        get => rare?.Barred;
        set => (rare ??= new()).Barred = value;
    }

    /// <summary>Whether it begins with bold type or a link of a title's length, once that was asked for.</summary>
    public bool? IsLed
    {
        get => Volatile.Read(ref hasLead) ? isLed : null;
        set
        {
            isLed = value == true;
            Volatile.Write(ref hasLead, value is not null);
        }
    }

    /// <summary>The parts of a line that says who and where, once they were asked for.</summary>
    public MetaLine.Part[]? Parts
    {
        get => rare?.Parts;
        set => (rare ??= new()).Parts = value;
    }

    /// <summary>How much it shows that a paper is spoken of, once that was asked for; -1 before.</summary>
    public short Evidence { get; set; } = -1;

    // What few runs are asked for.
    private sealed class Rare
    {
        public EquatableArray<EquatableArray<Inline>> Lines { get; set; }

        public EquatableArray<Inline>[]? Barred { get; set; }

        public MetaLine.Part[]? Parts { get; set; }
    }
}
