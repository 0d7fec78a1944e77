using System.Collections.Frozen;
using System.Globalization;

namespace Digest.Typesetting.Shaping;

/// <summary>
/// Canonical decomposition, order and composition of characters (UAX #15). The tables are our own, read from the embedded
/// <c>CanonicalForms.txt</c>: <see cref="string.Normalize()"/> asks the ICU of the machine and does nothing where there is none, and then
/// one text would give different pages on two machines.
/// </summary>
internal sealed class CanonicalForms
{
    private const int HangulBase = 0xAC00, LeadBase = 0x1100, VowelBase = 0x1161, TailBase = 0x11A7, Leads = 19, Vowels = 21, Tails = 28;
    private static readonly Lazy<CanonicalForms> Read = new(() => new());
    private readonly FrozenDictionary<int, int> classes;
    private readonly FrozenDictionary<int, (int First, int Second)> parts;
    private readonly FrozenDictionary<(int First, int Second), int> wholes;

    private CanonicalForms()
    {
        using var resource = typeof(CanonicalForms).Assembly.GetManifestResourceStream("CanonicalForms.txt")!;
        using var reader = new StreamReader(resource);
        var (classOf, partsOf, wholeOf) = (new Dictionary<int, int>(), new Dictionary<int, (int, int)>(), new Dictionary<(int, int), int>());
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0) AddClass(classOf, line.Split(' '));
            else AddParts(partsOf, wholeOf, Hex(line.AsSpan(0, equals)), line.AsSpan(equals + 1));
        }

        (classes, parts, wholes) = (classOf.ToFrozenDictionary(), partsOf.ToFrozenDictionary(), wholeOf.ToFrozenDictionary());
    }

    public static CanonicalForms Table => Read.Value;

    /// <summary>The canonical combining class; 0 for what starts a cluster or blocks reordering.</summary>
    public int ClassOf(int character) => classes.GetValueOrDefault(character);

    /// <summary>Adds a character to a list, taken apart as far as all parts are usable, and sorts the marks at the list's end.</summary>
    public void Decompose(int character, Predicate<int> isUsable, List<int> into)
    {
        if (TryDecompose(character, isUsable, into)) return;
        Insert(character, into);
    }

    /// <summary>The one character that is canonically equal to two, or null.</summary>
    public int? Compose(int first, int second)
    {
        if (first is >= LeadBase and < LeadBase + Leads && second is >= VowelBase and < VowelBase + Vowels)
            return HangulBase + ((((first - LeadBase) * Vowels) + second - VowelBase) * Tails);
        var hangul = first - HangulBase;
        if (hangul is >= 0 and < Leads * Vowels * Tails && hangul % Tails == 0 && second is > TailBase and < TailBase + Tails)
            return first + second - TailBase;
        return wholes.TryGetValue((first, second), out var whole) ? whole : null;
    }

    private bool TryDecompose(int character, Predicate<int> isUsable, List<int> into)
    {
        if (PartsOf(character) is not { } pair || (pair.Second != 0 && !isUsable(pair.Second))) return false;
        if (!TryDecompose(pair.First, isUsable, into))
        {
            if (!isUsable(pair.First)) return false;
            Insert(pair.First, into);
        }

        if (pair.Second != 0) Insert(pair.Second, into);
        return true;
    }

    private (int First, int Second)? PartsOf(int character)
    {
        var hangul = character - HangulBase;
        if (hangul is < 0 or >= Leads * Vowels * Tails) return parts.TryGetValue(character, out var pair) ? pair : null;
        var tail = hangul % Tails;
        return tail != 0
            ? (character - tail, TailBase + tail)
            : (LeadBase + (hangul / (Vowels * Tails)), VowelBase + (hangul % (Vowels * Tails) / Tails));
    }

    private void Insert(int character, List<int> into)
    {
        var at = into.Count;
        var own = ClassOf(character);
        while (own != 0 && at > 0 && ClassOf(into[at - 1]) > own) at--;
        into.Insert(at, character);
    }

    private static void AddClass(Dictionary<int, int> classOf, string[] words)
    {
        var value = int.Parse(words[0], CultureInfo.InvariantCulture);
        foreach (var range in words.Skip(1))
        {
            var dash = range.IndexOf('-', StringComparison.Ordinal);
            var (first, last) = dash < 0 ? (Hex(range), Hex(range)) : (Hex(range.AsSpan(0, dash)), Hex(range.AsSpan(dash + 1)));
            for (var character = first; character <= last; character++) classOf[character] = value;
        }
    }

    private static void AddParts(Dictionary<int, (int First, int Second)> partsOf, Dictionary<(int First, int Second), int> wholeOf, int whole, ReadOnlySpan<char> text)
    {
        var isExcluded = text[^1] == '!';
        if (isExcluded) text = text[..^1];
        var plus = text.IndexOf('+');
        var pair = plus < 0 ? (Hex(text), 0) : (Hex(text[..plus]), Hex(text[(plus + 1)..]));
        partsOf[whole] = pair;
        if (!isExcluded) wholeOf[pair] = whole;
    }

    private static int Hex(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
