using System.Reflection;
using Digest.Model.Diagnostics;

namespace Digest.House.Tests;

public class DiagnosticTests
{
    private static IEnumerable<DiagnosticRule> Rules => House.Libraries.SelectMany(assembly => assembly.GetTypes())
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(member => member.FieldType == typeof(DiagnosticRule))
        .Select(member => (DiagnosticRule)member.GetValue(null)!)
        .Distinct();

    [Fact]
    public void Ids_are_unique_and_well_formed()
    {
        var rules = Rules.ToList();
        Assert.NotEmpty(rules);
        Assert.All(rules, rule => Assert.Matches("^DG[1-5][0-9]{3}$", rule.Id));
        Assert.Equal(rules.Count, rules.Select(rule => rule.Id).Distinct().Count());
    }

    [Fact]
    public void Every_rule_is_documented()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "diagnostics.md"));
        Assert.Empty(Rules.Where(rule => !page.Contains($"### {rule.Id}", StringComparison.Ordinal)).Select(rule => $"{rule.Id} {rule.Title}"));
    }

    [Fact]
    public void Every_documented_rule_exists()
    {
        var ids = Rules.Select(rule => rule.Id).ToHashSet();
        var documented = File.ReadLines(Repository.PathOf("docs", "diagnostics.md"))
            .Where(line => line.StartsWith("### DG", StringComparison.Ordinal)).Select(line => line.Split(' ')[1]);
        Assert.Empty(documented.Except(ids));
    }

    [Fact]
    public void Every_rule_is_named_by_a_test()
    {
        var tests = Directory.EnumerateFiles(Repository.PathOf("tests"), "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".md", StringComparison.Ordinal))
            .Select(File.ReadAllText).ToList();
        Assert.Empty(Rules.Where(rule => !tests.Exists(text => text.Contains(rule.Id, StringComparison.Ordinal))).Select(rule => $"{rule.Id} {rule.Title}"));
    }
}
