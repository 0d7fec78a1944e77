using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Recognition;

/// <summary>A table of two columns whose first holds labels: the values of one paper, a row each.</summary>
internal static class FieldTable
{
    private const int FewestLabels = 2;

    /// <summary>True when at least two rows begin with labels that the vocabulary knows, and these are half of all rows.</summary>
    public static bool Is(Vocabulary vocabulary, Block.Table table) =>
        table.Rows.All(row => row.Cells.Count == 2) && Labels(vocabulary, table).Count(label => label.Meaning != Meaning.Unknown) is >= FewestLabels and var known && known * 2 >= table.Rows.Count;

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
