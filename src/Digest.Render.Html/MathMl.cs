using System.Globalization;
using Digest.Model;
using Digest.Model.Document;
using Digest.Model.Formulas;

namespace Digest.Render.Html;

/// <summary>A formula as MathML Core (W3C), which browsers set without help. Alphabets are characters of their own, since Core knows no variant but upright.</summary>
public static class MathMl
{
    /// <summary>Writes <paramref name="formula"/> as a <c>math</c> element whose <c>alttext</c> is the formula as Unicode text.</summary>
    public static void Write(HtmlWriter writer, Inline.Formula formula)
    {
        writer.Open("math", ("display", formula.Style == FormulaStyle.Display ? "block" : null), ("alttext", PlainText.Of([formula])));
        Write(writer, formula.Tree);
        writer.Close();
    }

    /// <summary>True for a formula on a line of its own and for one that no single line of letters and scripts can show.</summary>
    public static bool IsNeeded(Inline.Formula formula) => formula.Style == FormulaStyle.Display || FormulaShape.IsTwoDimensional(formula.Tree);

    private static void Write(HtmlWriter writer, MathNode? node)
    {
        switch (node)
        {
            case null: writer.Open("mrow").Close(); break;
            case MathNode.Symbol symbol: Symbol(writer, symbol); break;
            case MathNode.Words words: writer.Element(IsNumber(words.Text) ? "mn" : "mtext", Kept(words.Text)); break;
            case MathNode.Row row: Row(writer, row.Parts); break;
            case MathNode.Scripts { Sub: { } sub, Sup: { } sup } both: Children(writer, "msubsup", both.Base, sub, sup); break;
            case MathNode.Scripts { Sub: { } sub } below: Children(writer, "msub", below.Base, sub); break;
            case MathNode.Scripts { Sup: { } sup } above: Children(writer, "msup", above.Base, sup); break;
            case MathNode.Scripts bare: Write(writer, bare.Base); break;
            case MathNode.Fraction fraction: Children(writer, "mfrac", fraction.Numerator, fraction.Denominator); break;
            case MathNode.Radical { Degree: { } degree } root: Children(writer, "mroot", root.Radicand, degree); break;
            case MathNode.Radical square: Children(writer, "msqrt", square.Radicand); break;
            case MathNode.Accent { Mark: "\u0332" or "\u0331" or "⏟" } below:
                writer.Open("munder", ("accentunder", "true"));
                Write(writer, below.Base);
                writer.Element("mo", Spacing(below.Mark), ("stretchy", "true")).Close();
                break;
            case MathNode.Accent accent:
                writer.Open("mover", ("accent", "true"));
                Write(writer, accent.Base);
                writer.Element("mo", Spacing(accent.Mark), ("stretchy", IsWide(accent) ? "true" : "false")).Close();
                break;
            case MathNode.UnderOver stack: Stack(writer, stack); break;
            case MathNode.Binomial binomial:
                writer.Open("mrow").Element("mo", "(", ("stretchy", "true")).Open("mfrac", ("linethickness", "0"));
                Write(writer, binomial.Upper);
                Write(writer, binomial.Lower);
                writer.Close().Element("mo", ")", ("stretchy", "true")).Close();
                break;
            case MathNode.Table table: Table(writer, table); break;
            case MathNode.Large large:
                var size = (0.6 * (large.Steps + 1)).ToString("0.#", CultureInfo.InvariantCulture) + "em";
                writer.Element("mo", large.Text, ("stretchy", "true"), ("symmetric", "true"), ("minsize", size), ("maxsize", size));
                break;
            case MathNode.Fenced fenced:
                writer.Open("mrow");
                if (fenced.Open.Length > 0) writer.Element("mo", fenced.Open, ("stretchy", "true"));
                Write(writer, fenced.Body);
                if (fenced.Close.Length > 0) writer.Element("mo", fenced.Close, ("stretchy", "true"));
                writer.Close();
                break;
            case MathNode.Space space: writer.Open("mspace", ("width", space.Em.ToString("0.###", CultureInfo.InvariantCulture) + "em")).Close(); break;
            case MathNode.Unread unread: writer.Element("mtext", Kept(unread.Text)); break;
            default: throw new InvalidOperationException($"{node.GetType().Name} is not in the closed set of formula nodes.");
        }
    }

    private static void Stack(HtmlWriter writer, MathNode.UnderOver stack)
    {
        writer.Open((stack.Under, stack.Over) switch { (not null, not null) => "munderover", (not null, null) => "munder", _ => "mover" });
        if (FormulaShape.IsLabelledArrow(stack)) writer.Element("mo", ((MathNode.Symbol)stack.Base).Text, ("stretchy", "true"));
        else Write(writer, stack.Base);
        if (stack.Under is not null) Write(writer, stack.Under);
        if (stack.Over is not null || stack.Under is null) Write(writer, stack.Over);
        writer.Close();
    }

    private static bool IsWide(MathNode.Accent accent) => accent.Mark is "\u0305" or "⏞" or "⟶" or "⟵" || accent.Base is not MathNode.Symbol;

    // Core has no attribute for the alignment of columns but the style sheet's; cells are set as in running text.
    private static void Table(HtmlWriter writer, MathNode.Table table)
    {
        writer.Open("mtable");
        foreach (var row in table.Rows)
        {
            writer.Open("mtr");
            for (var column = 0; column < row.Count; column++)
            {
                writer.Open("mtd", ("style", table.Columns[column % table.Columns.Length] switch { 'l' => "text-align:left", 'r' => "text-align:right", _ => null }));
                Write(writer, row[column]);
                writer.Close();
            }

            writer.Close();
        }

        writer.Close();
    }

    private static void Children(HtmlWriter writer, string element, params ReadOnlySpan<MathNode?> children)
    {
        writer.Open(element);
        foreach (var child in children) Write(writer, child);
        writer.Close();
    }

    // Figures that stand side by side are one number.
    private static void Row(HtmlWriter writer, EquatableArray<MathNode> parts)
    {
        writer.Open("mrow");
        for (var at = 0; at < parts.Count;)
        {
            var number = "";
            for (; at < parts.Count && (Figures(parts[at]) ?? (number.Length > 0 ? Point(parts, at) : null)) is { } figures; at++) number += figures;
            if (number.Length > 0) writer.Element("mn", number);
            else if (at + 1 < parts.Count && TryWriteNuclide(writer, parts[at], parts[at + 1])) at += 2;
            else Write(writer, parts[at++]);
        }

        writer.Close();
    }

    // Raised figures without a base before upright letters are the mass number of the nuclide that follows; a lowered one alone belongs to what stands before the formula.
    private static bool TryWriteNuclide(HtmlWriter writer, MathNode numbers, MathNode after)
    {
        if (numbers is not MathNode.Scripts { Base: null, Sup: MathNode.Words { Text: [>= '0' and <= '9', ..] } mass } before) return false;
        if (after is not (MathNode.Words or MathNode.Scripts { Base: MathNode.Words })) return false;
        var symbol = after as MathNode.Scripts ?? new MathNode.Scripts(after, null, null);
        writer.Open("mmultiscripts");
        Write(writer, symbol.Base);
        if (symbol is not { Sub: null, Sup: null })
        {
            Write(writer, symbol.Sub);
            Write(writer, symbol.Sup);
        }

        writer.Open("mprescripts").Close();
        Write(writer, before.Sub);
        Write(writer, mass);
        writer.Close();
        return true;
    }

    private static bool IsNumber(string text) => text.Any(char.IsAsciiDigit) && text.All(c => char.IsAsciiDigit(c) || c == '.');

    private static string? Figures(MathNode node) =>
        node is MathNode.Symbol { Variant: MathVariant.Upright or MathVariant.Italic } symbol && IsNumber(symbol.Text) ? symbol.Text : null;

    private static string? Point(EquatableArray<MathNode> parts, int at) =>
        parts[at] is MathNode.Symbol { Text: "." } && at + 1 < parts.Count && Figures(parts[at + 1]) is not null ? "." : null;

    private static void Symbol(HtmlWriter writer, MathNode.Symbol symbol)
    {
        // A single letter in mi is italic by itself.
        var text = symbol.Variant == MathVariant.Italic ? symbol.Text : MathLetters.Of(symbol.Text, symbol.Variant);
        if (IsNumber(symbol.Text)) writer.Element("mn", text);
        else if (symbol.Class == MathClass.Ordinary || symbol.Text.All(char.IsLetter)) writer.Element("mi", text, ("mathvariant", symbol.Variant == MathVariant.Upright && symbol.Text.Length == 1 ? "normal" : null));
        else writer.Element("mo", text);
    }

    private static string Kept(string text) => text.Replace(' ', '\u00A0');

    // Operators over a base are the spacing forms of the combining marks (MathML Core, appendix on operators).
    private static string Spacing(string mark) => mark switch
    {
        "\u0300" => "`",
        "\u0301" => "´",
        "\u0302" => "^",
        "\u0303" => "~",
        "\u0304" or "\u0305" => "¯",
        "\u0306" => "˘",
        "\u0307" => "˙",
        "\u0308" => "¨",
        "\u030A" => "˚",
        "\u030C" => "ˇ",
        "\u20D7" or "⟶" => "→",
        "\u20D6" or "⟵" => "←",
        "\u0331" or "\u0332" => "_",
        "\u20DB" => "⋯",
        _ => mark,
    };
}
