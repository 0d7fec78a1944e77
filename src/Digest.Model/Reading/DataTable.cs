using Digest.Model.Document;

namespace Digest.Model.Reading;

/// <summary>A list of flat values with the same few names, as a table; columns in which nothing stands are left out.</summary>
internal static class DataTable
{
    private const int MostColumns = 12;
    private const int LongestCell = 200;

    /// <summary>The table, or null when the list is none.</summary>
    public static Block? Of(DataNode.List list, Findings findings, Func<DataNode, EquatableArray<Inline>> cell)
    {
        if (list.Items.Count < 2 || !list.Items.All(item => item is DataNode.Map map && map.Members.All(member => IsFlat(member.Value)))) return null;
        var rows = list.Items.Cast<DataNode.Map>().ToList();
        var heads = rows.SelectMany(row => row.Members).Where(member => !IsEmpty(member.Value)).DistinctBy(member => member.Name.Text).ToList();
        if (heads.Count is 0 or > MostColumns || rows.Exists(row => row.Members.Select(member => member.Name.Text).Distinct().Count() < row.Members.Count)) return null;
        return TableForm.Of(
            heads.Select(head => new TableCell(InlineText.Tidy([new Inline.Text(head.Name.Words) { Origin = findings.Source.OriginOf(head.NameSpan) }]))).ToEquatableArray(),
            rows.Select(row => Row(row, heads, findings, cell)),
            findings.Source.OriginOf(list.Span));
    }

    private static TableRow Row(DataNode.Map row, List<DataMember> heads, Findings findings, Func<DataNode, EquatableArray<Inline>> cell)
    {
        var values = row.Members.ToDictionary(member => member.Name.Text, member => member.Value);
        return new TableRow(heads.Select(head => new TableCell(values.TryGetValue(head.Name.Text, out var value) ? cell(value) : [])).ToEquatableArray()) { Origin = findings.Source.OriginOf(row.Span) };
    }

    private static bool IsFlat(DataNode node) => node is DataNode.Scalar { Text.Length: <= LongestCell } || (node is DataNode.List list && list.Items.All(item => item is DataNode.Scalar { Text.Length: <= LongestCell }));

    private static bool IsEmpty(DataNode node) => node is DataNode.Scalar { IsEmpty: true } or DataNode.List { Items.Count: 0 };
}
