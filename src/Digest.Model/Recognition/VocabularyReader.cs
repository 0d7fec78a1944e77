using System.Text;
using Digest.Model.Diagnostics;
using Digest.Model.Reading;
using Digest.Model.Text;

namespace Digest.Model.Recognition;

/// <summary>
/// Reads a user's file of words: YAML with the parts <c>words</c>, <c>icons</c>, <c>months</c> and <c>more-authors</c>. Under each name stands a word, a list of them, or
/// lists by language. What is wrong is reported where it stands and left out.
/// </summary>
internal sealed class VocabularyReader
{
    private const string Words = "words", Icons = "icons", Months = "months", MoreAuthors = "more-authors";

    private static readonly string[] Parts = [Words, Icons, Months, MoreAuthors];

    private readonly SourceText source;
    private readonly Findings findings;
    private readonly Dictionary<(string Part, string Word), string> known = [];
    private readonly List<AddedWord> words = [], icons = [], months = [];
    private readonly List<string> more = [];

    private VocabularyReader(SourceText source) => (this.source, findings) = (source, new Findings(source, Vocabulary.Embedded));

    /// <summary>The words of the file; those of what can be read where something is wrong.</summary>
    public static Diagnosed<VocabularyAdditions> Read(SourceText source)
    {
        // An empty or binary file was reported when it was decoded.
        if (source.Text.Length == 0) return new(VocabularyAdditions.None, []);
        var reader = new VocabularyReader(source);
        reader.ReadFile();
        return reader.Built();
    }

    /// <summary>The words that stand in a part of another file.</summary>
    public static Diagnosed<VocabularyAdditions> Read(SourceText source, DataNode.Map words)
    {
        var reader = new VocabularyReader(source);
        foreach (var part in words.Members) reader.ReadPart(part);
        return reader.Built();
    }

    private Diagnosed<VocabularyAdditions> Built()
    {
        var additions = new VocabularyAdditions
        {
            Words = words.ToEquatableArray(),
            Icons = icons.ToEquatableArray(),
            Months = months.ToEquatableArray(),
            MoreAuthors = more.ToEquatableArray(),
        };
        return new(additions, findings.InOrder);
    }

    private void ReadFile()
    {
        var documents = YamlNodes.Read(source.Text, TextSpan.Between(0, source.Text.Length), findings.Vocabulary, out var problem);
        if (documents is null) findings.Report(VocabularyRules.Unreadable, new TextSpan(problem, 0), "This is no YAML here, so no word of the file counts.", "Put values with a colon, a bracket or a * at their start between quotes.");
        foreach (var document in documents ?? [])
        {
            if (document is DataNode.Map map) foreach (var part in map.Members) ReadPart(part);
            else findings.Report(VocabularyRules.Misfit, document.Span, "A vocabulary is names with words under them; this is none.", "Begin with “words:”, and indent the meanings under it.");
        }
    }

    private void ReadPart(DataMember part)
    {
        var name = part.Name.Text;
        if (!Parts.Contains(name)) findings.Report(VocabularyRules.UnknownPart, part.NameSpan, $"“{name}” is no part of a vocabulary; what stands under it is left out.", NameHint(name));
        else if (name == MoreAuthors) Each(part.Value, word => more.Add(word.Text));
        else if (part.Value is DataNode.Map meanings) foreach (var meaning in meanings.Members) ReadMeaning(name, meaning);
        else if (part.Value is not DataNode.Scalar { IsEmpty: true }) findings.Report(VocabularyRules.Misfit, part.Value.Span, $"Under “{name}” stand names with words under them; this is none.", name == Months ? "Write “may: [maggio]” under it." : "Write “authors: [verfasser]” under it.");
    }

    // A meaning at the outermost level is the likeliest slip.
    private static string NameHint(string name) => WordTable.Meanings.ContainsKey(name)
        ? $"Indent it under “{Words}:”."
        : Similar.To(name, Parts) is { } meant ? $"Did you mean “{meant}”?" : $"The parts are {string.Join(", ", Parts)}.";

    private void ReadMeaning(string part, DataMember member)
    {
        var name = member.Name.Text;
        IReadOnlyCollection<string> names = part == Months ? WordTable.MonthNames : WordTable.Meanings.Keys;
        if (!names.Contains(name))
        {
            var hint = Similar.To(name, names) is { } meant ? $"Did you mean “{meant}”?" : part == Months ? "Months have their English names here: january, february, …" : $"The meanings are {string.Join(", ", names.Order(StringComparer.Ordinal))}.";
            findings.Report(VocabularyRules.UnknownMeaning, member.NameSpan, $"“{name}” is no {(part == Months ? "month" : "meaning")}; the words under it are left out.", hint);
            return;
        }

        Each(member.Value, word => Add(part, name, word));
    }

    // A word, a list of words, or either of them by language.
    private void Each(DataNode node, Action<DataNode.Scalar> take, bool isInner = false)
    {
        switch (node)
        {
            case DataNode.Scalar { IsEmpty: true }:
                break;
            case DataNode.Scalar word:
                take(word);
                break;
            case DataNode.List list when list.Items.All(item => item is DataNode.Scalar):
                foreach (var item in list.Items) Each(item, take);
                break;
            case DataNode.Map map when !isInner:
                foreach (var language in map.Members) Each(language.Value, take, isInner: true);
                break;
            default:
                findings.Report(VocabularyRules.Misfit, node.Span, "Here stands a word or a list of words; this is neither, and is left out.", "Write “[first, second]”, or each word after “- ” on a line of its own.");
                break;
        }
    }

    private void Add(string part, string meaning, DataNode.Scalar scalar)
    {
        var word = part == Icons ? scalar.Text.Trim() : part == Months ? Folded(scalar.Text) : Normal(scalar.Text);
        if (Fault(part, word) is { } fault)
        {
            findings.Report(VocabularyRules.Misfit, scalar.Span, $"“{scalar.Text.Trim()}” {fault.Message}; it is left out.", fault.Hint);
            return;
        }

        if (known.TryAdd((part, word), meaning)) (part == Icons ? icons : part == Months ? months : words).Add(new AddedWord(word, meaning));
        else if (known[(part, word)] is var first && first != meaning)
            findings.Report(VocabularyRules.TwoMeanings, scalar.Span, $"“{scalar.Text.Trim()}” means {first} above and {meaning} here; the first counts.", "Take one of the two away.");
    }

    private static (string Message, string Hint)? Fault(string part, string word) => part switch
    {
        Icons when !IsIcon(word) => ("is no icon", "Write one emoji, such as 👤."),
        Months when word.Length < 3 || !word.All(char.IsLetter) => ("is no name of a month", "Write the full name, of letters alone."),
        Words when word.Trim('*', ' ').Length == 0 || word.AsSpan(1, Math.Max(0, word.Length - 2)).Contains('*') || (word[0] == '*' && word[^1] == '*') => ("is no word", "Write words, with a * at the end or at the start for more of them: “relevance to *”."),
        _ => null,
    };

    // The signs that stand for labels in a text are those beyond U+FFFF, with or without what asks for colour.
    private static bool IsIcon(string word) => word.TrimEnd('\uFE0F') is { Length: 2 } sign && char.IsSurrogatePair(sign[0], sign[1]);

    private static string Folded(string name) => name.Trim().Normalize(NormalizationForm.FormC).ToLowerInvariant();

    // In the form that labels are compared in; the space before a * says that a word ends there.
    private static string Normal(string text)
    {
        var word = text.Trim();
        var (starts, ends) = (word.StartsWith('*'), word.EndsWith('*') && word.Length > 1);
        var bare = Vocabulary.Normal(word);
        return $"{(starts ? "*" : "")}{(starts && word is ['*', ' ', ..] ? " " : "")}{bare}{(ends && word is [.., ' ', '*'] ? " " : "")}{(ends ? "*" : "")}";
    }
}
