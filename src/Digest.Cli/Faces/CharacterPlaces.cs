using System.Globalization;
using System.Text.RegularExpressions;
using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Model.Text;
using Digest.Typesetting.Paragraphs;

namespace Digest.Cli.Faces;

/// <summary>Finds where in the sources a character stands that no face has: a page knows the place of the paragraph, or none when its text was put together from several.</summary>
internal static partial class CharacterPlaces
{
    /// <summary>The diagnostics, each on such a character with its own place; as they were when the sources write it in another way (an escape, an entity).</summary>
    public static EquatableArray<Diagnostic> Fill(EquatableArray<Diagnostic> diagnostics, IReadOnlyList<SourceText> texts) => diagnostics.Select(diagnostic =>
        diagnostic.Rule == ParagraphRules.MissingCharacter && Number().Match(diagnostic.Message) is { Success: true } number
            ? diagnostic with { Location = Place(int.Parse(number.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture), diagnostic.Location, texts) ?? diagnostic.Location }
            : diagnostic).ToEquatableArray();

    private static Location? Place(int character, Location? paragraph, IReadOnlyList<SourceText> texts)
    {
        var wanted = char.ConvertFromUtf32(character);
        foreach (var text in texts.Where(text => paragraph is null || text.Name == paragraph.File))
        {
            var span = paragraph?.Span ?? new TextSpan(0, text.Text.Length);
            if (span.End > text.Text.Length) continue;
            var at = text.Text.IndexOf(wanted, span.Start, span.Length, StringComparison.Ordinal);
            if (at >= 0) return text.At(new TextSpan(at, wanted.Length));
        }

        return null;
    }

    [GeneratedRegex("U\\+([0-9A-F]{4,6})", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
