namespace Digest.Cli.Tests;

public class FormulaTests
{
    [Theory]
    [InlineData("text", "xᵢ²/y")]
    [InlineData("html", "<i>x</i><sub><i>i</i></sub><sup>2</sup>/<i>y</i>")]
    [InlineData("tex", "\\frac{x_{i}^{2}}{y}")]
    [InlineData("speech", "x sub i squared over y")]
    [InlineData("tree", "(frac (scripts x i 2) y)")]
    public void A_formula_is_shown_in_each_face(string face, string shown)
    {
        var run = CommandRun.Of("formula", "\\frac{x_i^2}{y}", "--to", face);
        Assert.Equal((ExitCode.Clean, shown + "\n", ""), (run.Exit, run.Output, run.Error));
    }

    [Fact]
    public void MathML_carries_the_text() =>
        Assert.StartsWith("<math alttext=\"√(x)\"><msqrt><mi>x</mi></msqrt></math>", CommandRun.Of("formula", "\\sqrt x", "--to", "mathml").Output, StringComparison.Ordinal);

    [Fact]
    public void What_is_wrong_is_said_with_its_column()
    {
        var run = CommandRun.Of("formula", "a+\\foo");
        Assert.Equal("a + foo\n", run.Output);
        Assert.Contains("1:3: warning DG3001", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_face_is_a_wrong_command_line()
    {
        var run = CommandRun.Of("formula", "x", "--to", "braille");
        Assert.Equal((ExitCode.Usage, ""), (run.Exit, run.Output));
        Assert.Contains("braille", run.Error, StringComparison.Ordinal);
    }
}
