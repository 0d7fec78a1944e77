namespace Digest.Model.Reading;

/// <summary>Definitions of references and of notes, <c>[label]: …</c>, which hold for a whole text.</summary>
internal static class MarkdownDefinitions
{
    /// <summary>False only for a text that has none: it has no label, over as many lines as may be, that begins a line behind marks of quotations and lists and ends before a colon.</summary>
    public static bool MayStandIn(string text)
    {
        if (!text.Contains("]:", StringComparison.Ordinal)) return false;
        for (var at = text.IndexOf('[', StringComparison.Ordinal); at >= 0; at = text.IndexOf('[', at + 1))
            if (BeginsLine(text, at) && EndsBeforeColon(text.AsSpan(at + 1))) return true;
        return false;
    }

    private static bool BeginsLine(string text, int at)
    {
        if (at > 0 && text[at - 1] != '>' && !char.IsWhiteSpace(text[at - 1])) return false;
        for (var before = at - 1; before >= 0 && text[before] is not ('\n' or '\r'); before--)
            if (text[before] is not ('>' or '-' or '*' or '+' or '.' or ')' or (>= '0' and <= '9')) && !char.IsWhiteSpace(text[before])) return false;
        return true;
    }

    private static bool EndsBeforeColon(ReadOnlySpan<char> label)
    {
        while (label.IndexOfAny('[', ']', '\\') is >= 0 and var at)
        {
            if (label[at] != '\\') return label[at..] is [']', ':', ..];
            label = label[Math.Min(label.Length, at + 2)..];
        }

        return false;
    }
}
