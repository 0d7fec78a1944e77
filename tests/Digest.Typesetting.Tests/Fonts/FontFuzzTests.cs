using Digest.FontFuzz;

namespace Digest.Typesetting.Tests.Fonts;

/// <summary>A short run of the font fuzzer from a fixed seed; <c>./do fuzz --fonts</c> goes on looking.</summary>
public sealed class FontFuzzTests
{
    [Fact]
    public void Ten_seconds_of_damaged_faces_break_nothing()
    {
        var (executions, opened, finding) = FontFuzzer.Run(20261126, TimeSpan.FromSeconds(10));
        Assert.True(finding is null, finding is null ? "" : $"seed {finding.Seed}: {finding.Fault}");
        Assert.True(opened > 0 && executions > opened);
    }
}
