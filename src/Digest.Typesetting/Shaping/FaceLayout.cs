using System.Collections.Concurrent;
using Digest.Typesetting.Fonts;

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

/// <summary>The lookups that a script and a choice of features ask for, in the order of the tables.</summary>
internal sealed record ShapingPlan(PlannedLookup[] Substitutions, PlannedLookup[] Positionings, bool HasFractions);

/// <summary>The layout tables of a face, read once, and the plans made from them so far.</summary>
internal sealed class FaceLayout(TableDirectory directory)
{
    private const int PlanLimit = 64;

    /// <summary>The features that are on unless they are turned off: those that HarfBuzz 6 applies to horizontal text.</summary>
    private static readonly string[] DefaultFeatures =
        ["", "rvrn", "ltra", "ltrm", "abvm", "blwm", "ccmp", "locl", "mark", "mkmk", "rlig", "calt", "clig", "curs", "dist", "kern", "liga", "rclt"];

    private readonly ConcurrentDictionary<string, ShapingPlan> plans = new(StringComparer.Ordinal);

    public GlyphDefinitions Definitions { get; } = new(directory["GDEF"]);

    public LayoutTable Substitutions { get; } = new(directory["GSUB"], LookupPurpose.Substitution);

    public LayoutTable Positionings { get; } = new(directory["GPOS"], LookupPurpose.Positioning);

    public ShapingPlan PlanFor(string? script, ReadOnlySpan<string> features)
    {
        var key = $"{script} {string.Join(' ', features)}";
        if (plans.TryGetValue(key, out var plan)) return plan;
        plan = MakePlan(script, features);
        if (plans.Count < PlanLimit) plans.TryAdd(key, plan);
        return plan;
    }

    private ShapingPlan MakePlan(string? script, ReadOnlySpan<string> features)
    {
        var masks = DefaultFeatures.ToDictionary(tag => tag, _ => GlyphMask.All, StringComparer.Ordinal);
        (masks["frac"], masks["numr"], masks["dnom"]) = (GlyphMask.Fraction, GlyphMask.Numerator, GlyphMask.Denominator);
        foreach (var feature in features)
        {
            if (feature.StartsWith('-')) masks.Remove(feature[1..]);
            else masks[feature] = GlyphMask.All;
        }

        var substitutions = Substitutions.FeaturesOf(script);
        var tags = substitutions.Select(feature => feature.Tag).ToHashSet();
        var hasFractions = tags.Contains("frac") || (tags.Contains("numr") && tags.Contains("dnom"));
        return new(Collect(substitutions, masks), Collect(Positionings.FeaturesOf(script), masks), hasFractions);
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
