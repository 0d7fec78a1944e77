using Digest.Render.Pdf.Pdf.Objects;

namespace Digest.Render.Pdf.Pdf;

/// <summary>What a profile allows and asks for.</summary>
/// <param name="Part">The part of ISO 19005 that is claimed, or null.</param>
/// <param name="Level">The conformance level within that part, or empty.</param>
/// <param name="IsAccessible">True when ISO 14289-1 is claimed.</param>
/// <param name="HoldsAttachments">True when files of any kind may be attached.</param>
internal sealed record ProfileTraits(int? Part, string Level, bool IsAccessible, bool HoldsAttachments)
{
    /// <summary>True for a file that claims to be archival.</summary>
    public bool IsArchival => Part is not null;

    /// <summary>False where pictures must be opaque (ISO 19005-1, 6.4).</summary>
    public bool HasTransparency => Part is not 1;

    /// <summary>What is said of a profile.</summary>
    public static ProfileTraits Of(PdfProfile profile) => profile switch
    {
        PdfProfile.A3a => new(3, "A", true, true),
        PdfProfile.A2a => new(2, "A", true, false),
        PdfProfile.A1b => new(1, "B", false, false),
        PdfProfile.Plain => new(null, "", false, true),
        _ => throw new ArgumentOutOfRangeException(nameof(profile)),
    };

    /// <summary>The outer form that the profile allows: the oldest knows neither object streams nor cross-reference streams.</summary>
    public FileForm FormOf(PdfCompression compression) => new(
        compression,
        Part is 1 ? "1.4" : "1.7",
        Part is 1 || compression == PdfCompression.Readable ? CrossReferenceForm.Table : CrossReferenceForm.Stream);
}
