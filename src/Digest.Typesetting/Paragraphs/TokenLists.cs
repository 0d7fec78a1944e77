namespace Digest.Typesetting.Paragraphs;

/// <summary>Lends lists of tokens: a paragraph needs one only until its lines are set, and the next paragraph of the same thread takes it over. A list that is not given back is an ordinary list.</summary>
internal static class TokenLists
{
    /// <summary>Longer ones are let go of, so that one huge paragraph does not hold memory for good.</summary>
    private const int Longest = 8192;

    [ThreadStatic]
    private static List<Token>? spare;

    /// <summary>An empty list.</summary>
    public static List<Token> Rent()
    {
        var list = spare ?? [];
        spare = null;
        return list;
    }

    /// <summary>Takes back a list that nothing reads any more.</summary>
    public static void Return(List<Token> list)
    {
        if (list.Capacity > Longest) return;
        list.Clear();
        spare = list;
    }
}
