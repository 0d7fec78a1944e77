using System.Text;

namespace Digest.Model.Formulas.Chemical;

/// <summary>Reads a chemical formula by a strict grammar: elements and groups with counts, then a charge.</summary>
/// <remarks>
/// Idea: in materials digests a dash within a formula is a minus (<c>Cl6-x</c>), a full stop a decimal point and a small x a variable,
/// which mhchem reads as bond, adduct and letter. So this grammar comes first and mhchem's notation second.
/// <code>
/// formula := unit+ ; unit := (element | '(' inner ')' | '[' inner ']') count? ; count := term (sign term)*
/// term    := number variable? | variable ; variable := x | y | z | n | m | δ
/// </code>
/// </remarks>
internal sealed class Stoichiometry(string text)
{
    private const string Variables = "xyznmδ";
    private readonly List<MathNode> parts = [];
    private readonly StringBuilder letters = new();
    private int depth;

    /// <summary>Where reading stopped.</summary>
    public int Position { get; private set; }

    /// <summary>The elements met, in order, repeats included.</summary>
    public List<string> Elements { get; } = [];

    /// <summary>The counts met as they are written, each with the element it belongs to, or an empty string for a group.</summary>
    public List<(string Element, string Count)> Counts { get; } = [];

    private char Current => Position < text.Length ? text[Position] : '\0';

    /// <summary>Reads as many units as stand from <paramref name="start"/> on; false when there is none.</summary>
    public bool TryRead(int start)
    {
        Position = start;
        return ReadUnits();
    }

    /// <summary>What was read.</summary>
    public IReadOnlyList<MathNode> Parts()
    {
        Flush();
        return parts;
    }

    private bool ReadUnits()
    {
        var any = false;
        while (TryReadUnit()) any = true;
        return any;
    }

    private bool TryReadUnit()
    {
        var element = Chemical.Elements.LengthAt(text, Position);
        if (element > 0)
        {
            var symbol = text.Substring(Position, element);
            Elements.Add(symbol);
            letters.Append(symbol);
            Position += element;
            ReadCount(symbol);
            return true;
        }

        return Current is '(' or '[' && TryReadGroup();
    }

    private bool TryReadGroup()
    {
        if (depth >= 8) return false;
        var (start, close, length, count) = (Position, Current == '(' ? ')' : ']', letters.Length, parts.Count);
        depth++;
        letters.Append(Current);
        Position++;
        var isGroup = ReadUnits() && Current == close;
        depth--;
        if (!isGroup)
        {
            Position = start;
            if (parts.Count == count) letters.Length = length;
            else Broken = true;
            return false;
        }

        letters.Append(close);
        Position++;
        ReadCount("");
        return true;
    }

    /// <summary>True when a group that was begun could not be taken back; what was read is then no formula.</summary>
    public bool Broken { get; private set; }

    private void ReadCount(string element)
    {
        var start = Position;
        var isBraced = Current == '_';
        if (isBraced) Position++;
        var hasBrace = isBraced && Current == '{';
        if (hasBrace) Position++;
        var from = Position;
        var end = EndOfCount(text, Position);
        var closes = !hasBrace || (end < text.Length && text[end] == '}');
        if (end == from || !closes)
        {
            Position = start;
            return;
        }

        var count = text[from..end];
        Position = hasBrace ? end + 1 : end;
        Counts.Add((element, count));
        var @base = new MathNode.Words(letters.ToString());
        letters.Clear();
        parts.Add(new MathNode.Scripts(@base, CountNode(count), null));
    }

    /// <summary>Where a count that begins at <paramref name="at"/> ends; <paramref name="at"/> itself when none does.</summary>
    public static int EndOfCount(string text, int at)
    {
        var end = EndOfTerm(text, at);
        while (end > at && end < text.Length && text[end] is '+' or '-' or '−' or '±')
        {
            var next = EndOfTerm(text, end + 1);
            if (next == end + 1 || !HasVariable(text, at, next)) break;
            end = next;
        }

        return end;
    }

    /// <summary>A sum without a variable (<c>SO4-2</c>) is no count.</summary>
    private static bool HasVariable(string text, int from, int to) => text.AsSpan(from, to - from).ContainsAny(Variables);

    private static int EndOfTerm(string text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        if (end > at && end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
        {
            end++;
            while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        }

        if (end < text.Length && Variables.Contains(text[end], StringComparison.Ordinal) && !(end + 1 < text.Length && char.IsLower(text[end + 1]))) end++;
        return end;
    }

    private void Flush()
    {
        if (letters.Length > 0) parts.Add(new MathNode.Words(letters.ToString()));
        letters.Clear();
    }

    /// <summary>A count as a subscript: numbers upright in the text face, variables slanted.</summary>
    public static MathNode CountNode(string count)
    {
        var row = new List<MathNode>();
        var number = new StringBuilder();
        void FlushNumber()
        {
            if (number.Length > 0) row.Add(new MathNode.Words(number.ToString()));
            number.Clear();
        }

        foreach (var c in count)
        {
            if (char.IsAsciiDigit(c) || c == '.')
            {
                number.Append(c);
                continue;
            }

            FlushNumber();
            row.Add(c switch
            {
                '-' => new MathNode.Symbol("−", MathClass.Binary, MathVariant.Upright),
                '+' or '−' or '±' => new MathNode.Symbol(c.ToString(), MathClass.Binary, MathVariant.Upright),
                _ => new MathNode.Symbol(c.ToString(), MathClass.Ordinary, MathVariant.Italic),
            });
        }

        FlushNumber();
        return row.Count == 1 ? row[0] : new MathNode.Row(row.ToEquatableArray());
    }
}
