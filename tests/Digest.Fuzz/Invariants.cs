using System.Diagnostics;
using System.Globalization;
using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Exporting;
using Digest.Model.Reading;
using Digest.Model.Text;

namespace Digest.Fuzz;

/// <summary>What must hold for every source, whatever stands in it.</summary>
internal static class Invariants
{
    // Of processor time, since a busy machine makes everything slow; far above what reading takes, and a text that is read in quadratic time goes beyond it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private const double MillisecondsPerByte = 0.5;

    // What waits for ever uses none.
    private const int MostTimesPatience = 12;

    // Unlike time, what one reading asks of memory does not depend on what else the machine does.
    private const long MostAllocated = 8_000_000;
    private const long MostAllocatedPerByte = 8_000;

    /// <summary>The first thing that does not hold, or null when all holds.</summary>
    public static Fault? Fault(SourceFile file)
    {
        var limit = Patience + TimeSpan.FromMilliseconds(file.Bytes.Length * MillisecondsPerByte);
        var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var work = Task.Run(() => Check(file));
        while (!work.Wait(TimeSpan.FromSeconds(1)))
            if (Environment.CpuUsage.TotalTime - before > limit || clock.Elapsed > MostTimesPatience * limit) return new Fault("time", string.Create(CultureInfo.InvariantCulture, $"not read after {limit.TotalSeconds:0} s"));
        return work.Result;
    }

    private static Fault? Check(SourceFile file)
    {
        try
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var first = DigestReader.Read(file.Name, file.Bytes);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (allocated > MostAllocated + (MostAllocatedPerByte * file.Bytes.Length)) return new Fault("memory", string.Create(CultureInfo.InvariantCulture, $"{allocated} bytes allocated"));
            var source = SourceReader.Decode(file.Name, file.Bytes).Value;
            return Sameness(first, DigestReader.Read(file.Name, file.Bytes))
                ?? Places(source, first) ?? Explanations(file, source) ?? Losses.Of(file, source, first)
                ?? RoundTrips.Json(first.Value) ?? RoundTrips.Markdown(first.Value);
        }
        catch (Exception problem)
        {
            return new Fault($"exception {problem.GetType().Name} {problem.StackTrace?.Split('\n')[0].Trim()}", problem.Message);
        }
    }

    private static Fault? Sameness(Diagnosed<Issue> first, Diagnosed<Issue> second) =>
        first.Value != second.Value || IssueText.Print(first.Value) != IssueText.Print(second.Value) ? new Fault("two readings give two issues")
        : !first.Diagnostics.Select(found => found.ToString()).SequenceEqual(second.Diagnostics.Select(found => found.ToString())) ? new Fault("two readings give other diagnostics") : null;

    private static Fault? Places(SourceText source, Diagnosed<Issue> read)
    {
        var whole = new TextSpan(0, source.Text.Length);
        foreach (var found in read.Diagnostics)
        {
            if (found.Message.Length == 0) return new Fault($"diagnostic {found.Rule.Id} says nothing");
            if (found.Rule.Id.StartsWith("DG1", StringComparison.Ordinal) && found.Location is null) return new Fault($"diagnostic {found.Rule.Id} has no place");
            if (found.Location is { } at && (!whole.Contains(at.Span) || at.Line < 1 || at.Line > source.LineCount || at.Column < 1)) return new Fault($"diagnostic {found.Rule.Id} is outside the source", at.ToString());
        }

        var outline = OutlineReader.Read(source).Value;
        if (OutlineSpans.Faults(outline, source).FirstOrDefault() is { } fault) return new Fault("place outside its parent's", fault);
        if (outline.Dropped.GroupBy(dropped => (dropped, dropped.Origin.Span)).FirstOrDefault(same => same.Count() > 1) is { } twice) return new Fault("dropped twice", twice.Key.ToString());
        return outline.Dropped.FirstOrDefault(dropped => dropped.Origin.Location is { } at && !whole.Contains(at.Span)) is { } lost ? new Fault("dropped outside the source", lost.Text) : null;
    }

    private static Fault? Explanations(SourceFile file, SourceText source)
    {
        var whole = new TextSpan(0, source.Text.Length);
        return DigestReader.Explain(new SourceSet { Files = [file] }).FirstOrDefault(entry => entry.As.Length == 0 || !whole.Contains(entry.At.Span)) is { } wrong
            ? new Fault("explanation outside the source", $"{wrong.At} {wrong.As}") : null;
    }
}
