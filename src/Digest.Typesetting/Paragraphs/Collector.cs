using System.Text;
using Digest.Model;
using Digest.Model.Document;
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
        foreach (var inline in content) Add(inline, style with { Location = inline.Origin.Location ?? style.Location });
    }

    private void Add(Inline inline, RunStyle style)
    {
        switch (inline)
        {
            case Inline.Text text:
                items.Add(new StyledItem.Text(text.Value, style));
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
                Add(superscript.Content, Script(superscript.Content, style, "sups", SuperscriptRise));
                break;
            case Inline.Subscript subscript:
                Add(subscript.Content, Script(subscript.Content, style, "subs", SubscriptRise));
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
        Link = new LinkPart(link.Target, PlainText(link.Content)),
    };

    /// <summary>The face's own small figures where it has them for every character, else smaller glyphs moved up or down.</summary>
    private RunStyle Script(EquatableArray<Inline> content, RunStyle style, string feature, double rise)
    {
        var text = PlainText(content);
        var own = style with { Text = style.Text with { Features = style.Text.Features.Add(feature) } };
        if (text.Length > 0 && ChangesEveryGlyph(text, style.Text, own.Text)) return own;
        return style with
        {
            Text = style.Text with { Size = style.Text.Size * ScriptScale },
            Rise = style.Rise + style.Text.Size * rise,
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
        Inline.Formula part => part.Tex,
        Inline.Image part => part.Alternative,
        _ => " ",
    });
}
