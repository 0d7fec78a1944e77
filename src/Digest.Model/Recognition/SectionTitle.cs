using System.Text.RegularExpressions;
using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>
/// A section's title apart from a bracket behind it that counts its papers and says something else too, such as the topic's name in the maker's files:
/// <c>Kites (kite_flight, 2 papers)</c>. A bracket that only counts stays.
/// </summary>
internal static partial class SectionTitle
{
    /// <summary>The title, and what the bracket says, empty where there is none.</summary>
    public static (EquatableArray<Inline> Title, EquatableArray<Inline> Note) Read(EquatableArray<Inline> title)
    {
        var flat = InlineCut.Flat(title);
        return NoteForm().Match(flat) is { Success: true, Index: > 0 } note && !InlineCut.Between(title, 0, note.Index).IsEmpty
            ? (InlineCut.Between(title, 0, note.Index), InlineCut.Between(title, note.Groups["note"].Index, note.Groups["note"].Index + note.Groups["note"].Length))
            : (title, []);
    }

    [GeneratedRegex(@"\s*[(（](?<note>[^()（）]*\p{L}[^()（）]*[,，、·|]\s*\d+\s?(?:papers?|articles?|items?|篇|편|건|本|件|статей|статьи|Artikel|papiers))[)）]$", RegexOptions.IgnoreCase)]
    private static partial Regex NoteForm();
}
