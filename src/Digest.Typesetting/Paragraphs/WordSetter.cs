using System.Buffers;
using System.Runtime.InteropServices;
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

    /// <summary>How many letters of a part of a word with hyphens stand before a hyphen that is added: two hyphens nearer to each other look like a mistake.</summary>
    private const int LeastOfPart = 3;

    private const double SpaceStretchFactor = 1.0 / 2;
    private const double SpaceShrinkFactor = 1.0 / 3;
    private const double GapStretch = 0.1;

    private static readonly SearchValues<char> Hyphens = SearchValues.Create("-\u2010\u2013");

    private readonly List<WordBreak> breaks = [];
    private double[] measured = [];
    private bool[] starts = [];
    private Material.Blank? lastBlank;
    private int next;

    /// <summary>Adds the word's tokens.</summary>
    public void Set(WordDraft draft, string text, List<Token> tokens)
    {
        FindBreaks(draft, text);
        Word? word = null;
        var parts = CollectionsMarshal.AsSpan(draft.Parts);
        for (var i = 0; i < parts.Length; i++)
        {
            ref readonly var part = ref parts[i];
            if (part.Inset is { } frame)
            {
                AddPenalties(part.Start, tokens, 0);
                tokens.Add(new() { Kind = TokenKind.Box, Width = frame.Size.Width.Value, Material = new Material.Inset(frame, part.Style) });
                AddPenalties(part.End, tokens, 0);
                if (part.Space != 0) AddFixedSpace(part.Space, tokens);
                word = null;
                continue;
            }

            word ??= WordFrom(draft, text, i);
            var stretch = new TextStretch(part.Length == text.Length ? text : text[part.Start..part.End], part.Face!, part.Style, word);
            AddStretch(stretch, part.Start, tokens);
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
        var kern = 0.0;
        if (glyph != 0 && before.CharacterIn(face, style) is { } left) kern += shapes.Kern(face, style.Text, left, ' ');
        if (glyph != 0 && after.CharacterIn(face, style) is { } right) kern += shapes.Kern(face, style.Text, ' ', right);
        var isElastic = options.Spaces == SpaceStretch.Elastic;
        return new()
        {
            Kind = TokenKind.Space,
            Width = width + kern,
            Stretch = isElastic ? width * SpaceStretchFactor : 0,
            Shrink = isElastic ? width * SpaceShrinkFactor : 0,
            Material = lastBlank is { } same && same.Face == face && same.Style == style ? same : lastBlank = new(face, style),
        };
    }

    /// <summary>The place between two ideographs, which may end a line and may grow a little.</summary>
    public Token Gap(RunStyle style) => new()
    {
        Kind = TokenKind.Space,
        Stretch = options.Spaces == SpaceStretch.Elastic ? style.Text.Size.Value * GapStretch : 0,
    };

    /// <summary>Makes one token of the last three, a space, a sign and a space, unless no line may end at the first or it is no plain space.</summary>
    public static void JoinParting(List<Token> tokens)
    {
        if (tokens is not [.., { Kind: TokenKind.Box }, { Kind: TokenKind.Space, Material: Material.Blank } before, { Kind: TokenKind.Box } sign, { Kind: TokenKind.Space } after]) return;
        tokens.RemoveRange(tokens.Count - 3, 3);
        tokens.Add(new()
        {
            Kind = TokenKind.Space,
            Width = before.Width + sign.Width + after.Width,
            Stretch = before.Stretch + after.Stretch,
            Shrink = before.Shrink + after.Shrink,
            Material = new Material.Parting(before, sign, after),
        });
    }

    /// <summary>What is read from a part up to the next inset, which is read by itself.</summary>
    private static Word WordFrom(WordDraft draft, string text, int first)
    {
        var last = first;
        while (last + 1 < draft.Parts.Count && draft.Parts[last + 1].Inset is null) last++;
        if (last - first + 1 == draft.Parts.Count && draft.IsReadAsDrawn) return new(text, WordReading.AsDrawn);
        var (start, end) = (draft.Parts[first], draft.Parts[last]);
        var (drawn, read) = (text[start.Start..end.End], draft.Reading[start.ReadStart..end.ReadEnd]);
        return new(read, read == drawn ? WordReading.AsDrawn : WordReading.AsWritten);
    }

    /// <summary>
    /// The divisions of a word. A word with soft hyphens gets no others, one with hyphens such for the last resort only and not right behind its own; the rules of running text do not hold in addresses and code.
    /// </summary>
    private void FindBreaks(WordDraft draft, string text)
    {
        breaks.Clear();
        next = 0;
        var (isCode, isHyphenated, isSoft) = (true, false, false);
        foreach (ref readonly var part in CollectionsMarshal.AsSpan(draft.Parts)) isCode &= part.Style.Has(RunTraits.Code);
        foreach (var at in draft.Breaks)
        {
            isHyphenated |= at.Traits.HasFlag(BreakTraits.Hyphenated);
            isSoft |= at.Traits.HasFlag(BreakTraits.AddsHyphen);
        }

        var isAddress = WordBreaks.IsAddress(text, isCode ? RunTraits.Code : RunTraits.None);
        foreach (var at in draft.Breaks)
            if (!isAddress || !at.Traits.HasFlag(BreakTraits.ByRule)) breaks.Add(at);
        var own = breaks.Count;
        WordBreaks.Find(text, isAddress, isSoft ? null : options.Hyphenator, breaks);
        if (isCode && !WordBreaks.IsAddress(text, RunTraits.None)) MarkCode(own);
        if (isHyphenated) MarkLastResort(text, own);
        if (own > 0 && own < breaks.Count) breaks.Sort((left, right) => left.At.CompareTo(right.At));
        while (breaks.Count > 0 && breaks[^1].At >= text.Length) breaks.RemoveAt(breaks.Count - 1);
    }

    private void MarkCode(int from)
    {
        for (var i = from; i < breaks.Count; i++) breaks[i] = new(breaks[i].At, Math.Max(breaks[i].Cost, WordBreaks.CodeCost), breaks[i].Traits | BreakTraits.LastResort);
    }

    private void MarkLastResort(string text, int from)
    {
        var kept = from;
        for (var i = from; i < breaks.Count; i++)
        {
            var (at, _, traits) = breaks[i];
            if (!traits.HasFlag(BreakTraits.Automatic)) breaks[kept++] = breaks[i];
            else if (at - 1 - text.AsSpan(0, at).LastIndexOfAny(Hyphens) >= LeastOfPart) breaks[kept++] = new(at, WordBreaks.LastResortCost, traits | BreakTraits.LastResort);
        }

        breaks.RemoveRange(kept, breaks.Count - kept);
    }

    private void AddStretch(TextStretch stretch, int offset, List<Token> tokens)
    {
        var places = Measure(stretch);
        AddPenalties(offset, tokens, 0);
        var start = 0;
        while (start < stretch.Text.Length)
        {
            var isDivided = next < breaks.Count && breaks[next].At - offset < stretch.Text.Length;
            var end = isDivided ? breaks[next].At - offset : stretch.Text.Length;
            AddBoxes(stretch, places, start, end, tokens);
            if (isDivided)
            {
                var added = breaks[next].Traits.HasFlag(BreakTraits.AddsHyphen) ? HyphenWidth(stretch, places, start, end) : 0;
                AddPenalties(offset + end, tokens, added);
            }

            start = end;
        }
    }

    private static void AddFixedSpace(double width, List<Token> tokens)
    {
        if (tokens[^1].Kind != TokenKind.Penalty) tokens.Add(new() { Kind = TokenKind.Penalty, Cost = Token.Forbidden });
        tokens.Add(new() { Kind = TokenKind.Space, Width = width });
    }

    private void AddPenalties(int at, List<Token> tokens, double width)
    {
        while (next < breaks.Count && breaks[next].At <= at)
        {
            var (_, cost, traits) = breaks[next++];
            if (tokens.Count == 0 || tokens[^1].Kind == TokenKind.Penalty) continue;
            var hang = traits.HasFlag(BreakTraits.AddsHyphen) ? Hang('-', width) : tokens[^1].Hang;
            tokens.Add(new() { Kind = TokenKind.Penalty, Width = width, Cost = cost, Traits = traits, Hang = hang });
        }
    }

    private double Hang(char last, double width) => options.Margin == MarginAlignment.Optical ? Protrusion.Of(last) * Math.Max(0, width) : 0;

    private void AddBoxes(TextStretch stretch, ReadOnlySpan<double> places, int start, int end, List<Token> tokens)
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

    private Token Box(TextStretch stretch, ReadOnlySpan<double> places, int start, int end) => new()
    {
        Kind = TokenKind.Box,
        Width = places[end] - places[start],
        Hang = Hang(stretch.Text[end - 1], places[end] - places[end - 1]),
        Material = new Material.Glyphs(stretch, start, end - start),
    };

    /// <summary>Where each code unit starts, until the next stretch is measured; within a ligature they share its width. Notes which of them begin a glyph.</summary>
    private ReadOnlySpan<double> Measure(TextStretch stretch)
    {
        if (measured.Length <= stretch.Text.Length) (measured, starts) = (new double[Math.Max(64, 2 * stretch.Text.Length)], new bool[Math.Max(64, 2 * stretch.Text.Length)]);
        var places = measured.AsSpan(0, stretch.Text.Length + 1);
        places.Clear();
        starts.AsSpan(0, places.Length).Clear();
        var glyphs = stretch.Shaped = shapes.Shape(stretch.Face, stretch.Style.Text, stretch.Text);
        for (var i = 0; i < glyphs.Length;)
        {
            var (first, width) = (glyphs[i].Cluster, 0.0);
            starts[first] = true;
            for (; i < glyphs.Length && glyphs[i].Cluster == first; i++) width += ShapeCache.AdvanceOf(stretch.Face, stretch.Style.Text, glyphs[i].Advance);
            var end = i < glyphs.Length ? glyphs[i].Cluster : stretch.Text.Length;
            for (var unit = first; unit < end; unit++) places[unit + 1] = places[first] + (width * (unit + 1 - first) / (end - first));
        }

        return places;
    }

    /// <summary>What a hyphen adds: its advance and its kern, and where a ligature is divided, what its parts differ from it.</summary>
    private double HyphenWidth(TextStretch stretch, ReadOnlySpan<double> places, int start, int end)
    {
        var (face, style, text) = (stretch.Face, stretch.Style.Text, stretch.Text);
        if (char.IsLetter(text[end - 1]) && starts[end]) return shapes.WidthOf(face, style, "-") + shapes.Kern(face, style, text[end - 1], '-');
        return shapes.WidthOf(face, style, text[start..end] + "-") - (places[end] - places[start]);
    }
}

/// <summary>The first or last character of a word, with its face and style; without a face it is one that no face has.</summary>
internal readonly record struct WordEdge(Rune Character, FontFace? Face, RunStyle Style)
{
    /// <summary>The character, or null when it is not set like a space of that face and style.</summary>
    public char? CharacterIn(FontFace face, RunStyle style) => Face == face && Character.IsBmp && Style.Text == style.Text && Style.Rise == style.Rise ? (char)Character.Value : null;
}
