using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>
/// Where the nodes of a page stand in its source. The parser tells where start tags stand and nothing about text, so the text of the tree is laid
/// along the source in order: tags and comments between are stepped over, a character reference is one character. Where tree and source part
/// (a broken page), the place is that of the next element known; a parent's place always holds its children's.
/// </summary>
internal sealed class HtmlPlaces
{
    private readonly string source;
    private readonly Dictionary<INode, TextSpan> spans = [];
    private readonly Dictionary<INode, int[]> places = [];
    private readonly HashSet<INode> withBlocks = [];
    private readonly Dictionary<INode, int> lengths = [];
    private int cursor;

    public HtmlPlaces(string source, IDocument document)
    {
        this.source = source;
        if (document.DocumentElement is { } root) Lay(root);
    }

    public TextSpan Of(INode node) => spans.GetValueOrDefault(node);

    /// <summary>The text of <paramref name="node"/> with the place of each character.</summary>
    public Excerpt Text(INode node, TextSpan within)
    {
        var (data, start) = (node.TextContent, Of(node).Start);
        var excerpt = new Excerpt(within);
        if (!places.TryGetValue(node, out var known)) return excerpt.Add(data, start);
        for (var i = 0; i < data.Length; i++) excerpt.Add(data.AsSpan(i, 1), known[i]);
        return excerpt;
    }

    /// <summary>True when an element that stands on lines of its own lies inside this one.</summary>
    public bool HasBlocks(INode node) => withBlocks.Contains(node);

    /// <summary>How many visible characters the element's text has, scripts and styles not counted.</summary>
    public int TextLength(INode node) => lengths.GetValueOrDefault(node);

    private (TextSpan Span, int Length) Lay(INode node)
    {
        var (start, end, length) = (cursor, cursor, 0);
        if (node is IElement element)
        {
            var index = element.SourceReference?.Position.Index ?? -1;
            if (index >= cursor && index < source.Length) (start, cursor) = (index, EndOfTag(index));
            end = cursor;
            var isRaw = element.LocalName is "script" or "style" or "xmp" or "iframe" or "noembed" or "noframes" or "plaintext";
            var (first, children) = (start, node.ChildNodes);
            for (var i = 0; i < children.Length; i++)
            {
                var child = children[i];
                if (isRaw && child is IText) cursor = end = EndOfRaw(cursor, element.LocalName);
                var (inner, letters) = child is IText && isRaw ? (TextSpan.Between(first, end), 0) : Lay(child);
                if (isRaw) spans[child] = inner;
                (start, end, length) = (Math.Min(start, inner.Start), Math.Max(end, inner.End), length + letters);
                if (child is IElement part && (HtmlNames.Blocks.Contains(part.LocalName) || withBlocks.Contains(part))) withBlocks.Add(node);
            }

            if (ClosingTag(element.LocalName) is { } close) cursor = end = Math.Max(end, close);
            if (HtmlNames.Markup.Contains(element.LocalName)) length = 0;
            lengths[node] = length;
        }
        else if (node is IText)
        {
            (start, end, length) = LayText(node, node.TextContent);
        }

        return (spans[node] = TextSpan.Between(start, end), length);
    }

    private (int Start, int End, int Length) LayText(INode node, string data)
    {
        // What looks like a tag or a comment there is text.
        var hasTags = node.Parent is not (IHtmlTitleElement or IHtmlTextAreaElement);
        var (at, visible) = (hasTags ? SkipTags(cursor) : cursor, 0);
        while (at < source.Length && data.Length > 0 && char.IsWhiteSpace(source[at]) && !char.IsWhiteSpace(data[0])) at++;
        if (at + data.Length <= source.Length && source.AsSpan(at, data.Length).SequenceEqual(data) && data.AsSpan().IndexOfAny('&', '<') < 0)
        {
            cursor = at + data.Length;
            foreach (var c in data)
                if (!char.IsWhiteSpace(c)) visible++;
            return (at, cursor, visible);
        }

        var known = new int[data.Length];
        var (start, last) = (at, at);
        for (var i = 0; i < data.Length; i++)
        {
            if (!char.IsWhiteSpace(data[i])) visible++;
            if (i > 0 && char.IsLowSurrogate(data[i]) && known[i - 1] != last - 1)
            {
                known[i] = known[i - 1];
                continue;
            }

            at = hasTags && last < source.Length && source[last] == '<' && data[i] != '<' ? SkipTags(last) : last;
            while (at < source.Length && char.IsWhiteSpace(source[at]) && !char.IsWhiteSpace(data[i])) at++;
            known[i] = Math.Min(at, source.Length);
            last = at + LengthAt(at, data[i], i + 1 < data.Length ? data[i + 1] : '\0');
        }

        places[node] = known;
        cursor = Math.Min(last, source.Length);
        return (Math.Min(start, cursor), cursor, visible);
    }

    // How many characters of the source the character of the tree takes; 0 where they do not fit together.
    private int LengthAt(int at, char c, char next)
    {
        if (at >= source.Length) return 0;
        if (source[at] == '\r' && c == '\n') return at + 1 < source.Length && source[at + 1] == '\n' ? 2 : 1;
        if (source[at] != '&') return source[at] == c || c == '\uFFFD' ? 1 : 0;
        var end = at + 1;
        while (end < source.Length && end < at + 34 && (char.IsAsciiLetterOrDigit(source[end]) || (source[end] == '#' && end == at + 1))) end++;
        if (end < source.Length && source[end] == ';')
        {
            var name = source.AsSpan(at + 1, end - at - 1);
            if (c != '&' || name is "amp" or "AMP" or "#38" or "#x26" or "#X26") return end + 1 - at;
            return 1;
        }

        if (c == '&') return 1;
        for (var to = at + 2; to <= end; to++)
            if (to < source.Length && source[to] == next) return to - at;
        return end - at;
    }

    private int SkipTags(int at)
    {
        while (at + 1 < source.Length && source[at] == '<' && (char.IsAsciiLetter(source[at + 1]) || source[at + 1] is '/' or '!' or '?')) at = EndOfTag(at);
        return at;
    }

    private int EndOfTag(int at)
    {
        if (source.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal))
        {
            var close = source.IndexOf("-->", at + 2, StringComparison.Ordinal);
            return close < 0 ? source.Length : close + 3;
        }

        var quote = '\0';
        for (var i = at + 1; i < source.Length; i++)
        {
            var c = source[i];
            if (quote != '\0' && c == quote) quote = '\0';
            else if (quote == '\0' && c == '>') return i + 1;
            else if (quote == '\0' && c is '"' or '\'' && source[i - 1] == '=' && source[at + 1] is not ('/' or '!' or '?')) quote = c;
        }

        return source.Length;
    }

    private int EndOfRaw(int at, string name)
    {
        var close = source.IndexOf("</" + name, at, StringComparison.OrdinalIgnoreCase);
        return close < 0 ? source.Length : close;
    }

    private int? ClosingTag(string name)
    {
        var at = cursor;
        return at + name.Length + 2 < source.Length && source[at] == '<' && source[at + 1] == '/' && source.AsSpan(at + 2).StartsWith(name, StringComparison.OrdinalIgnoreCase)
            && source[at + 2 + name.Length] is '>' or ' ' or '\n' or '\t' or '\r' ? EndOfTag(at) : null;
    }
}
