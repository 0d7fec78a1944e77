using System.Globalization;
using Digest.Model.Reading;
using Digest.Model.Text;

namespace Digest.Model.Exporting;

/// <summary>
/// An object of an issue's JSON while it is read. What a member should be and is not is reported and counts as left out; members that nobody asks for are
/// reported when the object is done.
/// </summary>
internal sealed class JsonValue(DataNode node, Findings findings)
{
    private readonly Dictionary<string, DataNode> members = (node as DataNode.Map)?.Members.DistinctBy(member => member.Name.Text).ToDictionary(member => member.Name.Text, member => member.Value) ?? [];
    private readonly HashSet<string> asked = [];

    public Findings Findings => findings;

    public Origin Origin => findings.Source.OriginOf(node.Span);

    public bool Has(string name) => members.ContainsKey(name);

    /// <summary>Names members that are for other programs alone.</summary>
    public void Ignore(params ReadOnlySpan<string> names)
    {
        foreach (var name in names) asked.Add(name);
    }

    public string? Text(string name) => Take(name) is not { } value ? null : value is DataNode.Scalar text && findings.Source.Text[value.Span.Start] == '"' ? text.Text : Misfit<string>(name, value, "text");

    public int? Int(string name) => Take(name) is not { } value ? null
        : value is DataNode.Scalar text && int.TryParse(text.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : MisfitValue<int>(name, value, "whole number");

    public decimal? Number(string name) => Take(name) is not { } value ? null
        : value is DataNode.Scalar text && decimal.TryParse(text.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : MisfitValue<decimal>(name, value, "number");

    public bool? Truth(string name) => Take(name) is not { } value ? null : value is DataNode.Scalar text && bool.TryParse(text.Text, out var truth) ? truth : MisfitValue<bool>(name, value, "true or false");

    public DateOnly? Day(string name) => Take(name) is not { } value ? null
        : value is DataNode.Scalar text && DateOnly.TryParseExact(text.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : MisfitValue<DateOnly>(name, value, "day such as 2026-03-21");

    public T? Choice<T>(string name)
        where T : struct, Enum => Take(name) is not { } value ? null
        : value is DataNode.Scalar text && !text.Text.AsSpan().ContainsAnyExceptInRange('a', 'z') && Enum.TryParse<T>(text.Text, ignoreCase: true, out var choice) ? choice
        : MisfitValue<T>(name, value, $"one of {string.Join(", ", Enum.GetNames<T>().Select(known => known.ToLowerInvariant()))}");

    public JsonValue? Object(string name) => Take(name) is not { } value ? null : value is DataNode.Map ? new JsonValue(value, findings) : Misfit<JsonValue>(name, value, "object");

    /// <summary>The values of a list, each read by <paramref name="read"/>; null ones are left out.</summary>
    public EquatableArray<T> List<T>(string name, Func<DataNode, T?> read)
        where T : class
    {
        if (Take(name) is not { } value) return [];
        if (value is DataNode.List list) return list.Items.Select(read).OfType<T>().ToEquatableArray();
        Misfit<string>(name, value, "list");
        return [];
    }

    /// <summary>The objects of a list.</summary>
    public EquatableArray<T> Objects<T>(string name, Func<JsonValue, T> read)
        where T : class => List(name, entry => entry is DataNode.Map ? Done(new JsonValue(entry, findings), read) : Misfit<T>(name, entry, "object"));

    public EquatableArray<string> Texts(string name) => List(name, entry => entry is DataNode.Scalar text ? text.Text : Misfit<string>(name, entry, "text"));

    /// <summary>What is read from an object, whose remaining members are then reported.</summary>
    public static T Done<T>(JsonValue value, Func<JsonValue, T> read)
    {
        var made = read(value);
        foreach (var (name, member) in value.members)
            if (!value.asked.Contains(name))
                value.Findings.Report(ReadingRules.UnknownMember, member.Span, $"There is no member “{name}” here; it is left out.", "docs/issue.schema.json names them all.");
        return made;
    }

    private DataNode? Take(string name)
    {
        asked.Add(name);
        return members.TryGetValue(name, out var value) && !(value is DataNode.Scalar && findings.Source.Text.AsSpan(value.Span.Start).StartsWith("null")) ? value : null;
    }

    private T? Misfit<T>(string name, DataNode value, string wanted)
        where T : class
    {
        findings.Report(ReadingRules.MisfitValue, value.Span, $"“{name}” is no {wanted}; it is left out.", "docs/issue.schema.json says what stands where.");
        return null;
    }

    private T? MisfitValue<T>(string name, DataNode value, string wanted)
        where T : struct
    {
        Misfit<string>(name, value, wanted);
        return null;
    }
}
