using System.Diagnostics;
using System.Globalization;
using Digest.Fonts;
using Digest.Model.Document;
using Digest.Model.Formulas;
using Digest.Typesetting.Formulas;
using Digest.Typesetting.Geometry;

namespace Digest.Benchmarks;

/// <summary>
/// What setting a formula may cost, from its tree to the pieces of a line. Every formula of the reference numbers is set many times in turn, inline and
/// displayed; one counts with its fastest time, since what else the machine does only ever adds to it, and the gate is on the median formula.
/// </summary>
internal static class FormulaGates
{
    private const int WarmUps = 60;
    private const int Rounds = 60;
    private const double MostMicroseconds = 30;

    /// <summary>Measures, prints one table, and returns 0 when the gate is held, else 1.</summary>
    public static int Run()
    {
        var isHeld = true;
        var trees = Sample.ReferenceFormulas.Select(tex => FormulaReader.Read(tex).Value).ToArray();
        Console.WriteLine("| formulas | median, µs | at most | held | mean, µs | slowest, µs | allocated, median |\n|---|---:|---:|---|---:|---:|---:|");
        foreach (var display in Enum.GetValues<FormulaStyle>()) Row(display.ToString().ToLowerInvariant(), trees, new() { Size = new Pt(10.5), Display = display });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{trees.Length} formulas; each counts with its fastest of {Rounds} rounds after {WarmUps} to warm up"));
        return isHeld ? 0 : 1;

        void Row(string name, MathNode[] formulas, FormulaSettings settings)
        {
            var (times, bytes) = Measure(formulas, settings);
            var median = times.Order().ElementAt(times.Length / 2);
            isHeld &= median <= MostMicroseconds;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {median:0.0} | {MostMicroseconds} | {(median <= MostMicroseconds ? "yes" : "**no**")} | {times.Average():0.0} | {times.Max():0.0} | {bytes.Order().ElementAt(bytes.Length / 2) / 1000.0:0.0} kB |"));
        }
    }

    private static (double[] Microseconds, long[] Bytes) Measure(MathNode[] formulas, FormulaSettings settings)
    {
        var times = Enumerable.Repeat(double.MaxValue, formulas.Length).ToArray();
        var bytes = new long[formulas.Length];
        for (var round = -WarmUps; round < Rounds; round++)
        {
            for (var i = 0; i < formulas.Length; i++)
            {
                var (start, before) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
                FormulaSetter.Set(EmbeddedFonts.All, formulas[i], settings);
                var time = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
                bytes[i] = GC.GetAllocatedBytesForCurrentThread() - before;
                if (round >= 0 && time < times[i]) times[i] = time;
            }
        }

        return (times, bytes);
    }
}
