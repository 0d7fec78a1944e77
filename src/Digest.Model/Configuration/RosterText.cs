using Digest.Model.Merging;
using Digest.Model.Reading;
using Digest.Model.Recognition;
using Digest.Model.Text;

namespace Digest.Model.Configuration;

/// <summary>The text of a configuration or a roster without one member; comments and everything else stay as they are.</summary>
public static class RosterText
{
    /// <summary>The text without the member of a name; null when no member bears it or the roster is not written line by line.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="name">The member's name, whatever its marks and case.</param>
    /// <param name="line">The line on which the member begins, from 1; 0 when there is none.</param>
    public static string? Without(string text, string name, out int line)
    {
        line = 0;
        var root = YamlNodes.Read(text, TextSpan.Between(0, text.Length), Vocabulary.Embedded, out _)?.FirstOrDefault();
        var list = root as DataNode.List ?? (root as DataNode.Map)?.Members.FirstOrDefault(member => member.Name.Text == "roster")?.Value as DataNode.List;
        if (list is null) return null;
        var starts = list.Items.Select(item => LineStart(text, item.Span.Start)).ToList();
        var at = list.Items.Select(NameOf).ToList().FindIndex(other => other is not null && Folding.Of(other.Trim()) == Folding.Of(name.Trim()));
        if (at < 0 || !text.AsSpan(starts[at]).TrimStart(' ').StartsWith("-")) return null;
        var end = at + 1 < starts.Count ? starts[at + 1] : LineEnd(text, Math.Max(list.Items[at].Span.End - 1, starts[at]));
        if (at + 1 < starts.Count && starts[at + 1] == starts[at]) return null;
        line = text.AsSpan(0, starts[at]).Count('\n') + 1;
        // The key of an empty list would say nothing; an empty list says that there is nobody.
        var rest = text.Remove(starts[at], end - starts[at]);
        return list.Items.Count > 1 ? rest : rest.Insert(starts[at], "  []\n");
    }

    private static string? NameOf(DataNode item) => item switch
    {
        DataNode.Scalar bare => bare.Text,
        DataNode.Map map => (map.Members.FirstOrDefault(member => member.Name.Text == "name")?.Value as DataNode.Scalar)?.Text,
        _ => null,
    };

    private static int LineStart(string text, int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    private static int LineEnd(string text, int at) => text.IndexOf('\n', Math.Min(at, text.Length - 1)) is >= 0 and var end ? end + 1 : text.Length;
}
