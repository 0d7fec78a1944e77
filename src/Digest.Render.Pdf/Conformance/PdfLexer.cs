using System.Globalization;
using System.Text;
using Digest.Render.Pdf.Pdf.Objects;

namespace Digest.Render.Pdf.Conformance;

/// <summary>Thrown within the reader where bytes are no PDF; caught where a file or one of its objects is read.</summary>
internal sealed class PdfSyntaxException(string message) : Exception(message);

/// <summary>Reads tokens and objects from bytes (ISO 32000-1, 7.2 and 7.3). Nesting is bounded, and every step moves on, so that any bytes are read in linear time.</summary>
internal sealed class PdfLexer(ReadOnlyMemory<byte> bytes, int start = 0)
{
    private const int DeepestNesting = 200;

    private int depth;

    /// <summary>Where the next token is looked for.</summary>
    public int Position { get; set; } = start;

    /// <summary>True when a hexadecimal string had an odd number of digits or a character that is none.</summary>
    public bool HasOddHex { get; private set; }

    /// <summary>True at the end, white space and comments skipped.</summary>
    public bool IsAtEnd
    {
        get
        {
            Skip();
            return Position >= bytes.Length;
        }
    }

    private ReadOnlySpan<byte> Span => bytes.Span;

    /// <summary>The next object; null when the next token is a keyword, which <see cref="Keyword"/> then reads.</summary>
    public PdfObject? Object()
    {
        Skip();
        if (Position >= bytes.Length) throw new PdfSyntaxException("the file ends within an object");
        var c = Span[Position];
        return c switch
        {
            (byte)'/' => Name(),
            (byte)'(' => Literal(),
            (byte)'[' => Nested(Array),
            (byte)'<' when Position + 1 < bytes.Length && Span[Position + 1] == '<' => Nested(Dictionary),
            (byte)'<' => Hex(),
            (>= (byte)'0' and <= (byte)'9') or (byte)'+' or (byte)'-' or (byte)'.' => Number(),
            _ => Word(),
        };
    }

    /// <summary>The next operator of a content stream or a program; <paramref name="operands"/> are then those before it, and null is the end.</summary>
    public string? Operator(List<PdfObject> operands)
    {
        operands.Clear();
        while (!IsAtEnd)
        {
            if (Object() is not { } operand) return Keyword();
            operands.Add(operand);
        }

        return null;
    }

    /// <summary>The characters of the next keyword or operator; empty when what follows is none.</summary>
    public string Keyword()
    {
        Skip();
        var from = Position;
        while (Position < bytes.Length && IsRegular(Span[Position])) Position++;
        if (Position == from && Position < bytes.Length) Position++;
        return Encoding.Latin1.GetString(Span[from..Position]);
    }

    /// <summary>Skips white space and comments.</summary>
    public void Skip()
    {
        while (Position < bytes.Length)
        {
            var c = Span[Position];
            if (c == '%')
            {
                while (Position < bytes.Length && Span[Position] is not ((byte)'\n' or (byte)'\r')) Position++;
            }
            else if (IsWhite(c)) Position++;
            else return;
        }
    }

    /// <summary>True for the white-space characters of table 1.</summary>
    public static bool IsWhite(byte c) => c is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsRegular(byte c) => !IsWhite(c) && !"()<>[]{}/%"u8.Contains(c);

    private PdfObject Nested(Func<PdfObject> read)
    {
        if (++depth > DeepestNesting) throw new PdfSyntaxException("objects are nested too deeply");
        var value = read();
        depth--;
        return value;
    }

    private PdfObject? Word()
    {
        var from = Position;
        switch (Keyword())
        {
            case "true": return true;
            case "false": return false;
            case "null": return new PdfObject.Null();
            default:
                Position = from;
                return null;
        }
    }

    private PdfObject.Name Name()
    {
        Position++;
        var name = new List<byte>();
        while (Position < bytes.Length && IsRegular(Span[Position]))
        {
            if (Span[Position] == '#' && Position + 2 < bytes.Length && Digit(Span[Position + 1]) is { } high && Digit(Span[Position + 2]) is { } low)
            {
                name.Add((byte)((high << 4) | low));
                Position += 3;
            }
            else name.Add(Span[Position++]);
        }

        return new(Encoding.UTF8.GetString([.. name]));
    }

    private PdfObject Number()
    {
        var from = Position;
        while (Position < bytes.Length && IsRegular(Span[Position])) Position++;
        var text = Encoding.Latin1.GetString(Span[from..Position]);
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)) return (PdfObject?)Reference(whole) ?? new PdfObject.Integer(whole);
        return double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var real)
            ? new PdfObject.Real(real)
            : throw new PdfSyntaxException($"“{text}” is no number");
    }

    private PdfObject.Reference? Reference(long number)
    {
        var at = Position;
        while (at < bytes.Length && IsWhite(Span[at])) at++;
        var from = at;
        while (at < bytes.Length && Span[at] is >= (byte)'0' and <= (byte)'9') at++;
        if (at == from || at - from > 5) return null;
        while (at < bytes.Length && IsWhite(Span[at])) at++;
        if (at >= bytes.Length || Span[at] != 'R' || (at + 1 < bytes.Length && IsRegular(Span[at + 1])) || number is < 0 or > int.MaxValue) return null;
        Position = at + 1;
        return new((int)number);
    }

    private PdfObject.Array Array()
    {
        Position++;
        var items = new List<PdfObject>();
        while (true)
        {
            Skip();
            if (Position < bytes.Length && Span[Position] == ']') break;
            items.Add(Object() ?? throw new PdfSyntaxException($"“{Keyword()}” stands in an array"));
        }

        Position++;
        return new(items);
    }

    private PdfObject.Dictionary Dictionary()
    {
        Position += 2;
        var entries = new List<KeyValuePair<string, PdfObject>>();
        while (true)
        {
            Skip();
            if (Position + 1 < bytes.Length && Span[Position] == '>' && Span[Position + 1] == '>') break;
            if (Object() is not PdfObject.Name key) throw new PdfSyntaxException("a key of a dictionary is no name");
            entries.Add(new(key.Value, Object() ?? throw new PdfSyntaxException($"“{Keyword()}” stands in a dictionary")));
        }

        Position += 2;
        return new(entries);
    }

    private PdfObject.String Hex()
    {
        Position++;
        var digits = new List<int>();
        while (Position < bytes.Length && Span[Position] != '>')
        {
            if (Digit(Span[Position]) is { } digit) digits.Add(digit);
            else if (!IsWhite(Span[Position])) HasOddHex = true;
            Position++;
        }

        Position++;
        if (digits.Count % 2 != 0)
        {
            HasOddHex = true;
            digits.Add(0);
        }

        return new(digits.Chunk(2).Select(pair => (byte)((pair[0] << 4) | pair[1])).ToArray());
    }

    private static int? Digit(byte c) => c switch
    {
        >= (byte)'0' and <= (byte)'9' => c - '0',
        >= (byte)'A' and <= (byte)'F' => c - 'A' + 10,
        >= (byte)'a' and <= (byte)'f' => c - 'a' + 10,
        _ => null,
    };

    private PdfObject.String Literal()
    {
        Position++;
        var text = new List<byte>();
        for (var open = 1; Position < bytes.Length; Position++)
        {
            var c = Span[Position];
            if (c == '\\') Escape(text);
            else if (c == ')' && --open == 0) break;
            else
            {
                if (c == '(') open++;
                text.Add(c);
            }
        }

        if (Position >= bytes.Length) throw new PdfSyntaxException("the file ends within a string");
        Position++;
        return new(text.ToArray());
    }

    private void Escape(List<byte> text)
    {
        if (++Position >= bytes.Length) return;
        var c = Span[Position];
        if (c is >= (byte)'0' and <= (byte)'7')
        {
            var (value, digits) = (0, 0);
            while (digits++ < 3 && Position < bytes.Length && Span[Position] is >= (byte)'0' and <= (byte)'7') value = (value * 8) + Span[Position++] - '0';
            Position--;
            text.Add((byte)value);
            return;
        }

        if (c == '\r' && Position + 1 < bytes.Length && Span[Position + 1] == '\n') Position++;
        if (c is (byte)'\r' or (byte)'\n') return;
        text.Add(c switch { (byte)'n' => 10, (byte)'r' => 13, (byte)'t' => 9, (byte)'b' => 8, (byte)'f' => 12, _ => c });
    }
}
