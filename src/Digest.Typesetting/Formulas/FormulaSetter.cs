using System.Globalization;
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
    /// <summary>What a line end after a binary sign costs, TeX's \binoppenalty; what costs more stands within brackets.</summary>
    internal const int BinaryPenalty = 700;

    /// <summary>What a line end costs besides where a formula is better kept whole, within brackets: together as much as a line whose spaces are stretched by five times what they may be.</summary>
    internal const int KeptPenalty = 600;

    // TeX's \relpenalty.
    private const int RelationPenalty = 500;

    // What one between a figure and its error costs besides: they are one figure.
    private const int UncertaintyPenalty = 2000;

    // The least room between a formula and its number, in em, as \qquad.
    private const double NumberSpace = 2;

    // Smaller formulas are no longer read; TeX's users scale to about this too.
    private const double SmallestScale = 0.6;

    // A page of text is about 60 em high; what is higher could stand on none.
    private const double HighestInEm = 56;

    /// <summary>
    /// Sets a formula in pieces between which a line may end: after relations and binary signs at its top level. Where a piece is wider than the measure the
    /// whole is set smaller, or else as text, as it is when the math face has no usable MATH table. Characters that no face has are diagnostics.
    /// </summary>
    public static Diagnosed<FormulaSegments> Set(FontSet fonts, MathNode formula, FormulaSettings settings)
    {
        var (limited, told) = FormulaDepth.Limit(formula);
        var set = SetOrStandIn(fonts, limited, settings);
        return told is null ? set : new(set.Value, [told, .. set.Diagnostics]);
    }

    private static Diagnosed<FormulaSegments> SetOrStandIn(FontSet fonts, MathNode formula, FormulaSettings settings)
    {
        try
        {
            if (!fonts.Math.HasOutlines || !fonts.Math.Math.Exists) return Unusable($"The face {fonts.Math.Name} has no MATH table or no TrueType outlines, so formulas are shown as text.");
            return Fitted(fonts, formula, settings, SetPieces(fonts, formula, settings));
        }
        catch (InvalidFontException damage)
        {
            return Unusable($"The face for formulas cannot be used, so formulas are shown as text. {damage.Message}");
        }

        Diagnosed<FormulaSegments> Unusable(string why) => FormulaStandIn.Of(fonts, formula, settings, FormulaSettingRules.FaceUnusable, why);
    }

    private static Diagnosed<FormulaSegments> Fitted(FontSet fonts, MathNode formula, FormulaSettings settings, Diagnosed<FormulaSegments> set)
    {
        if (settings.Measure is not { } measure || set.Value.Items.IsEmpty) return set;
        var (widest, highest) = (set.Value.Items.Max(item => item.Width.Value), set.Value.Items.Max(item => item.Frame.Size.Height.Value));
        var scale = Math.Min(measure.Value / widest, HighestInEm * settings.Size.Value / highest);
        if (!(scale < 1 - 1e-9)) return set;
        var smaller = scale < SmallestScale ? null : SetPieces(fonts, formula, settings with { Size = settings.Size * scale });
        if (smaller is null || smaller.Value.Items.Any(item => item.Width > measure + new Pt(0.1)))
            return FormulaStandIn.Of(fonts, formula, settings, FormulaSettingRules.ShownAsText, "The formula is too wide or too high for its line even when set smaller, so it is shown as text.");
        return new(smaller.Value, [.. smaller.Diagnostics, SetSmaller(scale)]);
    }

    private static Diagnostic SetSmaller(double scale) => new()
    {
        Rule = FormulaSettingRules.SetSmaller,
        Message = string.Create(CultureInfo.InvariantCulture, $"The formula is wider than its line and set at {scale:P0} of its size."),
        Hint = "A line may end after a relation or a binary sign outside all braces; write the formula in two where it has none.",
    };

    private static Diagnosed<FormulaSegments> SetPieces(FontSet fonts, MathNode formula, FormulaSettings settings)
    {
        var glyphs = new MathGlyphs(fonts, settings);
        var setter = new MathSetter(glyphs, settings);
        var style = new MathStyle(settings.Display == FormulaStyle.Display ? MathLevel.Display : MathLevel.Text, false);
        var parts = PartsOf(formula);
        var classes = MathSpacing.ClassesOf(parts);
        var texts = FormulaText.PlainParts(parts);
        var segments = new List<FormulaSegment>();
        var boxes = new List<(double, double, MathBox)>();
        var first = 0;
        double x = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            var (number, next) = (NumberOf(parts, i), NumberOf(parts, i + 1));
            var box = setter.Set(number ?? parts[i], style);
            if (i + 1 == parts.Count || next is not null || MathSetter.Leans(parts[i], parts[i + 1])) box = MathSetter.Leaning(box);
            boxes.Add((x, 0, box));
            x += box.Width;
            var space = (next is null ? SpaceAfter(classes, i, style) : NumberSpace) * settings.Size.Value;
            var penalty = next is null ? PenaltyAfter(classes, i) + (IsUncertainty(parts, i) ? UncertaintyPenalty : 0) : RelationPenalty;
            if (penalty is null && i + 1 < parts.Count)
            {
                x += space;
                continue;
            }

            var part = number ?? (first == 0 && i + 1 == parts.Count ? formula : new MathNode.Row([.. parts.AsSpan()[first..(i + 1)]]));
            // The first piece is said for the whole formula; one with nothing to say goes on with the formula before it.
            var said = segments.Count == 0 ? FormulaSpeech.Of(formula) : "";
            var frame = FrameOf(MathBox.Of(x, [.. boxes]), string.Concat(texts.AsSpan()[first..(i + 1)]), said, part);
            segments.Add(new() { Frame = frame, Space = new(space), BreakPenalty = penalty, IsNumber = number is not null });
            boxes.Clear();
            (x, first) = (0, i + 1);
        }

        return new(new() { Items = segments.ToEquatableArray() }, glyphs.Diagnostics.ToEquatableArray());
    }

    /// <summary>The part at a place without the space before it, when it is the number of the formula: the last, and begins with a space that fills.</summary>
    private static MathNode.Row? NumberOf(EquatableArray<MathNode> parts, int at) =>
        at == parts.Count - 1 && parts[at] is MathNode.Row { Parts: [MathNode.Space { Fills: true }, ..] } row ? new MathNode.Row([.. row.Parts.Skip(1)]) : null;

    /// <summary>True for the sign between a figure and its error, which are one figure.</summary>
    private static bool IsUncertainty(EquatableArray<MathNode> parts, int at) => at > 0 && parts[at] is MathNode.Symbol { Text: "±" } && parts[at - 1] is MathNode.Symbol { Text: [.., >= '0' and <= '9'] };

    /// <summary>What stands at the top level, between whose parts a line may end.</summary>
    internal static EquatableArray<MathNode> PartsOf(MathNode formula) => formula is MathNode.Row row ? row.Parts : [formula];

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

    /// <summary>TeX's penalty for a line end after a part; null where none may end.</summary>
    internal static int? PenaltyAfter(AtomClass?[] classes, int at)
    {
        if (at + 1 >= classes.Length) return null;
        return classes[at] switch
        {
            AtomClass.Relation when classes[at + 1] != AtomClass.Relation && classes[..at].Any(left => left is not null) => RelationPenalty + Within(classes, at),
            AtomClass.Binary => BinaryPenalty + Within(classes, at),
            _ => null,
        };
    }

    // TeX's plain styles leave it to the author; brackets are kept whole as long as anything else is possible.
    private static int Within(AtomClass?[] classes, int at)
    {
        var open = 0;
        for (var i = 0; i < at; i++) open += classes[i] switch { AtomClass.Open => 1, AtomClass.Close => -1, _ => 0 };
        return open > 0 ? KeptPenalty : 0;
    }

    internal static Frame FrameOf(MathBox box, string text, string said, MathNode? formula = null)
    {
        var (height, depth) = (Math.Max(0, box.Height), Math.Max(0, box.Depth));
        var items = box.Items.Select(item => new Placed(new(new(item.X), new(item.Y + height)), item.Item)).ToEquatableArray();
        var group = new FrameItem.Group(items) { Role = StructureRole.Formula, ActualText = text, Alternative = said, Formula = formula };
        return new() { Size = new(new(Math.Max(0, box.Width)), new(height + depth)), Baseline = new(height), Items = [new(Point.Origin, group)] };
    }
}
