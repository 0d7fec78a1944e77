using System.Globalization;
using System.Text.RegularExpressions;
using Digest.Model.Document;
using Digest.Model.Reading;

namespace Digest.Model.Recognition;

/// <summary>
/// The names of the canonical form of an issue: what its writer and its reader must agree on. A source whose front matter says <c>schema: digest/issue/1</c>
/// is read by these names alone and nothing in it is guessed, so that text which merely looks like a label stays text.
/// </summary>
internal static partial class CanonicalForm
{
    /// <summary>The form's name and version, in front matter and in JSON; the version changes when older readers would misread.</summary>
    public const string Schema = "digest/issue/1";

    /// <summary>The front matter's name for <see cref="Schema"/>.</summary>
    public const string SchemaName = "schema";

    /// <summary>True for the name of this form in a version that is not known here.</summary>
    public static bool IsOtherVersion(string schema) => schema != Schema && schema.StartsWith(Schema[..(Schema.LastIndexOf('/') + 1)], StringComparison.Ordinal);

    public const string FullTitle = "Full title";
    public const string Authors = "Authors";
    public const string Link = "Link";
    public const string Venue = "Venue";
    public const string Published = "Published";
    public const string Scores = "Scores";
    public const string Score = "Score";
    public const string Topics = "Topics";
    public const string Mentions = "Mentions";
    public const string Id = "Id";
    public const string BasedOn = "Based on";

    // Boxes that are no boxes of the text: their kind begins with this.
    private const string Own = "digest-";
    private const string OwnBox = Own + "box-";
    private const string Verbatim = Own + "text";
    private const string LostLevel = Own + "heading";

    /// <summary>A box whose kind the label's words say.</summary>
    public const string Box = "note";

    private static readonly EquatableArray<string> PaperLabels = [FullTitle, Authors, Link, Venue, Published, Scores, Score, Topics, Mentions, Id];

    /// <summary>The label under which an identifier stands.</summary>
    public static string LabelOf(IdentifierKind kind) => kind switch
    {
        IdentifierKind.Arxiv => "arXiv",
        IdentifierKind.OpenReview or IdentifierKind.GitHub => kind.ToString(),
        IdentifierKind.SemanticScholar => "Semantic Scholar",
        _ => kind.ToString().ToUpperInvariant(),
    };

    /// <summary>The kind of identifier that stands under a label; null when the label names none.</summary>
    public static IdentifierKind? IdentifierOf(string label)
    {
        foreach (var kind in Enum.GetValues<IdentifierKind>())
            if (LabelOf(kind) == label) return kind;
        return null;
    }

    /// <summary>True for a label that names no field in an item of this kind.</summary>
    public static bool IsReserved(string label, bool isIdea) => isIdea ? Vocabulary.Embedded.Of(label) == Meaning.BasedOn : PaperLabels.Contains(label) || IdentifierOf(label) is not null;

    /// <summary>The kind of box that says a field's kind outright.</summary>
    public static string BoxOf(FieldKind kind, FieldForm form) => (form == FieldForm.Box ? OwnBox : Own) + kind.ToString().ToLowerInvariant();

    /// <summary>The field's kind and form that a box stands for; null when it is a box of the text.</summary>
    public static (FieldKind Kind, FieldForm Form)? FieldOf(string boxKind, string label)
    {
        if (boxKind == Box) return (FieldList.KindOf(Vocabulary.Embedded.Of(label)), FieldForm.Box);
        foreach (var kind in Enum.GetValues<FieldKind>())
            foreach (var form in Enum.GetValues<FieldForm>())
                if (boxKind == BoxOf(kind, form)) return (kind, form);
        return null;
    }

    /// <summary>Blocks that are to be taken as they are, whatever they look like.</summary>
    public static Block Kept(IEnumerable<Block> blocks) => new Block.Admonition(Verbatim, [], blocks.ToEquatableArray());

    /// <summary>What <see cref="Kept"/> holds, or null for any other block.</summary>
    public static EquatableArray<Block>? KeptIn(Block block) => block is Block.Admonition { Kind: Verbatim, Title.IsEmpty: true } box ? box.Content : null;

    /// <summary>Blocks with what no carrier writes (a heading without a level) as boxes of ours.</summary>
    public static EquatableArray<Block> Hidden(EquatableArray<Block> blocks) => Mapped(blocks, block => block switch
    {
        Block.Heading { Level: 0 } heading => new Block.Admonition(LostLevel, heading.Content, []) { Origin = heading.Origin },
        Block.Admonition { Kind: var kind } box when kind.StartsWith(Own, StringComparison.Ordinal) => box with { Kind = Own + kind },
        _ => block,
    });

    /// <summary>The reverse of <see cref="Hidden"/>.</summary>
    public static EquatableArray<Block> Shown(EquatableArray<Block> blocks) => Mapped(blocks, block => block switch
    {
        Block.Admonition { Kind: LostLevel } box => new Block.Heading(0, box.Title) { Origin = box.Origin },
        Block.Admonition { Kind: var kind } box when kind.StartsWith(Own + Own, StringComparison.Ordinal) => box with { Kind = kind[Own.Length..] },
        _ => block,
    });

    /// <summary>Entries of a list, their blocks shown or hidden.</summary>
    public static EquatableArray<ListItem> Mapped(EquatableArray<ListItem> items, Func<EquatableArray<Block>, EquatableArray<Block>> map) =>
        items.Select(item => item with { Content = map(item.Content) }).ToEquatableArray();

    private static EquatableArray<Block> Mapped(EquatableArray<Block> blocks, Func<Block, Block> map) => blocks.Select(block => map(block) switch
    {
        Block.List list => list with { Items = Mapped(list.Items, inner => Mapped(inner, map)) },
        Block.Quote quote => quote with { Content = Mapped(quote.Content, map) },
        Block.Admonition box => box with { Content = Mapped(box.Content, map) },
        var other => other,
    }).ToEquatableArray();

    /// <summary>What a heading of an item begins with.</summary>
    /// <param name="Word"><c>Paper</c>, <c>Idea</c>, <c>Synthesis</c>, or empty for a number alone.</param>
    /// <param name="Number">The item's number, or null.</param>
    /// <param name="Kind">The part of the synthesis that is named, or null.</param>
    /// <param name="Length">How much of the heading it takes.</param>
    public readonly record struct ItemPrefix(string Word, int? Number, SynthesisKind? Kind, int Length);

    /// <summary>The prefix of an item's heading, or null when it is a title alone.</summary>
    public static ItemPrefix? PrefixOf(EquatableArray<Inline> heading)
    {
        if (heading is not [Inline.Text { Value: var text }, ..] || Prefix().Match(text) is not { Success: true } match) return null;
        int? number = int.TryParse(match.Groups["n"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
        SynthesisKind? kind = Enum.TryParse<SynthesisKind>(match.Groups["kind"].Value, ignoreCase: true, out var found) ? found : null;
        return new(match.Groups["word"].Value, number, kind, match.Length);
    }

    [GeneratedRegex(@"^(?:(?:(?<word>Paper|Idea)(?: (?<n>[0-9]{1,9}))?|(?<word>Synthesis) \((?<kind>patterns|gaps|contradictions|other)\)):|(?<n>[0-9]{1,9})\.)(?: |\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();
}
