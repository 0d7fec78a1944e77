using System.Collections.Frozen;

namespace Digest.Render.Email.Compatibility;

/// <summary>
/// What Gmail, Outlook on Windows, Apple Mail, Thunderbird and Yahoo make of HTML and CSS (<c>clients.tsv</c>, made by <c>tools/compatibility.mjs</c>), and what is used all
/// the same, each with the reason why nothing is lost where it is not known (<c>extras.tsv</c>).
/// </summary>
internal static class ClientSupport
{
    private static readonly Lazy<(string[] Clients, FrozenDictionary<string, string[]> Rows)> Table = new(ReadTable);
    private static readonly Lazy<FrozenDictionary<string, string>> Reasons = new(() => Lines("extras.tsv").Select(line => line.Split('\t')).ToFrozenDictionary(cells => cells[0], cells => cells[1]));

    /// <summary>Where the table comes from: its first line.</summary>
    public static string Source => Read("clients.tsv").Split('\n')[0];

    /// <summary>The declared extras with their reasons.</summary>
    public static IReadOnlyDictionary<string, string> Extras => Reasons.Value;

    /// <summary>The clients that do not support a feature, or only in part, or of which it is not known; null when the table does not know the feature.</summary>
    public static IReadOnlyList<string>? Lacking(string feature) =>
        Table.Value.Rows.TryGetValue(feature, out var row) ? [.. Table.Value.Clients.Where((_, at) => row[at] != "y")] : null;

    private static (string[], FrozenDictionary<string, string[]>) ReadTable()
    {
        var lines = Lines("clients.tsv").Select(line => line.Split('\t')).ToList();
        return (lines[0][1..], lines.Skip(1).ToFrozenDictionary(cells => cells[0], cells => cells[1..]));
    }

    private static IEnumerable<string> Lines(string name) => Read(name).Split('\n').Where(line => line.Length > 0 && line[0] != '#');

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(ClientSupport).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
