using System.Buffers;

namespace Digest.Model.Reading;

/// <summary>
/// What the parser of inlines takes as a whole without a look at the marks in it: a sign behind a backslash, code that closes, a formula, an address or a
/// plain tag in angle brackets, a link's target. Each but the first is surely so only while nothing before it may reach into it; from the first sign that leaves a doubt on it is left as it
/// stands. Takes linear time.
/// </summary>
internal struct InlineWholes
{
    private static readonly SearchValues<char> Openings = SearchValues.Create("\\$`<(");

    // What a target or an address may have before its end without a doubt about where that is.
    private static readonly SearchValues<char> TargetEnds = SearchValues.Create(" \t\n\"()<`$\\");
    private static readonly SearchValues<char> PointedEnds = SearchValues.Create("\n<>`$\\");
    private static readonly SearchValues<char> AddressEnds = SearchValues.Create(" \t\n<`$\\");
    private static readonly SearchValues<char> LabelEnds = SearchValues.Create("[]`$\\");

    private readonly string text;
    private readonly char[] plain;
    private readonly Dictionary<int, int> lastRuns = [];
    private bool mayBlank = true;

    // Brackets of which the last surely begins a link when a target follows.
    private int open;

    // Up to where no address takes a mark into it.
    private int plainUntil;

    private InlineWholes(string text) => (this.text, plain) = (text, text.ToCharArray());

    /// <summary>The text with as many letters in the place of all that is taken as a whole but its first sign.</summary>
    public static string Blanked(string text)
    {
        if (!text.AsSpan().ContainsAny(Openings)) return text;
        var wholes = new InlineWholes(text);
        wholes.NoteRuns();
        for (var i = 0; i + 1 < text.Length; i++) i = wholes.Pass(i);
        return new string(wholes.plain);
    }

    // The last place of a run of so many backticks, so that none is looked for that does not come.
    private readonly void NoteRuns()
    {
        for (var i = text.IndexOf('`', StringComparison.Ordinal); i >= 0 && i < text.Length; i++)
        {
            if (text[i] != '`') continue;
            var start = i;
            i += RunAt(i);
            lastRuns[i - start] = start;
        }
    }

    // The place of the last sign that is passed over with the one here.
    private int Pass(int at)
    {
        if (mayBlank)
        {
            if (EndOfWhole(at) is > 0 and var end)
            {
                plain.AsSpan(at + 1, end - at - 1).Fill('x');
                return end - 1;
            }

            if (text[at] == '`') return at + RunAt(at) - 1;
            if (text[at] == '[') open++;
            if (text[at] == ']' && Close(at) is > 0 and var last) return last;
            mayBlank = !IsDoubt(at);
        }

        if (text[at] != '\\' || !char.IsAscii(text[at + 1]) || !(char.IsPunctuation(text[at + 1]) | char.IsSymbol(text[at + 1]))) return at;
        plain[at + 1] = 'x';
        return at + 1;
    }

    // Where what begins here and is taken whole ends; 0 when nothing does.
    private readonly int EndOfWhole(int at) => text[at] switch
    {
        '`' => EndOfCode(at),
        '$' => FormulaMarks.At(text, at, text.Length)?.End ?? 0,
        '\\' when text[at + 1] is '(' or '[' => FormulaMarks.At(text, at, text.Length)?.End ?? 0,
        '<' => EndOfTag(at),
        _ => 0,
    };

    // Behind an escaped backtick none opens.
    private readonly int EndOfCode(int at)
    {
        var run = RunAt(at);
        if ((at > 0 && text[at - 1] == '`') || lastRuns[run] <= at) return 0;
        for (var next = at + run; ;)
        {
            next = text.IndexOf('`', next);
            var length = RunAt(next);
            next += length;
            if (length == run) return next;
        }
    }

    private readonly int RunAt(int at) => text.AsSpan(at).IndexOfAnyExcept('`') is >= 0 and var length ? length : text.Length - at;

    // An address in angle brackets, an element without attributes, a comment of nothing.
    private readonly int EndOfTag(int at)
    {
        var rest = text.AsSpan(at + 1);
        if (rest.StartsWith("!-- -->")) return at + "<!-- -->".Length;
        if (rest.StartsWith("http")) return rest.IndexOfAny('<', '>', ' ') is > 0 and var length && rest[length] == '>' && IsWholeAddress(rest[..length]) ? at + length + 2 : 0;
        if (rest[0] == '/') rest = rest[1..];
        var letters = rest.IndexOfAnyExceptInRange('a', 'z');
        return letters > 0 && rest[letters] == '>' ? text.Length - rest.Length + letters + 1 : 0;
    }

    private static bool IsWholeAddress(ReadOnlySpan<char> address) => (address.StartsWith("http://") || address.StartsWith("https://")) && address.IndexOfAnyInRange('\0', ' ') < 0;

    // The last sign of the target behind a bracket that closes; 0 when there is none. A link's words hold no other link, and what refers to a definition has no target.
    private int Close(int at)
    {
        var last = text[at + 1] == '(' ? EndOfTarget(at + 2) : 0;
        if (last > 0 && open > 0) plain.AsSpan(at + 2, last - at - 2).Fill('x');
        open = last > 0 ? 0 : Math.Max(0, open - 1) - (text[at + 1] == '[' ? 1 : 0);
        return last;
    }

    // The last sign of the target of a link that has no title; 0 where it may be another or none at all.
    private readonly int EndOfTarget(int from)
    {
        var isPointed = from < text.Length && text[from] == '<';
        var start = isPointed ? from + 1 : from;
        var end = IndexOf(isPointed ? PointedEnds : TargetEnds, start);
        return end < text.Length && text[end] == (isPointed ? '>' : ')') ? end : 0;
    }

    // What begins here may take a mark into it by which something else seems to open: a tag, a target, a definition, a wiki's link, an address.
    private bool IsDoubt(int at) => (text[at], text[at + 1]) switch
    {
        ('<', var next) => char.IsAsciiLetter(next) || next is '/' or '!' or '?',
        (']', '(' or ':') => true,
        ('[', '[' or '^') => IsMark(IndexOf(LabelEnds, at + 2)),
        ('/', '/') => at > 0 && text[at - 1] == ':' && IsMarkInAddress(at),
        ('w', 'w') => text.AsSpan(at).StartsWith("www.") && IsMarkInAddress(at),
        (':', _) => (text.AsSpan(0, at).EndsWith("tel") || text.AsSpan(0, at).EndsWith("mailto")) && IsMarkInAddress(at),
        _ => false,
    };

    private bool IsMarkInAddress(int at)
    {
        if (at >= plainUntil) plainUntil = IndexOf(AddressEnds, at);
        return IsMark(plainUntil);
    }

    private readonly bool IsMark(int at) => at < text.Length && text[at] is '`' or '$' or '\\';

    private readonly int IndexOf(SearchValues<char> signs, int from) => text.AsSpan(from).IndexOfAny(signs) is >= 0 and var length ? from + length : text.Length;
}
