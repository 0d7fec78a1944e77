using Digest.Model;
using Digest.Model.Document;

namespace Digest.Render.Pdf.Layout;

/// <summary>A paper in a sentence or two: the opening of the field that says most directly why to read it.</summary>
internal static class Gist
{
    private static readonly FieldKind[] Order =
        [FieldKind.Tldr, FieldKind.Why, FieldKind.Relevance, FieldKind.Idea, FieldKind.New, FieldKind.Summary, FieldKind.Abstract, FieldKind.Method, FieldKind.Reuse, FieldKind.Other];

    /// <summary>The first sentences; empty when no field begins with text.</summary>
    public static EquatableArray<Inline> Of(Paper paper, int sentences)
    {
        var content = Order.SelectMany(kind => paper.Fields.Where(field => field.Kind == kind))
            .Select(field => field.Content.OfType<Block.Paragraph>().FirstOrDefault()?.Content ?? []).FirstOrDefault(content => !content.IsEmpty);
        var gist = new List<Inline>();
        foreach (var sentence in Sentences.Of(content).Take(sentences))
        {
            if (gist.Count > 0) gist.Add(new Inline.Text(" "));
            gist.AddRange(sentence);
        }

        return gist.ToEquatableArray();
    }
}
