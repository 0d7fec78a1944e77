namespace Digest.Model.Reading;

/// <summary>
/// The text of a block of code as all carriers agree on it: a line of nothing but white space is empty. In Markdown such a line inside an entry or a
/// box has no columns of its own, so that no other form could be written and read back.
/// </summary>
internal static class CodeText
{
    public static string Of(string text)
    {
        // The parser leaves a lone carriage return before the end of the text as it stands.
        if (text.Contains('\r', StringComparison.Ordinal)) text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return text.AsSpan().ContainsAny(' ', '\t') ? string.Join('\n', text.Split('\n').Select(line => string.IsNullOrWhiteSpace(line) ? "" : line)) : text;
    }
}
