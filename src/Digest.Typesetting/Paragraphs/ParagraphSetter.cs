using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Geometry;

namespace Digest.Typesetting.Paragraphs;

/// <summary>Sets running text as lines: collect, prepare, break, justify.</summary>
public static class ParagraphSetter
{
    /// <summary>Sets a paragraph to a measure. Characters that no face has and lines that stick out are diagnostics.</summary>
    public static Diagnosed<SetParagraph> Set(FontSet fonts, EquatableArray<Inline> content, ParagraphStyle style, Pt measure) => throw new NotImplementedException();

    /// <summary>Sets plain text to a measure.</summary>
    public static Diagnosed<SetParagraph> Set(FontSet fonts, string text, ParagraphStyle style, Pt measure) =>
        Set(fonts, [new Inline.Text(text)], style, measure);

    /// <summary>How wide the text is on one line with its natural spaces; the widest line when the author broke it.</summary>
    public static Pt WidthOf(FontSet fonts, EquatableArray<Inline> content, TextStyle style) => throw new NotImplementedException();

    /// <summary>How wide plain text is on one line.</summary>
    public static Pt WidthOf(FontSet fonts, string text, TextStyle style) => WidthOf(fonts, [new Inline.Text(text)], style);
}
