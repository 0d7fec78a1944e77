using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Digest.Model.Diagnostics;
using Digest.Model.Document;

namespace Digest.Model.Exporting;

/// <summary>
/// An issue as JSON for other programs, as docs/issue-view.schema.json describes it: what a digest says, with the places and the looks left out.
/// Absent values are left out, lists are always there, dates are ISO 8601.
/// </summary>
public static class IssueView
{
    /// <summary>The identifier that the view carries as <c>schema</c>; it changes only when a reader of older views would break.</summary>
    public const string Schema = "digest/issue-view/1";

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The view of <paramref name="issue"/> with the diagnostics of all stages so far; ends in a line end.</summary>
    public static string Write(Issue issue, IEnumerable<Diagnostic> diagnostics)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            WriteHead(json, issue);
            WriteList(json, "sections", issue.Sections.Where(IsListed), WriteSection);
            WriteList(json, "synthesis", issue.Synthesis, WriteSynthesis);
            WriteList(json, "ideas", issue.Ideas, WriteIdea);
            json.WriteStartObject("coverage");
            json.WriteNumber("understood", issue.Coverage.Understood);
            json.WriteNumber("total", issue.Coverage.Total);
            json.WriteEndObject();
            WriteList(json, "diagnostics", diagnostics, WriteDiagnostic);
            json.WriteEndObject();
        }

        return Unescaped(Encoding.UTF8.GetString(bytes.ToArray())) + "\n";
    }

    // The writer escapes characters beyond the first plane whatever encoder it is given.
    private static string Unescaped(string json)
    {
        var text = new StringBuilder(json.Length);
        for (var at = 0; at < json.Length; at++)
        {
            text.Append(json[at]);
            if (json[at] != '\\') continue;
            at++;
            if (json[at] == 'u' && (char)ushort.Parse(json.AsSpan(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) is var c && !char.IsAscii(c) && !char.IsControl(c))
            {
                text[^1] = c;
                at += 4;
            }
            else
            {
                text.Append(json[at]);
            }
        }

        return text.ToString();
    }

    private static void WriteHead(Utf8JsonWriter json, Issue issue)
    {
        json.WriteString("schema", Schema);
        json.WriteString("id", issue.Id);
        WriteText(json, "series", issue.Series);
        WriteText(json, "revision", issue.Revision);
        WriteText(json, "title", PlainText.WithTex(issue.Title));
        WriteDate(json, "date", issue.Date);
        WriteDate(json, "dateEnd", issue.DateEnd);
        json.WriteString("language", issue.Language);
        WriteList(json, "sources", issue.Sources, static (json, source) =>
        {
            json.WriteStartObject();
            json.WriteString("name", source.Name);
            json.WriteString("sha256", source.Sha256);
            json.WriteEndObject();
        });
    }

    private static void WriteSection(Utf8JsonWriter json, Section section)
    {
        json.WriteStartObject();
        WriteText(json, "title", PlainText.WithTex(section.Title));
        WriteList(json, "papers", section.Papers, PaperView.Write);
        WriteText(json, "text", PlainText.WithTex(section.Text));
        json.WriteEndObject();
    }

    private static void WriteSynthesis(Utf8JsonWriter json, SynthesisPart part)
    {
        json.WriteStartObject();
        json.WriteString("kind", Name(part.Kind));
        WriteText(json, "title", PlainText.WithTex(part.Title));
        WriteStrings(json, "points", part.Points.Select(point => PlainText.WithTex(point.Content)));
        WriteText(json, "text", PlainText.WithTex(part.Text));
        json.WriteEndObject();
    }

    private static void WriteIdea(Utf8JsonWriter json, Idea idea)
    {
        json.WriteStartObject();
        if (idea.Number is { } number) json.WriteNumber("number", number);
        WriteText(json, "title", PlainText.WithTex(idea.Title));
        WriteList(json, "basedOn", idea.BasedOn, static (json, basis) =>
        {
            json.WriteStartObject();
            json.WriteString("text", basis.Text);
            WriteText(json, "paper", basis.Paper);
            json.WriteEndObject();
        });
        WriteList(json, "fields", idea.Fields, WriteField);
        json.WriteEndObject();
    }

    private static void WriteDiagnostic(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        json.WriteStartObject();
        json.WriteString("id", diagnostic.Rule.Id);
        json.WriteString("severity", Name(diagnostic.Rule.Severity));
        json.WriteString("message", diagnostic.Message);
        if (diagnostic.Location is { } place)
        {
            json.WriteString("file", Path.GetFileName(place.File));
            json.WriteNumber("line", place.Line);
            json.WriteNumber("column", place.Column);
        }

        json.WriteEndObject();
    }

    internal static void WriteField(Utf8JsonWriter json, Field field)
    {
        json.WriteStartObject();
        json.WriteString("kind", Name(field.Kind));
        json.WriteString("label", field.Label);
        json.WriteString("text", PlainText.WithTex(field.Content));
        json.WriteString("plain", PlainText.Of(field.Content));
        json.WriteEndObject();
    }

    internal static void WriteList<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items) write(json, item);
        json.WriteEndArray();
    }

    internal static void WriteStrings(Utf8JsonWriter json, string name, IEnumerable<string> items) => WriteList(json, name, items, static (json, item) => json.WriteStringValue(item));

    internal static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) json.WriteString(name, value);
    }

    internal static void WriteDate(Utf8JsonWriter json, string name, DateOnly? date)
    {
        if (date is { } day) json.WriteString(name, day.ToString("O", CultureInfo.InvariantCulture));
    }

    internal static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    // Synthesis and ideas have lists of their own; a section that holds nothing else would be an empty one here.
    private static bool IsListed(Section section) => section.Papers.Any() || section.Text.Any() || section.Content.IsEmpty;
}
