using Digest.Model.Document;
using Digest.Model.Recognition;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>A person given as named values, as <c>Name (affiliation)</c>. Numbers that stand for the person in a database are left out and listed.</summary>
internal sealed class DataPersons(Findings findings, EmbeddedText texts)
{
    private static readonly string[] Given = ["given", "first", "fore", "middle"];
    private static readonly string[] Family = ["family", "last", "sur"];

    public EquatableArray<Inline> Of(DataNode.Map map)
    {
        var values = Leaves(map).ToList();
        var name = values.Where(value => StartsWithAny(value.Words, Given)).Concat(values.Where(value => StartsWithAny(value.Words, Family))).ToList();
        var whole = values.FirstOrDefault(value => value.Words is "name" or "full name" or "display name" or "author" || findings.Vocabulary.Of(value.Words) == Meaning.Authors);
        if (whole.Value is not null || name.Count == 0) name = [whole.Value is not null ? whole : values.FirstOrDefault(value => IsSaid(value.Value))];
        if (name is [{ Value: null }]) return [];
        var rest = values.Except(name).ToList();
        foreach (var (_, value) in rest.Where(value => !IsSaid(value.Value))) findings.Drop(value.Text, DropReason.Metadata, value.Span);
        var inlines = new List<Inline>(Joined(name.Select(part => part.Value), " "));
        if (rest.Where(value => IsSaid(value.Value)).ToList() is { Count: > 0 } said)
            inlines.AddRange([new Inline.Text(" (") { Origin = inlines[^1].Origin }, .. Joined(said.Select(part => part.Value), ", "), new Inline.Text(")") { Origin = findings.Source.OriginOf(said[^1].Value.Span) }]);
        return InlineText.Tidy(inlines);
    }

    private static IEnumerable<(string Words, DataNode.Scalar Value)> Leaves(DataNode.Map map) =>
        map.Members.SelectMany(member => Scalars(member.Value).Select(value => (member.Name.Normal, value)));

    private static IEnumerable<DataNode.Scalar> Scalars(DataNode node) => node switch
    {
        DataNode.Scalar { IsEmpty: false } scalar => [scalar],
        DataNode.List list => list.Items.SelectMany(Scalars),
        DataNode.Map map => map.Members.SelectMany(member => Scalars(member.Value)),
        _ => [],
    };

    // A number or a code says nothing to a reader.
    private static bool IsSaid(DataNode.Scalar value) => value is not null && value.Text.Count(char.IsLetter) > 1 && !value.Text.Contains("://", StringComparison.Ordinal) && value.Text is not ("true" or "false");

    private IEnumerable<Inline> Joined(IEnumerable<DataNode.Scalar> values, string separator)
    {
        var isFirst = true;
        foreach (var value in values)
        {
            if (!isFirst) yield return new Inline.Text(separator) { Origin = findings.Source.OriginOf(new TextSpan(value.Span.Start, 0)) };
            isFirst = false;
            foreach (var inline in texts.Line(value.Excerpt)) yield return inline;
        }
    }

    private static bool StartsWithAny(string words, string[] starts) => Array.Exists(starts, start => words.StartsWith(start, StringComparison.Ordinal));
}
