using System.Text.Json;
using System.Text.RegularExpressions;

namespace Digest.Model.Tests.Exporting;

/// <summary>
/// The part of JSON Schema 2020-12 that docs/issue.schema.json uses. Stricter than the standard in one point: a property that the schema does not
/// name is a fault.
/// </summary>
internal sealed class SchemaCheck(JsonElement root)
{
    public IEnumerable<string> Faults(JsonElement value) => Faults(root, value, "$");

    /// <summary>Paths of every property that the schema names, with <c>[]</c> for entries.</summary>
    public IEnumerable<string> Properties() => Properties(root, "$");

    private IEnumerable<string> Faults(JsonElement schema, JsonElement value, string path)
    {
        schema = Resolve(schema);
        if (schema.TryGetProperty("const", out var only) && only.GetString() != value.GetString()) yield return $"{path} is not {only}";
        if (schema.TryGetProperty("type", out var type) && !IsOf(type.GetString()!, value))
        {
            yield return $"{path} is {value.ValueKind} and not {type}";
            yield break;
        }

        if (schema.TryGetProperty("enum", out var choice) && !choice.EnumerateArray().Any(one => one.GetString() == value.GetString())) yield return $"{path} has no {value}";
        if (schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(value.GetString()!, pattern.GetString()!)) yield return $"{path} does not match {pattern}";
        if (schema.TryGetProperty("format", out var format) && format.GetString() == "date" && !DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", out _)) yield return $"{path} is no date";
        if (schema.TryGetProperty("required", out var required))
            foreach (var name in required.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _))) yield return $"{path} lacks {name}";
        if (schema.TryGetProperty("items", out var items))
            foreach (var fault in value.EnumerateArray().SelectMany((entry, index) => Faults(items, entry, $"{path}[{index}]"))) yield return fault;
        if (value.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("properties", out var properties)) yield break;
        foreach (var member in value.EnumerateObject())
        {
            if (!properties.TryGetProperty(member.Name, out var inner)) yield return $"{path}.{member.Name} is not in the schema";
            else
                foreach (var fault in Faults(inner, member.Value, $"{path}.{member.Name}")) yield return fault;
        }
    }

    // Text nests in itself: blocks and inlines are not followed.
    private IEnumerable<string> Properties(JsonElement schema, string path)
    {
        if (schema.TryGetProperty("$ref", out var name) && name.GetString() is "#/$defs/block" or "#/$defs/inline" or "#/$defs/entry" or "#/$defs/item" or "#/$defs/place") return [];
        // So do papers, in what says what one issue has of another.
        if (path.EndsWith(".account", StringComparison.Ordinal)) return [];
        schema = Resolve(schema);
        if (schema.TryGetProperty("items", out var items)) return Properties(items, path + "[]");
        if (!schema.TryGetProperty("properties", out var properties)) return [];
        return properties.EnumerateObject().SelectMany(member => Properties(member.Value, $"{path}.{member.Name}").Prepend($"{path}.{member.Name}"));
    }

    private JsonElement Resolve(JsonElement schema) =>
        schema.TryGetProperty("$ref", out var reference) ? root.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]) : schema;

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        _ => false,
    };
}
