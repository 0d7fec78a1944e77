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

    public static bool Is(ReadOnlySpan<char> line) => Lines.GetAlternateLookup<ReadOnlySpan<char>>().Contains(line.TrimEnd('¶').Trim());
}
