using Digest.Fonts;
using Digest.Model;
using Digest.Typesetting.Fonts;

namespace Digest.Cli.Faces;

/// <summary>A group's own design for text or labels, from its font files; which style each is for, the file itself says.</summary>
/// <param name="Family">The faces by style.</param>
/// <param name="Used">The files, for the report.</param>
internal sealed record OwnFaces(FontFamily Family, IReadOnlyList<ChosenFace> Used)
{
    // OpenType, OS/2 usWeightClass: 400 is regular, 600 semi-bold.
    private const int SemiBold = 600;

    /// <summary>The embedded faces with the group's own in their places; the embedded ones stay at hand for characters that its own lack.</summary>
    public static FontSet In(FontSet embedded, OwnFaces? text, OwnFaces? labels) => embedded with
    {
        Serif = text?.Family ?? embedded.Serif,
        Sans = labels?.Family ?? embedded.Sans,
        Fallbacks = [.. text is null ? (EquatableArray<FontFace>)[] : [embedded.Serif.Regular], .. labels is null ? (EquatableArray<FontFace>)[] : [embedded.Sans.Regular], .. embedded.Fallbacks],
    };

    /// <summary>The design that font files make up; null when none is named.</summary>
    /// <param name="files">One to four files: upright, italic, semi-bold, semi-bold italic, in any order.</param>
    /// <param name="use">What the faces are for, as messages say it.</param>
    /// <exception cref="CommandException">A file cannot be used, two are of one style, or the upright one is missing.</exception>
    public static OwnFaces? Of(IReadOnlyList<string> files, string use)
    {
        if (files.Count == 0) return null;
        var faces = new Dictionary<FontStyle, ChosenFace>();
        foreach (var file in files)
        {
            var face = ChosenFaces.Declared(file);
            if (face.Face.Embedding == FontEmbedding.Restricted) throw new CommandException(ExitCode.World, $"{file} may not be put into documents, its licence bits say.", "Choose another font, or ask its maker.");
            var style = StyleOf(face.Face);
            if (!faces.TryAdd(style, face)) throw new CommandException(ExitCode.Usage, $"{file} and {faces[style].File} are both {NameOf(style)} faces for {use}.", "Name one file of each style.");
        }

        if (!faces.TryGetValue(FontStyle.Regular, out var regular)) throw new CommandException(ExitCode.Usage, $"No face for {use} is upright and of normal weight.", "Name the regular file of the design too.");
        var bold = faces.GetValueOrDefault(FontStyle.SemiBold, regular).Face;
        var italic = faces.GetValueOrDefault(FontStyle.Italic, regular).Face;
        var family = new FontFamily(regular.Face, italic, bold, faces.GetValueOrDefault(FontStyle.SemiBoldItalic)?.Face ?? (bold == regular.Face ? italic : bold));
        return new OwnFaces(family, [.. faces.OrderBy(face => face.Key).Select(face => face.Value)]);
    }

    private static FontStyle StyleOf(FontFace face) => (face.WeightClass >= SemiBold, face.ItalicAngle != 0) switch
    {
        (false, false) => FontStyle.Regular,
        (false, true) => FontStyle.Italic,
        (true, false) => FontStyle.SemiBold,
        _ => FontStyle.SemiBoldItalic,
    };

    private static string NameOf(FontStyle style) => style switch
    {
        FontStyle.Regular => "upright",
        FontStyle.Italic => "italic",
        FontStyle.SemiBold => "bold",
        _ => "bold italic",
    };
}
