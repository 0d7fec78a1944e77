using Digest.Model;
using Digest.Model.Document;
using Digest.Model.Formulas;

namespace Digest.Render.Html;

/// <summary>How formulas are marked up.</summary>
public enum FormulaMarkup
{
    /// <summary>As HTML with raised and lowered letters, which every mail reader shows.</summary>
    Html,

    /// <summary>Those in two dimensions as MathML, which browsers set themselves; the others as HTML, in the face of the text around them.</summary>
    MathMl,
}

/// <summary>How running text and blocks are written; styles are CSS declarations that go into <c>style</c> attributes, null for none.</summary>
public sealed record HtmlStyle
{
    /// <summary>How formulas are marked up.</summary>
    public FormulaMarkup Formulas { get; init; }

    /// <summary>How chemical formulas are looked for in running text; their figures are lowered, the characters stay.</summary>
    public ProseChemistry Chemistry { get; init; } = ProseChemistry.Default;

    /// <summary>Gives the pictures that stand for a formula, from left to right, or none where it is marked up; null for no pictures.</summary>
    public Func<Inline.Formula, EquatableArray<FormulaPicture>>? Pictures { get; init; }

    /// <summary>What is done to running text before it is written; null for nothing.</summary>
    public Func<string, string>? Prose { get; init; }

    /// <summary>The style of links.</summary>
    public string? Link { get; init; }

    /// <summary>The style of code.</summary>
    public string? Code { get; init; }

    /// <summary>The style of raised and lowered text.</summary>
    public string? Script { get; init; }

    /// <summary>The style of paragraphs.</summary>
    public string? Paragraph { get; init; }

    /// <summary>The style of lists.</summary>
    public string? List { get; init; }

    /// <summary>The style of list entries.</summary>
    public string? Item { get; init; }

    /// <summary>The style of quotations and boxes.</summary>
    public string? Quote { get; init; }

    /// <summary>The style of table cells.</summary>
    public string? Cell { get; init; }

    /// <summary>The style of headings within the text.</summary>
    public string? Heading { get; init; }

    /// <summary>The level of a heading within the text whose source level is lowest, 1 to 6.</summary>
    public int HeadingLevel { get; init; } = 4;
}

/// <summary>Running text as HTML. Links that may not be linked keep only their text; pictures are their alternative text.</summary>
public static class InlineHtml
{
    /// <summary>Writes <paramref name="inlines"/> in order.</summary>
    public static void Write(HtmlWriter writer, IEnumerable<Inline> inlines, HtmlStyle style)
    {
        foreach (var inline in inlines) Write(writer, inline, style);
    }

    private static void Write(HtmlWriter writer, Inline inline, HtmlStyle style)
    {
        switch (inline)
        {
            case Inline.Text plain: Prose(writer, plain.Value, style); break;
            case Inline.Emphasis emphasis: Wrap(writer, "em", null, emphasis.Content, style); break;
            case Inline.Strong strong: Wrap(writer, "strong", null, strong.Content, style); break;
            case Inline.Strikeout struck: Wrap(writer, "s", null, struck.Content, style); break;
            case Inline.Superscript raised: Wrap(writer, "sup", style.Script, raised.Content, style); break;
            case Inline.Subscript lowered: Wrap(writer, "sub", style.Script, lowered.Content, style); break;
            case Inline.Code code: writer.Element("code", code.Value, ("style", style.Code)); break;
            case Inline.Link link when SafeLink.IsSafe(link.Target):
                writer.Open("a", ("href", link.Target), ("style", style.Link));
                Write(writer, link.Content, style);
                writer.Close();
                break;
            case Inline.Link link: Write(writer, link.Content, style); break;
            case Inline.Formula formula when style.Pictures?.Invoke(formula) is { IsEmpty: false } pictures: FormulaPicture.Write(writer, pictures, formula.Style); break;
            case Inline.Formula formula when style.Formulas == FormulaMarkup.MathMl && MathMl.IsNeeded(formula): MathMl.Write(writer, formula); break;
            case Inline.Formula { Style: FormulaStyle.Display } display:
                writer.Open("span", ("style", "display:block;margin:8px 0 8px 24px"));
                FormulaHtml.Write(writer, display.Tree, style.Script);
                writer.Close();
                break;
            case Inline.Formula formula: FormulaHtml.Write(writer, formula.Tree, style.Script); break;
            case Inline.Image image: writer.Text(image.Alternative); break;
            case Inline.LineBreak: writer.Open("br"); break;
            default: throw new InvalidOperationException($"{inline.GetType().Name} is not in the closed set of inlines.");
        }
    }

    // Chemistry in running text keeps its characters and gets its figures lowered.
    private static void Prose(HtmlWriter writer, string text, HtmlStyle style)
    {
        text = style.Prose?.Invoke(text) ?? text;
        var at = 0;
        foreach (var (span, tree) in Chemistry.FindFormulas(text, style.Chemistry))
        {
            writer.Text(text[at..span.Start]);
            var isBreakable = text.AsSpan(span.Start, span.Length).Contains('-');
            if (isBreakable) writer.Open("span", ("style", "white-space:nowrap"));
            FormulaHtml.Write(writer, AsWritten(tree), style.Script);
            if (isBreakable) writer.Close();
            at = span.End;
        }

        writer.Text(text[at..]);
    }

    // A minus stays the hyphen that was typed, so that searching and copying give the source's characters.
    private static MathNode AsWritten(MathNode node) => node switch
    {
        MathNode.Symbol { Text: "−" } minus => minus with { Text = "-" },
        MathNode.Row row => new MathNode.Row(row.Parts.Select(AsWritten).ToEquatableArray()),
        MathNode.Scripts scripts => scripts with { Sub = scripts.Sub is { } sub ? AsWritten(sub) : null },
        _ => node,
    };

    private static void Wrap(HtmlWriter writer, string element, string? css, IEnumerable<Inline> content, HtmlStyle style)
    {
        writer.Open(element, ("style", css));
        Write(writer, content, style);
        writer.Close();
    }
}
