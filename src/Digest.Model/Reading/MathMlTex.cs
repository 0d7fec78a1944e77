using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using Digest.Model.Formulas;

namespace Digest.Model.Reading;

/// <summary>
/// MathML without its TeX back into TeX: the signs are written down construct by construct, read as a formula and printed in plain commands, so that
/// <c>&lt;mi&gt;α&lt;/mi&gt;</c> becomes <c>\alpha</c>. What the formula reader does not understand stays as it was written down.
/// </summary>
internal static class MathMlTex
{
    private const int Deepest = 60;
    private const int LongestFence = 200;

    /// <summary>The TeX of a <c>math</c> element; null when it is empty or holds text outside of the elements for signs.</summary>
    public static string? Of(IElement math)
    {
        if (math.GetDescendants().OfType<IText>().Any(text => !string.IsNullOrWhiteSpace(text.Data) && !IsToken(text.ParentElement))) return null;
        var text = new StringBuilder();
        WriteAll(text, math, 0);
        var raw = text.ToString().Trim();
        if (raw.Length == 0) return null;
        var (tree, diagnostics) = FormulaReader.Read(raw);
        return diagnostics.IsEmpty ? FormulaTex.Print(tree) : raw;
    }

    private static bool IsToken(IElement? element) => element?.LocalName is "mi" or "mn" or "mo" or "mtext" or "ms" or "annotation";

    private static void WriteAll(StringBuilder text, IElement parent, int depth)
    {
        var children = Children(parent);
        for (var i = 0; i < children.Count; i++)
        {
            if (i + 2 < children.Count && IsFence(children[i], "([{|⟨⌊⌈‖") && Closing(children, i) is { } close && IsHigh(children, i, close))
            {
                text.Append("\\left").Append(Delimiter(children[i])).Append(' ');
                for (var inner = i + 1; inner < close; inner++) Write(text, children[inner], depth + 1);
                text.Append("\\right").Append(Delimiter(children[close])).Append(' ');
                i = close;
            }
            else
            {
                Write(text, children[i], depth + 1);
            }
        }
    }

    private static void Write(StringBuilder text, IElement element, int depth)
    {
        if (depth > Deepest)
        {
            text.Append(Escaped(element.TextContent));
            return;
        }

        var parts = Children(element);
        switch (element.LocalName)
        {
            case "mi": Identifier(text, element); break;
            case "mn": text.Append(Escaped(element.TextContent.Trim())).Append(' '); break;
            case "mo": Operator(text, element.TextContent.Trim()); break;
            case "mtext" or "ms": text.Append("\\text{").Append(Escaped(element.TextContent)).Append('}'); break;
            case "mspace": if (Width(element) > 0) text.Append("\\ "); break;
            case "msup" or "msub" or "mfrac" or "mroot" or "mover" or "munder" when parts.Count != 2: WriteAll(text, element, depth); break;
            case "msubsup" or "munderover" when parts.Count != 3: WriteAll(text, element, depth); break;
            case "msup": Scripts(text, parts, depth, null, 1); break;
            case "msub": Scripts(text, parts, depth, 1, null); break;
            case "msubsup": Scripts(text, parts, depth, 1, 2); break;
            case "mfrac": Fraction(text, element, parts, depth); break;
            case "msqrt": text.Append("\\sqrt"); Group(text, element, depth); break;
            case "mroot": text.Append("\\sqrt["); Write(text, parts[1], depth + 1); text.Append(']'); Group(text, [parts[0]], depth); break;
            case "mover": UnderOver(text, parts, depth, null, 1); break;
            case "munder": UnderOver(text, parts, depth, 1, null); break;
            case "munderover": UnderOver(text, parts, depth, 1, 2); break;
            case "mmultiscripts": Multiscripts(text, parts, depth); break;
            case "mtable": Table(text, parts, depth); break;
            case "mfenced": Fenced(text, element, parts, depth); break;
            case "annotation" or "annotation-xml": break;
            default: text.Append('{'); WriteAll(text, element, depth); text.Append('}'); break;
        }
    }

    private static void Identifier(StringBuilder text, IElement element)
    {
        var name = element.TextContent.Trim();
        var command = element.GetAttribute("mathvariant")?.ToLowerInvariant() switch
        {
            "normal" => "mathrm",
            "bold" => "mathbf",
            "double-struck" => "mathbb",
            "script" => "mathcal",
            "fraktur" => "mathfrak",
            "sans-serif" => "mathsf",
            "monospace" => "mathtt",
            "bold-italic" => "boldsymbol",
            _ => null,
        };
        if (command is not null && name.All(char.IsLetter)) text.Append('\\').Append(command).Append('{').Append(name).Append('}');
        else if (name.Length > 1 && name.All(char.IsAsciiLetter)) text.Append(FormulaReader.Read("\\" + name).Diagnostics.IsEmpty ? $"\\{name} " : $"\\mathrm{{{name}}}");
        else text.Append(Escaped(name)).Append(' ');
    }

    // The invisible operators (function application, times, separator, plus) are for machines.
    private static void Operator(StringBuilder text, string sign)
    {
        if (sign is "" or "\u2061" or "\u2062" or "\u2063" or "\u2064") return;
        if (sign.Length > 1 && sign.All(char.IsAsciiLetter)) text.Append("\\operatorname{").Append(sign).Append("} ");
        else text.Append(sign == "−" ? "-" : Escaped(sign)).Append(' ');
    }

    private static void Scripts(StringBuilder text, List<IElement> parts, int depth, int? sub, int? sup)
    {
        Group(text, [parts[0]], depth);
        Script(text, '_', sub, parts, depth);
        Script(text, '^', sup, parts, depth);
    }

    private static void Script(StringBuilder text, char mark, int? index, List<IElement> parts, int depth)
    {
        if (index is not { } at || at >= parts.Count || parts[at] is { LocalName: "none" or "mprescripts" }) return;
        text.Append(mark);
        Group(text, [parts[at]], depth);
    }

    private static void UnderOver(StringBuilder text, List<IElement> parts, int depth, int? under, int? over)
    {
        if (under is null && parts[1].LocalName == "mo" && AccentOf(parts[1].TextContent.Trim()) is { } accent)
        {
            text.Append(accent);
            Group(text, [parts[0]], depth);
        }
        else if (parts[0].LocalName == "mo" || parts[0].TextContent.Trim() is "lim" or "max" or "min" or "sup" or "inf")
        {
            Write(text, parts[0], depth + 1);
            Script(text, '_', under, parts, depth);
            Script(text, '^', over, parts, depth);
        }
        else
        {
            if (over is { } above && above < parts.Count) { text.Append("\\overset"); Group(text, [parts[above]], depth); text.Append('{'); }
            if (under is { } below) { text.Append("\\underset"); Group(text, [parts[below]], depth); }
            Group(text, [parts[0]], depth);
            if (over is { } at && at < parts.Count) text.Append('}');
        }
    }

    private static void Multiscripts(StringBuilder text, List<IElement> parts, int depth)
    {
        var before = parts.FindIndex(part => part.LocalName == "mprescripts");
        if ((before < 0 ? parts.Count : Math.Max(before, parts.Count - before)) > 3)
        {
            foreach (var part in parts) Write(text, part, depth + 1);
            return;
        }

        if (before >= 0)
        {
            text.Append("{}");
            Script(text, '_', before + 1, parts, depth);
            Script(text, '^', before + 2, parts, depth);
        }

        if (parts.Count == 0) return;
        Group(text, [parts[0]], depth);
        if (before is < 0 or > 1) Script(text, '_', 1, parts, depth);
        if (before is < 0 or > 2) Script(text, '^', 2, parts, depth);
    }

    private static void Fraction(StringBuilder text, IElement element, List<IElement> parts, int depth)
    {
        text.Append(element.GetAttribute("linethickness") is "0" or "0px" or "0pt" ? "\\genfrac{}{}{0pt}{}" : "\\frac");
        Group(text, [parts[0]], depth);
        Group(text, [parts[1]], depth);
    }

    private static void Table(StringBuilder text, List<IElement> rows, int depth)
    {
        text.Append("\\begin{matrix}");
        for (var row = 0; row < rows.Count; row++)
        {
            if (row > 0) text.Append("\\\\ ");
            var cells = Children(rows[row]).Where(cell => cell.LocalName == "mtd").ToList();
            for (var cell = 0; cell < cells.Count; cell++)
            {
                if (cell > 0) text.Append(" & ");
                WriteAll(text, cells[cell], depth + 1);
            }
        }

        text.Append("\\end{matrix}");
    }

    private static void Fenced(StringBuilder text, IElement element, List<IElement> parts, int depth)
    {
        text.Append("\\left").Append(DelimiterOf(element.GetAttribute("open") ?? "(")).Append(' ');
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0) text.Append(", ");
            Write(text, parts[i], depth + 1);
        }

        text.Append("\\right").Append(DelimiterOf(element.GetAttribute("close") ?? ")")).Append(' ');
    }

    private static void Group(StringBuilder text, IElement parent, int depth)
    {
        text.Append('{');
        WriteAll(text, parent, depth);
        text.Append('}');
    }

    private static void Group(StringBuilder text, List<IElement> parts, int depth)
    {
        text.Append('{');
        foreach (var part in parts) Write(text, part, depth + 1);
        text.Append('}');
    }

    private static List<IElement> Children(IElement parent) => parent.LocalName == "semantics" ? [.. parent.Children.Take(1)] : [.. parent.Children];

    private static bool IsFence(IElement element, string signs) => element.LocalName == "mo" && element.TextContent.Trim() is { Length: 1 } sign && signs.Contains(sign, StringComparison.Ordinal);

    // A fence grows by itself; in TeX that is worth writing only around what is higher than a line.
    private static bool IsHigh(List<IElement> children, int open, int close) =>
        children.Skip(open + 1).Take(close - open - 1).Any(part => part.LocalName is "mfrac" or "mtable" || part.QuerySelector("mfrac, mtable") is not null);

    private static int? Closing(List<IElement> children, int open)
    {
        var depth = 0;
        for (var i = open + 1; i < children.Count && i < open + LongestFence; i++)
        {
            if (depth == 0 && IsFence(children[i], ")]}|⟩⌋⌉‖")) return i;
            if (IsFence(children[i], "([{⟨⌊⌈")) depth++;
            else if (IsFence(children[i], ")]}⟩⌋⌉")) depth--;
        }

        return null;
    }

    private static string Delimiter(IElement fence) => DelimiterOf(fence.TextContent.Trim());

    private static string DelimiterOf(string sign) => sign switch { "" => ".", "{" => "\\{", "}" => "\\}", "⟨" => "\\langle", "⟩" => "\\rangle", "⌊" => "\\lfloor", "⌋" => "\\rfloor", "⌈" => "\\lceil", "⌉" => "\\rceil", "‖" => "\\|", _ => sign };

    private static string? AccentOf(string sign) => sign switch
    {
        "^" or "ˆ" or "\u0302" => "\\hat",
        "~" or "˜" or "\u0303" => "\\tilde",
        "¯" or "‾" or "―" or "\u0304" or "\u0305" => "\\bar",
        "→" or "\u20D7" => "\\vec",
        "˙" or "\u0307" => "\\dot",
        "¨" or "\u0308" => "\\ddot",
        "ˇ" or "\u030C" => "\\check",
        "˘" or "\u0306" => "\\breve",
        "⏞" => "\\overbrace",
        _ => null,
    };

    private static double Width(IElement space) => double.TryParse((space.GetAttribute("width") ?? "").TrimEnd('e', 'm', 'x', 'p', 't'), CultureInfo.InvariantCulture, out var width) ? width : 0;

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in text)
        {
            if (c is '{' or '}' or '%' or '$' or '#' or '&' or '_') escaped.Append('\\').Append(c);
            else escaped.Append(c switch { '\\' => "\\backslash ", '\u00A0' => " ", _ => c.ToString() });
        }

        return escaped.ToString();
    }
}
