using System.Runtime.InteropServices;
using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Recognition;

/// <summary>The fields of a paper or an idea while they are read: labelled ones, and prose that continues the last while that is open.</summary>
internal sealed class FieldList
{
    private readonly List<Entry> fields = [];
    private bool isOpen;
    private bool hasSummary;

    /// <summary>True when there is a field with or without a label.</summary>
    public bool HasAny => fields.Count > 0;

    /// <summary>True when the last field has a label and nothing else yet: a list after it is its content.</summary>
    public bool AwaitsContent => isOpen && fields[^1].IsEmpty;

    /// <summary>Starts a field that text after it continues.</summary>
    public void Start(FieldKind kind, string label, FieldForm form, Origin origin, EquatableArray<Block> content)
    {
        fields.Add(new Entry(kind, OneLine(label), form, origin, content));
        (isOpen, hasSummary) = (true, hasSummary || kind == FieldKind.Summary);
    }

    private static string OneLine(string label) => label.Contains('\n', StringComparison.Ordinal) ? Words.SingleSpaced(label) : label;

    /// <summary>Ends the last field: what follows without a label is no part of it.</summary>
    public void Close() => isOpen = false;

    /// <summary>Adds text without a label: to the last field while it is open, else as prose of its own; the first such prose is the summary.</summary>
    public void Continue(Block block)
    {
        if (isOpen) fields[^1].Add(block);
        else Start(hasSummary ? FieldKind.Other : FieldKind.Summary, "", FieldForm.Plain, block.Origin, [block]);
    }

    public EquatableArray<Field> Build()
    {
        if (fields.Count == 0) return [];
        var built = new Field[fields.Count];
        for (var i = 0; i < built.Length; i++) built[i] = fields[i].Build();
        return new(ImmutableCollectionsMarshal.AsImmutableArray(built));
    }

    /// <summary>A field; most are given their content at once.</summary>
    private sealed class Entry(FieldKind kind, string label, FieldForm form, Origin origin, EquatableArray<Block> content)
    {
        private List<Block>? more;

        public bool IsEmpty => content.IsEmpty && more is null;

        public void Add(Block block)
        {
            if (content.IsEmpty && more is null) content = [block];
            else (more ??= [.. content]).Add(block);
        }

        public Field Build() => new() { Kind = kind, Label = label, Content = more?.ToEquatableArray() ?? content, Form = form, Origin = origin };
    }

    /// <summary>What a field with a label of some meaning is about.</summary>
    public static FieldKind KindOf(Meaning meaning) => meaning switch
    {
        Meaning.Summary => FieldKind.Summary,
        Meaning.Why => FieldKind.Why,
        Meaning.KeyIdea => FieldKind.Idea,
        Meaning.Method => FieldKind.Method,
        Meaning.New => FieldKind.New,
        Meaning.Reuse => FieldKind.Reuse,
        Meaning.Relevance => FieldKind.Relevance,
        Meaning.Hypothesis => FieldKind.Hypothesis,
        Meaning.Nonobvious => FieldKind.Nonobvious,
        Meaning.Validation => FieldKind.Validation,
        Meaning.Abstract => FieldKind.Abstract,
        Meaning.Tldr => FieldKind.Tldr,
        _ => FieldKind.Other,
    };
}
