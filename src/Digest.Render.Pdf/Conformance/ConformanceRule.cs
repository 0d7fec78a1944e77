using Digest.Model;

namespace Digest.Render.Pdf.Conformance;

/// <summary>A rule of a standard that files are checked for.</summary>
/// <param name="Id">A short name that stays, such as <c>font-embedded</c>.</param>
/// <param name="Clause">Where it stands: the clause of ISO 32000-1, or those of the parts of ISO 19005 and of ISO 14289-1 that ask for it.</param>
/// <param name="Text">What it asks for.</param>
public sealed record ConformanceRule(string Id, string Clause, string Text);

/// <summary>What a file claims to be, in its metadata.</summary>
/// <param name="Part">The part of ISO 19005, 1 to 4; null without a claim.</param>
/// <param name="Level">The conformance level, a capital letter; empty when there is none.</param>
/// <param name="IsAccessible">True when ISO 14289-1 is claimed.</param>
public sealed record PdfClaim(int? Part, string Level, bool IsAccessible)
{
    /// <inheritdoc/>
    public override string ToString() => (Part, IsAccessible) switch
    {
        (null, false) => "no claim",
        (null, true) => "PDF/UA-1",
        ({ } part, false) => FormattableString.Invariant($"PDF/A-{part}{Level.ToLowerInvariant()}"),
        ({ } part, true) => FormattableString.Invariant($"PDF/A-{part}{Level.ToLowerInvariant()}, PDF/UA-1"),
    };
}
