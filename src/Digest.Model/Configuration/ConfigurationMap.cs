using System.Globalization;
using Digest.Model.Reading;
using Digest.Model.Recognition;

namespace Digest.Model.Configuration;

/// <summary>A map of a configuration while its keys are taken one by one; what is no key, or of another kind than wanted, is reported where it stands.</summary>
internal sealed class ConfigurationMap
{
    private readonly Findings findings;
    private readonly string where;
    private readonly Dictionary<string, DataMember> members = new(StringComparer.Ordinal);

    public ConfigurationMap(DataNode.Map map, string where, IReadOnlyList<string> keys, Findings findings)
    {
        (this.findings, this.where) = (findings, where);
        foreach (var member in map.Members)
        {
            var key = member.Name.Text;
            if (!keys.Contains(key))
                findings.Report(ConfigurationRules.UnknownKey, member.NameSpan, $"There is no key “{key}”{where}; it is left out.", Similar.To(key.Replace('_', '-'), keys) is { } meant ? $"Did you mean “{meant}”?" : $"The keys{where} are {string.Join(", ", keys)}.");
            else if (!members.TryAdd(key, member))
                findings.Report(ConfigurationRules.KeyTwice, member.NameSpan, $"“{key}” stands twice{where}; the first counts.", "Take one of the two away.");
        }
    }

    /// <summary>The value of a key that says something; null when it is not given.</summary>
    public DataNode? Node(string key) => members.TryGetValue(key, out var member) && member.Value is not DataNode.Scalar { IsEmpty: true } ? member.Value : null;

    public string? Text(string key, string example) => Node(key) switch
    {
        null => null,
        DataNode.Scalar text => text.Text.Trim(),
        var other => Wrong<string>(key, other, "text", example),
    };

    public EquatableArray<string> Texts(string key, string example) => Node(key) switch
    {
        null => [],
        DataNode.Scalar text => [text.Text.Trim()],
        DataNode.List list => [.. list.Items.Select(item => item is DataNode.Scalar { IsEmpty: false } text ? text.Text.Trim() : Wrong<string>(key, item, "text", example)).OfType<string>()],
        var other => Missing(key, other, example),
    };

    private EquatableArray<string> Missing(string key, DataNode other, string example)
    {
        Wrong<string>(key, other, "text or a list of texts", example);
        return [];
    }

    public decimal? Number(string key, decimal least, string example)
    {
        if (Node(key) is not { } node) return null;
        if (node is not DataNode.Scalar text || !decimal.TryParse(text.Text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return WrongValue<decimal>(key, node, "number", example);
        return number >= least ? number : OutOfRange<decimal>(key, node, text.Text, string.Create(CultureInfo.InvariantCulture, $"It is a number of at least {least}."));
    }

    public int? Whole(string key, string example)
    {
        if (Node(key) is not { } node) return null;
        if (node is not DataNode.Scalar text || !int.TryParse(text.Text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return WrongValue<int>(key, node, "whole number", example);
        return number >= 0 ? number : OutOfRange<int>(key, node, text.Text, "It is a whole number of at least 0.");
    }

    public DateOnly? Day(string key)
    {
        if (Node(key) is not { } node) return null;
        if (node is not DataNode.Scalar text) return WrongValue<DateOnly>(key, node, "day", "2026-09-30");
        return DateOnly.TryParseExact(text.Text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : OutOfRange<DateOnly>(key, node, text.Text, "A day is written as 2026-09-30.");
    }

    public T? Choice<T>(string key, params ReadOnlySpan<(string Name, T Value)> choices)
        where T : struct
    {
        if (Node(key) is not { } node) return null;
        var names = new List<string>();
        foreach (var (name, value) in choices)
        {
            if (node is DataNode.Scalar text && text.Text.Trim().Equals(name, StringComparison.OrdinalIgnoreCase)) return value;
            names.Add(name);
        }

        return node is DataNode.Scalar written ? OutOfRange<T>(key, node, written.Text, Meant(written.Text, names)) : WrongValue<T>(key, node, "text", names[0]);
    }

    /// <summary>A value that <paramref name="isRight"/>; reported with the likeliest of <paramref name="known"/> when it is not.</summary>
    public string? Known(string key, string example, Func<string, bool> isRight, IEnumerable<string> known)
    {
        var text = Text(key, example);
        if (text is null || isRight(text)) return text;
        findings.Report(ConfigurationRules.WrongValue, members[key].Value.Span, $"“{text}” is no value of “{key}”{where}; it is left out.", Similar.To(text, known.Select(name => name.ToLowerInvariant())) is { } meant ? $"Did you mean “{known.First(name => name.Equals(meant, StringComparison.OrdinalIgnoreCase))}”?" : $"Write one such as {example}.");
        return null;
    }

    private static string Meant(string text, List<string> names) => Similar.To(text, names) is { } meant ? $"Did you mean “{meant}”?" : $"It is one of {string.Join(", ", names)}.";

    public T? Wrong<T>(string key, DataNode node, string wanted, string example)
        where T : class
    {
        findings.Report(ConfigurationRules.WrongType, node.Span, $"“{key}”{where} is {Article(wanted)}{wanted}, and this is {KindOf(node)}; it is left out.", $"Write “{key}: {example}”.");
        return null;
    }

    private T? WrongValue<T>(string key, DataNode node, string wanted, string example)
        where T : struct
    {
        Wrong<string>(key, node, wanted, example);
        return null;
    }

    private T? OutOfRange<T>(string key, DataNode node, string text, string hint)
        where T : struct
    {
        findings.Report(ConfigurationRules.WrongValue, node.Span, $"“{text.Trim()}” is no value of “{key}”{where}; it is left out.", hint);
        return null;
    }

    private static string Article(string wanted) => wanted.StartsWith("text", StringComparison.Ordinal) ? "" : "a ";

    private static string KindOf(DataNode node) => node switch
    {
        DataNode.List => "a list",
        DataNode.Map => "a group of keys",
        _ => "text",
    };
}
