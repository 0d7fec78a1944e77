using Digest.Typesetting.Fonts;

namespace Digest.Typesetting.Shaping;

/// <summary>The layout tables of a face, and the plans made from them so far.</summary>
internal sealed class FaceLayout(FaceTables tables)
{
    private const int PlanLimit = 64;
    private ShapingPlan[] plans = [];

    public GlyphDefinitions Definitions { get; } = new(tables.Directory["GDEF"]);

    public LayoutTable Substitutions { get; } = new(tables.Directory["GSUB"], LookupPurpose.Substitution);

    public LayoutTable Positionings { get; } = new(tables.Directory["GPOS"], LookupPurpose.Positioning);

    /// <summary>Reads what is not read yet, so that damage shows at once.</summary>
    public void ReadAll()
    {
        Substitutions.ReadAll();
        Positionings.ReadAll();
    }

    /// <summary>The plan for a script (or null), a choice of features, and a language as a BCP 47 tag (or null).</summary>
    public ShapingPlan PlanFor(string? script, ReadOnlySpan<string> features, string? language)
    {
        var known = Volatile.Read(ref plans);
        foreach (var plan in known)
            if (plan.IsFor(script, features, language)) return plan;
        var made = ShapingPlan.Make(this, script, features, language);
        if (known.Length < PlanLimit) Interlocked.CompareExchange(ref plans, [.. known, made], known);
        return made;
    }
}
