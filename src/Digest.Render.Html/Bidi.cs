namespace Digest.Render.Html;

/// <summary>Signs that turn the reading direction of what follows (UAX #9): embeddings, overrides and isolates.</summary>
internal static class Bidi
{
    /// <summary>True for U+202A to U+202E and U+2066 to U+2069.</summary>
    public static bool IsControl(int character) => character is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
