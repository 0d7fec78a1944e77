using System.Text.RegularExpressions;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>
/// TOML between two lines <c>+++</c> at the very beginning, as Hugo's pages have it, read as <see cref="FrontMatterReader"/> reads YAML: a value in quotation marks, a bare one, or a list of them on one
/// line. Where a line is anything else, all of it stays text.
/// </summary>
internal static partial class TomlFrontMatter
{
    /// <summary>The properties, and where the text after them begins: 0 when there is no front matter or it cannot be read.</summary>
    public static (EquatableArray<Property> Properties, int BodyStart) Read(SourceText source)
    {
        if (source.Line(1).TrimEnd() != "+++") return ([], 0);
        var (properties, table) = (new List<Property>(), "");
        for (var number = 2; number <= source.LineCount; number++)
        {
            var line = source.Line(number).Trim();
            if (line == "+++") return (properties.ToEquatableArray(), number < source.LineCount ? source.StartOf(number + 1) : source.Text.Length);
            if (line.Length == 0 || line[0] == '#') continue;
            if (TableLine().Match(line) is { Success: true } head) table = head.Groups["name"].Value + ".";
            else if (ValueLine().Match(line) is { Success: true } value) Add(properties, table + value.Groups["name"].Value, value.Groups["value"].Value);
            else return ([], 0);
        }

        return ([], 0);
    }

    private static void Add(List<Property> properties, string name, string value)
    {
        if (value is not ['[', .., ']'])
        {
            properties.Add(new Property(name, Unquoted(value)));
            return;
        }

        var count = properties.Count;
        foreach (Match entry in Entry().Matches(value[1..^1])) properties.Add(new Property(name, Unquoted(entry.Value)));
        if (properties.Count == count) properties.Add(new Property(name, ""));
    }

    private static string Unquoted(string value)
    {
        var text = value.Trim();
        if (text is ['\'', .., '\''] && text.Length > 1) return text[1..^1];
        return text is ['"', .., '"'] && text.Length > 1 ? text[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal) : text;
    }

    [GeneratedRegex(@"^\[{1,2}(?<name>[A-Za-z0-9_.-]+)\]{1,2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex TableLine();

    [GeneratedRegex(@"^(?<name>[A-Za-z0-9_.-]+)\s*=\s*(?<value>""(?:[^""\\]|\\.)*""|'[^']*'|\[[^\[\]]*\]|[^\s""'\[\]{}#]+)\s*(?:#.*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex ValueLine();

    [GeneratedRegex(@"""(?:[^""\\]|\\.){0,500}""|'[^']*'|[^\s,""']+", RegexOptions.CultureInvariant)]
    private static partial Regex Entry();
}
