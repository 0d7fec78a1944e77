namespace Digest.Delivery;

/// <summary>The enhanced status codes of RFC 3463, as they stand after the code of a reply.</summary>
internal static class EnhancedStatus
{
    /// <summary>The status in a reply <c>550 5.1.1 nobody</c> whose class is the code's, or null.</summary>
    public static string? Of(string reply)
    {
        var words = reply.Split(' ', 3);
        return words.Length > 1 && words[0].Length == 3 && words[0].All(char.IsAsciiDigit) ? Of(words[0][0], words[1]) : null;
    }

    /// <summary>The word when it is a status of the class that <paramref name="first"/>, a code's first digit, names; else null.</summary>
    public static string? Of(char first, string word)
    {
        var parts = word.Split('.');
        return parts.Length == 3 && parts[0].Length == 1 && parts[0][0] == first && parts.All(part => part.Length is > 0 and <= 3 && part.All(char.IsAsciiDigit)) ? word : null;
    }
}
