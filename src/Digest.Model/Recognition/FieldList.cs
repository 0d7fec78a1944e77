using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Recognition;

/// <summary>The fields of a paper or an idea while they are read: labelled ones, and prose that continues the last.</summary>
internal sealed class FieldList
{
    private readonly List<(Field Field, List<Block> Content)> fields = [];

    public bool IsEmpty => fields.Count == 0;

    /// <summary>Starts a field.</summary>
    public void Start(FieldKind kind, string label, FieldForm form, Origin origin, IEnumerable<Block> content) =>
        fields.Add((new Field { Kind = kind, Label = label, Content = [], Form = form, Origin = origin }, [.. content]));

    /// <summary>Adds text without a label: to the last field, or as a summary when there is none.</summary>
    public void Continue(Block block)
    {
        if (fields.Count == 0) Start(FieldKind.Summary, "", FieldForm.Plain, block.Origin, [block]);
        else fields[^1].Content.Add(block);
    }

    /// <summary>Adds text without a label as prose of its own unless the last field is prose already.</summary>
    public void ContinueProse(Block block)
    {
        if (fields.Count > 0 && fields[^1].Field is { Label.Length: > 0, Form: FieldForm.Plain }) Start(FieldKind.Other, "", FieldForm.Plain, block.Origin, [block]);
        else Continue(block);
    }

    public EquatableArray<Field> Build() => fields.Select(entry => entry.Field with { Content = entry.Content.ToEquatableArray() }).ToEquatableArray();

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
