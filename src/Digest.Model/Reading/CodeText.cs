namespace Digest.Model.Reading;

/// <summary>
/// The text of a block of code as all carriers agree on it: a line of nothing but white space is empty, and tabs that it begins with are spaces. In Markdown such a line inside an entry or a
/// box has no columns of its own, and tabs have others there, so that no other form could be written and read back.
/// </summary>
internal static class CodeText
{
    private const int TabStop = 4;

    public static string Of(string text)
    {
        // The parser leaves a lone carriage return before the end of the text as it stands.
        if (text.Contains('\r', StringComparison.Ordinal)) text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return text.AsSpan().ContainsAny(' ', '\t') ? string.Join('\n', text.Split('\n').Select(line => string.IsNullOrWhiteSpace(line) ? "" : Indented(line))) : text;
    }

    private static string Indented(string line)
    {
        var start = line.AsSpan().IndexOfAnyExcept(' ', '\t');
        if (!line.AsSpan(0, start).Contains('\t')) return line;
        var columns = 0;
        foreach (var c in line.AsSpan(0, start)) columns += c == '\t' ? TabStop - (columns % TabStop) : 1;
        return new string(' ', columns) + line[start..];
    }
}
