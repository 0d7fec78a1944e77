using System.Globalization;
using System.Text;
using Digest.Model;
using Digest.Model.Document;

namespace Digest.Render.Pdf.Layout;

/// <summary>
/// Text whose long words may be divided between any two characters: the last resort for what is wider than its column and has no place for a line
/// end, such as a key of 300 digits. The places are zero-width spaces, which are no part of the text that is read from the page.
/// </summary>
internal static class Breakable
{
    private const char ZeroWidthSpace = '\u200B';

    // A shorter word is wider than its column only where nothing else would fit either.
    private const int LongWord = 6;

    /// <summary>The same with places for line ends in long words.</summary>
    public static EquatableArray<Inline> Of(EquatableArray<Inline> content) => content.Select(Of).ToEquatableArray();

    private static Inline Of(Inline inline) => inline switch
    {
        Inline.Text text => text with { Value = Divided(text.Value) },
        Inline.Code code => code with { Value = Divided(code.Value) },
        Inline.Emphasis part => part with { Content = Of(part.Content) },
        Inline.Strong part => part with { Content = Of(part.Content) },
        Inline.Strikeout part => part with { Content = Of(part.Content) },
        Inline.Superscript part => part with { Content = Of(part.Content) },
        Inline.Subscript part => part with { Content = Of(part.Content) },
        Inline.Link link => link with { Content = Of(link.Content) },
        Inline.Image image => image with { Alternative = Divided(image.Alternative) },
        _ => inline,
    };

    private static string Divided(string text)
    {
        var result = new StringBuilder(text.Length * 2);
        foreach (var word in Words(text)) Append(result, word);
        return result.ToString();
    }

    private static void Append(StringBuilder result, string word)
    {
        if (word.Length < LongWord)
        {
            result.Append(word);
            return;
        }

        var characters = StringInfo.GetTextElementEnumerator(word);
        for (var isFirst = true; characters.MoveNext(); isFirst = false)
        {
            if (!isFirst) result.Append(ZeroWidthSpace);
            result.Append(characters.GetTextElement());
        }
    }

    // Words and the spaces between them.
    private static IEnumerable<string> Words(string text)
    {
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] == ' ' == (text[start] == ' ')) continue;
            if (i > start) yield return text[start..i];
            start = i;
        }
    }
}
