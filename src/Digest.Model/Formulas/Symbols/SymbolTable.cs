using System.Collections.Frozen;

namespace Digest.Model.Formulas.Symbols;

/// <summary>All symbols, by command name without the backslash and by character.</summary>
/// <remarks>
/// The families are lists of pairs, <c>name character</c>, separated by white space; a character keeps the class of the first family that
/// lists it. Names and characters are those of LaTeX and of the Unicode names of the characters.
/// </remarks>
internal static class SymbolTable
{
    private static readonly FrozenDictionary<string, SymbolEntry> ByName = Collect();
    private static readonly FrozenDictionary<string, SymbolEntry> ByText = CollectText();
    private static readonly FrozenDictionary<string, string[]> NamesByText = All().DistinctBy(pair => pair.Name)
        .GroupBy(pair => pair.Entry.Text, StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.Name).ToArray(), StringComparer.Ordinal);

    public static bool TryFind(string command, out SymbolEntry entry) => ByName.TryGetValue(command, out entry);

    public static bool TryFindCharacter(string character, out SymbolEntry entry) => ByText.TryGetValue(character, out entry);

    /// <summary>The names that show a text, in the order of the tables.</summary>
    public static IEnumerable<string> CommandsOf(string text) => NamesByText.TryGetValue(text, out var names) ? names : [];

    private static IEnumerable<(string Name, SymbolEntry Entry)> All() =>
    [
        .. Family(GreekSymbols.Small, MathClass.Ordinary, MathVariant.Italic),
        .. Family(GreekSymbols.Capital, MathClass.Ordinary, MathVariant.Upright),
        .. Family(GreekSymbols.Upright, MathClass.Ordinary, MathVariant.Upright),
        .. Family(BinarySymbols.Pairs, MathClass.Binary, MathVariant.Upright),
        .. Family(RelationSymbols.Pairs, MathClass.Relation, MathVariant.Upright),
        .. Family(ArrowSymbols.Pairs, MathClass.Relation, MathVariant.Upright),
        .. Family(BigSymbols.Pairs, MathClass.Operator, MathVariant.Upright),
        .. Family(DelimiterSymbols.Opening, MathClass.Open, MathVariant.Upright),
        .. Family(DelimiterSymbols.Closing, MathClass.Close, MathVariant.Upright),
        .. Family(OrdinarySymbols.Pairs, MathClass.Ordinary, MathVariant.Upright),
        .. Family(OrdinarySymbols.Letters, MathClass.Ordinary, MathVariant.Italic),
        .. Family(OrdinarySymbols.Punctuation, MathClass.Punctuation, MathVariant.Upright),
        .. FunctionNames.All.Select(name => (name, new SymbolEntry(FunctionNames.Shown(name), MathClass.Operator, MathVariant.Upright))),
    ];

    private static IEnumerable<(string Name, SymbolEntry Entry)> Family(string pairs, MathClass @class, MathVariant variant)
    {
        var words = pairs.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i + 1 < words.Length; i += 2) yield return (words[i], new SymbolEntry(words[i + 1], @class, variant));
    }

    private static FrozenDictionary<string, SymbolEntry> Collect()
    {
        var table = new Dictionary<string, SymbolEntry>(StringComparer.Ordinal);
        foreach (var (name, entry) in All()) table.TryAdd(name, entry);
        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, SymbolEntry> CollectText()
    {
        var table = new Dictionary<string, SymbolEntry>(StringComparer.Ordinal);
        foreach (var (_, entry) in All()) table.TryAdd(entry.Text, entry);
        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
