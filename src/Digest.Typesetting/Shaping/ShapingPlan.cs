namespace Digest.Typesetting.Shaping;

/// <summary>Whether a zero-width joiner stands in the way of a lookup.</summary>
internal enum JoinerHandling
{
    /// <summary>The lookup passes over it.</summary>
    PassedOver,

    /// <summary>It counts as a glyph: marks after a joiner hang on nothing.</summary>
    Counted,
}

/// <summary>A lookup that a plan applies, and to which glyphs.</summary>
internal readonly record struct PlannedLookup(int Index, GlyphMask Mask, JoinerHandling Joiners);

/// <summary>The lookups that a script, a language and a choice of features ask for, in the order of the tables.</summary>
internal sealed class ShapingPlan
{
    /// <summary>The features that are on unless they are turned off: those that HarfBuzz 6 applies to horizontal text.</summary>
    private static readonly string[] DefaultFeatures =
        ["", "rvrn", "ltra", "ltrm", "abvm", "blwm", "ccmp", "locl", "mark", "mkmk", "rlig", "calt", "clig", "curs", "dist", "kern", "liga", "rclt"];

    private readonly string? script;
    private readonly string? language;
    private readonly string[] features;

    private ShapingPlan(string? script, string[] features, string? language, PlannedLookup[] substitutions, PlannedLookup[] positionings, bool hasFractions)
    {
        (this.script, this.features, this.language) = (script, features, language);
        (Substitutions, Positionings, HasFractions) = (substitutions, positionings, hasFractions);
    }

    public PlannedLookup[] Substitutions { get; }

    public PlannedLookup[] Positionings { get; }

    public bool HasFractions { get; }

    public bool IsFor(string? wantedScript, ReadOnlySpan<string> wantedFeatures, string? wantedLanguage) =>
        script == wantedScript && language == wantedLanguage && wantedFeatures.SequenceEqual(features);

    /// <summary>True when texts of both scripts may be shaped as one.</summary>
    public bool DoesTheSameAs(ShapingPlan other) =>
        Substitutions.AsSpan().SequenceEqual(other.Substitutions) && Positionings.AsSpan().SequenceEqual(other.Positionings);

    public static ShapingPlan Make(FaceLayout layout, string? script, ReadOnlySpan<string> features, string? language)
    {
        var masks = DefaultFeatures.ToDictionary(tag => tag, _ => GlyphMask.All, StringComparer.Ordinal);
        (masks["frac"], masks["numr"], masks["dnom"]) = (GlyphMask.Fraction, GlyphMask.Numerator, GlyphMask.Denominator);
        foreach (var feature in features)
        {
            if (feature.StartsWith('-')) masks.Remove(feature[1..]);
            else masks[feature] = GlyphMask.All;
        }

        var languages = LanguageSystems.Of(language);
        var substitutions = layout.Substitutions.FeaturesOf(script, languages);
        var tags = substitutions.Select(feature => feature.Tag).ToHashSet();
        var hasFractions = tags.Contains("frac") || (tags.Contains("numr") && tags.Contains("dnom"));
        return new(script, features.ToArray(), language, Collect(substitutions, masks), Collect(layout.Positionings.FeaturesOf(script, languages), masks), hasFractions);
    }

    private static PlannedLookup[] Collect((string Tag, ushort[] Lookups)[] features, Dictionary<string, GlyphMask> masks)
    {
        var lookups = new SortedDictionary<int, PlannedLookup>();
        foreach (var (tag, indices) in features)
        {
            if (!masks.TryGetValue(tag, out var mask)) continue;
            var countsJoiners = tag is "mark" or "mkmk";
            foreach (var index in indices)
            {
                var before = lookups.GetValueOrDefault(index);
                lookups[index] = new(index, before.Mask | mask, countsJoiners ? JoinerHandling.Counted : before.Joiners);
            }
        }

        return [.. lookups.Values];
    }
}
