using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Recognition;

/// <summary>Decides what a box or a quotation is: a paper, what is known of one, a field, or text that stands apart.</summary>
internal sealed class BoxReader(IssueDraft issue, BlockReader reader)
{
    private readonly Vocabulary vocabulary = issue.Vocabulary;

    public void Read(Block.Quote quote)
    {
        // A paper may stand in a quotation with its heading, what is known of it right below its title.
        if (quote.Content is [Block.Heading, ..] && issue.ItemLevel == 0 && Evidence.Of(vocabulary, quote.Content, 0) >= Evidence.Plain)
        {
            reader.Read(quote.Content);
            issue.CloseItem();
        }
        else if (issue.Paper is { Fields.HasAny: false } && quote.Content is [Block.Paragraph { Content: var line }, ..]
            && (MetaLine.IsOfPaper(vocabulary, line) || (Label.Of(vocabulary, line, UnknownLabels.NeedBold) is { } label && Evidence.IsOfPaper(label.Meaning))))
        {
            reader.Read(quote.Content);
        }
        else if (!TakesField(quote.Content, quote.Origin)) issue.Keep(quote);
    }

    public void Read(Block.Admonition box)
    {
        // A box to unfold may hold a paper under its title.
        if (box.Kind == "details" && !issue.IsOnePaper && issue.ItemLevel == 0 && issue.SectionKind is not (Meaning.SynthesisSection or Meaning.Ideas) && vocabulary.Of(PlainText.Of(box.Title)) == Meaning.Unknown && Evidence.After(vocabulary, box.Content, 0) >= Evidence.Plain)
        {
            reader.StartPaper(null, box.Title, box.Origin, 0);
            reader.Read(box.Content);
            issue.CloseItem();
            return;
        }

        if (issue.Fields is not { } fields)
        {
            issue.Keep(box);
            return;
        }

        var name = PlainText.Of(box.Title).Trim();
        var isNamed = name.Length > 0 && !name.Equals(box.Kind, StringComparison.OrdinalIgnoreCase);
        issue.GoOn();
        if (issue.Paper is not null && box.Kind != "details" && Evidence.HoldsValues(vocabulary, box))
        {
            if (isNamed) fields.Start(FieldKind.Other, name, FieldForm.Plain, box.Origin, []);
            fields.Close();
            reader.Read(box.Content);
            return;
        }

        if (!isNamed && TakesField(box.Content, box.Origin)) return;
        fields.Start(FieldList.KindOf(vocabulary.Of(name)), name, FieldForm.Box, box.Origin, [.. BlockReader.Linked(box.Title, box.Origin), .. box.Content]);
        fields.Close();
    }

    // What has no title of its own is a field's box when its text begins with the field's label.
    private bool TakesField(EquatableArray<Block> content, Origin origin)
    {
        if (issue.Fields is not { } fields || content is not [Block.Paragraph { Content: var line }, ..]) return false;
        if (Label.Of(vocabulary, line, UnknownLabels.Never) is not { } label || FieldList.KindOf(label.Meaning) is not (not FieldKind.Other and var kind)) return false;
        issue.GoOn();
        EquatableArray<Block> value = label.Value.IsEmpty ? [] : [new Block.Paragraph(label.Value) { Origin = content[0].Origin }];
        fields.Start(kind, label.Text, FieldForm.Box, origin, [.. value, .. content.Skip(1)]);
        fields.Close();
        return true;
    }
}
