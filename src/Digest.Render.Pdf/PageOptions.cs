using Digest.Model;
using Digest.Model.Diagnostics;

namespace Digest.Render.Pdf;

/// <summary>What pages show besides the issue itself.</summary>
public sealed record PageOptions
{
    /// <summary>The pictures that the issue's text may name.</summary>
    public EquatableArray<IssuePicture> Pictures { get; init; }

    /// <summary>What reading found; the colophon says how many warnings there are.</summary>
    public EquatableArray<Diagnostic> Findings { get; init; }

    /// <summary>Issues before this one and this one last, oldest first; two or more with totals are drawn as a trend.</summary>
    public EquatableArray<TrendPoint> Trend { get; init; }

    /// <summary>The version that the colophon names, or null to name none.</summary>
    public string? Version { get; init; }
}

/// <summary>A picture among the sources.</summary>
/// <param name="Name">As the text names it: the file's name, with its folder when the text has it.</param>
/// <param name="File">The bytes of a PNG or JPEG file.</param>
public sealed record IssuePicture(string Name, EquatableArray<byte> File);

/// <summary>One issue of a trend.</summary>
/// <param name="Label">What stands below it, such as <c>W12</c>.</param>
/// <param name="Papers">How many papers it has.</param>
/// <param name="Mean">The mean of its papers' totals, or null when none has one.</param>
public sealed record TrendPoint(string Label, int Papers, decimal? Mean);
