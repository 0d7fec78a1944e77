namespace Digest.Model.Tests.Reading;

/// <summary>A short run of the fuzzer from a fixed seed; <c>./do fuzz</c> goes on looking.</summary>
public class FuzzTests
{
    [Fact]
    public void Ten_seconds_of_made_and_damaged_digests_break_nothing()
    {
        var (executions, finding) = Fuzzer.Run(20261121, TimeSpan.FromSeconds(10));
        Assert.True(finding is null, finding is null ? "" : Fuzzer.Describe(finding));
        Assert.True(executions > 0);
    }
}
