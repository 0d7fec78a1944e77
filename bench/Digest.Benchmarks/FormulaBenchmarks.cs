using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using Digest.Model.Diagnostics;
using Digest.Model.Formulas;

namespace Digest.Benchmarks;

/// <summary>From TeX to the tree: all formulas of the reference numbers, and the one among them whose reading takes the median time.</summary>
[MemoryDiagnoser]
public class FormulaBenchmarks
{
    private const int Rounds = 200;

    private readonly string[] formulas = Sample.ReferenceFormulas;
    private string median = "";

    /// <summary>Finds the formula of median time; each counts with its fastest reading, which no other program delayed.</summary>
    [GlobalSetup]
    public void FindMedian() => median = formulas.OrderBy(FastestReading).ElementAt(formulas.Length / 2);

    [Benchmark]
    public Diagnosed<MathNode> ReadMedianFormula() => FormulaReader.Read(median);

    [Benchmark]
    public int ReadReferenceFormulas()
    {
        var diagnostics = 0;
        foreach (var tex in formulas) diagnostics += FormulaReader.Read(tex).Diagnostics.Count;
        return diagnostics;
    }

    private static TimeSpan FastestReading(string tex)
    {
        var fastest = TimeSpan.MaxValue;
        for (var i = 0; i < Rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            FormulaReader.Read(tex);
            var time = Stopwatch.GetElapsedTime(start);
            if (time < fastest) fastest = time;
        }

        return fastest;
    }
}
