namespace Digest.Model.Document;

/// <summary>
/// Running text in sentences. A sentence ends at a full stop, exclamation or question mark that is followed by white space and no small letter, where no single
/// capital or short word with a stop (an initial, <c>e.g.</c>, <c>Fig.</c>) stands before it. What is marked up (links, stress, formulas) is never parted.
/// </summary>
public static class Sentences
{
    private static readonly string[] Abbreviations = ["e.g", "i.e", "cf", "vs", "al", "Fig", "Figs", "Eq", "Eqs", "Ref", "Refs", "Dr", "Prof", "No", "ca", "approx", "St"];

    /// <summary>The sentences in order, each with its mark; the spaces between them are left out.</summary>
    public static IEnumerable<EquatableArray<Inline>> Of(EquatableArray<Inline> text)
    {
        var sentence = new List<Inline>();
        foreach (var inline in text)
        {
            if (inline is not Inline.Text plain)
            {
                sentence.Add(inline);
                continue;
            }

            var start = 0;
            foreach (var end in Ends(plain.Value))
            {
                sentence.Add(plain with { Value = plain.Value[start..end] });
                yield return sentence.ToEquatableArray();
                sentence.Clear();
                start = end;
                while (start < plain.Value.Length && plain.Value[start] == ' ') start++;
            }

            if (start < plain.Value.Length) sentence.Add(plain with { Value = plain.Value[start..] });
        }

        if (sentence.Count > 0) yield return sentence.ToEquatableArray();
    }

    /// <summary>The sentences of the paragraphs and entries of lists among the blocks.</summary>
    public static IEnumerable<EquatableArray<Inline>> Of(EquatableArray<Block> blocks) => blocks.SelectMany(block => block switch
    {
        Block.Paragraph paragraph => Of(paragraph.Content),
        Block.List list => list.Items.SelectMany(item => Of(item.Content)),
        Block.Quote quote => Of(quote.Content),
        Block.Admonition box => Of(box.Content),
        _ => [],
    });

    private static IEnumerable<int> Ends(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '。' or '！' or '？') yield return i + 1;
            if (text[i] is not ('.' or '!' or '?')) continue;
            var end = i + 1;
            while (end < text.Length && text[end] is '”' or '"' or ')' or '’') end++;
            if (end < text.Length && (text[end] != ' ' || (end + 1 < text.Length && char.IsLower(text[end + 1])))) continue;
            if (text[i] == '.' && IsAbbreviation(text, i)) continue;
            yield return end;
        }
    }

    private static bool IsAbbreviation(string text, int stop)
    {
        var start = stop;
        while (start > 0 && stop - start < 8 && (char.IsLetter(text[start - 1]) || text[start - 1] == '.')) start--;
        var word = text[start..stop];
        return (word.Length == 1 && char.IsUpper(word[0])) || Abbreviations.Contains(word, StringComparer.Ordinal);
    }
}
