using System.Collections.Frozen;
using System.Globalization;

namespace Digest.Model.Formulas.Symbols;

/// <summary>What signs are called when a formula is read aloud.</summary>
internal static class SpokenWords
{
    // A sign and its words, with hyphens for the spaces between them.
    private const string Signs = """
        + plus − minus ± plus-or-minus ∓ minus-or-plus × times ⋅ times ∗ star ÷ divided-by / over = equals ≠ is-not-equal-to
        < is-less-than > is-greater-than ≤ is-at-most ⩽ is-at-most ≥ is-at-least ⩾ is-at-least ≪ is-much-less-than ≫ is-much-greater-than
        ∼ is-similar-to ≃ is-about-equal-to ≈ is-approximately ≅ is-congruent-to ≡ is-identical-to ∝ is-proportional-to ≲ is-at-most-about ≳ is-at-least-about
        ≔ is-defined-as ≜ is-defined-as ∈ is-in ∉ is-not-in ∋ contains ⊂ is-a-subset-of ⊆ is-a-subset-of ⊃ is-a-superset-of ⊇ is-a-superset-of
        ∪ union ∩ intersection ∖ without ∧ and ∨ or ¬ not ∀ for-all ∃ there-exists ∄ there-is-no ∅ the-empty-set ∣ given ∥ is-parallel-to ⊥ is-perpendicular-to
        → to ⟶ to ← from ⟵ from ↔ to-and-from ⟷ to-and-from ⇒ implies ⟹ implies ⇐ is-implied-by ⟸ is-implied-by ⇔ if-and-only-if ⟺ if-and-only-if
        ↦ maps-to ⟼ maps-to ⇌ in-equilibrium-with ⇄ to-and-from ↑ up ↓ down ∘ circle ∙ bullet ⊕ circled-plus ⊗ circled-times ⊙ sun † dagger ‡ double-dagger
        ∑ the-sum ∏ the-product ∐ the-coproduct ∫ the-integral ∬ the-double-integral ∭ the-triple-integral ∮ the-contour-integral ⋃ the-union ⋂ the-intersection
        ∞ infinity ∂ partial ∇ nabla ℏ h-bar ℓ ell ℜ real-part ℑ imaginary-part ℘ p-function ℵ aleph √ root ° degrees ′ prime ″ double-prime ‴ triple-prime
        % percent ‰ per-mille & and # number $ dollars € euros £ pounds § section @ at Å angstrom ℃ degrees-Celsius
        … and-so-on ⋯ and-so-on ⋮ and-so-on ⋱ and-so-on ( open-parenthesis ) close-parenthesis [ open-bracket ] close-bracket { open-brace } close-brace
        ⟨ open-angle ⟩ close-angle ⌊ floor ⌋ end-floor ⌈ ceiling ⌉ end-ceiling | bar ‖ double-bar , , ; , : colon ! factorial ? question-mark . point
        sin sine cos cosine tan tangent cot cotangent sec secant csc cosecant log log ln natural-log lim the-limit max max min min exp exponential det determinant
        arcsin arc-sine arccos arc-cosine arctan arc-tangent sinh hyperbolic-sine cosh hyperbolic-cosine tanh hyperbolic-tangent
        □ square △ triangle ∠ angle ∴ therefore ∵ because ⋆ star ≺ precedes ≻ succeeds ⊢ proves ⊨ models
        """;

    private static readonly FrozenDictionary<string, string> BySign = Collect();

    private static readonly string[] Ordinals = ["half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    private static readonly string[] Cardinals = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <summary>The words of a sign or letter; itself when it has none.</summary>
    public static string Sign(string text)
    {
        if (BySign.TryGetValue(text, out var words)) return words;
        if (text.Length > 1 && text.All(c => c == '′')) return text.Length switch { 2 => "double prime", 3 => "triple prime", _ => "primes" };
        if (text.Length > 1 && text[1] == '\u0338') return "not " + Sign(text[..1]);
        return new([.. text.Where(c => c is not ('{' or '}' or '\\'))]);
    }

    /// <summary>The words of a mark over or under a part.</summary>
    public static string Mark(string mark) => mark switch
    {
        "\u0302" => "hat",
        "\u0304" or "\u0305" => "bar",
        "\u0303" => "tilde",
        "\u20D7" or "⟶" or "\u20D6" or "⟵" => "vector",
        "\u0307" => "dot",
        "\u0308" => "double dot",
        "\u20DB" => "triple dot",
        "\u0332" or "\u0331" => "underlined",
        "\u030A" => "ring",
        "\u030C" => "check",
        "\u0306" => "breve",
        "\u0301" => "acute",
        "\u0300" => "grave",
        "⏟" or "⏞" => "under a brace",
        _ => "marked",
    };

    /// <summary>A fraction of small whole numbers as a count of parts, three halves; null for others.</summary>
    public static string? Parts(string numerator, string denominator)
    {
        if (!int.TryParse(numerator, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > 10) return null;
        if (!int.TryParse(denominator, NumberStyles.None, CultureInfo.InvariantCulture, out var part) || part is < 2 or > 10) return null;
        var name = Ordinals[part - 2];
        return Cardinals[count - 1] + " " + (count == 1 ? name : part == 2 ? "halves" : name + "s");
    }

    private static FrozenDictionary<string, string> Collect()
    {
        var table = new Dictionary<string, string>(StringComparer.Ordinal);
        var words = Signs.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i + 1 < words.Length; i += 2) table.TryAdd(words[i], words[i + 1].Replace('-', ' '));
        string[] greek = [.. GreekSymbols.Small.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), .. GreekSymbols.Capital.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
        for (var i = 0; i + 1 < greek.Length; i += 2) table.TryAdd(greek[i + 1], NameOf(greek[i]));
        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string NameOf(string command)
    {
        var name = command.StartsWith("var", StringComparison.Ordinal) ? command[3..] : command;
        return char.IsUpper(name[0]) ? "capital " + name.ToLowerInvariant() : name;
    }
}
