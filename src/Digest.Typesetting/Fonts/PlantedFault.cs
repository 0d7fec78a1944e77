#if FONT_FAULTS
namespace Digest.Typesetting.Fonts;

/// <summary>The fault that this run of the fuzzer must find; only a build made for that holds any.</summary>
internal static class PlantedFault
{
    private static readonly string? Number = Environment.GetEnvironmentVariable("DIGEST_FONT_FAULT");

    public static bool Is(string number) => Number == number;
}
#endif
