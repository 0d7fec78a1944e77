using System.Text;
using Digest.Fonts;
using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;

namespace Digest.Typesetting.Tests.Paragraphs;

/// <summary>Short ways to set text and to read lines as a viewer does.</summary>
internal static class Setting
{
    public static readonly ParagraphStyle Style = new()
    {
        Text = new() { Role = FontRole.Serif, Style = FontStyle.Regular, Size = new(10) },
        Leading = new(14),
        Hyphenation = HyphenationMode.Automatic,
    };

    public static Diagnosed<SetParagraph> Set(EquatableArray<Inline> content, double measure, ParagraphStyle? style = null) =>
        ParagraphSetter.Set(EmbeddedFonts.All, content, style ?? Style, new(measure));

    public static Diagnosed<SetParagraph> Set(string text, double measure, ParagraphStyle? style = null) => Set([new Inline.Text(text)], measure, style);

    /// <summary>What the glyphs show.</summary>
    public static string Drawn(Frame line) => Text(line.Items, group => Text(group.Items, null));

    /// <summary>What a viewer extracts.</summary>
    public static string Read(Frame line) => Text(line.Items, group => group.ActualText ?? Text(group.Items, null));

    public static IEnumerable<(Point At, FrameItem.GlyphRun Run)> Runs(Frame line) => Flat(line.Items, Point.Origin);

    private static string Text(EquatableArray<Placed> items, Func<FrameItem.Group, string>? read)
    {
        var text = new StringBuilder();
        foreach (var placed in items)
        {
            if (placed.Item is FrameItem.GlyphRun run) text.Append(run.Text);
            else if (placed.Item is FrameItem.Group group) text.Append(read is null ? Text(group.Items, null) : read(group));
        }

        return text.ToString();
    }

    private static IEnumerable<(Point At, FrameItem.GlyphRun Run)> Flat(EquatableArray<Placed> items, Point at)
    {
        foreach (var placed in items)
        {
            if (placed.Item is FrameItem.GlyphRun run) yield return (at + placed.At, run);
            if (placed.Item is FrameItem.Group group)
                foreach (var inner in Flat(group.Items, at + placed.At)) yield return inner;
        }
    }
}
