using Digest.Typesetting.Fonts;

namespace Digest.Fonts;

/// <summary>The embedded faces.</summary>
public static class EmbeddedFonts
{
    /// <summary>All embedded faces; each is opened on first use and shared from then on.</summary>
    public static FontSet All => throw new NotImplementedException();
}
