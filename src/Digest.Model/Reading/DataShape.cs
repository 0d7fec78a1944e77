using System.Text.RegularExpressions;
using Digest.Model.Recognition;

namespace Digest.Model.Reading;

/// <summary>What a value is by its shape: an item (something with a title and more), a group that holds items, or neither.</summary>
internal enum DataKind
{
    Plain,
    Item,
    Group,
}

/// <summary>
/// Tells items and groups from the names and the nesting of values. An item has a title. What holds a list of items is a group, unless it shows by authors, an identifier or an
/// abstract that it is a paper itself; then the list is its references or the like.
/// </summary>
internal sealed partial class DataShape
{
    private const int LongestName = 120;

    // Names of a title that name other things too; they count where nothing names a title outright.
    private static readonly string[] SecondTitles = ["paper", "headline", "heading", "display name", "name", "论文", "名称", "논문"];

    private readonly Dictionary<DataNode, DataKind> kinds = new(ReferenceEqualityComparer.Instance);

    public DataKind KindOf(DataNode node)
    {
        if (kinds.TryGetValue(node, out var known)) return known;
        var kind = node switch
        {
            DataNode.Map map => OfMap(map),
            DataNode.List list => list.Items.Any(item => KindOf(item) != DataKind.Plain) ? DataKind.Group : DataKind.Plain,
            _ => DataKind.Plain,
        };
        kinds.Add(node, kind);
        return kind;
    }

    private DataKind OfMap(DataNode.Map map)
    {
        var holdsItems = map.Members.Any(HoldsItems);
        if (holdsItems && !(TitleOf(map) is not null && IsPaper(map))) return DataKind.Group;
        if (IsKeyed(map)) return DataKind.Group;
        if (map.Members.Count < 2) return DataKind.Plain;
        return TitleOf(map) is not null || InnerOf(map) is not null ? DataKind.Item : DataKind.Plain;
    }

    // {"2601.90001": {"title": …}, …}
    private bool IsKeyed(DataNode.Map map) => map.Members.Count > 0 && map.Members.All(member => IsKey(member.Name.Text) && member.Value is DataNode.Map && KindOf(member.Value) == DataKind.Item);

    /// <summary>True for a name that only tells items apart: an identifier or a number.</summary>
    public static bool IsKey(string name) => IdentifierReader.BareArxiv(name) is not null || IdentifierReader.DoiLike(name) == name || KeyForm().IsMatch(name);

    [GeneratedRegex(@"^(?:(?:paper|article|item|entry|id|p)?[ _-]?)?[0-9]{1,9}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex KeyForm();

    // Persons have names and links have titles; they are no items.
    private bool HoldsItems(DataMember member) => member.Name.Meaning switch
    {
        Meaning.Unknown or Meaning.Papers or Meaning.PaperItem or Meaning.Ideas or Meaning.SynthesisSection => member.Value is DataNode.List or DataNode.Map && KindOf(member.Value) == DataKind.Group,
        // "results" are also what a search found.
        Meaning.KeyIdea or Meaning.Source or Meaning.Statistics => member.Value is DataNode.List { Items: [_, ..] } found && found.Items.All(item => item is DataNode.Map && KindOf(item) == DataKind.Item),
        Meaning.Topics => member.Value is DataNode.List list && list.Items.Any(item => KindOf(item) == DataKind.Group),
        _ => false,
    };

    private static bool IsPaper(DataNode.Map map)
    {
        var (isPaper, isLinked, isSaid) = (false, false, false);
        foreach (var member in map.Members)
        {
            var meaning = member.Name.Meaning;
            if (meaning is Meaning.Papers or Meaning.Ideas && member.Value is DataNode.List) return false;
            isPaper |= meaning is Meaning.Authors or Meaning.Doi or Meaning.Arxiv or Meaning.Pmid or Meaning.Abstract;
            isLinked |= meaning == Meaning.Link;
            isSaid |= meaning is Meaning.Summary or Meaning.Scores or Meaning.Venue;
        }

        return isPaper || (isLinked && isSaid);
    }

    /// <summary>The one member that is an item itself, in what wraps a paper with a score or a reason; or null.</summary>
    public DataMember? InnerOf(DataNode.Map map)
    {
        var inner = map.Members.Where(member => member.Value is DataNode.Map && KindOf(member.Value) == DataKind.Item).Take(2).ToList();
        return inner.Count == 1 ? inner[0] : null;
    }

    /// <summary>The member that is the title, or null.</summary>
    public static DataMember? TitleOf(DataNode.Map map) =>
        First(map, Meaning.Title) ?? First(map, Meaning.FullTitle) ?? SecondTitles.Select(name => map.Members.FirstOrDefault(member => IsText(member) && member.Name.Normal == name)).FirstOrDefault(found => found is not null);

    /// <summary>The member that names a group: its title, its topic, or a short text that stands first.</summary>
    public static DataMember? NameOf(DataNode.Map map) =>
        TitleOf(map) ?? First(map, Meaning.Topics) ?? (map.Members is [var first, ..] && IsText(first) && first.Name.Meaning == Meaning.Unknown ? first : null);

    private static DataMember? First(DataNode.Map map, Meaning meaning) => map.Members.FirstOrDefault(member => IsText(member) && member.Name.Meaning == meaning);

    /// <summary>The text that a member holds, alone or as the only entry of a list; null when it holds anything else.</summary>
    public static DataNode.Scalar? TextOf(DataMember member) => member.Value as DataNode.Scalar ?? (member.Value is DataNode.List { Items: [DataNode.Scalar only] } ? only : null);

    private static bool IsText(DataMember member) => TextOf(member) is { IsEmpty: false } text
        && text.Text.Any(char.IsLetter) && !text.Text.Contains("://", StringComparison.Ordinal) && (text.Text.Length <= LongestName || member.Name.Meaning is Meaning.Title or Meaning.FullTitle);
}
