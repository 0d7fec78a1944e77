using System.Runtime.InteropServices;
using System.Text;
using Digest.Model.Document;
using Digest.Model.Recognition;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>Puts running text in order: neighbouring texts become one, white space single spaces, none at the ends and around line breaks; no line break at the ends.</summary>
internal static class InlineText
{
    // Marks that go deeper add nothing, and could not be written down again within the limits of the readers.
    private const int Deepest = 32;

    /// <summary>The inlines of one whole block in order; the same when they are in order.</summary>
    public static EquatableArray<Inline> Tidy(EquatableArray<Inline> inlines) => IsTidy(inlines) ? inlines : Tidy((IEnumerable<Inline>)inlines);

    /// <summary>The inlines of one whole block in order.</summary>
    public static EquatableArray<Inline> Tidy(IEnumerable<Inline> inlines)
    {
        var spaced = true;
        var tidy = Walk(inlines, ref spaced, 0);
        tidy = TrimEnd(tidy);
        while (tidy is [.., Inline.LineBreak]) tidy = TrimEnd(tidy[..^1]);
        return tidy.SkipWhile(inline => inline is Inline.LineBreak).ToEquatableArray();
    }

    /// <summary>A text alone in order; empty when it is white space.</summary>
    public static EquatableArray<Inline> Line(ReadOnlySpan<char> text, Origin origin)
    {
        if (HasOtherSpace(text) || text.Contains("  ", StringComparison.Ordinal)) return Tidy([new Inline.Text(text.ToString()) { Origin = origin }]);
        text = text.Trim(' ');
        return text.IsEmpty ? [] : [new Inline.Text(text.ToString()) { Origin = origin }];
    }

    // What most are: nothing of it would be put together, taken away or changed.
    private static bool IsTidy(EquatableArray<Inline> inlines)
    {
        var spaced = true;
        return inlines.IsEmpty || (IsTidy(inlines, ref spaced, 0) && inlines[0] is not Inline.LineBreak && inlines[inlines.Count - 1] is not (Inline.LineBreak or Inline.Text { Value: [.., ' '] }));
    }

    private static bool IsTidy(EquatableArray<Inline> inlines, ref bool spaced, int depth)
    {
        Inline? last = null;
        foreach (var inline in inlines.AsSpan())
        {
            if (inline is Inline.Text text)
            {
                if (last is Inline.Text || text.Value.Length == 0 || !IsSingleSpaced(text.Value, spaced)) return false;
                spaced = text.Value[^1] == ' ';
            }
            else if (inline is Inline.LineBreak)
            {
                if (last is Inline.Text { Value: [.., ' '] }) return false;
                spaced = true;
            }
            else if (InlineCut.ContentOf(inline) is { } content)
            {
                if (depth + 1 >= Deepest || IsEmptyMark(inline, content) || !IsTidy(content, ref spaced, depth + 1)) return false;
            }
            else
            {
                spaced = false;
            }

            last = inline;
        }

        return true;
    }

    private static bool IsSingleSpaced(string value, bool spaced) => !(spaced && value[0] == ' ') && !HasOtherSpace(value) && !value.Contains("  ", StringComparison.Ordinal);

    // White space that becomes a space; one search for all of it would be slower than two.
    private static bool HasOtherSpace(ReadOnlySpan<char> text) => text.ContainsAnyInRange('\t', '\r') || text.ContainsAny('\u0085', '\u2028', '\u2029');

    public static (int Start, int End) Trim(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return (start, end);
    }

    private static List<Inline> Walk(IEnumerable<Inline> inlines, ref bool spaced, int depth)
    {
        var tidy = new List<Inline>();
        var run = default(TextRun);
        foreach (var inline in depth < Deepest ? inlines : inlines.SelectMany(Bare))
        {
            if (inline is Inline.Text text)
            {
                run.Add(text, ref spaced);
                continue;
            }

            if (Tidied(inline, ref spaced, depth) is not { } part) continue;
            run.MoveTo(tidy);
            if (part is Inline.LineBreak)
            {
#if FAULT_5
                if (tidy is [_, .., Inline.Text]) tidy.RemoveAt(tidy.Count - 1);
#endif
                tidy = TrimEnd(tidy);
                spaced = true;
            }

            tidy.Add(part);
        }

        run.MoveTo(tidy);
        return tidy;
    }

    // What is no text by itself, with its content in order; null for marks around nothing.
    private static Inline? Tidied(Inline inline, ref bool spaced, int depth)
    {
        if (InlineCut.ContentOf(inline) is not { } content)
        {
            spaced = false;
            return inline;
        }

        EquatableArray<Inline> inner = Walk(content, ref spaced, depth + 1).ToEquatableArray();
        return IsEmptyMark(inline, inner) ? null : inline switch
        {
            Inline.Emphasis part => part with { Content = inner },
            Inline.Strong part => part with { Content = inner },
            Inline.Strikeout part => part with { Content = inner },
            Inline.Superscript part => part with { Content = inner },
            Inline.Subscript part => part with { Content = inner },
            Inline.Link part => part with { Content = inner },
            _ => throw new InvalidOperationException($"{inline.GetType().Name} holds no inlines."),
        };
    }

    // They say nothing, and could not be written down; a link still leads somewhere.
    private static bool IsEmptyMark(Inline inline, EquatableArray<Inline> content) => content.IsEmpty && inline is not Inline.Link;

    private static IEnumerable<Inline> Bare(Inline inline) => inline is not Inline.Link && InlineCut.ContentOf(inline) is { } content ? content.SelectMany(Bare) : [inline];

    private static string SingleSpaced(string value, ref bool spaced)
    {
        if (value.Length > 0 && IsSingleSpaced(value, spaced))
        {
            spaced = value[^1] == ' ';
            return value;
        }

        // Where lines end: most of what changes.
        if (value == "\n")
        {
            value = spaced ? "" : " ";
            spaced = true;
            return value;
        }

        StringBuilder? changed = null;
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            var isSpace = c is ' ' or '\t' or '\n' or '\r' or '\f' or '\v' or '\u0085' or '\u2028' or '\u2029';
            if (isSpace && (spaced || c != ' ')) changed ??= new StringBuilder(value, 0, i, value.Length);
            if (!isSpace || !spaced) changed?.Append(isSpace ? ' ' : c);
            spaced = isSpace;
        }

        return changed?.ToString() ?? value;
    }

    private static Origin Join(Origin first, Origin second) => first.Span is { } a && second.Span is { } b ? first.Over(TextSpan.Between(a.Start, Math.Max(a.End, b.End))) : first;

    // White space at the end may stand inside the last part, as in "**Key:** ".
    private static List<Inline> TrimEnd(List<Inline> inlines)
    {
        while (inlines is [.., Inline.Text last])
        {
            var value = last.Value.TrimEnd(' ');
            inlines.RemoveAt(inlines.Count - 1);
            if (value.Length == 0) continue;
            inlines.Add(last with { Value = value });
            break;
        }

        return inlines;
    }

    /// <summary>Neighbouring texts that are to become one.</summary>
    private struct TextRun
    {
        private Inline.Text? first;
        private Origin last;
        private string? second;
        private List<string>? all;

        public void Add(Inline.Text text, ref bool spaced)
        {
            var value = SingleSpaced(text.Value, ref spaced);
            if (value.Length == 0) return;
            if (first is null)
            {
                first = ReferenceEquals(value, text.Value) ? text : text with { Value = value };
                return;
            }

            // Most runs are of one part, or two.
            if (second is null) second = value;
            else (all ??= [first.Value, second]).Add(value);
            last = text.Origin;
        }

        public void MoveTo(List<Inline> inlines)
        {
            if (first is not null) inlines.Add(second is null ? first : new Inline.Text(all is null ? first.Value + second : string.Concat(CollectionsMarshal.AsSpan(all))) { Origin = Join(first.Origin, last) });
            this = default;
        }
    }
}
