namespace Digest.Render.Pdf.Pdf.Content;

/// <summary>
/// The language of text whose script gives it away in a document of another one, so that it is read aloud as such (ISO 32000-1, 14.9.2). Scripts
/// that several languages share are left to the document's language.
/// </summary>
internal static class ScriptLanguage
{
    /// <summary>A BCP 47 tag, or null when the text says nothing or is in the document's language.</summary>
    public static string? Of(string text, string document)
    {
        var found = Guess(text);
        return found is null || document.StartsWith(found, StringComparison.OrdinalIgnoreCase) || (found == "zh" && document.StartsWith("ja", StringComparison.OrdinalIgnoreCase)) ? null : found;
    }

    private static string? Guess(string text)
    {
        var hasIdeographs = false;
        foreach (var c in text)
        {
            switch (c)
            {
                case >= '\u0590' and <= '\u05FF': return "he";
                case >= '\u0E00' and <= '\u0E7F': return "th";
                case >= '\u3041' and <= '\u30FF': return "ja";
                case (>= '\u1100' and <= '\u11FF') or (>= '\uAC00' and <= '\uD7AF'): return "ko";
                case >= '\u4E00' and <= '\u9FFF': hasIdeographs = true; break;
            }
        }

        return hasIdeographs ? "zh" : null;
    }
}
