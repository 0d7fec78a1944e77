using System.Globalization;

namespace Digest.Render.Email.Newsletters;

/// <summary>What the parts are called that a mail adds to the issue.</summary>
internal static class PartNames
{
    public const string ForYou = "For you";
    public const string WhoReadsWhat = "Who should read what";

    /// <summary>How many names are listed; the fields name everybody all the same.</summary>
    public const int MostNames = 60;

    public static string More(int count) => string.Create(CultureInfo.InvariantCulture, $"… and {count} more, whom the papers themselves name.");
}
