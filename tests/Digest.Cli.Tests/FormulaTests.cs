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
    public void Control_characters_are_said_and_neither_printed_nor_lost_with_what_is_beside_them()
    {
        foreach (var face in new[] { "text", "html", "mathml", "tex", "speech", "tree" })
        {
            var run = CommandRun.Of("formula", "a\u0007+\u001B[31mb", "--to", face);
            Assert.DoesNotContain(run.Output.TrimEnd('\n'), char.IsControl);
            Assert.Contains("b", run.Output, StringComparison.Ordinal);
            Assert.Contains("1:2: warning DG3", run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain('\u001B', run.Error);
        }
    }

    [Fact]
    public void A_formula_of_ten_megabytes_and_one_of_a_hundred_thousand_groups_end()
    {
        Assert.Equal(ExitCode.Clean, CommandRun.Of("formula", string.Concat(Enumerable.Repeat("\\alpha_{i} + ", 800_000))).Exit);
        var run = CommandRun.Of("formula", new string('{', 100_000) + "x" + new string('}', 100_000));
        Assert.Contains("x", run.Output, StringComparison.Ordinal);
        Assert.Contains("DG3", run.Error, StringComparison.Ordinal);
        Assert.True(run.Error.Length < 2_000, $"{run.Error.Length}");
    }

    [Fact]
    public void An_unknown_face_is_a_wrong_command_line()
    {
        var run = CommandRun.Of("formula", "x", "--to", "braille");
        Assert.Equal((ExitCode.Usage, ""), (run.Exit, run.Output));
        Assert.Contains("braille", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_formula_is_drawn_and_larger_at_a_larger_size_and_displayed()
    {
        var svg = CommandRun.Of("formula", "\\sum_{i=1}^n \\frac{x_i}{y}", "--to", "svg");
        Assert.Equal((ExitCode.Clean, ""), (svg.Exit, svg.Error));
        Assert.StartsWith("<svg", svg.Output.TrimStart(), StringComparison.Ordinal);
        int HeightOf(params string[] more)
        {
            var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "formula.png");
            Assert.Equal(ExitCode.Clean, CommandRun.Of(["formula", "\\sum_{i=1}^n \\frac{x_i}{y}", "--to", "png", "-o", file, .. more]).Exit);
            var png = File.ReadAllBytes(file);
            Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
            return System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20));
        }

        Assert.InRange(HeightOf("--size", "20") / (double)HeightOf("--size", "10"), 1.9, 2.1);
        Assert.True(HeightOf("--style", "display") > HeightOf("--style", "inline"));
    }

    [Theory]
    [InlineData("--size is a number", "--size", "0")]
    [InlineData("--size", "--size", "ten")]
    [InlineData("needs a file", "--to", "png")]
    [InlineData("sideways", "--style", "sideways")]
    public void Wrong_options_of_a_drawing_are_a_wrong_command_line(string said, params string[] options)
    {
        var run = CommandRun.Of(["formula", "x", .. options]);
        Assert.Equal((ExitCode.Usage, ""), (run.Exit, run.Output));
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
    }
}
