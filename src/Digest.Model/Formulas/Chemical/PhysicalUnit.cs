using Digest.Model.Formulas.Tex;

namespace Digest.Model.Formulas.Chemical;

/// <summary>Reads the argument of mhchem's <c>\pu</c>: a number and units with powers (<c>1.2e3 kJ mol-1</c>, <c>J//mol K</c>).</summary>
internal sealed class PhysicalUnit(string text, Func<string, MathNode> math)
{
    private readonly TexRow row = new();
    private readonly TexScanner scan = new(text);
    private bool afterUnit;

    /// <summary>The tree: a number, thin spaces and units; what stands around <c>//</c> is a fraction.</summary>
    public static MathNode Read(string text, Func<string, MathNode> math)
    {
        var bar = text.IndexOf("//", StringComparison.Ordinal);
        if (bar < 0) return new PhysicalUnit(text, math).ReadRow();
        var (above, below) = (text[..bar].TrimEnd(), text[(bar + 2)..]);
        var number = above.LastIndexOf(' ');
        var fraction = new MathNode.Fraction(new PhysicalUnit(above[(number + 1)..], math).ReadRow(), new PhysicalUnit(below.Replace("//", "/", StringComparison.Ordinal), math).ReadRow());
        return number < 0 ? fraction : new MathNode.Row([new PhysicalUnit(above[..number], math).ReadRow(), new MathNode.Space(3 / 18.0), fraction]);
    }

    private MathNode ReadRow()
    {
        while (!scan.AtEnd)
        {
            if (char.IsWhiteSpace(scan.Current)) ReadSpace();
            else if (char.IsAsciiDigit(scan.Current)) ReadNumber();
            else ReadUnit();
        }

        return row.ToNode();
    }

    private void ReadSpace()
    {
        scan.SkipSpace();
        if (!row.IsEmpty && !scan.AtEnd) row.Add(new MathNode.Space(3 / 18.0));
        afterUnit = false;
    }

    /// <summary>A digit after a unit is its power; elsewhere a number, with a power of ten after <c>e</c>.</summary>
    private void ReadNumber()
    {
        var number = TakeDigits();
        if (afterUnit)
        {
            row.AddSup(new MathNode.Words(number));
            afterUnit = false;
            return;
        }

        row.AddApart(new MathNode.Words(number));
        var isExponent = scan.Current is 'e' or 'E' && (char.IsAsciiDigit(scan.Next) || (scan.Next is '-' or '+' && scan.Position + 2 < text.Length && char.IsAsciiDigit(text[scan.Position + 2])));
        if (!isExponent) return;
        scan.Position++;
        var sign = scan.Current is '-' ? "−" : "";
        if (scan.Current is '-' or '+') scan.Position++;
        AddTen();
        row.AddSup(new MathNode.Words(sign + TakeDigits()));
    }

    private void AddTen()
    {
        row.AddApart(new MathNode.Symbol("×", MathClass.Binary, MathVariant.Upright));
        row.AddApart(new MathNode.Words("10"));
    }

    private void ReadUnit()
    {
        var c = scan.Current;
        if (c is '-' or '−' && afterUnit && char.IsAsciiDigit(scan.Next))
        {
            scan.Position++;
            row.AddSup(new MathNode.Words("−" + TakeDigits()));
            afterUnit = false;
        }
        else if (c == '+' && scan.Next == '-') AddSign("±", 2);
        else if (c is '±' or '×') AddSign(c.ToString(), 1);
        else if (c is '*' or '.' or '·') AddApart(new MathNode.Symbol("⋅", MathClass.Ordinary, MathVariant.Upright), 1);
        else if (c is '^' or '_')
        {
            scan.Position++;
            var script = ReadScript();
            if (c == '^') row.AddSup(script);
            else row.AddSub(script);
            afterUnit = false;
        }
        else if (c == '{') scan.Position++;
        else if (c is '\\' or '$') ReadMath();
        else if (c is '}' || char.IsControl(c)) scan.Position++;
        else if (char.IsLetter(c)) ReadLetters();
        else row.AddApart(new MathNode.Words(scan.TakeCharacter().Replace('-', '−')));
    }

    private void ReadLetters()
    {
        var start = scan.Position;
        while (!scan.AtEnd && char.IsLetter(scan.Current)) scan.TakeCharacter();
        row.AddApart(new MathNode.Words(text[start..scan.Position]));
        afterUnit = true;
    }

    private void ReadMath()
    {
        var start = scan.Position;
        if (scan.Take('$'))
        {
            while (!scan.AtEnd && scan.Current != '$') scan.Position++;
            row.AddApart(math(text[(start + 1)..scan.Position]));
            scan.Take('$');
        }
        else
        {
            scan.TakeCommandName();
            while (scan.Current == '{') scan.TakeRawArgument();
            row.AddApart(ChemicalWord.Greek(math(text[start..scan.Position])));
        }

        afterUnit = true;
    }

    private MathNode ReadScript()
    {
        if (scan.Current is '{' or '\\')
        {
            var inner = scan.TakeRawArgument();
            return inner.AsSpan().ContainsAny("\\$_^") ? math(inner) : ChemicalScript.Raised(inner);
        }

        var sign = scan.Current is '-' or '−' ? "−" : "";
        if (sign.Length > 0) scan.Position++;
        return char.IsAsciiDigit(scan.Current) ? new MathNode.Words(sign + TakeDigits()) : ChemicalScript.Raised(sign + (scan.AtEnd ? "" : scan.TakeCharacter()));
    }

    private string TakeDigits()
    {
        var start = scan.Position;
        while (char.IsAsciiDigit(scan.Current) || (scan.Current is '.' or ',' && char.IsAsciiDigit(scan.Next))) scan.Position++;
        return text[start..scan.Position];
    }

    private void AddSign(string sign, int length) => AddApart(new MathNode.Symbol(sign, MathClass.Binary, MathVariant.Upright), length);

    private void AddApart(MathNode node, int length)
    {
        scan.Position += length;
        row.AddApart(node);
        afterUnit = false;
    }
}
