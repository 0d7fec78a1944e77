using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Formulas;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Typesetting.Formulas;

/// <summary>Sets formulas as frames.</summary>
public static class FormulaSetter
{
    /// <summary>TeX's \relpenalty and \binoppenalty.</summary>
    private const int RelationPenalty = 500;

    private const int BinaryPenalty = 700;

    /// <summary>Sets a formula in pieces between which a line may end: after relations and binary signs at its top level. Characters that no face has are diagnostics.</summary>
    public static Diagnosed<FormulaSegments> Set(FontSet fonts, MathNode formula, FormulaSettings settings)
    {
        var glyphs = new MathGlyphs(fonts, settings);
        var setter = new MathSetter(glyphs, settings);
        var style = new MathStyle(settings.Display == FormulaStyle.Display ? MathLevel.Display : MathLevel.Text, false);
        IReadOnlyList<MathNode> parts = formula is MathNode.Row row ? [.. row.Parts] : [formula];
        var classes = MathSpacing.ClassesOf(parts);
        var texts = TextsOf(parts);
        var segments = new List<FormulaSegment>();
        var boxes = new List<(double, double, MathBox)>();
        var text = "";
        double x = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            var box = setter.Set(parts[i], style);
            if (i + 1 == parts.Count || MathSetter.Leans(parts[i], parts[i + 1])) box = MathSetter.Leaning(box);
            boxes.Add((x, 0, box));
            x += box.Width;
            text += texts[i];
            var space = SpaceAfter(classes, i, style) * settings.Size.Value;
            var penalty = PenaltyAfter(classes, parts, i);
            if (penalty is null && i + 1 < parts.Count)
            {
                x += space;
                continue;
            }

            var said = segments.Count == 0 ? FormulaSpeech.Of(formula) : "";
            segments.Add(new() { Frame = FrameOf(MathBox.Of(x, [.. boxes]), text, said), Space = new(space), BreakPenalty = penalty });
            boxes.Clear();
            (x, text) = (0, "");
        }

        return new(new() { Items = segments.ToEquatableArray() }, glyphs.Diagnostics.ToEquatableArray());
    }

    /// <summary>The whole formula as one frame.</summary>
    public static Diagnosed<Frame> SetWhole(FontSet fonts, MathNode formula, FormulaSettings settings) => Set(fonts, formula, settings).Select(Joined);

    private static Frame Joined(FormulaSegments segments)
    {
        var baseline = segments.Items.Select(item => item.Frame.Baseline).DefaultIfEmpty().Max();
        var depth = segments.Items.Select(item => item.Frame.Size.Height - item.Frame.Baseline).DefaultIfEmpty().Max();
        var items = new List<Placed>();
        var x = Pt.Zero;
        foreach (var segment in segments.Items)
        {
            foreach (var placed in segment.Frame.Items) items.Add(placed with { At = placed.At + new Point(x, baseline - segment.Frame.Baseline) });
            x += segment.Width + segment.Space;
        }

        return new() { Size = new(segments.Width, baseline + depth), Baseline = baseline, Items = items.ToEquatableArray() };
    }

    private static double SpaceAfter(AtomClass?[] classes, int at, MathStyle style)
    {
        if (at + 1 >= classes.Length || classes[at + 1] is not { } right) return 0;
        var left = at;
        while (left >= 0 && classes[left] is null) left--;
        return left < 0 ? 0 : style.Between(classes[left]!.Value, right);
    }

    private static int? PenaltyAfter(AtomClass?[] classes, IReadOnlyList<MathNode> parts, int at)
    {
        if (at + 1 >= parts.Count) return null;
        return classes[at] switch
        {
            AtomClass.Relation when classes[at + 1] != AtomClass.Relation => RelationPenalty,
            AtomClass.Binary => BinaryPenalty,
            _ => null,
        };
    }

    /// <summary>What each part adds to the formula's plain text; a space goes with the part before it.</summary>
    private static string[] TextsOf(IReadOnlyList<MathNode> parts)
    {
        var whole = FormulaText.Plain(new MathNode.Row(parts.ToEquatableArray()));
        var texts = new string[parts.Count];
        var at = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            var prefix = i + 1 == parts.Count ? whole : FormulaText.Plain(new MathNode.Row(parts.Take(i + 1).ToEquatableArray()));
            var end = whole.StartsWith(prefix, StringComparison.Ordinal) ? Math.Max(at, prefix.Length) : at;
            while (end < whole.Length && whole[end] == ' ') end++;
            texts[i] = whole[at..end];
            at = end;
        }

        return texts;
    }

    // The first piece is said for the whole formula; a piece with nothing to say goes on with the formula before it.
    private static Frame FrameOf(MathBox box, string text, string said)
    {
        var (height, depth) = (Math.Max(0, box.Height), Math.Max(0, box.Depth));
        var items = box.Items.Select(item => new Placed(new(new(item.X), new(item.Y + height)), item.Item)).ToEquatableArray();
        var group = new FrameItem.Group(items) { Role = StructureRole.Formula, ActualText = text, Alternative = said };
        return new() { Size = new(new(Math.Max(0, box.Width)), new(height + depth)), Baseline = new(height), Items = [new(Point.Origin, group)] };
    }
}
