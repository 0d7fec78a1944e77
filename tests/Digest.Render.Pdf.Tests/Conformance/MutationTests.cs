using Digest.Render.Pdf.Conformance;

namespace Digest.Render.Pdf.Tests.Conformance;

public class MutationTests
{
    private static readonly string[] Lines = [.. File.ReadAllLines(Repository.PathOf("tests", "Specs", "conformance.md")).SkipWhile(line => line != "```").Skip(1).TakeWhile(line => line != "```")];

    public static TheoryData<string> Files => ["a3a", "a2a", "a1b", "typst-a-3a", "typst-ua-1"];

    [Theory]
    [MemberData(nameof(Files))]
    public void Conforming_files_break_nothing(string name)
    {
        foreach (var bytes in (byte[][])[ConformingFiles.Of(name), Mutation.None(ConformingFiles.Of(name))])
        {
            var found = ConformanceChecker.Check(bytes);
            Assert.Empty(found.Diagnostics.Select(diagnostic => diagnostic.Message));
            Assert.NotEqual("no claim", found.Value.ToString());
        }
    }

    [Fact]
    public void Each_mutation_is_caught()
    {
        var (count, missed) = (0, new List<string>());
        foreach (var line in Lines)
        {
            var parts = line.Split(" | ", 3);
            foreach (var name in parts[1].Split(' '))
            {
                count++;
                if (Apply(name, parts[2]) is not { } bytes)
                {
                    missed.Add($"{name}: {line}: cannot be applied");
                    continue;
                }

                var found = ConformanceChecker.Check(bytes).Diagnostics.Select(diagnostic => diagnostic.Message).ToList();
                if (!found.Any(message => message.Contains($"({parts[0]}: ", StringComparison.Ordinal))) missed.Add($"{name}: {line}: {string.Join("; ", found)}");
            }
        }

        Assert.True(missed.Count == 0, string.Join("\n", missed));
        Assert.True(count >= 150, $"{count} mutations");
    }

    private static byte[]? Apply(string name, string mutation)
    {
        try
        {
            return Mutation.Apply(ConformingFiles.Of(name), mutation);
        }
        catch (Exception error) when (error is InvalidOperationException or Xunit.Sdk.XunitException or ArgumentException)
        {
            return null;
        }
    }

    [Fact]
    public void Rules_are_listed_with_their_clauses()
    {
        var standards = File.ReadAllText(Repository.PathOf("docs", "standards.md"));
        Assert.Equal(ConformanceChecker.Rules.Count, ConformanceChecker.Rules.Select(rule => rule.Id).Distinct().Count());
        Assert.All(ConformanceChecker.Rules, rule => Assert.Contains($"| `{rule.Id}` | {rule.Clause} | {rule.Text} |", standards, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_rule_is_broken_by_a_mutation() =>
        Assert.Empty(ConformanceChecker.Rules.Select(rule => rule.Id).Except(Lines.Select(line => line.Split(" | ")[0])));
}
