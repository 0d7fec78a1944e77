using System.Globalization;
using Digest.Model;
using Digest.Model.Formulas;

namespace Digest.Render.Html;

/// <summary>The size at which a part stands, as far as space and limits depend on it.</summary>
internal enum MathMlLevel
{
    Display, Text, Script,
}

/// <summary>Writes the elements of one formula.</summary>
/// <remarks>
/// Browsers choose the space around a sign by the sign alone (MathML Core, appendix B). Here it is chosen by The TeXbook, chapter 18, as on
/// the printed page, and written down wherever the two differ: a minus that begins a term has none, scripts have almost none. Delimiters
/// grow only where TeX's do. Alphabets are characters of their own, since Core knows no variant but upright.
/// </remarks>
internal sealed partial class MathMlWriter(HtmlWriter writer)
{
    private const string Left = "text-align:left";
    private const string Right = "text-align:right;text-align:-webkit-right";

    // In em of the label.
    private const double ArrowMargin = 0.4;

    /// <summary>Writes a formula, or what stands in an element that holds one.</summary>
    public void Write(MathNode? node, MathMlLevel level)
    {
        if (node is null or MathNode.Row { Parts.IsEmpty: true }) writer.Open("mrow").Close();
        else if (node is MathNode.Row row) Row(row.Parts, level);
        else Part(node, level, default);
    }

    private void Part(MathNode node, MathMlLevel level, MathMlGaps gaps)
    {
        switch (node)
        {
            case MathNode.Symbol symbol: Symbol(symbol, gaps); break;
            case MathNode.Words words: Words(words.Text); break;
            case MathNode.Row: Write(node, level); break;
            case MathNode.Scripts scripts: Scripts(scripts, level, gaps); break;
            case MathNode.Fraction fraction: Children("mfrac", Smaller(level), fraction.Numerator, fraction.Denominator); break;
            case MathNode.Radical radical: Radical(radical, level); break;
            case MathNode.Accent accent: Accent(accent, level); break;
            case MathNode.UnderOver stack: Stack(stack, level, gaps); break;
            case MathNode.Binomial binomial:
                writer.Open("mrow").Element("mo", "(", ("stretchy", "true")).Open("mfrac", ("linethickness", "0"));
                Write(binomial.Upper, Smaller(level));
                Write(binomial.Lower, Smaller(level));
                writer.Close().Element("mo", ")", ("stretchy", "true")).Close();
                break;
            case MathNode.Table table: Table(table, level); break;
            case MathNode.Large large: Large(large, gaps); break;
            case MathNode.Fenced fenced: Fenced(fenced, level); break;
            case MathNode.Link link: Link(link, level); break;
            case MathNode.Space space: Blank(space.Em); break;
            case MathNode.Unread unread: writer.Element("mtext", Kept(unread.Text)); break;
            default: throw new InvalidOperationException($"{node.GetType().Name} is not in the closed set of formula nodes.");
        }
    }

    private void Children(string element, MathMlLevel level, params ReadOnlySpan<MathNode> children)
    {
        writer.Open(element);
        foreach (var child in children) Write(child, level);
        writer.Close();
    }

    private void Scripts(MathNode.Scripts scripts, MathMlLevel level, MathMlGaps gaps)
    {
        if (scripts.Base is MathNode.Symbol name && BigOperators.TakesLimits(name))
        {
            Limits(name, scripts.Sub, scripts.Sup, gaps, "true");
            return;
        }

        if (scripts.Base is { } primed && Primes(scripts.Sup) is { } primes)
        {
            Primed(primed, primes, scripts, level, gaps);
            return;
        }

        if (scripts is not { Sub: null, Sup: null }) writer.Open(scripts switch { { Sub: null } => "msup", { Sup: null } => "msub", _ => "msubsup" });
        if (scripts.Base is { } inner) Part(inner, level, gaps);
        else Write(null, level);
        if (scripts.Sub is { } sub) Write(sub, MathMlLevel.Script);
        if (scripts.Sup is { } sup) Write(sup, MathMlLevel.Script);
        if (scripts is not { Sub: null, Sup: null }) writer.Close();
    }

    /// <summary>The primes at the start of an upper script, or null.</summary>
    private static string? Primes(MathNode? sup) => sup switch
    {
        MathNode.Symbol { Class: MathClass.Ordinary } symbol when symbol.Text.All(c => c is '′' or '″' or '‴') => symbol.Text,
        MathNode.Row { Parts: [MathNode.Symbol first, _, ..] } => Primes(first),
        _ => null,
    };

    // The prime of a math face is raised by itself and would stand too high and too small in a script.
    private void Primed(MathNode @base, string primes, MathNode.Scripts scripts, MathMlLevel level, MathMlGaps gaps)
    {
        var rest = scripts.Sup is MathNode.Row row ? new MathNode.Row([.. row.Parts.Skip(1)]) : null;
        if ((rest ?? scripts.Sub) is not null) writer.Open(rest is null ? "msub" : scripts.Sub is null ? "msup" : "msubsup");
        writer.Open("mrow");
        Part(@base, level, gaps);
        writer.Element("mo", primes, ("lspace", "0em"), ("rspace", "0em")).Close();
        if (scripts.Sub is { } sub) Write(sub, MathMlLevel.Script);
        if (rest is not null) Write(rest, MathMlLevel.Script);
        if ((rest ?? scripts.Sub) is not null) writer.Close();
    }

    private void Stack(MathNode.UnderOver stack, MathMlLevel level, MathMlGaps gaps)
    {
        if (stack.Base is MathNode.Symbol { Class: MathClass.Operator } name)
        {
            Limits(name, stack.Under, stack.Over, gaps, "false");
            return;
        }

        // Core lets an arrow grow with its label; Chromium 156 leaves it as long as it is, whatever the face and the arrow.
        OpenStack(stack.Under, stack.Over);
        var arrow = FormulaShape.IsLabelledArrow(stack) ? ((MathNode.Symbol)stack.Base).Text : null;
        if (arrow is not null) writer.Element("mo", arrow, [("stretchy", "true"), .. gaps.Attributes(arrow)]);
        else Part(stack.Base, level, gaps);
        Label(stack.Under, arrow is not null);
        Label(stack.Over, arrow is not null);
        if ((stack.Under ?? stack.Over) is not null) writer.Close();
    }

    /// <summary>What stands above or below; over an arrow it has room at both ends.</summary>
    private void Label(MathNode? label, bool isOverArrow)
    {
        if (label is null) return;
        if (!isOverArrow)
        {
            Write(label, MathMlLevel.Script);
            return;
        }

        writer.Open("mrow");
        Blank(ArrowMargin);
        Write(label, MathMlLevel.Script);
        Blank(ArrowMargin);
        writer.Close();
    }

    /// <summary>An operator with limits, which stand at its side on a line of text if they are movable.</summary>
    private void Limits(MathNode.Symbol name, MathNode? low, MathNode? high, MathMlGaps gaps, string movable)
    {
        OpenStack(low, high);
        writer.Element("mo", name.Text, [("movablelimits", movable), .. gaps.Attributes(name.Text)]);
        Label(low, false);
        Label(high, false);
        if ((low ?? high) is not null) writer.Close();
    }

    private void OpenStack(MathNode? under, MathNode? over)
    {
        if ((under ?? over) is not null) writer.Open(under is null ? "mover" : over is null ? "munder" : "munderover");
    }

    private void Radical(MathNode.Radical radical, MathMlLevel level)
    {
        writer.Open(radical.Degree is null ? "msqrt" : "mroot");
        Write(radical.Radicand, level);
        if (radical.Degree is { } degree) Write(degree, MathMlLevel.Script);
        writer.Close();
    }

    private void Accent(MathNode.Accent accent, MathMlLevel level)
    {
        var isBelow = accent.Mark is "\u0332" or "\u0331" or "⏟";
        var isWide = isBelow || accent.Mark is "\u0305" or "⏞" or "⟶" or "⟵" || accent.Base is not MathNode.Symbol;
        var shown = isWide && accent.Mark == "\u0302" ? accent.Mark : Spacing(accent.Mark);
        writer.Open(isBelow ? "munder" : "mover", (isBelow ? "accentunder" : "accent", "true"));
        Write(accent.Base, level);
        writer.Element("mo", shown, ("stretchy", isWide ? "true" : "false"), ("mathsize", accent.Mark == "\u20D7" && !isWide ? "65%" : null)).Close();
    }

    private void Large(MathNode.Large large, MathMlGaps gaps)
    {
        var size = large.Steps == 0 ? null : Length(0.6 * (large.Steps + 1));
        writer.Element("mo", large.Text, [("stretchy", "true"), ("symmetric", "true"), ("minsize", size), ("maxsize", size), .. gaps.Attributes(large.Text)]);
    }

    private void Fenced(MathNode.Fenced fenced, MathMlLevel level)
    {
        writer.Open("mrow");
        Fence(fenced.Open);
        if (fenced.Body is MathNode.Row { Parts.IsEmpty: false } row) FencedRow(row.Parts, level);
        else Write(fenced.Body, level);
        Fence(fenced.Close);
        writer.Close();
    }

    private void Fence(string delimiter)
    {
        if (delimiter.Length == 0) return;
        if (MathMlGaps.IsBracket(delimiter)) writer.Element("mo", delimiter, ("stretchy", "true"));
        else writer.Element("mo", delimiter, ("stretchy", "true"), ("symmetric", "true"), ("lspace", "0em"), ("rspace", "0em"));
    }

    // Core has no attributes for the alignment and the distance of columns but the style sheet's.
    private void Table(MathNode.Table table, MathMlLevel level)
    {
        var isAligned = table.Columns.Contains("rl", StringComparison.Ordinal) && table.Columns.Length == 2;
        var inner = isAligned ? MathMlLevel.Display : level == MathMlLevel.Script ? level : MathMlLevel.Text;
        writer.Open("mtable", ("displaystyle", isAligned ? "true" : null));
        foreach (var row in table.Rows)
        {
            writer.Open("mtr");
            for (var column = 0; column < row.Count; column++)
            {
                writer.Open("mtd", ("style", CellStyle(table.Columns, column)));
                if (isAligned && column % 2 == 1) Continued(row[column], inner);
                else Write(row[column], inner);
                writer.Close();
            }

            writer.Close();
        }

        writer.Close();
    }

    // Where a cell's part is a block, only a value of the engine's own moves it to the right; other engines pass over it.
    private static string? CellStyle(string columns, int column) => (columns, columns[column % columns.Length]) switch
    {
        ("rl", 'r') => $"{Right};padding-right:0",
        ("rl", _) => $"{Left};padding-left:0",
        ("l", _) when column == 0 => $"{Left};padding-left:0",
        (_, 'l') => Left,
        (_, 'r') => Right,
        _ => null,
    };

    // Core has no links; HTML's may stand within text, and hold a formula of their own.
    private void Link(MathNode.Link link, MathMlLevel level)
    {
        if (!SafeLink.IsSafe(link.Target) || writer.IsWithin("a"))
        {
            Write(link.Body, level);
            return;
        }

        writer.Open("mtext").Open("a", ("href", link.Target), ("aria-label", FormulaText.Unicode(link.Body))).Open("math");
        Write(link.Body, level);
        writer.Close().Close().Close();
    }

    private void Blank(double em) => writer.Open("mspace", ("width", Length(em))).Close();

    private static MathMlLevel Smaller(MathMlLevel level) => level == MathMlLevel.Display ? MathMlLevel.Text : MathMlLevel.Script;

    private static string Length(double em) => em.ToString("0.###", CultureInfo.InvariantCulture) + "em";

    private static string Kept(string text) => text.Replace(' ', '\u00A0');

    // Browsers centre the spacing forms of marks over a base, and put combining ones off its middle; only the hat has a form that grows.
    private static string Spacing(string mark) => mark switch
    {
        "\u0300" => "`",
        "\u0301" => "´",
        "\u0302" => "ˆ",
        "\u0303" => "˜",
        "\u0304" => "¯",
        "\u0305" => "‾",
        "\u0306" => "˘",
        "\u0307" => "˙",
        "\u0308" => "¨",
        "\u030A" => "˚",
        "\u030C" => "ˇ",
        "\u20D7" or "⟶" => "→",
        "\u20D6" or "⟵" => "←",
        "\u0331" or "\u0332" => "_",
        "\u20DB" => "˙˙˙",
        _ => mark,
    };
}
