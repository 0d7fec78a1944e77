using System.Text.RegularExpressions;
using Digest.Model.Document;
using Digest.Model.Recognition;

namespace Digest.Model.Reading;

/// <summary>Scores given as named or listed values, as the line <c>relevance 4/5 | novelty 5</c>.</summary>
internal sealed partial class DataScores(Findings findings)
{
    private static readonly string[] ValueNames = ["value", "score", "rating", "points", "分数", "评分", "得分"];
    private static readonly string[] MaximumNames = ["max", "maximum", "out of", "scale", "of", "满分"];

    /// <summary>The line of values that each are a number or hold one; null when something else is among them.</summary>
    public EquatableArray<Inline>? OfMap(DataNode.Map map)
    {
        if (Valued(map) is { } one) return [new Inline.Text(one) { Origin = findings.Source.OriginOf(map.Span) }];
        var parts = map.Members.Where(member => member.Value is not DataNode.Scalar { IsEmpty: true }).Select(member => (member.Span, Axis: member.Name.Words, Value: ValueOf(member.Value))).ToList();
        return parts.Count == 0 || parts.Exists(part => part.Value is null) ? null : parts.SelectMany((part, at) => Part(part.Axis, part.Value!, part.Span, at)).ToEquatableArray();
    }

    /// <summary>The member under the name of its one value where its own says nothing: <c>"llm": {"score": 8}</c> is a score.</summary>
    public DataMember Named(DataMember member, DataNode.Map map) => member.Name.Meaning == Meaning.Unknown && map.Members.FirstOrDefault(inner => inner.Name.Normal is "score" or "rating" && inner.Value is DataNode.Scalar scalar && ValueForm().IsMatch(scalar.Text)) is { } rated
        ? member with { Name = DataName.Of(findings.Vocabulary, $"{member.Name.Words} {rated.Name.Words}") } : member;

    /// <summary>The line of those values that are numbers on known axes, where at least two are and nothing but remarks stands beside them; and the remarks.</summary>
    public (EquatableArray<Inline> Line, List<DataMember> Remarks)? Among(DataNode.Map map)
    {
        var rated = map.Members.Where(member => member.Name.Meaning is Meaning.Axis or Meaning.Total or Meaning.Scores && ValueOf(member.Value) is not null).ToList();
        var rest = map.Members.Except(rated).Where(member => member.Value is not DataNode.Scalar { IsEmpty: true }).ToList();
        return rated.Count < 2 || rest.Exists(member => member.Value is not (DataNode.Scalar or DataNode.List) || member.Name.Meaning is Meaning.Title or Meaning.Authors) ? null
            : (rated.SelectMany((member, at) => Part(member.Name.Words, ValueOf(member.Value)!, member.Span, at)).ToEquatableArray(), rest);
    }

    /// <summary>The line of a list whose elements each name an axis and give its value; null when they do not.</summary>
    public EquatableArray<Inline>? OfList(List<DataNode> items)
    {
        var parts = items.Select(item => (item.Span, Axis: item is DataNode.Map map ? AxisOf(map) : null, Value: ValueOf(item))).ToList();
        return parts.Exists(part => part.Axis is null || part.Value is null) ? null : parts.SelectMany((part, at) => Part(part.Axis!, part.Value!, part.Span, at)).ToEquatableArray();
    }

    /// <summary>What stands beside the values, under the names of their axes.</summary>
    public IEnumerable<DataMember> Reasons(DataNode.Map map) => Valued(map) is not null
        ? map.Members.Where(member => !IsOfValue(member))
        : map.Members.Where(member => member.Value is DataNode.Map)
            .SelectMany(member => ((DataNode.Map)member.Value).Members.Where(inner => !IsOfValue(inner)).Select(inner => inner with { Name = DataName.Of(findings.Vocabulary, $"{member.Name.Words} {inner.Name.Words}") }));

    private IEnumerable<Inline> Part(string axis, string value, Digest.Model.Text.TextSpan span, int at) =>
        [new Inline.Text($"{(at > 0 ? " | " : "")}{axis} {value}") { Origin = findings.Source.OriginOf(span) }];

    private static string? ValueOf(DataNode node) => node switch
    {
        DataNode.Scalar scalar when ValueForm().IsMatch(scalar.Text) => scalar.Text.Trim(),
        DataNode.Map map => Valued(map),
        _ => null,
    };

    private static string? Valued(DataNode.Map map)
    {
        var value = Named(map, ValueNames);
        if (value is null) return null;
        return !value.Contains('/', StringComparison.Ordinal) && Named(map, MaximumNames) is { } maximum ? $"{value}/{maximum}" : value;
    }

    private static string? AxisOf(DataNode.Map map) => map.Members.FirstOrDefault(member => member.Value is DataNode.Scalar { IsEmpty: false, Text.Length: <= 40 } text && text.Text.Any(char.IsLetter) && !IsOfValue(member)) is { } axis
        && map.Members.Count(member => member.Value is not DataNode.Scalar { IsEmpty: true } && !IsOfValue(member)) == 1 ? ((DataNode.Scalar)axis.Value).Text.Trim() : null;

    private static string? Named(DataNode.Map map, string[] names) =>
        map.Members.FirstOrDefault(member => names.Contains(member.Name.Normal) && member.Value is DataNode.Scalar scalar && ValueForm().IsMatch(scalar.Text)) is { Value: DataNode.Scalar found } ? found.Text.Trim() : null;

    private static bool IsOfValue(DataMember member) => member.Name.Normal is var name && (ValueNames.Contains(name) || MaximumNames.Contains(name));

    [GeneratedRegex(@"^\s*-?\d{1,9}(?:\.\d{1,18})?\s*(?:%|/\s*\d{1,9}(?:\.\d{1,6})?)?\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex ValueForm();
}
