using System.Buffers;
using System.Text;
using Digest.Model;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Shaping;

namespace Digest.Typesetting.Paragraphs;

/// <summary>
/// Places a line's pieces from left to right. Glyphs of one face, size and colour form one run, the spaces between them included, so that text
/// extraction sees words with spaces. A divided word is read once: its first part carries the whole word, the next ones nothing.
/// </summary>
internal sealed class LineBuilder(FontSet fonts, ShapeCache shapes) : IDisposable
{
    private const double StrikeRise = 0.24;
    private const double StrikeThickness = 0.05;
    private const double LinkAscent = 0.8;
    private const double LinkHeight = 1.05;

    /// <summary>How many glyphs a line of text holds at most, as a rule.</summary>
    private const int UsualGlyphs = 100;

    private readonly List<Placed> items = [];
    private readonly List<Placed> decorations = [];
    private readonly StringBuilder text = new(UsualGlyphs);
    private RunGlyph[] glyphs = ArrayPool<RunGlyph>.Shared.Rent(UsualGlyphs);
    private int glyphCount;
    private List<Placed>? group;
    private string? groupText;
    private RunKey? run;
    private double runStart;
    private double x;
    private Pt baseline;
    private DividedWords divided;

    // The first item of the marked stretch; null when it began within a word that is read as a whole, which no mark parts.
    private int? firstMarked;
    private LinkPart? lastLink;

    private readonly record struct RunKey(FontFace Face, Pt Size, Color Color, Pt Rise);

    /// <summary>Starts an empty line.</summary>
    public void Begin(Pt baseline, DividedWords divided)
    {
        (this.baseline, this.divided) = (baseline, divided);
        items.Clear();
        decorations.Clear();
    }

    /// <summary>Places the pieces from <paramref name="left"/>, spaces set to <paramref name="ratio"/>; gives the right end.</summary>
    public double Build(List<LinePiece> pieces, double left, double ratio)
    {
        x = left;
        RunStyle? marked = null;
        var markStart = x;
        for (var i = 0; i < pieces.Count; i++)
        {
            // A gap between ideographs has no style of its own and belongs to what surrounds it.
            var style = pieces[i].Style ?? marked;
            if (marked is null || !SameMarks(marked, style))
            {
                var isWithinWord = groupText is not null && i > 0 && pieces[i] is LinePiece.Glyphs next && pieces[i - 1] is LinePiece.Glyphs last && next.Stretch.Word == last.Stretch.Word;
                if (!isWithinWord) EndItem();
                Decorate(marked, markStart, isWithinWord);
                (marked, markStart, firstMarked) = (style, x, isWithinWord ? null : items.Count);
            }

            Place(pieces[i], ratio);
        }

        EndItem();
        Decorate(marked, markStart, false);
        lastLink = marked?.Link;
        return x;
    }

    /// <summary>Adds the space that the line ends at, beyond the measure, so that the words of two lines are parted.</summary>
    public void AddTrailing(Material.Blank blank, double width)
    {
        EndItem();
        var inLink = lastLink is not null && lastLink == blank.Style.Link && items is [.., { Item: FrameItem.Group { Role: StructureRole.Link } }];
        AddSpace(blank, width);
        if (!inLink) return;
        EndItem();
        var link = items[^2];
        var group = (FrameItem.Group)link.Item;
        items[^2] = link with { Item = group with { Items = [.. group.Items, items[^1]] } };
        items.RemoveAt(items.Count - 1);
    }

    /// <summary>All items; boxes of links and lines through words last.</summary>
    public EquatableArray<Placed> Finish()
    {
        EndItem();
        return [.. items, .. decorations];
    }

    /// <summary>Gives back what it borrowed; it builds no more.</summary>
    public void Dispose()
    {
        ArrayPool<RunGlyph>.Shared.Return(glyphs);
        (glyphs, glyphCount) = ([], 0);
    }

    private void Place(LinePiece piece, double ratio)
    {
        switch (piece)
        {
            case LinePiece.Glyphs word:
                OpenGroup(ReadingOf(word.Stretch.Word));
                AddGlyphs(word);
                break;
            case LinePiece.Blank blank:
                OpenGroup(null);
                AddBlank(blank, blank.Width + (ratio * (ratio < 0 ? blank.Shrink : blank.Stretch)));
                break;
            case LinePiece.Inset inset:
                OpenGroup(null);
                CloseRun();
                AddFrame(inset);
                break;
        }
    }

    private string? ReadingOf(Word word)
    {
        if (word == divided.Continued) return "";
        return word == divided.Broken || word.Reading == WordReading.AsWritten ? word.Text : null;
    }

    private void AddGlyphs(LinePiece.Glyphs word)
    {
        var style = word.Stretch.Style;
        OpenRun(new(word.Stretch.Face, style.Text.Size, style.Text.Color, style.Rise));
        var shaped = word is { IsTurned: false, Shaped: { } known } ? known : shapes.Shape(word.Stretch.Face, style.Text, word.IsTurned ? string.Concat(word.Text.Select(BidiLevels.Mirrored)) : word.Text);
        if (word.IsTurned)
        {
            for (var end = shaped.Length; end > 0;)
            {
                var start = end - 1;
                while (start > 0 && shaped[start - 1].Cluster == shaped[start].Cluster) start--;
                AddCluster(word, shaped, start, end);
                end = start;
            }
        }
        else
        {
            for (var start = 0; start < shaped.Length;)
            {
                var end = start + 1;
                while (end < shaped.Length && shaped[end].Cluster == shaped[start].Cluster) end++;
                AddCluster(word, shaped, start, end);
                start = end;
            }
        }

        text.Append(word.Text);
    }

    private void AddCluster(LinePiece.Glyphs word, ShapedGlyph[] shaped, int start, int end)
    {
        var (face, style) = (word.Stretch.Face, word.Stretch.Style.Text);
        var scale = style.Size / face.UnitsPerEm;
        var textEnd = end < shaped.Length ? shaped[end].Cluster : word.Text.Length;
        for (var i = start; i < end; i++)
        {
            var advance = new Pt(ShapeCache.AdvanceOf(face, style, shaped[i].Advance));
            Add(new(shaped[i].Glyph, advance, new(scale * shaped[i].OffsetX, scale * -shaped[i].OffsetY), text.Length + shaped[i].Cluster, i == start ? textEnd - shaped[i].Cluster : 0));
            x += advance.Value;
        }
    }

    private void AddBlank(LinePiece.Blank blank, double width)
    {
        if (blank.Material is { } space)
        {
            AddSpace(space, width);
            return;
        }

        if (glyphCount > 0) glyphs[glyphCount - 1] = glyphs[glyphCount - 1] with { Advance = glyphs[glyphCount - 1].Advance + new Pt(width) };
        x += width;
    }

    private void AddSpace(Material.Blank space, double width)
    {
        OpenRun(new(space.Face, space.Style.Text.Size, space.Style.Text.Color, space.Style.Rise));
        Add(new(space.Face.GlyphOf(new Rune(' ')), new(width), default, text.Length, 1));
        text.Append(' ');
        x += width;
    }

    private void Add(in RunGlyph glyph)
    {
        if (glyphCount == glyphs.Length)
        {
            var larger = ArrayPool<RunGlyph>.Shared.Rent(2 * glyphs.Length);
            glyphs.CopyTo(larger, 0);
            ArrayPool<RunGlyph>.Shared.Return(glyphs);
            glyphs = larger;
        }

        glyphs[glyphCount++] = glyph;
    }

    private void AddFrame(LinePiece.Inset inset)
    {
        var corner = new Point(new(x), baseline - inset.Style!.Rise - inset.Frame.Baseline);
        foreach (var item in inset.Frame.Items) items.Add(ReadingAnchor.Add(item, inset.Frame, inset.Style!.Text, fonts) with { At = corner + item.At });
        x += inset.Width;
    }

    private void OpenRun(RunKey key)
    {
        if (run == key) return;
        CloseRun();
        (run, runStart) = (key, x);
    }

    private void CloseRun()
    {
        if (run is { } key && glyphCount > 0)
        {
            var made = new FrameItem.GlyphRun { Face = key.Face, Size = key.Size, Color = key.Color, Text = text.ToString(), Glyphs = EquatableArray.Create<RunGlyph>(glyphs.AsSpan(0, glyphCount)) };
            (group ?? items).Add(new(new(new(runStart), baseline - key.Rise), made));
        }

        run = null;
        glyphCount = 0;
        text.Clear();
    }

    /// <summary>Ends the open group, unless it is the one wanted, and starts one that is read as <paramref name="read"/>; null for none.</summary>
    private void OpenGroup(string? read)
    {
        if (read == groupText) return;
        CloseRun();
        if (group is not null) items.Add(new(Point.Origin, new FrameItem.Group([.. group]) { Role = StructureRole.Span, ActualText = groupText }));
        (group, groupText) = (read is null ? null : [], read);
    }

    private void EndItem()
    {
        CloseRun();
        OpenGroup(null);
    }

    private static bool SameMarks(RunStyle left, RunStyle? right) => left.Link == right?.Link && MarksOf(left) == MarksOf(right);

    private static RunTraits MarksOf(RunStyle? style) => (style?.Traits ?? RunTraits.None) & (RunTraits.Struck | RunTraits.Code);

    private void Decorate(RunStyle? style, double from, bool endsWithinWord)
    {
        if (style is null || x <= from) return;
        var first = endsWithinWord ? null : firstMarked;
        var em = style.Text.Size;
        if (style.Has(RunTraits.Code)) Wrap(first, StructureRole.Code);
        if (style.Link is { } link)
        {
            var box = new Placed(new(new(from), baseline - em * LinkAscent), new FrameItem.Link(new(new(x - from), em * LinkHeight), link.Target, link.Text));
            if (first is null) decorations.Add(box);
            else items.Add(box);
            Wrap(first, StructureRole.Link);
        }

        if (style.Has(RunTraits.Struck))
            decorations.Add(new(new(new(from), baseline - em * (StrikeRise + StrikeThickness)), new FrameItem.Rule(new(new(x - from), em * StrikeThickness), style.Text.Color)));
    }

    private void Wrap(int? first, StructureRole role)
    {
        if (first is not { } start || start == items.Count) return;
        var inner = items[start..];
        items.RemoveRange(start, items.Count - start);
        items.Add(new(Point.Origin, new FrameItem.Group([.. inner]) { Role = role }));
    }
}
