using System.Text;
using static Digest.Typesetting.Paragraphs.LineBreakClass;

namespace Digest.Typesetting.Paragraphs;

/// <summary>
/// Where lines may end by the rules of Unicode 15 (UAX #14), untailored but for numbers, which are kept whole as its example 7 shows and its test
/// data expects. One pass from left to right: what a rule needs to know of earlier text is kept in a few fields.
/// </summary>
internal ref struct LineBreakRules
{
    private readonly ReadOnlySpan<char> text;

    /// <summary>The class of the character before, spaces included; marks count with what they stand on (LB9).</summary>
    private LineBreakClass before;

    /// <summary>The class of the last character that is no space.</summary>
    private LineBreakClass solid;

    /// <summary>The class before that of <see cref="before"/>.</summary>
    private LineBreakClass earlier;

    private bool isAfterJoiner;
    private int indicators;
    private NumberPart number;

    private LineBreakRules(ReadOnlySpan<char> text) => this.text = text;

    /// <summary>How much of a number has been read (LB25).</summary>
    private enum NumberPart
    {
        None,
        Digits,
        Closed,
    }

    /// <summary>For each code unit whether a line may end before it; false for the first.</summary>
    public static bool[] Find(ReadOnlySpan<char> text)
    {
        var may = new bool[text.Length];
        var rules = new LineBreakRules(text);
        for (var at = 0; at < text.Length;)
        {
            var length = rules.Next(at, out may[at]);
            at += length;
        }

        return may;
    }

    private int Next(int at, out bool mayEnd)
    {
        var kind = ClassAt(at, out var length);
        var isMark = kind is CM or ZWJ;
        var isJoiner = kind == ZWJ;
        mayEnd = false;
        if (isMark && at > 0 && before is not (BK or CR or LF or NL or SP or ZW))
        {
            isAfterJoiner = isJoiner;
            return length;
        }

        if (isMark) kind = AL;
        mayEnd = at > 0 && !isAfterJoiner && MayEnd(kind, at + length);
        Remember(kind);
        isAfterJoiner = isJoiner;
        return length;
    }

    private readonly LineBreakClass ClassAt(int at, out int length)
    {
        if (text[at] < 0x80)
        {
            length = 1;
            return LineBreakClasses.Table[text[at]];
        }

        Rune.DecodeFromUtf16(text[at..], out var rune, out length);
        return LineBreakClasses.Table[rune.Value];
    }

    private void Remember(LineBreakClass kind)
    {
        number = kind switch
        {
            NU => NumberPart.Digits,
            SY or IS when number == NumberPart.Digits => NumberPart.Digits,
            CL or CP or CW when number == NumberPart.Digits => NumberPart.Closed,
            _ => NumberPart.None,
        };
        indicators = kind == RI ? indicators + 1 : 0;
        (earlier, before) = (before, kind);
        if (kind != SP) solid = kind;
    }

    /// <summary>LB4 to LB18: ends of lines, spaces, joiners, and the signs that look across spaces.</summary>
    private readonly bool MayEnd(LineBreakClass after, int next)
    {
        if (before is BK or LF or NL || (before == CR && after != LF)) return true;
        if (after is BK or CR or LF or NL or SP or ZW) return false;
        if (solid == ZW) return true;
        if (after == WJ || before is WJ or GL || (after == GL && before is not (SP or BA or HY))) return false;
        if (after is CL or CP or CW or EX or IS or SY || solid is OP or OW) return false;
        if ((solid == QU && after is OP or OW) || (solid is CL or CP or CW && after == NS) || (solid == B2 && after == B2)) return false;
        return before == SP || MayPart(after, next);
    }

    /// <summary>LB19 to LB31: two characters side by side.</summary>
    private readonly bool MayPart(LineBreakClass after, int next)
    {
        if (after == QU || before == QU) return false;
        if (after == CB || before == CB) return true;
        if (after is BA or HY or NS or IN || before == BB) return false;
        if ((earlier == HL && before is HY or BA) || (before == SY && after == HL)) return false;
        return !IsWord(after) && !IsNumber(after, next) && !IsSyllable(after) && !IsPictograph(after);
    }

    /// <summary>LB23, LB24, LB28, LB29, LB30: letters, with figures, signs and brackets that touch them.</summary>
    private readonly bool IsWord(LineBreakClass after) =>
        (before is AL or HL && after is NU or PR or PO or AL or HL or OP)
        || (after is AL or HL && before is NU or PR or PO or IS or CP)
        || (before == NU && after == OP) || (before == CP && after == NU);

    /// <summary>LB25: signs, brackets and figures of a number, and what stands before and after it.</summary>
    private readonly bool IsNumber(LineBreakClass after, int next) => after switch
    {
        NU => number == NumberPart.Digits || before is PR or PO or OP or OW or HY,
        PO or PR => number != NumberPart.None,
        OP or OW or HY => before is PR or PO && next < text.Length && ClassAt(next, out _) == NU,
        _ => false,
    };

    /// <summary>LB26 and LB27: Korean syllables.</summary>
    private readonly bool IsSyllable(LineBreakClass after) =>
        (before == JL && after is JL or JV or H2 or H3) || (before is JV or H2 && after is JV or JT) || (before is JT or H3 && after == JT)
        || (before is JL or JV or JT or H2 or H3 && after == PO) || (before == PR && after is JL or JV or JT or H2 or H3);

    /// <summary>LB23a, LB30a, LB30b: ideographs with signs, flags, and emoji with skin tones.</summary>
    private readonly bool IsPictograph(LineBreakClass after) =>
        (before == PR && after is ID or EP or EB or EM) || (before is ID or EP or EB or EM && after == PO)
        || (before == RI && after == RI && indicators % 2 == 1) || (before is EB or EP && after == EM);
}
