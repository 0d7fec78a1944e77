using System.Globalization;
using Digest.Model.Document;
using Digest.Model.Reading;
using Digest.Model.Recognition;

namespace Digest.Model.Exporting;

/// <summary>
/// Papers and ideas as headings and labelled entries. Authors, scores and the like are one line where the reader of such lines gives back the very same, and a
/// table of their parts where it would not.
/// </summary>
internal sealed class PaperOutline(IReadOnlyList<Paper> papers)
{
    private readonly Mentions mentions = Mentions.In(papers);
    private readonly IdeaLinks links = new(papers);

    /// <summary>A paper in a section of some meaning.</summary>
    public IEnumerable<Block> Blocks(Paper paper, Meaning section)
    {
        EquatableArray<Inline> title = paper.ShortTitle is { } brief ? Text(brief) : paper.Title;
        var isPlain = !title.IsEmpty && section is not (Meaning.SynthesisSection or Meaning.Ideas) && CanonicalForm.PrefixOf(title) is null;
        var heading = paper.Number is { } number ? CanonicalOutline.Prefixed(string.Create(CultureInfo.InvariantCulture, $"{number}."), title) : isPlain ? title : CanonicalOutline.Prefixed("Paper:", title);
        return [new Block.Heading(3, heading), .. WithFields([.. Values(paper)], paper.Fields, isIdea: false)];
    }

    /// <summary>A research idea.</summary>
    public IEnumerable<Block> Blocks(Idea idea)
    {
        var word = idea.Number is { } number ? string.Create(CultureInfo.InvariantCulture, $"Idea {number}:") : "Idea:";
        return [new Block.Heading(3, CanonicalOutline.Prefixed(word, idea.Title)), .. WithFields([.. Basis(idea)], idea.Fields, isIdea: true)];
    }

    private IEnumerable<ListItem> Values(Paper paper)
    {
        if (paper.ShortTitle is not null) yield return Entry(CanonicalForm.FullTitle, paper.Title);
        if (!paper.Authors.IsEmpty || paper.AuthorsElided) yield return AuthorLines.Entry(paper);
        foreach (var identifier in paper.Identifiers.All) yield return Entry(CanonicalForm.LabelOf(identifier.Kind), Text(identifier.Value));
        foreach (var link in paper.Links) yield return LinkEntry(link);
        if (paper.Venue is { } venue) yield return Entry(CanonicalForm.Venue, Text(venue));
        if (paper.Published is { } day) yield return Entry(CanonicalForm.Published, Text(day.ToString("O", CultureInfo.InvariantCulture)));
        if (!paper.Scores.IsEmpty) yield return ScoreEntry(paper.Scores);
        if (!paper.Topics.IsEmpty) yield return TopicEntry(paper.Topics);
        if (mentions.Of(paper) != paper.Mentions)
            yield return Entry(CanonicalForm.Mentions, [], [Table(["Name", "Field"], paper.Mentions.Select(mention => new[] { mention.Name, mention.Field }))]);
        if (paper.Id != PaperId.Of(paper)) yield return Entry(CanonicalForm.Id, Text(paper.Id));
    }

    private static ListItem LinkEntry(PaperLink link) => link.Url switch
    {
        null => Entry(CanonicalForm.Link, Text(link.Text)),
        var url when LinkTargets.IsKept(url) => Entry(CanonicalForm.Link, [new Inline.Link(Text(link.Text), url)]),
        var url => Entry(CanonicalForm.Link, [], [Table(["Text", "Address"], [[link.Text, url]])]),
    };

    private static ListItem ScoreEntry(EquatableArray<Score> scores)
    {
        var line = string.Join(" | ", scores.Where(score => score.Given == ScoreOrigin.Given).Select(score => score.Raw));
        foreach (var label in new[] { CanonicalForm.Scores, CanonicalForm.Score })
            if (ScoreReader.WithTotal(ScoreReader.Read(Vocabulary.Embedded, line, label)) == scores) return Entry(label, Text(line));
        return Entry(CanonicalForm.Scores, [], [Table(["Axis", "Value", "Of", "Given", "Icon", "Words"], scores.Select(score => new[]
        {
            score.Axis, score.Value.ToString(CultureInfo.InvariantCulture), score.Max?.ToString(CultureInfo.InvariantCulture) ?? "", score.Given.ToString().ToLowerInvariant(), score.Icon ?? "", score.Raw,
        }))]);
    }

    private static ListItem TopicEntry(EquatableArray<string> topics) => string.Join(", ", topics) is var line && CanonicalRecognizer.Topics(line) == topics
        ? Entry(CanonicalForm.Topics, Text(line)) : Entry(CanonicalForm.Topics, [], [Table(["Topic"], topics.Select(topic => new[] { topic }))]);

    private IEnumerable<ListItem> Basis(Idea idea)
    {
        if (idea.BasedOn.IsEmpty && idea.BasedOnLabel.Length == 0) yield break;
        var line = string.Join(", ", idea.BasedOn.Select(basis => basis.Text));
        var isPlain = !idea.BasedOn.IsEmpty && Vocabulary.Embedded.Of(idea.BasedOnLabel) == Meaning.BasedOn && CanonicalRecognizer.Bases(line, links) == idea.BasedOn;
        yield return isPlain ? Entry(idea.BasedOnLabel, Text(line))
            : Entry(CanonicalForm.BasedOn, [], [Table([idea.BasedOnLabel, "Paper"], idea.BasedOn.Select(basis => new[] { basis.Text, basis.Paper ?? "" }))]);
    }

    // Labelled entries in a row are one list; a field that is none of them parts it.
    private static IEnumerable<Block> WithFields(List<ListItem> entries, EquatableArray<Field> fields, bool isIdea)
    {
        var (hasSummary, isAfterBare) = (false, false);
        foreach (var field in fields)
        {
            if (IsEntry(field, isIdea))
            {
                var first = (field.Content.FirstOrDefault() as Block.Paragraph)?.Content ?? [];
                entries.Add(Entry(field.Label, first, CanonicalForm.Hidden(first.IsEmpty ? field.Content : field.Content.Skip(1).ToEquatableArray())));
                (hasSummary, isAfterBare) = (hasSummary || field.Kind == FieldKind.Summary, false);
                continue;
            }

            if (entries.Count > 0) yield return new Block.List(null, entries.ToEquatableArray());
            entries = [];
            var isBare = field is { Label: "", Form: FieldForm.Plain, Content.IsEmpty: false } && field.Kind == (hasSummary ? FieldKind.Other : FieldKind.Summary) && !isAfterBare;
            if (isBare)
                foreach (var block in CanonicalOutline.Bare(field.Content, CanonicalOutline.IsNoBoundaryOfItem)) yield return block;
            else yield return Boxed(field);
            (hasSummary, isAfterBare) = (hasSummary || field.Kind == FieldKind.Summary, isBare);
        }

        if (entries.Count > 0) yield return new Block.List(null, entries.ToEquatableArray());
    }

    private static bool IsEntry(Field field, bool isIdea) =>
        field is { Form: FieldForm.Plain, Label.Length: > 0 } && !CanonicalForm.IsReserved(field.Label, isIdea) && FieldList.KindOf(Vocabulary.Embedded.Of(field.Label)) == field.Kind;

    private static Block.Admonition Boxed(Field field)
    {
        var isPlain = field.Form == FieldForm.Box && FieldList.KindOf(Vocabulary.Embedded.Of(field.Label)) == field.Kind;
        return new(isPlain ? CanonicalForm.Box : CanonicalForm.BoxOf(field.Kind, field.Form), Text(field.Label), CanonicalForm.Hidden(field.Content));
    }

    /// <summary>An entry with a label, its value on the same line, and what more it says under it.</summary>
    public static ListItem Entry(string label, EquatableArray<Inline> value, EquatableArray<Block> more = default)
    {
        Inline name = new Inline.Strong([new Inline.Text(label + ":")]);
        EquatableArray<Inline> line = value switch
        {
            [] => [name],
            [Inline.Text first, ..] => [name, new Inline.Text(" " + first.Value), .. value.Skip(1)],
            _ => [name, new Inline.Text(" "), .. value],
        };
        return new ListItem([new Block.Paragraph(line), .. more]);
    }

    /// <summary>A table of plain values.</summary>
    public static Block Table(IEnumerable<string> head, IEnumerable<IEnumerable<string>> rows) => new Block.Table(Row(head), rows.Select(cells => new TableRow(Row(cells))).ToEquatableArray());

    private static EquatableArray<TableCell> Row(IEnumerable<string> cells) => cells.Select(cell => new TableCell(Text(cell))).ToEquatableArray();

    private static EquatableArray<Inline> Text(string value) => value.Length == 0 ? [] : [new Inline.Text(value)];
}
