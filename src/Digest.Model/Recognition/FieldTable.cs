using System.Collections.Frozen;
using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Recognition;

/// <summary>A table of two columns whose first holds labels: the values of one paper, a row each.</summary>
internal static class FieldTable
{
    private const int FewestLabels = 2;

    // What a heading row over labels and their values says where it says nothing.
    private static readonly FrozenSet<string> Generic = new[]
    {
        "field", "value", "item", "key", "property", "attribute", "metric", "name", "detail", "details", "description", "info", "information", "content", "字段", "项目", "属性", "内容", "值", "项", "항목", "내용", "項目", "値", "поле", "значение",
    }.ToFrozenSet();

    /// <summary>True when at least two rows begin with labels that the vocabulary knows, and these are half of all rows; a heading row must be one of them or say nothing.</summary>
    public static bool Is(Vocabulary vocabulary, Block.Table table) =>
        table.Rows.All(row => row.Cells.Count == 2) && IsHead(vocabulary, table.Head) && Labels(vocabulary, table).Count(label => label.Meaning != Meaning.Unknown) is >= FewestLabels and var known && known * 2 >= table.Rows.Count;

    private static bool IsHead(Vocabulary vocabulary, EquatableArray<TableCell> head) =>
        (head.Count == 2 && LabelOf(vocabulary, head).Meaning != Meaning.Unknown) || head.All(cell => Words.Of(cell.Content).All(Generic.Contains));

    /// <summary>The labels with their values.</summary>
    public static IEnumerable<Label> Labels(Vocabulary vocabulary, Block.Table table) => Rows(vocabulary, table).Select(row => row.Label);

    /// <summary>The labels with their values and places; the heading row is one when it begins with a label too.</summary>
    public static IEnumerable<(Label Label, Origin At)> Rows(Vocabulary vocabulary, Block.Table table)
    {
        if (table.Head.Count == 2 && LabelOf(vocabulary, table.Head) is { Meaning: not Meaning.Unknown } head) yield return (head, table.Origin);
        foreach (var row in table.Rows) yield return (LabelOf(vocabulary, row.Cells), row.Origin);
    }

    private static Label LabelOf(Vocabulary vocabulary, EquatableArray<TableCell> cells)
    {
        var name = InlineCut.Flat(cells[0].Content).Trim(' ', ':', '：');
        return new Label(name, vocabulary.Of(name), cells[1].Content);
    }
}
