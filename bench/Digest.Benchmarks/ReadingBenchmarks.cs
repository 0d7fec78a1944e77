using BenchmarkDotNet.Attributes;
using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Reading;
using Digest.Model.Recognition;
using Digest.Model.Text;

namespace Digest.Benchmarks;

/// <summary>From bytes to the typed issue.</summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private readonly Outline outline = Sample.Outline;

    [Benchmark]
    public Diagnosed<Outline> DecodeAndOutline() => SourceReader.Decode(Sample.Name, Sample.Bytes).Then(OutlineReader.Read);

    [Benchmark]
    public Diagnosed<Issue> Recognize() => IssueRecognizer.Recognize(outline);

    [Benchmark]
    public Diagnosed<Issue> ReadIssue() => DigestReader.Read(Sample.Name, Sample.Bytes);
}
