using Digest.Model.Diagnostics;
using Digest.Model.Merging;
using Digest.Model.People;
using Digest.Model.Reading;
using Digest.Model.Recognition;
using Digest.Model.Text;

namespace Digest.Model.Configuration;

/// <summary>Reads a group's configuration: YAML whose keys are known by name, with the place of everything that is wrong.</summary>
internal sealed class ConfigurationReader
{
    /// <summary>The keys at the outermost level, in the order in which docs/digest.schema.json has them.</summary>
    public static readonly IReadOnlyList<string> Keys =
        ["group", "series", "language", "time-zone", "paper", "theme", "logo", "accent", "mark", "text-faces", "label-faces", "sources", "output", "archive", "axes", "rank-by", "full", "topics", "vocabulary", "roster", "sender"];

    /// <summary>The keys of a member.</summary>
    public static readonly IReadOnlyList<string> PersonKeys = ["name", "other-names", "email", "interests", "until"];

    /// <summary>The keys of an axis.</summary>
    public static readonly IReadOnlyList<string> AxisKeys = ["weight", "max"];

    /// <summary>The keys of the sender.</summary>
    public static readonly IReadOnlyList<string> SenderKeys = ["from", "reply-to", "recipients", "smtp", "user", "password-env", "archive-url", "unsubscribe", "list-id"];

    private static readonly string[] Themes = ["ledger", "bulletin", "screen"];

    private readonly SourceText source;
    private readonly Findings findings;
    private readonly List<Diagnostic> inner = [];

    private ConfigurationReader(SourceText source) => (this.source, findings) = (source, new Findings(source, Recognition.Vocabulary.Embedded));

    public static Diagnosed<GroupConfiguration> Read(SourceText source)
    {
        if (source.Text.Length == 0) return new(GroupConfiguration.Empty, []);
        var reader = new ConfigurationReader(source);
        var read = reader.Root() switch
        {
            null => GroupConfiguration.Empty,
            DataNode.Map map => reader.Configuration(new ConfigurationMap(map, "", Keys, reader.findings)),
            var other => reader.NoMap(other),
        };
        return new(read, [.. reader.findings.InOrder, .. reader.inner]);
    }

    public static Diagnosed<EquatableArray<Person>> ReadRoster(SourceText source)
    {
        if (source.Text.Length == 0) return new([], []);
        var reader = new ConfigurationReader(source);
        var roster = reader.Root() switch
        {
            null => [],
            DataNode.Map map => new ConfigurationMap(map, "", ["roster"], reader.findings).Node("roster") is { } people ? reader.Roster(people) : [],
            var people => reader.Roster(people),
        };
        return new(roster, reader.findings.InOrder);
    }

    private DataNode? Root()
    {
        var documents = YamlNodes.Read(source.Text, TextSpan.Between(0, source.Text.Length), findings.Vocabulary, out var problem);
        if (documents is null) findings.Report(ConfigurationRules.Unreadable, new TextSpan(problem, 0), "This is no YAML here, so nothing of the file counts.", "Put values with a colon, a bracket or a # between quotes.");
        return documents?.FirstOrDefault(document => document is not DataNode.Scalar { IsEmpty: true });
    }

    private GroupConfiguration NoMap(DataNode node)
    {
        findings.Report(ConfigurationRules.WrongType, node.Span, "A configuration is keys with values under them; this is none.", "Write “group: The Hive Lab”; digest init writes a whole one.");
        return GroupConfiguration.Empty;
    }

    private GroupConfiguration Configuration(ConfigurationMap map) => new()
    {
        Group = map.Text("group", "The Hive Lab"),
        Series = map.Text("series", "Hive Weekly"),
        Language = map.Known("language", "en", IsLanguage, ["en", "de", "fr", "es", "zh", "ja", "ko", "ru", "el"]),
        TimeZone = map.Known("time-zone", "Europe/Berlin", zone => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _), TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id)),
        Paper = map.Choice("paper", ("a4", PaperFormat.A4), ("letter", PaperFormat.Letter)),
        Theme = map.Known("theme", Themes[0], Themes.Contains, Themes),
        Logo = map.Text("logo", "logo.png"),
        Accent = map.Known("accent", "\"#1F4E5F\"", IsColor, []),
        Mark = map.Known("mark", "\"#9A3B26\"", IsColor, []),
        TextFaces = map.Texts("text-faces", "[fonts/Hive-Regular.ttf, fonts/Hive-Italic.ttf, fonts/Hive-Bold.ttf]"),
        LabelFaces = map.Texts("label-faces", "fonts/HiveSans-Regular.ttf"),
        Sources = map.Texts("sources", "digests"),
        Output = map.Text("output", "out"),
        Archive = map.Text("archive", "archive"),
        Axes = Axes(map.Node("axes")),
        RankBy = map.Choice("rank-by", ("digest", RankingSource.Digest), ("raters", RankingSource.Raters)),
        Full = map.Whole("full", "10"),
        Topics = map.Texts("topics", "[Brood, Foraging]"),
        VocabularyFile = map.Node("vocabulary") is DataNode.Scalar file ? file.Text.Trim() : null,
        Vocabulary = Vocabulary(map),
        RosterFile = map.Node("roster") is DataNode.Scalar roster ? roster.Text.Trim() : null,
        Roster = map.Node("roster") is { } people and not DataNode.Scalar ? Roster(people) : [],
        Sender = Sender(map),
    };

    private static bool IsColor(string color) => color is ['#', ..] && color.Length == 7 && color.Skip(1).All(char.IsAsciiHexDigit);

    private static bool IsLanguage(string tag) => tag.Split('-') is [{ Length: 2 or 3 } primary, .. var rest] && primary.All(char.IsAsciiLetter) && rest.All(part => part.Length is >= 2 and <= 8 && part.All(char.IsAsciiLetterOrDigit));

    // A list of names, names with a weight, or names with keys.
    private EquatableArray<AxisWeight> Axes(DataNode? node)
    {
        switch (node)
        {
            case null:
                return [];
            case DataNode.List list when list.Items.All(item => item is DataNode.Scalar):
                return list.Items.Select(item => new AxisWeight { Axis = ((DataNode.Scalar)item).Text.Trim() }).ToEquatableArray();
            case DataNode.Map map:
                var names = map.Members.Select(member => member.Name.Text).Distinct().ToList();
                var axes = new ConfigurationMap(map, " of “axes”", names, findings);
                return [.. names.Select(name => Axis(name, axes)).OfType<AxisWeight>()];
            default:
                findings.Report(ConfigurationRules.WrongType, node.Span, "“axes” are names with weights, and this is none; it is left out.", "Write “Relevance: {weight: 2, max: 5}” under it.");
                return [];
        }
    }

    private AxisWeight? Axis(string name, ConfigurationMap axes)
    {
        if (axes.Node(name) is not DataNode.Map map) return axes.Node(name) is null ? new AxisWeight { Axis = name } : axes.Number(name, 0, "2") is { } weight ? new AxisWeight { Axis = name, Weight = weight } : null;
        var keys = new ConfigurationMap(map, $" of “{name}”", AxisKeys, findings);
        return new AxisWeight { Axis = name, Weight = keys.Number("weight", 0, "2") ?? 1, Max = keys.Number("max", 0.01m, "5") };
    }

    // The words are read as those of a file of their own, with their places here.
    private VocabularyAdditions Vocabulary(ConfigurationMap map)
    {
        if (map.Node("vocabulary") is null or DataNode.Scalar) return VocabularyAdditions.None;
        if (map.Node("vocabulary") is not DataNode.Map words)
        {
            map.Wrong<string>("vocabulary", map.Node("vocabulary")!, "text, or words under “words:”", "words.yaml");
            return VocabularyAdditions.None;
        }

        var read = VocabularyReader.Read(source, words);
        inner.AddRange(read.Diagnostics);
        return read.Value;
    }

    private EquatableArray<Person> Roster(DataNode node)
    {
        if (node is not DataNode.List list)
        {
            findings.Report(ConfigurationRules.WrongType, node.Span, "“roster” is a list of members, and this is none; it is left out.", "Write “- name: Ada Lovelace” for each of them.");
            return [];
        }

        var people = new List<Person>();
        foreach (var item in list.Items)
        {
            if (Person(item) is not { } person) continue;
            if (people.Exists(other => Folding.Of(other.Name) == Folding.Of(person.Name))) findings.Report(PeopleRules.NameTwice, item.Span, $"{person.Name} stands in the roster already; the first counts.", "Give one of them another name, or take one away.");
            else people.Add(person);
        }

        return people.ToEquatableArray();
    }

    private Person? Person(DataNode node)
    {
        if (node is DataNode.Scalar { IsEmpty: false } bare) return new Person { Name = bare.Text.Trim() };
        if (node is not DataNode.Map map)
        {
            findings.Report(ConfigurationRules.WrongType, node.Span, "A member is a name, or keys such as “name” and “email”, and this is neither; it is left out.", "Write “- name: Ada Lovelace”.");
            return null;
        }

        var keys = new ConfigurationMap(map, " of a member", PersonKeys, findings);
        if (keys.Text("name", "Ada Lovelace") is not { Length: > 0 } name)
        {
            findings.Report(ConfigurationRules.WrongValue, node.Span, "A member has no name; it is left out.", "Write “name: Ada Lovelace”.");
            return null;
        }

        return new Person
        {
            Name = name,
            OtherNames = keys.Texts("other-names", "[Ada Byron]"),
            Email = keys.Known("email", "ada@example.org", text => text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < text.Length - 1 && !text.Contains(' ', StringComparison.Ordinal), []),
            Interests = keys.Texts("interests", "[engines]"),
            Until = keys.Day("until"),
        };
    }

    private SenderConfiguration Sender(ConfigurationMap map)
    {
        if (map.Node("sender") is not { } node) return new();
        if (node is not DataNode.Map inside)
        {
            map.Wrong<string>("sender", node, "group of keys", "{from: lab@example.org}");
            return new();
        }

        var keys = new ConfigurationMap(inside, " of “sender”", SenderKeys, findings);
        return new SenderConfiguration
        {
            From = keys.Text("from", "Lab <lab@example.org>"),
            ReplyTo = keys.Text("reply-to", "lab@example.org"),
            Recipients = keys.Text("recipients", "readers.csv"),
            Smtp = keys.Text("smtp", "smtps://mail.example.org"),
            User = keys.Text("user", "lab"),
            PasswordEnv = keys.Text("password-env", "DIGEST_PASSWORD"),
            ArchiveUrl = keys.Text("archive-url", "https://lab.example.org/digests"),
            Unsubscribe = keys.Text("unsubscribe", "mailto:lab@example.org"),
            ListId = keys.Text("list-id", "digest.lab.example.org"),
        };
    }
}
