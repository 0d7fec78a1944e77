using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Digest.Cli.Archives;

/// <summary>A file of an archived issue: its name below the issue's folder with <c>/</c> between names, its SHA-256 and its length.</summary>
internal sealed record ArchivedFile(string Name, string Sha256, long Length);

/// <summary>What an archived issue consists of: its id, day and title, and every file with its sum, in the order of their names.</summary>
internal sealed record ArchiveManifest(string Id, DateOnly? Date, string Title, IReadOnlyList<ArchivedFile> Files)
{
    /// <summary>The form that is written here.</summary>
    public const string Schema = "digest/archive-manifest/1";

    public const string FileName = "manifest.json";
    public const string IssueName = "issue.json";

    /// <summary>The sum of <c>issue.json</c>; empty when the manifest does not name it.</summary>
    public string IssueSha256 => Files.FirstOrDefault(file => file.Name == IssueName)?.Sha256 ?? "";

    public static string Sum(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public byte[] Write()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WriteString("issue", Id);
            if (Date is { } day) json.WriteString("date", day.ToString("O", CultureInfo.InvariantCulture));
            json.WriteString("title", Title);
            json.WriteStartArray("files");
            foreach (var file in Files.OrderBy(file => file.Name, StringComparer.Ordinal))
            {
                json.WriteStartObject();
                json.WriteString("name", file.Name);
                json.WriteString("sha256", file.Sha256);
                json.WriteNumber("length", file.Length);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        bytes.Write("\n"u8);
        return bytes.ToArray();
    }

    /// <summary>Reads a manifest; null with the reason when it is none, and whether that is because of a newer form.</summary>
    public static ArchiveManifest? Read(ReadOnlyMemory<byte> bytes, out string problem, out bool isNewer)
    {
        (problem, isNewer) = ("", false);
        try
        {
            using var json = JsonDocument.Parse(bytes);
            var root = json.RootElement;
            var schema = root.GetProperty("schema").GetString() ?? "";
            if (schema != Schema)
            {
                isNewer = schema.StartsWith("digest/archive-manifest/", StringComparison.Ordinal);
                problem = $"is in the form “{schema}”";
                return null;
            }

            DateOnly? date = root.TryGetProperty("date", out var day) ? DateOnly.ParseExact(day.GetString() ?? "", "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
            var files = root.GetProperty("files").EnumerateArray().Select(file => new ArchivedFile(Inside(file.GetProperty("name").GetString()), file.GetProperty("sha256").GetString() ?? "", file.GetProperty("length").GetInt64())).ToList();
            return new ArchiveManifest(root.GetProperty("issue").GetString() ?? "", date, root.GetProperty("title").GetString() ?? "", files);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            problem = "cannot be read";
            return null;
        }
    }

    // A name that leads out of the folder is no name of a file in it.
    private static string Inside(string? name) => name is { Length: > 0 } && name[0] != '/' && !name.Contains('\\', StringComparison.Ordinal) && !name.Split('/').Contains("..") ? name : throw new FormatException("A name leads out of the folder.");
}
