namespace Digest.Typesetting.Pictures;

/// <summary>
/// Mixes colours as light does: a pixel that is half covered gives off half the light of each side, and only then becomes an sRGB value
/// (IEC 61966-2-1). Mixing the sRGB values themselves would make dark text on white too heavy.
/// </summary>
internal static class ColorMix
{
    private const int Full = 65535;

    private static readonly int[] Light = [.. Enumerable.Range(0, 256).Select(value => (int)Math.Round(Full * Linear(value / 255.0)))];

    private static readonly byte[] Values = [.. Enumerable.Range(0, Full + 1).Select(light => (byte)Math.Round(255 * Encoded(light / (double)Full)))];

    /// <summary>The value of a channel of which <paramref name="coverage"/> (0 to 1) is <paramref name="above"/> and the rest <paramref name="below"/>.</summary>
    public static byte Mix(byte below, byte above, float coverage) => Values[Light[below] + (int)((Light[above] - Light[below]) * coverage)];

    private static double Linear(double value) => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);

    private static double Encoded(double light) => light <= 0.0031308 ? light * 12.92 : (1.055 * Math.Pow(light, 1 / 2.4)) - 0.055;
}
