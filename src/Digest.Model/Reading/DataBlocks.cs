using System.Collections.Frozen;
using Digest.Model.Document;
using Digest.Model.Recognition;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>
/// Named and nested values (JSON, YAML) into blocks. An item becomes a heading, its title, followed by a list of labelled values in the order of the source, so that it is recognised
/// as one in Markdown would be; a group becomes a heading with its items under it. Of what stands outside of items, codes, numbers and dates are properties and the rest is text.
/// </summary>
internal sealed class DataBlocks
{
    private const int DeepestHeading = 6;

    // Values under these names describe the file and not what it reports.
    private static readonly FrozenSet<string> MetadataNames = new[] { "meta", "metadata", "info", "digest", "issue", "newsletter", "report", "feed", "channel", "config", "settings", "run", "header", "元数据", "메타데이터" }.ToFrozenSet();

    private static readonly FrozenSet<string> IssueNames = new[] { "lang", "language", "revision", "version" }.ToFrozenSet();

    private readonly Findings findings;
    private readonly DataShape shape = new();
    private readonly DataValues values;
    private readonly EmbeddedText texts;
    private readonly List<Block> blocks = [];
    private readonly List<Property> properties = [];

    public DataBlocks(Findings findings)
    {
        this.findings = findings;
        texts = new EmbeddedText(findings);
        values = new DataValues(findings, texts);
    }

    public Outline Read(DataNode root)
    {
        if (root is DataNode.Map map && shape.KindOf(map) != DataKind.Item) ReadRoot(map);
        else ReadElements(root is DataNode.List list ? list.Items : [root], root is DataNode.Map ? 1 : 2);
        return new Outline { Sources = [findings.Source.Info], Properties = properties.ToEquatableArray(), Blocks = blocks.ToEquatableArray(), Dropped = findings.Dropped };
    }

    private void ReadRoot(DataNode.Map map)
    {
        var title = map.Members.FirstOrDefault(member => member.Name.Meaning == Meaning.Title && member.Value is DataNode.Scalar { IsEmpty: false });
        title ??= map.Members.Where(member => IsMetadata(member)).Select(member => DataShape.TitleOf((DataNode.Map)member.Value)).FirstOrDefault(name => name is { Value: DataNode.Scalar });
        if (title is not null) AddHeading(1, title.Span, texts.Line(((DataNode.Scalar)title.Value).Excerpt));
        ReadMembers(map, title, 2, "");
    }

    private void ReadMembers(DataNode.Map map, DataMember? without, int level, string prefix)
    {
        var groups = map.Members.Where(member => shape.KindOf(member.Value) == DataKind.Group).Take(2).ToList();
        foreach (var member in map.Members.Where(member => member != without))
        {
            // Where there is one list of papers, its name says nothing that the list does not.
            if (groups is [var only] && only == member && member.Name.Meaning is not (Meaning.Ideas or Meaning.SynthesisSection)) ReadOnly(member, level);
            else ReadMember(member, without, prefix, level);
        }
    }

    private void ReadOnly(DataMember member, int level)
    {
        if (member.Value is DataNode.Map map && level == 2 && blocks is []) ReadRoot(map);
        else if (member.Value is DataNode.Map inner) ReadMembers(inner, null, level, "");
        else if (member.Value is DataNode.List list) ReadElements(list.Items, level);
    }

    private void ReadMember(DataMember member, DataMember? without, string prefix, int level)
    {
        switch (member.Value)
        {
            case DataNode.Scalar scalar:
                if (!scalar.IsEmpty) ReadScalar(member, scalar, prefix + member.Name.Text, level);
                break;
            case DataNode.List { Items.Count: 0 } or DataNode.Map { Members.Count: 0 }:
                break;
            case DataNode.List list:
                AddHeading(level, member);
                if (shape.KindOf(list) == DataKind.Group) ReadElements(list.Items, level + 1);
                else blocks.AddRange(values.ListOf(list));
                break;
            case DataNode.Map map when IsMetadata(member):
                ReadMembers(map, without, level, $"{prefix}{member.Name.Text}.");
                break;
            case DataNode.Map map when shape.KindOf(map) == DataKind.Item && DataShape.IsKey(member.Name.Text):
                ReadKeyed(member, map, level);
                break;
            case DataNode.Map map when shape.KindOf(map) == DataKind.Item:
                AddHeading(level, member);
                ReadItem(map, level + 1);
                break;
            case DataNode.Map map:
                AddHeading(level, member);
                ReadMembers(map, null, level + 1, "");
                break;
            default:
                break;
        }
    }

    // Of values alone, or such as no paper has.
    private bool IsMetadata(DataMember member) => member.Value is DataNode.Map map && MetadataNames.Contains(member.Name.Normal)
        && (shape.KindOf(map) == DataKind.Plain || (shape.KindOf(map) == DataKind.Item && map.Members.All(inner => inner.Value is DataNode.Scalar && inner.Name.Meaning is Meaning.Unknown or Meaning.Title or Meaning.Date)));

    private void ReadScalar(DataMember member, DataNode.Scalar scalar, string name, int level)
    {
        if (EmbeddedText.HasHeading(scalar.Text))
        {
            var outline = texts.Outline(scalar.Excerpt);
            properties.AddRange(outline.Properties);
            blocks.AddRange(outline.Blocks);
        }
        else if (DataValues.IsProse(scalar))
        {
            AddHeading(level, member);
            blocks.AddRange(texts.Blocks(scalar.Excerpt));
        }
        else if (IsWords(scalar.Text) && member.Name.Meaning is not (Meaning.Date or Meaning.Title))
        {
            blocks.Add(values.Labelled(member, scalar));
        }
        else
        {
            properties.Add(new Property(name, scalar.Text.Trim()) { Origin = findings.Source.OriginOf(scalar.Span) });
            if (!IsOfIssue(member.Name)) findings.Drop($"{member.Name.Words}: {scalar.Text}", DropReason.Metadata, member.Span);
        }
    }

    private static bool IsOfIssue(DataName name) => name.Meaning is Meaning.Date or Meaning.Title || IssueNames.Contains(name.Normal);

    // Two words at least; an ideograph is a word by itself.
    private static bool IsWords(string text) => Words.Of(text).Sum(word => !word.Any(char.IsLetter) ? 0 : word.Any(c => c is >= '\u3040' and <= '\u9FFF') ? word.Length : 1) >= 2
        && (text.Trim().Contains(' ', StringComparison.Ordinal) || text.Any(c => c is >= '\u3040' and <= '\u9FFF'));

    private void ReadElements(IReadOnlyList<DataNode> elements, int level)
    {
        var plain = new List<DataNode>();
        foreach (var element in elements)
        {
            var kind = shape.KindOf(element);
            if (kind == DataKind.Plain && element is not DataNode.Broken)
            {
                plain.Add(element);
                continue;
            }

            AddPlain(plain);
            switch (element)
            {
                case DataNode.Map map when kind == DataKind.Item:
                    ReadItem(map, level);
                    break;
                case DataNode.Map map:
                    ReadGroup(map, level);
                    break;
                case DataNode.List list:
                    ReadElements(list.Items, level);
                    break;
                case DataNode.Broken broken:
                    // A line across keeps it from the item before it.
                    blocks.Add(new Block.ThematicBreak { Origin = findings.Source.OriginOf(new TextSpan(broken.Span.Start, 0)) });
                    blocks.Add(new Block.CodeBlock(CodeText.Of(broken.Text), null) { Origin = findings.Source.OriginOf(broken.Span) });
                    break;
                default:
                    break;
            }
        }

        AddPlain(plain);
    }

    private void AddPlain(List<DataNode> plain)
    {
        if (plain.Count > 0) blocks.AddRange(values.ListOf(new DataNode.List(TextSpan.Between(plain[0].Span.Start, plain[^1].Span.End), [.. plain])));
        plain.Clear();
    }

    private void ReadGroup(DataNode.Map map, int level)
    {
        var name = DataShape.NameOf(map);
        if (name is not null) AddHeading(level, name.Span, texts.Line(DataShape.TextOf(name)!.Excerpt));
        ReadMembers(map, name, name is null ? level : level + 1, "");
    }

    private void ReadItem(DataNode.Map map, int level)
    {
        var inner = DataShape.TitleOf(map) is null ? shape.InnerOf(map) : null;
        var title = DataShape.TitleOf(inner is { Value: DataNode.Map wrapped } ? wrapped : map)!;
        var text = DataShape.TextOf(title)!;
        AddHeading(level, title.Span, texts.Line(text.Excerpt));
        var entries = map.Members.SelectMany(member => member == inner ? ((DataNode.Map)inner.Value).Members : [member])
            .Where(member => member != title).SelectMany(member => values.Entries(member, text.Text)).ToEquatableArray();
        if (!entries.IsEmpty) blocks.Add(new Block.List(null, entries) { Origin = findings.Source.OriginOf(map.Span) });
    }

    // The key is an identifier of the item, or a number that tells it from others.
    private void ReadKeyed(DataMember member, DataNode.Map map, int level)
    {
        ReadItem(map, level);
        var origin = findings.Source.OriginOf(member.NameSpan);
        if (IdentifierReader.BareArxiv(member.Name.Text) is { } arxiv) blocks.Add(Line($"arXiv: {arxiv}"));
        else if (IdentifierReader.DoiLike(member.Name.Text) is { } doi) blocks.Add(Line($"DOI: {doi}"));
        else findings.Drop(member.Name.Text, DropReason.Metadata, member.NameSpan);

        Block.Paragraph Line(string text) => new([new Inline.Text(text) { Origin = origin }]) { Origin = origin };
    }

    private void AddHeading(int level, DataMember member) =>
        AddHeading(level, member.NameSpan, InlineText.Tidy([new Inline.Text(member.Name.Words) { Origin = findings.Source.OriginOf(member.NameSpan) }]));

    private void AddHeading(int level, TextSpan span, EquatableArray<Inline> content) =>
        blocks.Add(new Block.Heading(Math.Min(level, DeepestHeading), content) { Origin = findings.Source.OriginOf(span) });
}
