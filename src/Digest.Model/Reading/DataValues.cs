using System.Text.RegularExpressions;
using Digest.Model.Document;
using Digest.Model.Recognition;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>
/// The values of an item as labelled entries of a list. What a name means decides the form: authors, topics and the like stand in one line whatever their nesting, scores as
/// <c>relevance 4 | novelty 5</c>, links as links, prose as blocks of its own; anything else as a nested list, so that nothing is lost.
/// </summary>
internal sealed partial class DataValues(Findings findings, EmbeddedText texts)
{
    private const int LongestLine = 120;
    private const int LongestElement = 80;

    private readonly DataPersons persons = new(findings, texts);
    private readonly DataScores scores = new(findings);

    /// <summary>True when a text is more than a line of words.</summary>
    public static bool IsProse(DataNode.Scalar scalar)
    {
        var text = scalar.Text.AsSpan().Trim();
        return text.IndexOfAny('\n', '\r') >= 0 || (text.Length > LongestLine && text.IndexOf(' ') >= 0);
    }

    /// <summary>The entries that a value makes: none when it says nothing or only the title again, several when it holds identifiers side by side.</summary>
    public IEnumerable<ListItem> Entries(DataMember member, string title) => member.Value switch
    {
        DataNode.Scalar { IsEmpty: true } or DataNode.List { Items.Count: 0 } or DataNode.Map { Members.Count: 0 } => [],
        DataNode.Scalar scalar when Says(scalar.Text, title) => Repeated(scalar),
        DataNode.Scalar scalar => [OfScalar(member, scalar)],
        DataNode.List list => OfList(member, list),
        DataNode.Map map => OfMap(member, map, title),
        _ => [],
    };

    /// <summary>A label and its value as a paragraph.</summary>
    public Block.Paragraph Labelled(DataMember member, DataNode.Scalar scalar) => Line(member, texts.Line(scalar.Excerpt));

    /// <summary>Values that stand in no item: a table where they are alike and flat, else a list; nothing where they say nothing.</summary>
    public EquatableArray<Block> ListOf(DataNode.List list)
    {
        if (DataTable.Of(list, findings, Cell) is { } table) return [table];
        var items = list.Items.SelectMany(Elements).ToEquatableArray();
        return items.IsEmpty ? [] : [new Block.List(null, items) { Origin = At(list.Span) }];
    }

    private EquatableArray<Inline> Cell(DataNode node) => node switch
    {
        DataNode.Scalar scalar => texts.Line(scalar.Excerpt),
        DataNode.List list => Joined(list.Items.OfType<DataNode.Scalar>().Where(item => !item.IsEmpty).Select(item => (item.Span, texts.Line(item.Excerpt))), ", "),
        _ => [],
    };

    private IEnumerable<ListItem> Elements(DataNode node)
    {
        switch (node)
        {
            case DataNode.Scalar { IsEmpty: false } scalar:
                return [new ListItem(texts.Blocks(scalar.Excerpt)) { Origin = At(scalar.Span) }];
            case DataNode.List { Items.Count: > 0 } list when ListOf(list) is { IsEmpty: false } inner:
                return [new ListItem(inner) { Origin = At(list.Span) }];
            case DataNode.Map map when map.Members.SelectMany(member => Entries(member, "")).ToEquatableArray() is { IsEmpty: false } entries:
                return [new ListItem([new Block.List(null, entries) { Origin = At(map.Span) }]) { Origin = At(map.Span) }];
            default:
                return [];
        }
    }

    private static bool Says(string text, string title) => title.Length > 0 && text.Length < 4 * (title.Length + 8) && Words.Of(text).SequenceEqual(Words.Of(title));

    private ListItem[] Repeated(DataNode.Scalar scalar)
    {
        findings.Drop(scalar.Text, DropReason.Duplicate, scalar.Span);
        return [];
    }

    private ListItem OfScalar(DataMember member, DataNode.Scalar scalar)
    {
        var meaning = member.Name.Meaning;
        var isField = FieldList.KindOf(meaning) != FieldKind.Other && scalar.Text.Any(char.IsLetter);
        return isField || (IsProse(scalar) && !IsTyped(meaning)) ? Below(member, texts.Blocks(scalar.Excerpt)) : Entry(member, Line(member, texts.Line(scalar.Excerpt)));
    }

    private ListItem[] OfList(DataMember member, DataNode.List list)
    {
        var meaning = member.Name.Meaning;
        var items = list.Items.Where(item => item is not DataNode.Scalar { IsEmpty: true }).ToList();
        if (items.Count == 0) return [];
        if (meaning == Meaning.Authors && items.TrueForAll(item => item is DataNode.Scalar or DataNode.Map)) return [Entry(member, Line(member, Names(items)))];
        if (items.TrueForAll(item => item is DataNode.Scalar))
        {
            var isLine = IsTyped(meaning) || (FieldList.KindOf(meaning) == FieldKind.Other && items.TrueForAll(item => IsShort((DataNode.Scalar)item)));
            if (isLine) return [Entry(member, Line(member, Joined(items.Cast<DataNode.Scalar>().Select(item => (item.Span, texts.Line(item.Excerpt))), meaning == Meaning.Link ? " | " : Separator(items))))];
        }

        if (items.TrueForAll(item => item is DataNode.Map map && LinkOf(map) is not null)) return [Entry(member, Line(member, Joined(items.Select(item => (item.Span, new EquatableArray<Inline>([LinkOf((DataNode.Map)item)!]))), " | ")))];
        if (scores.OfList(items) is { } line) return [Entry(member, Line(member, line))];
        return ListOf(list) is { IsEmpty: false } inner ? [Below(member, inner)] : [];
    }

    private IEnumerable<ListItem> OfMap(DataMember member, DataNode.Map map, string title)
    {
        var meaning = member.Name.Meaning;
        if (meaning == Meaning.Authors) return [Entry(member, Line(member, Names([map])))];
        var members = map.Members.Where(inner => inner.Value is not DataNode.Scalar { IsEmpty: true }).ToList();
        if (members.Count == 0) return [];
        if (members.TrueForAll(inner => inner.Value is DataNode.Scalar text && (IsAddress(text.Text) || meaning == Meaning.Link)))
            return [Entry(member, Line(member, Joined(members.Select(inner => (inner.Span, NamedLink(inner))), " | ")))];
        if (members.Exists(inner => inner.Value is DataNode.Scalar && inner.Name.Meaning is Meaning.Arxiv or Meaning.Doi or Meaning.Pmid)) return members.SelectMany(inner => Entries(inner, title));
        if (scores.OfMap(map) is { } line) return [Entry(member, Line(scores.Named(member, map), line)), .. scores.Reasons(map).SelectMany(reason => Entries(reason, ""))];
        if (scores.Among(map) is var (rated, remarks)) return [Entry(member, new(InlineText.Tidy([Scores(member), .. rated])) { Origin = At(member.Span) }), .. remarks.SelectMany(remark => Entries(remark, title))];
        var entries = members.SelectMany(inner => Entries(inner, title)).ToEquatableArray();
        return entries.IsEmpty ? [] : [Below(member, [new Block.List(null, entries) { Origin = At(map.Span) }])];
    }

    // A single name with a comma would be taken for two.
    private EquatableArray<Inline> Names(List<DataNode> items)
    {
        var names = items.Select(item => (item.Span, item is DataNode.Map map ? persons.Of(map) : texts.Line(((DataNode.Scalar)item).Excerpt))).Where(name => !name.Item2.IsEmpty).ToList();
        var isInverted = names.Exists(name => InlineCut.Flat(name.Item2) is var flat && flat.IndexOf('(', StringComparison.Ordinal) is var open && (open < 0 ? flat : flat[..open]).AsSpan().IndexOfAny(",，") >= 0);
        if (items is [DataNode.Scalar]) return names.Select(name => name.Item2).FirstOrDefault();
        var joined = Joined(names, isInverted ? "; " : ", ");
        return isInverted && names.Count == 1 ? joined.Add(new Inline.Text(";") { Origin = At(new TextSpan(items[0].Span.End, 0)) }) : joined;
    }

    private static string Separator(List<DataNode> items) => items.Exists(item => ((DataNode.Scalar)item).Text.AsSpan().IndexOfAny(",，、") >= 0) ? "; " : ", ";

    private EquatableArray<Inline> Joined(IEnumerable<(TextSpan Span, EquatableArray<Inline> Content)> parts, string separator)
    {
        var joined = new List<Inline>();
        var end = 0;
        foreach (var (span, content) in parts)
        {
            if (joined.Count > 0) joined.Add(new Inline.Text(separator) { Origin = At(TextSpan.Between(end, span.Start)) });
            joined.AddRange(content);
            end = span.End;
        }

        return InlineText.Tidy(joined);
    }

    private Inline.Link? LinkOf(DataNode.Map map)
    {
        var scalars = map.Members.Where(member => member.Value is DataNode.Scalar { IsEmpty: false }).ToList();
        if (scalars.Count is 0 or > 2 || scalars.Count < map.Members.Count(member => member.Value is not DataNode.Scalar)) return null;
        var address = scalars.Find(member => IsAddress(((DataNode.Scalar)member.Value).Text));
        return address is null ? null : Link(scalars.Find(member => member != address) is { } name ? texts.Line(((DataNode.Scalar)name.Value).Excerpt) : default, (DataNode.Scalar)address.Value, map.Span);
    }

    private EquatableArray<Inline> NamedLink(DataMember member)
    {
        var value = (DataNode.Scalar)member.Value;
        return [IsAddress(value.Text) ? Link(InlineText.Tidy([new Inline.Text(member.Name.Words) { Origin = At(member.NameSpan) }]), value, member.Span) : new Inline.Text($"{member.Name.Words}: {value.Text}") { Origin = At(member.Span) }];
    }

    private Inline.Link Link(EquatableArray<Inline> name, DataNode.Scalar address, TextSpan span) =>
        new(name.IsEmpty ? [new Inline.Text(address.Text.Trim()) { Origin = At(address.Span) }] : name, address.Text.Trim()) { Origin = At(span) };

    private static bool IsAddress(string text) => AddressForm().IsMatch(text);

    private static bool IsShort(DataNode.Scalar scalar) => scalar.Text.Length <= LongestElement && !IsProse(scalar);

    private static bool IsTyped(Meaning meaning) =>
        meaning is Meaning.Authors or Meaning.Link or Meaning.Source or Meaning.Venue or Meaning.Date or Meaning.Arxiv or Meaning.Doi or Meaning.Pmid or Meaning.Topics or Meaning.FullTitle;

    private Block.Paragraph Line(DataMember member, EquatableArray<Inline> value) =>
        new(InlineText.Tidy([Label(member), new Inline.Text(" ") { Origin = At(new TextSpan(member.NameSpan.End, 0)) }, .. value])) { Origin = At(member.Span) };

    private ListItem Entry(DataMember member, Block.Paragraph line) => new([line]) { Origin = At(member.Span) };

    private ListItem Below(DataMember member, EquatableArray<Block> content) =>
        new([new Block.Paragraph([Label(member)]) { Origin = At(member.NameSpan) }, .. content]) { Origin = At(member.Span) };

    // Whatever they are called, they are scores.
    private Inline.Text Scores(DataMember member) => new(member.Name.Meaning == Meaning.Scores ? $"{member.Name.Words}: " : $"Scores ({member.Name.Words}): ") { Origin = At(member.NameSpan) };

    private Inline.Strong Label(DataMember member) => new([new Inline.Text(member.Name.Words + ":") { Origin = At(member.NameSpan) }]) { Origin = At(member.NameSpan) };

    private Origin At(TextSpan span) => findings.Source.OriginOf(span);

    [GeneratedRegex(@"^\s*https?://\S+\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex AddressForm();
}
