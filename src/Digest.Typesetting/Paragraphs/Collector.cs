using System.Text;
using Digest.Model;
using Digest.Model.Document;
using Digest.Model.Formulas;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Geometry;

namespace Digest.Typesetting.Paragraphs;

/// <summary>The first stage: nested inlines become a flat list of styled text, formulas and line ends.</summary>
internal sealed class Collector(FontSet fonts, ShapeCache shapes, Color? linkColor)
{
    /// <summary>A fixed-width face looks larger than the serif at the same size; its x-height is 0.55 em against 0.48.</summary>
    private const double CodeScale = 0.92;

    private const double ScriptScale = 0.7;
    private const double SuperscriptRise = 0.34;
    private const double SubscriptRise = -0.14;

    private readonly List<StyledItem> items = [];

    /// <summary>The items of <paramref name="content"/> in order.</summary>
    public List<StyledItem> Collect(EquatableArray<Inline> content, TextStyle style)
    {
        Add(content, new RunStyle { Text = style });
        return items;
    }

    private void Add(EquatableArray<Inline> content, RunStyle style)
    {
        foreach (var inline in content) Add(inline, inline.Origin.Location is { } at && at != style.Location ? style with { Location = at } : style);
    }

    private void Add(Inline inline, RunStyle style)
    {
        switch (inline)
        {
            case Inline.Text text:
                AddText(text.Value, style);
                break;
            case Inline.Emphasis emphasis:
                Add(emphasis.Content, style with { Text = style.Text with { Style = Italic(style.Text.Style) } });
                break;
            case Inline.Strong strong:
                Add(strong.Content, style with { Text = style.Text with { Style = SemiBold(style.Text.Style) } });
                break;
            case Inline.Strikeout strikeout:
                Add(strikeout.Content, style with { Traits = style.Traits | RunTraits.Struck });
                break;
            case Inline.Superscript superscript:
                Add(superscript.Content, Script(PlainText(superscript.Content), style, ScriptLevel.Sup));
                break;
            case Inline.Subscript subscript:
                Add(subscript.Content, Script(PlainText(subscript.Content), style, ScriptLevel.Sub));
                break;
            case Inline.Code code:
                items.Add(new StyledItem.Text(code.Value, CodeStyle(style)));
                break;
            case Inline.Link link:
                Add(link.Content, LinkStyle(link, style));
                break;
            case Inline.Formula formula:
                items.Add(new StyledItem.Formula(formula, style));
                break;
            case Inline.Image image:
                items.Add(new StyledItem.Text($"[{image.Alternative}]", style));
                break;
            case Inline.LineBreak:
                items.Add(new StyledItem.LineEnd());
                break;
        }
    }

    /// <summary>Text with the chemical formulas in it set as such; what is read stays as written.</summary>
    private void AddText(string text, RunStyle style)
    {
        var done = 0;
        foreach (var (span, tree) in style.Text.Role == FontRole.Mono ? [] : Chemistry.FindFormulas(text, style.Text.Chemistry))
        {
            if (FlatFormula.Of(tree) is not { } pieces) continue;
            if (span.Start > done) items.Add(new StyledItem.Text(text[done..span.Start], style));
            AddPieces(pieces, text[span.Start..span.End], style);
            done = span.End;
        }

        if (done < text.Length) items.Add(new StyledItem.Text(text[done..], style));
    }

    private void AddPieces(List<FlatFormula.Piece> pieces, string source, RunStyle style)
    {
        var isSame = string.Concat(pieces.Select(piece => piece.Text)) == source;
        for (var i = 0; i < pieces.Count; i++)
        {
            var own = pieces[i].Variant == MathVariant.Italic ? style with { Text = style.Text with { Style = Slanted(style.Text.Style) } } : style;
            if (pieces[i].Level != ScriptLevel.Base) own = Script(pieces[i].Text, own, pieces[i].Level);
            items.Add(new StyledItem.Text(pieces[i].Text, own, isSame ? null : i == 0 ? source : ""));
        }
    }

    private static FontStyle Slanted(FontStyle style) => style is FontStyle.SemiBold or FontStyle.SemiBoldItalic ? FontStyle.SemiBoldItalic : FontStyle.Italic;

    private static FontStyle Italic(FontStyle style) => style switch
    {
        FontStyle.Regular => FontStyle.Italic,
        FontStyle.Italic => FontStyle.Regular,
        FontStyle.SemiBold => FontStyle.SemiBoldItalic,
        _ => FontStyle.SemiBold,
    };

    private static FontStyle SemiBold(FontStyle style) => style is FontStyle.Italic or FontStyle.SemiBoldItalic ? FontStyle.SemiBoldItalic : FontStyle.SemiBold;

    private static RunStyle CodeStyle(RunStyle style) => style with
    {
        Text = style.Text with { Role = FontRole.Mono, Size = style.Text.Size * CodeScale, Features = [] },
        Traits = style.Traits | RunTraits.Code,
    };

    private RunStyle LinkStyle(Inline.Link link, RunStyle style) => style with
    {
        Text = style.Text with { Color = linkColor ?? style.Text.Color },
        Link = new LinkPart(link.Target, PlainText(link.Content).Replace("\u200B", "", StringComparison.Ordinal)),
    };

    /// <summary>The face's own small figures where it has them for every character, else smaller glyphs moved up or down.</summary>
    private RunStyle Script(string text, RunStyle style, ScriptLevel level)
    {
        var own = style with { Text = style.Text with { Features = style.Text.Features.Add(level == ScriptLevel.Sup ? "sups" : "subs") } };
        if (text.Length > 0 && ChangesEveryGlyph(text, style.Text, own.Text)) return own;
        return style with
        {
            Text = style.Text with { Size = style.Text.Size * ScriptScale },
            Rise = style.Rise + style.Text.Size * (level == ScriptLevel.Sup ? SuperscriptRise : SubscriptRise),
        };
    }

    private bool ChangesEveryGlyph(string text, TextStyle plain, TextStyle script)
    {
        var face = fonts.Family(plain.Role)[plain.Style];
        var (before, after) = (shapes.Shape(face, plain, text), shapes.Shape(face, script, text));
        if (before.Length != after.Length) return false;
        for (var i = 0; i < before.Length; i++)
            if (before[i].Glyph == 0 || before[i].Glyph == after[i].Glyph) return false;
        return true;
    }

    private static string PlainText(EquatableArray<Inline> content)
    {
        var text = new StringBuilder();
        foreach (var inline in content) AppendPlain(inline, text);
        return text.ToString();
    }

    private static void AppendPlain(Inline inline, StringBuilder text) => text.Append(inline switch
    {
        Inline.Text part => part.Value,
        Inline.Emphasis part => PlainText(part.Content),
        Inline.Strong part => PlainText(part.Content),
        Inline.Strikeout part => PlainText(part.Content),
        Inline.Superscript part => PlainText(part.Content),
        Inline.Subscript part => PlainText(part.Content),
        Inline.Link part => PlainText(part.Content),
        Inline.Code part => part.Value,
        Inline.Formula part => FormulaText.Unicode(part.Tree),
        Inline.Image part => part.Alternative,
        _ => " ",
    });
}
