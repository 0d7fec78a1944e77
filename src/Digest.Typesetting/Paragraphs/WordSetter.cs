using System.Text;
using Digest.Typesetting.Fonts;

namespace Digest.Typesetting.Paragraphs;

/// <summary>
/// Turns a word into boxes and penalties. A stretch is shaped whole and its box is cut where it may be divided; what a hyphen then changes (its
/// own width, a kern that falls away) is the width of the penalty, so that a divided line is measured as it will be set.
/// </summary>
internal sealed class WordSetter(FontSet fonts, ShapeCache shapes, PrepareOptions options)
{
    /// <summary>What a division at a soft hyphen costs.</summary>
    public const int SoftHyphenCost = 50;

    /// <summary>What a division costs in a text that is wider than the measure and has no better place.</summary>
    private const int AnywhereCost = 5000;

    private const double SpaceStretchFactor = 1.0 / 2;
    private const double SpaceShrinkFactor = 1.0 / 3;
    private const double GapStretch = 0.1;

    /// <summary>Adds the word's tokens.</summary>
    public void Set(WordDraft draft, List<Token> tokens)
    {
        var text = draft.Text;
        var breaks = BreaksOf(draft, text);
        var next = 0;
        Word? word = null;
        for (var i = 0; i < draft.Parts.Count; i++)
        {
            var part = draft.Parts[i];
            if (part.Inset is { } frame)
            {
                AddPenalties(breaks, ref next, part.Start, tokens, 0);
                tokens.Add(new() { Kind = TokenKind.Box, Width = frame.Size.Width.Value, Material = new Material.Inset(frame, part.Style) });
                AddPenalties(breaks, ref next, part.End, tokens, 0);
                if (part.Space != 0) AddFixedSpace(part.Space, tokens);
                word = null;
                continue;
            }

            word ??= WordFrom(draft, i);
            var stretch = new TextStretch(text[part.Start..part.End], part.Face!, part.Style, word);
            AddStretch(stretch, part.Start, breaks, ref next, tokens);
        }
    }

    /// <summary>
    /// The space between two words. What the face kerns between the space and the characters beside it belongs to the space's width, so that it
    /// goes when a line ends there and widths still add up.
    /// </summary>
    public Token Blank(RunStyle style, WordEdge before, WordEdge after)
    {
        var face = fonts.Family(style.Text.Role)[style.Text.Style];
        var glyph = face.GlyphOf(new Rune(' '));
        var width = glyph == 0 ? style.Text.Size.Value / 4 : ShapeCache.AdvanceOf(face, style.Text, face.AdvanceOf(glyph));
        var kern = glyph == 0 ? 0 : Kern(face, style.Text, before.TextIn(face, style), after.TextIn(face, style));
        var isElastic = options.Spaces == SpaceStretch.Elastic;
        return new()
        {
            Kind = TokenKind.Space,
            Width = width + kern,
            Stretch = isElastic ? width * SpaceStretchFactor : 0,
            Shrink = isElastic ? width * SpaceShrinkFactor : 0,
            Material = new Material.Blank(face, style),
        };
    }

    /// <summary>The place between two ideographs, which may end a line and may grow a little.</summary>
    public Token Gap(RunStyle style) => new()
    {
        Kind = TokenKind.Space,
        Stretch = options.Spaces == SpaceStretch.Elastic ? style.Text.Size.Value * GapStretch : 0,
    };

    /// <summary>What is read from a part up to the next inset, which is read by itself.</summary>
    private static Word WordFrom(WordDraft draft, int first)
    {
        var last = first;
        while (last + 1 < draft.Parts.Count && draft.Parts[last + 1].Inset is null) last++;
        var (start, end) = (draft.Parts[first], draft.Parts[last]);
        var (drawn, read) = (draft.Text[start.Start..end.End], draft.Reading[start.ReadStart..end.ReadEnd]);
        return new(read, read == drawn ? WordReading.AsDrawn : WordReading.AsWritten);
    }

    private double Kern(FontFace face, TextStyle style, string before, string after) =>
        shapes.WidthOf(face, style, before + " " + after) - shapes.WidthOf(face, style, before) - shapes.WidthOf(face, style, " ") - shapes.WidthOf(face, style, after);

    private List<WordBreak> BreaksOf(WordDraft draft, string text)
    {
        var isCode = draft.Parts.All(part => part.Style.Traits.HasFlag(RunTraits.Code));
        var isSoft = draft.Breaks.Any(at => at.Traits.HasFlag(BreakTraits.AddsHyphen));
        var found = WordBreaks.Find(text, isCode ? RunTraits.Code : RunTraits.None, isSoft ? null : options.Hyphenator);
        return [.. draft.Breaks.Concat(found).Where(at => at.At < text.Length).DistinctBy(at => at.At).OrderBy(at => at.At)];
    }

    private void AddStretch(TextStretch stretch, int offset, List<WordBreak> breaks, ref int next, List<Token> tokens)
    {
        var places = Places(stretch);
        AddPenalties(breaks, ref next, offset, tokens, 0);
        var start = 0;
        while (start < stretch.Text.Length)
        {
            var isDivided = next < breaks.Count && breaks[next].At - offset < stretch.Text.Length;
            var end = isDivided ? breaks[next].At - offset : stretch.Text.Length;
            AddBoxes(stretch, places, start, end, tokens);
            if (isDivided)
            {
                var added = breaks[next].Traits.HasFlag(BreakTraits.AddsHyphen) ? HyphenWidth(stretch, places, start, end) : 0;
                AddPenalties(breaks, ref next, offset + end, tokens, added);
            }

            start = end;
        }
    }

    private static void AddFixedSpace(double width, List<Token> tokens)
    {
        if (tokens[^1].Kind != TokenKind.Penalty) tokens.Add(new() { Kind = TokenKind.Penalty, Cost = Token.Forbidden });
        tokens.Add(new() { Kind = TokenKind.Space, Width = width });
    }

    private void AddPenalties(List<WordBreak> breaks, ref int next, int at, List<Token> tokens, double width)
    {
        while (next < breaks.Count && breaks[next].At <= at)
        {
            var (_, cost, traits) = breaks[next++];
            if (tokens.Count == 0) continue;
            var hang = traits.HasFlag(BreakTraits.AddsHyphen) ? Hang('-', width) : tokens[^1].Hang;
            tokens.Add(new() { Kind = TokenKind.Penalty, Width = width, Cost = cost, Traits = traits, Hang = hang });
        }
    }

    private double Hang(char last, double width) => options.Margin == MarginAlignment.Optical ? Protrusion.Of(last) * Math.Max(0, width) : 0;

    private void AddBoxes(TextStretch stretch, double[] places, int start, int end, List<Token> tokens)
    {
        if (places[end] - places[start] <= options.Measure.Value)
        {
            tokens.Add(Box(stretch, places, start, end));
            return;
        }

        while (start < end)
        {
            var stop = start + 1;
            while (stop < end && (char.IsLowSurrogate(stretch.Text[stop]) || places[stop] == places[stop - 1])) stop++;
            tokens.Add(Box(stretch, places, start, stop));
            if (stop < end) tokens.Add(new() { Kind = TokenKind.Penalty, Cost = AnywhereCost, Hang = tokens[^1].Hang });
            start = stop;
        }
    }

    private Token Box(TextStretch stretch, double[] places, int start, int end) => new()
    {
        Kind = TokenKind.Box,
        Width = places[end] - places[start],
        Hang = Hang(stretch.Text[end - 1], places[end] - places[end - 1]),
        Material = new Material.Glyphs(stretch, start, end - start),
    };

    /// <summary>Where each code unit starts; within a ligature they share its width.</summary>
    private double[] Places(TextStretch stretch)
    {
        var places = new double[stretch.Text.Length + 1];
        var glyphs = shapes.Shape(stretch.Face, stretch.Style.Text, stretch.Text);
        for (var i = 0; i < glyphs.Length;)
        {
            var (first, width) = (glyphs[i].Cluster, 0.0);
            for (; i < glyphs.Length && glyphs[i].Cluster == first; i++) width += ShapeCache.AdvanceOf(stretch.Face, stretch.Style.Text, glyphs[i].Advance);
            var end = i < glyphs.Length ? glyphs[i].Cluster : stretch.Text.Length;
            for (var unit = first; unit < end; unit++) places[unit + 1] = places[first] + (width * (unit + 1 - first) / (end - first));
        }

        return places;
    }

    private double HyphenWidth(TextStretch stretch, double[] places, int start, int end) =>
        shapes.WidthOf(stretch.Face, stretch.Style.Text, stretch.Text[start..end] + "-") - (places[end] - places[start]);
}

/// <summary>The first or last character of a word, with its face and style; without a face it is one that no face has.</summary>
internal readonly record struct WordEdge(Rune Character, FontFace? Face, RunStyle Style)
{
    /// <summary>The character, or nothing when it is not set like a space of that face and style.</summary>
    public string TextIn(FontFace face, RunStyle style) => Face == face && Style.Text == style.Text && Style.Rise == style.Rise ? Character.ToString() : "";
}
