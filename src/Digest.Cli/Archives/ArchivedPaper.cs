using System.Text.Json;
using Digest.Model;
using Digest.Model.Document;

namespace Digest.Cli.Archives;

/// <summary>A paper of an archived issue as plain characters, read without the rest of the issue: what a search shows of it.</summary>
internal static class ArchivedPaper
{
    /// <summary>The paper at a place, from 1; null when there is none or the file is no issue.</summary>
    public static Paper? Read(ReadOnlyMemory<byte> issue, int place)
    {
        try
        {
            using var json = JsonDocument.Parse(issue);
            foreach (var section in json.RootElement.GetProperty("sections").EnumerateArray())
            {
                var papers = section.GetProperty("papers");
                if (place <= papers.GetArrayLength()) return Read(papers[place - 1]);
                place -= papers.GetArrayLength();
            }
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            // An issue that was edited by hand is found by its index all the same; verify says what is wrong with it.
        }

        return null;
    }

    private static Paper Read(JsonElement paper)
    {
        var identifiers = new Identifiers();
        if (paper.TryGetProperty("identifiers", out var given))
            foreach (var kind in Enum.GetValues<IdentifierKind>())
                if (Text(given, JsonNamingPolicy.CamelCase.ConvertName(kind.ToString())) is { Length: > 0 } value) identifiers = identifiers.With(new Identifier(kind, value));
        return new Paper
        {
            Id = Text(paper, "id"),
            Title = [new Inline.Text(Text(paper, "title"))],
            Authors = [.. paper.GetProperty("authors").EnumerateArray().Select(author => new Author(Text(author, "name"), []))],
            Identifiers = identifiers,
            Venue = Text(paper, "venue"),
            Topics = [.. paper.GetProperty("topics").EnumerateArray().Select(topic => topic.GetString() ?? "")],
            Fields = [.. paper.GetProperty("fields").EnumerateArray().Select(entry => new Field
            {
                Kind = Enum.TryParse<FieldKind>(Text(entry, "kind"), ignoreCase: true, out var kind) ? kind : FieldKind.Other,
                Label = Text(entry, "label"),
                Content = [new Block.Paragraph([new Inline.Text(Text(entry, "plain"))])],
            })],
        };
    }

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : "";
}
