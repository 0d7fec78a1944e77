using System.Text.RegularExpressions;
using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Recognition;

/// <summary>A research idea while its lines are read.</summary>
internal sealed partial class IdeaDraft(int? number, EquatableArray<Inline> title, Origin origin)
{
    // Signs, a word or a few, and the number, with room for spaces.
    private const int LongestStart = 64;

    private readonly List<string> basedOn = [];
    private string basedOnLabel = "";

    public FieldList Fields { get; } = new();

    /// <summary>Number and title of a line that starts an idea (<c>Idea 2: …</c>); null when it starts none.</summary>
    public static (int? Number, EquatableArray<Inline> Title)? Start(Vocabulary vocabulary, EquatableArray<Inline> line)
    {
        var flat = InlineCut.Flat(line);
        if (!MayStart(flat)) return null;
        var match = StartForm().Match(flat);
        if (!match.Success || vocabulary.Of(match.Groups["word"].Value) != Meaning.IdeaItem) return null;
        return (int.Parse(match.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture), InlineCut.From(line, match.Length));
    }

    // The first digits stand near the start, and a sign right behind them.
    private static bool MayStart(string flat)
    {
        var at = 0;
        while (at < flat.Length && at < LongestStart && !char.IsDigit(flat[at])) at++;
        if (at == flat.Length || !char.IsDigit(flat[at])) return false;
        while (at < flat.Length && (char.IsDigit(flat[at]) || char.IsWhiteSpace(flat[at]))) at++;
        return at < flat.Length && flat[at] is ':' or '：' or '.' or ')' or '—' or '–' or '-';
    }

    /// <summary>Takes what the idea builds on; false when that was said before.</summary>
    public bool TakeBasis(Label label, Origin at)
    {
        if (basedOn.Count > 0) return false;
        basedOnLabel = label.Text;
        basedOn.AddRange(Parts(PlainText.WithTex(label.Value)));
        // Where they lead has no room in a basis.
        EquatableArray<Block> targets = [.. InlineCut.Links(label.Value).Concat<Inline>(InlineCut.Pictures(label.Value)).Select(part => new Block.Paragraph([part]) { Origin = at })];
        if (!targets.IsEmpty) Fields.Start(FieldKind.Other, label.Text, FieldForm.Plain, at, targets);
        Fields.Close();
        return true;
    }

    /// <summary>The things that a text names, parted by commas and semicolons outside brackets.</summary>
    public static IEnumerable<string> Parts(string text)
    {
        var depth = 0;
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is '(' or '[') depth++;
            if (i < text.Length && text[i] is ')' or ']') depth--;
            if (i < text.Length && (depth > 0 || text[i] is not (',' or ';' or '，' or '、' or '；'))) continue;
            if (Words.SingleSpaced(text[start..i]).Trim() is { Length: > 0 } part) yield return part;
            start = i + 1;
        }
    }

    /// <summary>The finished idea, its bases linked to papers.</summary>
    public Idea Build(IdeaLinks papers) => new()
    {
        Number = number,
        Title = title,
        BasedOn = basedOn.Select(text => new IdeaBasis(text, papers.PaperOf(text))).ToEquatableArray(),
        BasedOnLabel = basedOnLabel,
        Fields = Fields.Build(),
        Origin = origin,
    };

    [GeneratedRegex(@"^\W{0,4}(?<word>\p{L}[\p{L} ]{1,20}?)\s*#?(?<number>\d{1,3})\s*[:：.)—–-]\s*")]
    private static partial Regex StartForm();
}
