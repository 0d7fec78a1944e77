using System.Text;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>The pictures of a set of sources: which files are pictures, told from their first bytes, and whether they and the texts know of one another.</summary>
internal static class SourcePictures
{
    private const int SvgHead = 1000;

    /// <summary>True for PNG, JPEG, GIF, WebP and SVG.</summary>
    public static bool Is(SourceFile file) => file.Bytes.Span switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => true,
        [0xFF, 0xD8, 0xFF, ..] => true,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => true,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => true,
        // Most are texts in which no such element begins.
        var bytes => bytes[..Math.Min(bytes.Length, SvgHead)].IndexOf("<svg"u8) >= 0 && IsSvg(Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, SvgHead)]).AsSpan().Trim('\uFEFF').TrimStart()),
    };

    private static bool IsSvg(ReadOnlySpan<char> head) =>
        head.StartsWith("<svg", StringComparison.Ordinal) || (head.StartsWith("<?xml", StringComparison.Ordinal) && head.Contains("<svg", StringComparison.Ordinal));

    /// <summary>Pictures of the set that no text names, and pictures that a text names and that are not in the set.</summary>
    public static IEnumerable<Diagnostic> Check(IReadOnlyList<SourceFile> pictures, IReadOnlyList<Outline> outlines)
    {
        var images = outlines.SelectMany(outline => outline.Blocks).SelectMany(In).Where(image => IsInSet(image.Target)).ToList();
        var named = images.Select(image => NameOf(image.Target)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var held = pictures.Select(picture => NameOf(picture.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var picture in pictures.Where(picture => !named.Contains(NameOf(picture.Name))))
            yield return new Diagnostic { Rule = ReadingRules.UnusedPicture, Location = new SourceText(picture.Name, "").At(default), Message = $"No text shows the picture {NameOf(picture.Name)}; it is left out.", Hint = "Show it in a text, as in ![Plot](plot.png), or take the file away." };
        foreach (var image in images.Where(image => !held.Contains(NameOf(image.Target))))
            yield return new Diagnostic { Rule = ReadingRules.MissingPicture, Location = image.Origin.Location, Message = $"The picture {image.Target} is not among the files; its text stands alone.", Hint = "Give the file with the others, or the whole address, beginning with https://." };
    }

    private static bool IsInSet(string target) => target.Length > 0 && !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("data:", StringComparison.OrdinalIgnoreCase) && !target.StartsWith("//", StringComparison.Ordinal);

    private static string NameOf(string path)
    {
        var name = path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
        return Uri.UnescapeDataString(name.IndexOfAny(['?', '#']) is > 0 and var end ? name[..end] : name);
    }

    private static IEnumerable<Inline.Image> In(Block block) => block switch
    {
        Block.Heading part => part.Content.SelectMany(In),
        Block.Paragraph part => part.Content.SelectMany(In),
        Block.List part => part.Items.SelectMany(item => item.Content).SelectMany(In),
        Block.Table part => part.Rows.SelectMany(row => row.Cells).Concat(part.Head).SelectMany(cell => cell.Content).SelectMany(In),
        Block.Quote part => part.Content.SelectMany(In),
        Block.Admonition part => part.Title.SelectMany(In).Concat(part.Content.SelectMany(In)),
        Block.CodeBlock or Block.ThematicBreak => [],
        _ => throw new InvalidOperationException($"{block.GetType().Name} is not in the closed set of blocks."),
    };

    private static IEnumerable<Inline.Image> In(Inline inline) => inline is Inline.Image image ? [image] : Recognition.InlineCut.ContentOf(inline) is { } inner ? inner.SelectMany(In) : [];
}
