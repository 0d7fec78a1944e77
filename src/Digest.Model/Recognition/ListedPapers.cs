using System.Text.RegularExpressions;
using Digest.Model.Document;
using Digest.Model.Reading;

namespace Digest.Model.Recognition;

/// <summary>
/// Papers that the properties of a source list (<c>stories[0].title</c>): those whose text follows under headings, found by their titles or, where the
/// headings are as many as the entries of a list, by their order; and those that the properties alone present.
/// </summary>
internal sealed partial class ListedPapers
{
    private readonly Dictionary<Block, List<Label>> byHeading = new(ReferenceEqualityComparer.Instance);
    private readonly List<(string List, List<Label> Labels)> rest = [];
    private readonly HashSet<(string List, string Number)> entries = [];

    /// <summary>The entries that no heading bears, in order, with the name of their list.</summary>
    public IReadOnlyList<(string List, List<Label> Labels)> Rest => rest;

    /// <summary>Joins the lists among the properties with the headings of the text.</summary>
    public static ListedPapers Of(Vocabulary vocabulary, EquatableArray<Property> properties, EquatableArray<Block> blocks)
    {
        var found = new ListedPapers();
        if (!properties.Any(property => property.Name.Contains('[', StringComparison.Ordinal))) return found;
        var headings = blocks.OfType<Block.Heading>().Where(heading => heading.Level > 0).ToList();
        foreach (var list in Entries(vocabulary, properties).GroupBy(entry => entry.List))
        {
            found.entries.UnionWith(list.Select(entry => (entry.List, entry.Number)));
            found.Join(vocabulary, list.Select(entry => entry.Labels).ToList(), list.Key, headings);
        }

        return found;
    }

    /// <summary>What the properties say of the paper that a heading names besides the heading's own words, or null when they list no such paper.</summary>
    public IEnumerable<Label>? At(Block heading) => byHeading.GetValueOrDefault(heading);

    /// <summary>True for a property that says something of a listed paper.</summary>
    public bool Holds(Property property) => entries.Count > 0 && EntryForm().Match(property.Name) is { Success: true } match && entries.Contains((match.Groups["list"].Value, match.Groups["n"].Value));

    /// <summary>The title of an entry.</summary>
    public static Label TitleOf(List<Label> entry) => entry.Find(label => label.Meaning == Meaning.Title)!;

    private void Join(Vocabulary vocabulary, List<List<Label>> entries, string name, List<Block.Heading> headings)
    {
        var byTitle = headings.GroupBy(heading => Letters(vocabulary, heading.Content)).ToDictionary(group => group.Key, group => group.First());
        var level = headings.GroupBy(heading => heading.Level).FirstOrDefault(group => group.Count() == entries.Count)?.ToList();
        var isByTitle = entries.Exists(entry => byTitle.ContainsKey(Letters(vocabulary, TitleOf(entry).Value)));
        for (var i = 0; i < entries.Count; i++)
        {
            var heading = isByTitle ? byTitle.GetValueOrDefault(Letters(vocabulary, TitleOf(entries[i]).Value)) : entries.Count > 1 ? level?[i] : null;
            if (heading is null || !byHeading.TryAdd(heading, BesideTitle(vocabulary, entries[i], heading))) rest.Add((name, entries[i]));
        }
    }

    // Of an entry that was found by its order, or that has a second title, not all titles are the heading's.
    private static List<Label> BesideTitle(Vocabulary vocabulary, List<Label> entry, Block.Heading heading) => entry.FindAll(label => label.Meaning != Meaning.Title || Letters(vocabulary, label.Value) != Letters(vocabulary, heading.Content));

    private static IEnumerable<(string List, string Number, List<Label> Labels)> Entries(Vocabulary vocabulary, EquatableArray<Property> properties) =>
        from property in properties
        let match = EntryForm().Match(property.Name)
        where match.Success && property.Value.Length > 0
        group Label.Given(match.Groups["name"].Value, property.Value, vocabulary) by (List: match.Groups["list"].Value, Number: match.Groups["n"].Value) into entry
        where entry.Any(label => label.Meaning == Meaning.Title)
        select (entry.Key.List, entry.Key.Number, entry.ToList());

    private static string Letters(Vocabulary vocabulary, EquatableArray<Inline> title)
    {
        var flat = PlainText.Of(title);
        return string.Concat((Numbering.Of(vocabulary, flat)?.Rest ?? flat).ToLowerInvariant().Where(char.IsLetterOrDigit));
    }

    [GeneratedRegex(@"^(?<list>[^.\[\]]+)\[(?<n>\d+)\]\.(?<name>[^.\[\]]+)$")]
    private static partial Regex EntryForm();
}
