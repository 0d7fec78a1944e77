using System.Collections.Concurrent;
using Digest.Model;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;

namespace Digest.Render.Pdf.Layout;

/// <summary>
/// What one issue shows over and over, set once: labels, axes, figures, dots. Frames are values without a place, so that the same one may stand anywhere and papers may be set on several
/// threads. Only short texts are kept, and only those that nothing was found wrong with, since a finding names its place.
/// </summary>
internal sealed class RepeatedTexts
{
    /// <summary>Longer texts are seldom met twice.</summary>
    private const int Longest = 40;

    private readonly ConcurrentDictionary<Sought<ParagraphStyle>, EquatableArray<Frame>> lines = new(Sought<ParagraphStyle>.Comparer);
    private readonly ConcurrentDictionary<Sought<TextStyle>, Frame> single = new(Sought<TextStyle>.Comparer);
    private readonly ConcurrentDictionary<Sought<TextStyle>, Pt> widths = new(Sought<TextStyle>.Comparer);
    private readonly ConcurrentDictionary<(Pt Diameter, Color? Fill, Color? Stroke), FrameItem.Path> circles = new();

    /// <summary>True for what is kept.</summary>
    public static bool IsShort(string text) => text.Length <= Longest;

    /// <summary>The lines of a short text in a measure; null when they are not known yet.</summary>
    public EquatableArray<Frame>? Lines(string text, ParagraphStyle style, Pt measure) => lines.TryGetValue(new(text, style, measure), out var known) ? known : null;

    /// <summary>Keeps the lines of a short text in a measure.</summary>
    public void Keep(string text, ParagraphStyle style, Pt measure, EquatableArray<Frame> set) => lines.TryAdd(new(text, style, measure), set);

    /// <summary>A short text on one line of its own width; null when it is not known yet.</summary>
    public Frame? Line(string text, TextStyle style, Pt leading) => single.GetValueOrDefault(new(text, style, leading));

    /// <summary>Keeps a short text on one line.</summary>
    public void Keep(string text, TextStyle style, Pt leading, Frame line) => single.TryAdd(new(text, style, leading), line);

    /// <summary>How wide a short text is on one line, measured when it is asked for first.</summary>
    public Pt WidthOf(string text, TextStyle style, Func<Pt> measure)
    {
        var sought = new Sought<TextStyle>(text, style, Pt.Zero);
        if (!widths.TryGetValue(sought, out var width)) widths.TryAdd(sought, width = measure());
        return width;
    }

    /// <summary>A circle, as <see cref="Shapes.Circle"/> draws it.</summary>
    public FrameItem.Path Circle(Pt diameter, Color? fill, Color? stroke) =>
        circles.GetOrAdd((diameter, fill, stroke), static key => Shapes.Circle(key.Diameter, key.Fill, key.Stroke));

    /// <summary>A text with its style and the length it is set to. Styles of one text are few, so that they are compared but not hashed.</summary>
    private readonly record struct Sought<TStyle>(string Text, TStyle Style, Pt Length)
        where TStyle : class
    {
        public static readonly IEqualityComparer<Sought<TStyle>> Comparer =
            EqualityComparer<Sought<TStyle>>.Create((left, right) => left.Equals(right), sought => HashCode.Combine(sought.Text, sought.Length));
    }
}
