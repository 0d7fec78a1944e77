namespace Digest.Cli.Faces;

/// <summary>
/// The families that are looked for when the embedded faces lack a character, the first that is there and has it wins. Chinese, Japanese and Korean
/// write some characters differently, so that the language of the issue chooses which of their families come first.
/// </summary>
internal static class Families
{
    private static readonly string[] Simplified =
        ["Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "Hiragino Sans GB", "Heiti SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "SimHei", "SimSun", "AR PL UMing CN"];

    private static readonly string[] Traditional =
        ["Noto Sans TC", "Noto Sans CJK TC", "Source Han Sans TC", "Microsoft JhengHei", "PingFang TC", "Heiti TC", "AR PL UMing TW", "PMingLiU", "MingLiU"];

    private static readonly string[] Japanese =
        ["Noto Sans JP", "Noto Sans CJK JP", "Source Han Sans", "Yu Gothic", "Meiryo", "Hiragino Sans", "Hiragino Kaku Gothic ProN", "IPAexGothic", "IPAGothic", "TakaoGothic", "VL Gothic", "MS Gothic"];

    private static readonly string[] Korean =
        ["Noto Sans KR", "Noto Sans CJK KR", "Source Han Sans K", "Malgun Gothic", "Apple SD Gothic Neo", "AppleGothic", "NanumGothic", "UnDotum", "Baekmuk Dotum"];

    private static readonly string[] EastAsian = ["Droid Sans Fallback", "Arial Unicode MS", "Unifont"];

    private static readonly string[] Others =
    [
        "Noto Sans Hebrew", "Noto Sans Arabic", "Noto Naskh Arabic", "Noto Sans Armenian", "Noto Sans Georgian", "Noto Sans Thai", "Noto Sans Devanagari", "Noto Sans Bengali",
        "Noto Sans Tamil", "Noto Sans Telugu", "Noto Sans Ethiopic", "Noto Sans", "DejaVu Sans", "FreeSans", "Segoe UI", "Segoe UI Symbol", "Arial", "Geneva", "Lucida Grande",
        "Apple Symbols", "Noto Sans Symbols", "Noto Sans Symbols2", "Symbola", "Arial Unicode MS", "Unifont",
    ];

    /// <summary>The families to try for some missing characters of an issue in a language (a BCP 47 tag), in order.</summary>
    public static IEnumerable<string> For(IReadOnlyCollection<int> missing, string language)
    {
        var eastAsian = OrderFor(language).SelectMany(list => list).Concat(EastAsian);
        return (missing.Any(IsEastAsian) ? eastAsian.Concat(Others) : Others.Concat(eastAsian)).Distinct();
    }

    private static string[][] OrderFor(string language) => language.Split('-')[0] switch
    {
        "ja" => [Japanese, Simplified, Traditional, Korean],
        "ko" => [Korean, Simplified, Japanese, Traditional],
        _ when language.Contains("Hant", StringComparison.Ordinal) || language is "zh-TW" or "zh-HK" or "zh-MO" => [Traditional, Simplified, Japanese, Korean],
        _ => [Simplified, Traditional, Japanese, Korean],
    };

    private static bool IsEastAsian(int character) => character is (>= 0x1100 and <= 0x11FF) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xA960 and <= 0xA97F) or (>= 0xAC00 and <= 0xD7FF)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE4F) or (>= 0xFF00 and <= 0xFFEF) or (>= 0x20000 and <= 0x3FFFF);
}
