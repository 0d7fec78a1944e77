using System.Security.Cryptography;
using System.Text;
using Digest.Fonts;
using Digest.Model;
using Digest.Model.Exporting;
using Digest.Typesetting.Fonts;

namespace Digest.Cli.Faces;

/// <summary>A face that is used beside the embedded ones.</summary>
/// <param name="File">Where it was found.</param>
/// <param name="Face">The face.</param>
/// <param name="Sha256">The hash of the whole file, by which an issue can be made again with the same bytes.</param>
/// <param name="Characters">How many characters of the issue it has that no face before it had.</param>
internal sealed record ChosenFace(string File, FontFace Face, string Sha256, int Characters);

/// <summary>The faces that an issue is set in: the embedded ones, then the declared ones, then installed ones for what is still missing.</summary>
internal sealed record ChosenFaces(FontSet Fonts, IReadOnlyList<ChosenFace> Used, IReadOnlyList<string> PassedOver, IReadOnlySet<int> Missing)
{
    /// <summary>Chooses the faces of an issue.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="declared">Font files that the user named; used whatever they have.</param>
    /// <param name="installed">The faces of the machine, or null when they must not be used.</param>
    /// <param name="fonts">The faces that the issue is set in where they have its characters; the embedded ones unless told.</param>
    public static ChosenFaces Of(Model.Document.Issue issue, IReadOnlyList<string> declared, InstalledFaces? installed, FontSet? fonts = null)
    {
        fonts ??= EmbeddedFonts.All;
        var missing = LackingCharacters(issue, fonts);
        var (used, passedOver) = (new List<ChosenFace>(), new List<string>());
        foreach (var name in declared)
        {
            var face = Declared(name);
            used.Add(face with { Characters = missing.RemoveWhere(character => face.Face.GlyphOf(new Rune(character)) != 0) });
        }

        foreach (var family in missing.Count == 0 || installed is null ? [] : Families.For(missing, issue.Language))
        {
            if (missing.Count == 0) break;
            if (installed!.Best(family) is not { } found) continue;
            if (Usable(found, passedOver) is not { } face) continue;
            var characters = missing.RemoveWhere(character => face.Face.GlyphOf(new Rune(character)) != 0);
            if (characters > 0) used.Add(face with { Characters = characters });
        }

        return new(fonts with { Fallbacks = [.. fonts.Fallbacks, .. used.Select(face => face.Face)] }, used, passedOver, missing);
    }

    /// <summary>The group's own faces, by what they are for.</summary>
    public IReadOnlyList<(string Use, ChosenFace Face)> Own { get; init; } = [];

    /// <summary>One line for each face beside the embedded ones, and for each that could not be used.</summary>
    public IEnumerable<string> Report() =>
    [
        .. Own.Select(own => $"font: {own.Face.Face.Name} for {own.Use}, {own.Face.File}, sha256 {own.Face.Sha256}"),
        .. Used.Select(face => FormattableString.Invariant($"font: {face.Face.Name} for {face.Characters} {(face.Characters == 1 ? "character" : "characters")}, {face.File}, sha256 {face.Sha256}")),
        .. PassedOver.Select(reason => "font: " + reason),
    ];

    /// <summary>A face of a font file that a user names, with <c>#</c> and its number where the file holds several.</summary>
    /// <exception cref="CommandException">There is no such file or face, it is damaged, or it has no TrueType outlines.</exception>
    public static ChosenFace Declared(string name)
    {
        var hash = name.LastIndexOf('#');
        var index = 0;
        var isNumbered = hash > 0 && int.TryParse(name.AsSpan(hash + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out index);
        try
        {
            var face = Open(isNumbered ? name[..hash] : name, index);
            return face.Face.HasOutlines ? face : throw new CommandException(ExitCode.World, $"{name} has no TrueType outlines.", "Name the TrueType form of the font.");
        }
        catch (InvalidFontException error)
        {
            throw new CommandException(ExitCode.World, $"{name} cannot be used: {error.Message}");
        }
    }

    private static ChosenFace Open(string path, int index)
    {
        var bytes = Sources.Bytes(path);
        var file = index == 0 ? path : FormattableString.Invariant($"{path}#{index}");
        return new(file, FontFace.Open(bytes, index), Convert.ToHexStringLower(SHA256.HashData(bytes)), 0);
    }

    private static ChosenFace? Usable(InstalledFace found, List<string> passedOver)
    {
        if (found.Face.Outlines == FontOutlines.PostScript)
        {
            passedOver.Add($"{found.Face.Family} is passed over, since its outlines are PostScript ones (CFF), which are not read: {found}");
            return null;
        }

        try
        {
            var face = Open(found.Path, found.Face.Index);
            if (face.Face.HasOutlines && face.Face.Embedding != FontEmbedding.Restricted) return face;
            passedOver.Add($"{found.Face.Family} is passed over, since documents may not carry it: {found}");
        }
        catch (Exception error) when (error is InvalidFontException or CommandException)
        {
            passedOver.Add($"{found.Face.Family} is passed over: {error.Message} ({found})");
        }

        return null;
    }

    private static HashSet<int> LackingCharacters(Model.Document.Issue issue, FontSet fonts) =>
        IssueText.Print(issue).EnumerateRunes().Where(rune => rune.Value >= 0xA0).Distinct()
            .Where(rune => IsShown(rune) && fonts.FaceFor(rune, FontRole.Serif, FontStyle.Regular) is null).Select(rune => rune.Value).ToHashSet();

    private static bool IsShown(Rune rune) => !Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not (
        System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.PrivateUse or System.Globalization.UnicodeCategory.OtherNotAssigned);
}
