using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>
/// Running text seen as one string with the inlines behind it, so that a rule can find a place in the string and cut the inlines there. What is no
/// text (a formula, a picture, a line break) counts as one object replacement character.
/// </summary>
internal static class InlineCut
{
    private const char Object = '\uFFFC';

    /// <summary>The string.</summary>
    public static string Flat(EquatableArray<Inline> content) => content.Count switch
    {
        0 => "",
        1 when OwnText(content[0]) is { } own => own,
        _ => RunningText.Of(content).Flat,
    };

    /// <summary>The string of one inline.</summary>
    public static string Flat(Inline inline) => OwnText(inline) ?? (ContentOf(inline) is { } inner ? Flat(inner) : inline is Inline.LineBreak ? "\n" : "\uFFFC");

    /// <summary>The string, put together anew.</summary>
    public static string Joined(EquatableArray<Inline> content)
    {
        if (content is [var only]) return Flat(only);
        return string.Create(Length(content), content, static (text, content) => Write(content, text));
    }

    /// <summary>The string where it says all that the text does: nothing in it is a formula or a picture, or stands above or below the line; else null. It is not kept.</summary>
    public static string? PlainString(EquatableArray<Inline> content) => content is [Inline.Text only] ? only.Value : !IsPlain(content) ? null
        : RunningText.KnownFlat(content) ?? string.Create(Length(content), content, static (text, content) => Write(content, text));

    private static bool IsPlain(EquatableArray<Inline> content)
    {
        foreach (var inline in content.AsSpan())
            if (inline is not (Inline.Text or Inline.Code or Inline.LineBreak) && (inline is Inline.Superscript or Inline.Subscript || ContentOf(inline) is not { } inner || !IsPlain(inner))) return false;
        return true;
    }

    private static string? OwnText(Inline inline) => inline switch
    {
        Inline.Text text => text.Value,
        Inline.Code code => code.Value,
        _ => null,
    };

    /// <summary>The text from <paramref name="start"/> on, without white space at its ends.</summary>
    public static EquatableArray<Inline> From(EquatableArray<Inline> content, int start) => Between(content, start, int.MaxValue);

    /// <summary>The text from <paramref name="start"/> up to <paramref name="end"/>, without white space at its ends.</summary>
    public static EquatableArray<Inline> Between(EquatableArray<Inline> content, int start, int end) => Between(content, Flat(content), start, end, default);

    private static EquatableArray<Inline> Between(EquatableArray<Inline> content, string flat, int start, int end, Cursor from)
    {
        end = Math.Min(end, flat.Length);
        while (start < end && char.IsWhiteSpace(flat[start])) start++;
        while (end > start && char.IsWhiteSpace(flat[end - 1])) end--;
        // The same run keeps what was found out about it.
        return start == 0 && end == flat.Length ? content : Cut(content, start, end, from);
    }

    private static EquatableArray<Inline> Cut(EquatableArray<Inline> content, int start, int end, Cursor begin = default)
    {
        var all = content.AsSpan();
        var (first, at) = (begin.Index, begin.At);
        while (first < all.Length && Length(all[first]) is var length && at + length <= start) (first, at) = (first + 1, at + length);
        var (last, behind) = (first, at);
        while (last < all.Length && behind < end) behind += Length(all[last++]);
        if (first == last) return [];
        var kept = new Inline[last - first];
        var count = 0;
        foreach (var inline in all[first..last])
        {
            var length = Length(inline);
            var (from, to) = (Math.Max(0, start - at), Math.Min(length, end - at));
            at += length;
            if (from < to) kept[count++] = from == 0 && to == length ? inline : Part(inline, from, to);
        }

        return new(ImmutableCollectionsMarshal.AsImmutableArray(count == kept.Length ? kept : kept[..count]));
    }

    private static Inline Part(Inline inline, int from, int to) => inline switch
    {
        Inline.Text text => text with { Value = text.Value[from..to] },
        Inline.Code code => code with { Value = code.Value[from..to] },
        Inline.Emphasis emphasis => emphasis with { Content = Cut(emphasis.Content, from, to) },
        Inline.Strong strong => strong with { Content = Cut(strong.Content, from, to) },
        Inline.Strikeout strikeout => strikeout with { Content = Cut(strikeout.Content, from, to) },
        Inline.Superscript superscript => superscript with { Content = Cut(superscript.Content, from, to) },
        Inline.Subscript subscript => subscript with { Content = Cut(subscript.Content, from, to) },
        Inline.Link link => link with { Content = Cut(link.Content, from, to) },
        _ => inline,
    };

    private static int Length(Inline inline) => inline switch
    {
        Inline.Text text => text.Value.Length,
        Inline.Code code => code.Value.Length,
        _ when ContentOf(inline) is { } content => Length(content),
        _ => 1,
    };

    private static int Length(EquatableArray<Inline> content)
    {
        var length = 0;
        foreach (var inline in content.AsSpan()) length += Length(inline);
        return length;
    }

    // Writes the string and gives what is left of the room for it.
    private static Span<char> Write(EquatableArray<Inline> content, Span<char> room)
    {
        foreach (var inline in content.AsSpan())
        {
            if (OwnText(inline) is { } own)
            {
                own.CopyTo(room);
                room = room[own.Length..];
            }
            else if (ContentOf(inline) is { } inner)
            {
                room = Write(inner, room);
            }
            else
            {
                room[0] = inline is Inline.LineBreak ? '\n' : Object;
                room = room[1..];
            }
        }

        return room;
    }

    /// <summary>What stands inside an inline, or null when it holds no inlines.</summary>
    public static EquatableArray<Inline>? ContentOf(Inline inline) => inline switch
    {
        Inline.Emphasis emphasis => emphasis.Content,
        Inline.Strong strong => strong.Content,
        Inline.Strikeout strikeout => strikeout.Content,
        Inline.Superscript superscript => superscript.Content,
        Inline.Subscript subscript => subscript.Content,
        Inline.Link link => link.Content,
        _ => null,
    };

    /// <summary>The pieces of the text between separators; empty pieces are left out.</summary>
    /// <param name="content">The text.</param>
    /// <param name="signs">What separators begin with.</param>
    /// <param name="separatorAt">The length of the separator at a place, or 0.</param>
    public static List<EquatableArray<Inline>> Split(EquatableArray<Inline> content, SearchValues<char> signs, Func<string, int, int> separatorAt)
    {
        var flat = Flat(content);
        var pieces = new List<EquatableArray<Inline>>();
        if (flat.AsSpan().IndexOfAny(signs) < 0)
        {
            if (From(content, 0) is { IsEmpty: false } whole) pieces.Add(whole);
            return pieces;
        }

        var (cutter, start) = (new Cutter(content, flat), 0);
        for (var i = 0; i < flat.Length && flat.AsSpan(i).IndexOfAny(signs) is var next and >= 0; i++)
        {
            i += next;
            var length = separatorAt(flat, i);
            if (length == 0) continue;
            cutter.AddTo(pieces, start, i);
            start = i + length;
            i = start - 1;
        }

        cutter.AddTo(pieces, start, flat.Length);
        return pieces;
    }

    /// <summary>All links in the text, in order.</summary>
    public static ImmutableArray<Inline.Link> Links(EquatableArray<Inline> content) => content switch
    {
        [] or [Inline.Text] => [],
        _ => RunningText.Of(content).Links,
    };

    /// <summary>True when there is a link in the text.</summary>
    public static bool HasLinks(EquatableArray<Inline> content) => !Links(content).IsEmpty;

    /// <summary>True when some of a link stands between two places; one without text has no place of its own.</summary>
    public static bool HasLinks(ReadOnlySpan<Inline> content, int start, int end)
    {
        foreach (var inline in content)
        {
            var length = Length(inline);
            if (Math.Max(0, start) < Math.Min(length, end) && (inline is Inline.Link || (ContentOf(inline) is { } inner && (start <= 0 && end >= length ? HasLinks(inner) : HasLinks(inner.AsSpan(), start, end))))) return true;
            (start, end) = (start - length, end - length);
        }

        return false;
    }

    /// <summary>True when there is a formula or a picture in the text.</summary>
    public static bool HasObjects(EquatableArray<Inline> content) => Flat(content).Contains(Object, StringComparison.Ordinal);

    /// <summary>The pictures in the text that are not a link's, in order.</summary>
    public static IEnumerable<Inline.Image> Pictures(EquatableArray<Inline> content) => HasObjects(content)
        ? content.SelectMany(inline => inline is Inline.Image picture ? [picture] : inline is not Inline.Link && ContentOf(inline) is { } inner ? Pictures(inner) : []) : [];

    /// <summary>All links in the text, looked for anew.</summary>
    public static ImmutableArray<Inline.Link> FindLinks(EquatableArray<Inline> content)
    {
        // Most texts have one or none.
        ImmutableArray<Inline.Link> first = [];
        List<Inline.Link>? all = null;
        foreach (var inline in content.AsSpan())
        {
            if ((inline is Inline.Link link ? [link] : ContentOf(inline) is { } inner ? Links(inner) : []) is not { IsEmpty: false } found) continue;
            if (first.IsEmpty) first = found;
            else (all ??= [.. first]).AddRange(found);
        }

        return all is null ? first : [.. all];
    }

    /// <summary>The lines of the text; empty ones are left out.</summary>
    public static EquatableArray<EquatableArray<Inline>> Lines(EquatableArray<Inline> content)
    {
        var flat = Flat(content);
        var (lines, count) = (new EquatableArray<Inline>[flat.AsSpan().Count('\n') + 1], 0);
        var cutter = new Cutter(content, flat);
        for (var start = 0; start <= flat.Length;)
        {
            var end = flat.IndexOf('\n', start) is var at and >= 0 ? at : flat.Length;
            if (cutter.Piece(start, end) is { IsEmpty: false } line) lines[count++] = line;
            start = end + 1;
        }

        return new(ImmutableCollectionsMarshal.AsImmutableArray(count == lines.Length ? lines : lines[..count]));
    }

    /// <summary>Cuts pieces from a text one after another; their places are in order.</summary>
    internal struct Cutter(EquatableArray<Inline> content, string flat)
    {
        private Cursor cursor;

        /// <summary>The piece between two places, without white space at its ends.</summary>
        public EquatableArray<Inline> Piece(int start, int end)
        {
            cursor = cursor.MovedTo(content, start);
            return Between(content, flat, start, end, cursor);
        }

        /// <summary>Adds the piece unless it is empty.</summary>
        public void AddTo(List<EquatableArray<Inline>> pieces, int start, int end)
        {
            if (Piece(start, end) is { IsEmpty: false } piece) pieces.Add(piece);
        }
    }

    /// <summary>An inline and where it starts in the string.</summary>
    private readonly record struct Cursor(int Index, int At)
    {
        public Cursor MovedTo(EquatableArray<Inline> content, int place)
        {
            var (index, at) = (Index, At);
            while (index < content.Count && Length(content[index]) is var length && at + length <= place) (index, at) = (index + 1, at + length);
            return new Cursor(index, at);
        }
    }
}
