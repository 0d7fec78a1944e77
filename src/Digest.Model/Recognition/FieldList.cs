using System.Runtime.InteropServices;
using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Recognition;

/// <summary>The fields of a paper or an idea while they are read: labelled ones, and prose that continues the last while that is open.</summary>
internal sealed class FieldList
{
    private readonly List<Field> fields = [];
    private Entry last;
    private bool isOpen;
    private bool hasSummary;

    /// <summary>True when there is a field with or without a label.</summary>
    public bool HasAny { get; private set; }

    /// <summary>True when the last field has a label and nothing else yet: a list after it is its content.</summary>
    public bool AwaitsContent => isOpen && last.IsEmpty;

    /// <summary>The label of the last field when it has nothing else yet; null when it has, or has no label.</summary>
    public string? Awaiting => AwaitsContent && last.Name is { Length: > 0 } name ? name : null;

    /// <summary>Takes back the last field, whose content has become something else.</summary>
    public void Withdraw()
    {
        (HasAny, isOpen) = (fields.Count > 0, false);
        if (!HasAny) return;
        var before = fields[^1];
        fields.RemoveAt(fields.Count - 1);
        last = new Entry(before.Kind, before.Label, before.Form, before.Origin, before.Content);
    }

    /// <summary>Starts a field that text after it continues.</summary>
    public void Start(FieldKind kind, string label, FieldForm form, Origin origin, EquatableArray<Block> content)
    {
        if (HasAny) fields.Add(last.Build());
        last = new Entry(kind, OneLine(label), form, origin, content);
        (HasAny, isOpen, hasSummary) = (true, true, hasSummary || kind == FieldKind.Summary);
    }

    private static string OneLine(string label) => label.Contains('\n', StringComparison.Ordinal) ? Words.SingleSpaced(label) : label;

    /// <summary>Ends the last field: what follows without a label is no part of it.</summary>
    public void Close() => isOpen = false;

    /// <summary>Adds text without a label: to the last field while it is open, else as prose of its own; the first such prose is the summary.</summary>
    public void Continue(Block block)
    {
        if (isOpen) last.Add(block);
        else Start(hasSummary ? FieldKind.Other : FieldKind.Summary, "", FieldForm.Plain, block.Origin, [block]);
    }

    public EquatableArray<Field> Build()
    {
        if (!HasAny) return [];
        var built = new Field[fields.Count + 1];
        fields.CopyTo(built);
        built[^1] = last.Build();
        return new(ImmutableCollectionsMarshal.AsImmutableArray(built));
    }

    // A field that may go on; most are given their content at once.
    private struct Entry(FieldKind kind, string label, FieldForm form, Origin origin, EquatableArray<Block> content)
    {
        private List<Block>? more;

        public readonly string Name => label;

        public readonly bool IsEmpty => content.IsEmpty && more is null;

        public void Add(Block block)
        {
            if (IsEmpty) content = [block];
            else (more ??= [.. content]).Add(block);
        }

        public readonly Field Build() => new() { Kind = kind, Label = label, Content = more?.ToEquatableArray() ?? content, Form = form, Origin = origin };
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
