using System.Collections.Frozen;

namespace Digest.Model.Reading;

/// <summary>Lines that belong to the page a text was copied from and not to the text.</summary>
internal static class PageChrome
{
    private static readonly FrozenSet<string> Lines = new[]
    {
        "Skip to content", "Skip to main content", "Skip to navigation", "Table of contents", "Back to top", "Edit this page", "View source of this page",
        "Toggle navigation", "Toggle theme", "Search", "Menu", "Made with Material for MkDocs",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BySpan = Lines.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int Longest = Lines.Max(line => line.Length);

    public static bool Is(ReadOnlySpan<char> line) => line.TrimEnd('¶').Trim() is var bare && bare.Length <= Longest && BySpan.Contains(bare);
}
