using System.Text;

namespace Digest.Delivery;

/// <summary>Text from outside, made fit to be shown on one line.</summary>
internal static class Printable
{
    /// <summary>The text with every control character replaced by U+FFFD.</summary>
    public static string Of(string text)
    {
        if (!text.Any(char.IsControl)) return text;
        var printable = new StringBuilder(text.Length);
        foreach (var character in text) printable.Append(char.IsControl(character) ? '\uFFFD' : character);
        return printable.ToString();
    }
}
