using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf.Layout;

/// <summary>Values along a line, with ticks at 1, 2 or 5 times a power of ten (Heckbert, "Nice numbers for graph labels", Graphics Gems, 1990).</summary>
internal sealed class ChartScale
{
    private readonly decimal low;
    private readonly decimal high;
    private readonly Pt length;

    /// <summary>A scale over values, of which there is at least one.</summary>
    /// <param name="values">What is drawn.</param>
    /// <param name="length">How long the line is.</param>
    /// <param name="most">How many ticks it has at most, at least 2.</param>
    public ChartScale(IReadOnlyCollection<decimal> values, Pt length, int most)
    {
        this.length = length;
        var (least, largest) = (values.Min(), values.Max());
        Step = Nice(Math.Max(largest - least, 1e-6m) / (most - 1), isWhole: values.All(value => decimal.Truncate(value) == value));
        low = decimal.Floor(least / Step) * Step;
        high = Math.Max(decimal.Ceiling(largest / Step) * Step, low + Step);
    }

    /// <summary>The distance between ticks.</summary>
    public decimal Step { get; }

    /// <summary>The values of the ticks, rising.</summary>
    public IEnumerable<decimal> Ticks
    {
        get
        {
            for (var tick = low; tick <= high; tick += Step) yield return tick;
        }
    }

    /// <summary>How far along the line a value is; the ends of the line are half a step beyond the outermost ticks, so that nothing is drawn on its edge.</summary>
    public Pt At(decimal value) => length * (double)((value - low + Step / 2) / (high - low + Step));

    private static decimal Nice(decimal least, bool isWhole)
    {
        var power = (decimal)Math.Pow(10, Math.Floor(Math.Log10((double)least)));
        var step = new[] { 1m, 2, 5, 10 }.Select(factor => factor * power).First(step => step >= least * 0.999999m);
        return isWhole ? Math.Max(1, step) : step;
    }
}
