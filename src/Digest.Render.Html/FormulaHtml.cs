using System.Text;
using Digest.Model;
using Digest.Model.Formulas;

namespace Digest.Render.Html;

/// <summary>
/// A formula as HTML on one line: letters in <c>i</c> and <c>b</c>, scripts in <c>sub</c> and <c>sup</c>, everything else as Unicode. What stands
/// in two dimensions becomes linear: a/b and √(…). Space follows the classes of the TeXbook, chapter 18, coarsely: a sign between two terms
/// or sides has a space on both sides, of which the first does not break, so that lines end after it. In scripts there is none.
/// </summary>
public static class FormulaHtml
{
    private enum Level
    {
        Base,
        Script,
    }

    /// <summary>Writes <paramref name="formula"/>; <paramref name="scriptStyle"/> is the CSS of its scripts, or null.</summary>
    public static void Write(HtmlWriter writer, MathNode formula, string? scriptStyle) => Write(writer, formula, scriptStyle, Level.Base);

    private static void Write(HtmlWriter writer, MathNode node, string? css, Level level)
    {
        switch (node)
        {
            case MathNode.Symbol symbol: Symbol(writer, symbol); break;
            case MathNode.Words words: writer.Text(words.Text); break;
            case MathNode.Row row: Row(writer, row.Parts, css, level); break;
            case MathNode.Scripts scripts: Scripts(writer, scripts, css, level); break;
            case MathNode.Fraction fraction:
                Grouped(writer, fraction.Numerator, css, level);
                writer.Text("/");
                Grouped(writer, fraction.Denominator, css, level);
                break;
            case MathNode.Radical radical:
                if (radical.Degree is { } degree) Script(writer, "sup", degree, css);
                writer.Text("√");
                Grouped(writer, radical.Radicand, css, level);
                break;
            case MathNode.Accent accent: Accent(writer, accent, css, level); break;
            case MathNode.Fenced fenced:
                var (open, close) = FormulaShape.PartnersOf(fenced);
                writer.Text(open);
                Write(writer, fenced.Body, css, level);
                writer.Text(close);
                break;
            case MathNode.UnderOver arrow when FormulaShape.IsLabelledArrow(arrow):
                Write(writer, arrow.Base, css, level);
                if (arrow.Over is { } over) Script(writer, "sup", over, css);
                if (arrow.Under is { } under) Script(writer, "sub", under, css);
                break;
            case MathNode.UnderOver stack: Scripts(writer, new(stack.Base, stack.Under, stack.Over), css, level); break;
            case MathNode.Binomial binomial:
                writer.Text("(");
                Write(writer, binomial.Upper, css, level);
                writer.Text("\u00A0choose ");
                Write(writer, binomial.Lower, css, level);
                writer.Text(")");
                break;
            case MathNode.Table table: Table(writer, table, css, level); break;
            case MathNode.Large large: writer.Text(large.Text); break;
            case MathNode.Link link when SafeLink.IsSafe(link.Target) && !writer.IsWithin("a"):
                writer.Open("a", ("href", link.Target));
                Write(writer, link.Body, css, level);
                writer.Close();
                break;
            case MathNode.Link link: Write(writer, link.Body, css, level); break;
            case MathNode.Space space: writer.Text(Blank(space.Em)); break;
            case MathNode.Unread unread: writer.Element("code", unread.Text); break;
            default: throw new InvalidOperationException($"{node.GetType().Name} is not in the closed set of formula nodes.");
        }
    }

    private static void Symbol(HtmlWriter writer, MathNode.Symbol symbol)
    {
        // Italic and bold are markup; the other alphabets are characters of their own.
        var letters = symbol.Variant is MathVariant.Italic or MathVariant.Bold or MathVariant.BoldItalic ? symbol.Text : MathLetters.Of(symbol.Text, symbol.Variant);
        switch (symbol.Variant)
        {
            case MathVariant.Italic when symbol.Text.Any(char.IsLetter): writer.Element("i", letters); break;
            case MathVariant.Bold: writer.Element("b", letters); break;
            case MathVariant.BoldItalic: writer.Open("b").Element("i", letters).Close(); break;
            default: writer.Text(letters); break;
        }
    }

    private static void Row(HtmlWriter writer, EquatableArray<MathNode> parts, string? css, Level level)
    {
        var kinds = MathSpacing.ClassesOf([.. parts]);
        for (var i = 0; i < parts.Count; i++)
        {
            var kind = level == Level.Base ? kinds[i] : AtomClass.Ordinary;
            if (kind is AtomClass.Binary or AtomClass.Relation && i > 0 && kinds[i - 1] is not null) writer.Text("\u00A0");
            if (kind == AtomClass.Operator && i > 0 && kinds[i - 1] is AtomClass.Ordinary or AtomClass.Operator or AtomClass.Close or AtomClass.Inner) writer.Text("\u2009");
            Write(writer, parts[i], css, level);
            if (i == parts.Count - 1 || kinds[i + 1] is null) continue;
            if (kind is AtomClass.Binary or AtomClass.Relation or AtomClass.Punctuation) writer.Text(" ");
            if (kind == AtomClass.Operator && kinds[i + 1] is AtomClass.Ordinary or AtomClass.Inner) writer.Text("\u2009");
        }
    }

    private static void Scripts(HtmlWriter writer, MathNode.Scripts scripts, string? css, Level level)
    {
        if (scripts.Base is { } inner) Write(writer, inner, css, level);
        if (scripts.Sub is { } sub) Script(writer, "sub", sub, css);
        if (scripts.Sup is { } sup && IsPrimes(sup)) Write(writer, sup, css, Level.Script);
        else if (scripts.Sup is { } raised) Script(writer, "sup", raised, css);
    }

    private static void Table(HtmlWriter writer, MathNode.Table table, string? css, Level level)
    {
        for (var row = 0; row < table.Rows.Count; row++)
        {
            if (row > 0) writer.Text("; ");
            for (var column = 0; column < table.Rows[row].Count; column++)
            {
                if (column > 0) writer.Text(table.Columns == "rl" ? " " : ", ");
                Write(writer, table.Rows[row][column], css, level);
            }
        }
    }

    private static bool IsPrimes(MathNode node) => node switch
    {
        MathNode.Symbol symbol => symbol.Text.All(c => c is '′' or '″' or '‴'),
        MathNode.Row row => !row.Parts.IsEmpty && row.Parts.All(IsPrimes),
        _ => false,
    };

    private static void Script(HtmlWriter writer, string element, MathNode node, string? css)
    {
        writer.Open(element, ("style", css));
        Write(writer, node, css, Level.Script);
        writer.Close();
    }

    private static void Grouped(HtmlWriter writer, MathNode node, string? css, Level level)
    {
        var bare = node switch
        {
            MathNode.Row row => row.Parts.Count <= 1 || row.Parts.All(part => part is MathNode.Symbol { Class: MathClass.Ordinary } symbol && symbol.Text.All(c => char.IsDigit(c) || c is '.' or ',')),
            MathNode.Fraction => false,
            _ => true,
        };
        if (!bare) writer.Text("(");
        Write(writer, node, css, level);
        if (!bare) writer.Text(")");
    }

    private static void Accent(HtmlWriter writer, MathNode.Accent accent, string? css, Level level)
    {
        if (accent is { Base: MathNode.Symbol symbol, Mark: not ("⏟" or "⏞" or "⟶" or "⟵") })
        {
            Symbol(writer, symbol with { Text = (symbol.Text + accent.Mark).Normalize(NormalizationForm.FormC) });
            return;
        }

        if (accent.Base is MathNode.Row { Parts: [MathNode.Symbol only] })
        {
            Accent(writer, accent with { Base = only }, css, level);
            return;
        }

        var isBrace = accent.Mark is "⏟" or "⏞" or "⟶" or "⟵";
        if (!isBrace) writer.Text("(");
        Write(writer, accent.Base, css, level);
        if (!isBrace) writer.Text(")" + accent.Mark);
    }

    private static string Blank(double em) => em switch
    {
        >= 1.5 => "\u2003\u2003",
        >= 0.75 => "\u2003",
        >= 0.2 => "\u00A0",
        >= 0.1 => "\u2009",
        _ => "",
    };
}
