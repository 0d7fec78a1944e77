using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Recognition;
using Digest.Model.Text;

namespace Digest.Model.Exporting;

/// <summary>
/// An issue as JSON (docs/issue.schema.json), for other programs and to be read again: each text stands as plain characters, which is what most programs want, and
/// beside them as its inlines or blocks, which is what is read back. Absent values are left out, lists are always there, dates are ISO 8601. The places that things
/// were written in are not kept, since they are no part of what an issue says.
/// </summary>
public static class IssueJson
{
    /// <summary>The identifier that it carries as <c>schema</c>; it changes only when a reader of older ones would break.</summary>
    public const string Schema = CanonicalForm.Schema;

    /// <summary>The issue that <see cref="Write"/> wrote: equal to it, formulas read anew from their TeX. Never throws because of the bytes: what is wrong is in the diagnostics.</summary>
    /// <param name="name">The file's name; it stands in diagnostics.</param>
    /// <param name="bytes">The file's bytes.</param>
    public static Diagnosed<Issue> Read(string name, ReadOnlyMemory<byte> bytes) => DigestReader.Read(name, bytes);

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON of <paramref name="issue"/> with the diagnostics of all stages so far; ends in a line end.</summary>
    public static string Write(Issue issue, IEnumerable<Diagnostic> diagnostics)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            WriteHead(json, issue);
            TextJson.WriteBlocks(json, "lead", issue.Lead);
            WriteList(json, "sections", issue.Sections, WriteSection);
            WriteList(json, "synthesis", issue.Synthesis, WriteSynthesis);
            WriteList(json, "ideas", issue.Ideas, WriteIdea);
            json.WriteStartObject("coverage");
            json.WriteNumber("understood", issue.Coverage.Understood);
            json.WriteNumber("total", issue.Coverage.Total);
            WriteList(json, "rest", issue.Coverage.Rest, WritePlace);
            json.WriteEndObject();
            WriteList(json, "dropped", issue.Dropped, static (json, dropped) =>
            {
                json.WriteStartObject();
                json.WriteString("text", dropped.Text);
                json.WriteString("reason", Name(dropped.Reason));
                json.WriteEndObject();
            });
            if (!issue.Parts.IsEmpty) WriteList(json, "parts", issue.Parts, WritePart);
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
        WriteGiven(json, "series", issue.Series);
        WriteGiven(json, "revision", issue.Revision);
        TextJson.WriteTitle(json, issue.Title);
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

    private static void WritePart(Utf8JsonWriter json, IssuePart part)
    {
        json.WriteStartObject();
        json.WriteString("id", part.Id);
        WriteText(json, "title", part.Title);
        WriteGiven(json, "series", part.Series);
        json.WriteString("language", part.Language);
        WriteDate(json, "date", part.Date);
        WriteDate(json, "dateEnd", part.DateEnd);
        json.WriteNumber("papers", part.Papers);
        json.WriteNumber("ideas", part.Ideas);
        json.WriteNumber("understood", part.Coverage.Understood);
        json.WriteNumber("total", part.Coverage.Total);
        json.WriteEndObject();
    }

    private static void WriteSection(Utf8JsonWriter json, Section section)
    {
        json.WriteStartObject();
        WriteGiven(json, "issue", section.IssueId);
        if (section.IsMade) json.WriteBoolean("made", true);
        TextJson.WriteTitle(json, section.Title);
        WriteList(json, "papers", section.Papers, PaperJson.Write);
        WriteText(json, "text", PlainText.WithTex(section.Text));
        WriteList(json, "content", section.Content, static (json, item) =>
        {
            if (item is SectionItem.OfText text) TextJson.Write(json, text.Block);
            else json.WriteStringValue(item is SectionItem.OfPaper ? "paper" : item is SectionItem.OfIdea ? "idea" : "synthesis");
        });
        json.WriteEndObject();
    }

    private static void WriteSynthesis(Utf8JsonWriter json, SynthesisPart part)
    {
        json.WriteStartObject();
        json.WriteString("kind", Name(part.Kind));
        TextJson.WriteTitle(json, part.Title);
        WriteStrings(json, "points", part.Points.Select(point => PlainText.WithTex(point.Content)));
        if (part.Start is { } start) json.WriteNumber("start", start);
        WriteText(json, "text", PlainText.WithTex(part.Text));
        WriteGiven(json, "issue", part.IssueId);
        WriteList(json, "items", part.Points, TextJson.Write);
        TextJson.WriteBlocks(json, "blocks", part.Text);
        json.WriteEndObject();
    }

    private static void WriteIdea(Utf8JsonWriter json, Idea idea)
    {
        json.WriteStartObject();
        if (idea.Number is { } number) json.WriteNumber("number", number);
        TextJson.WriteTitle(json, idea.Title);
        WriteText(json, "basedOnLabel", idea.BasedOnLabel);
        WriteList(json, "basedOn", idea.BasedOn, static (json, basis) =>
        {
            json.WriteStartObject();
            json.WriteString("text", basis.Text);
            WriteGiven(json, "paper", basis.Paper);
            json.WriteEndObject();
        });
        WriteGiven(json, "issue", idea.IssueId);
        WriteList(json, "fields", idea.Fields, WriteField);
        json.WriteEndObject();
    }

    /// <summary>A place in a source, an empty object where it is not known.</summary>
    internal static void WritePlace(Utf8JsonWriter json, Location? place)
    {
        json.WriteStartObject();
        if (place is not null)
        {
            json.WriteString("file", place.File);
            json.WriteNumber("line", place.Line);
            json.WriteNumber("column", place.Column);
            json.WriteNumber("start", place.Span.Start);
            json.WriteNumber("length", place.Span.Length);
        }

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
        TextJson.WriteBlocks(json, "blocks", field.Content);
        if (field.Form == FieldForm.Box) json.WriteString("form", "box");
        WriteGiven(json, "issue", field.IssueId);
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

    internal static void WriteGiven(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }

    internal static void WriteDate(Utf8JsonWriter json, string name, DateOnly? date)
    {
        if (date is { } day) json.WriteString(name, day.ToString("O", CultureInfo.InvariantCulture));
    }

    internal static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
