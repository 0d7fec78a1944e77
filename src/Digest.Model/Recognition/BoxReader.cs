using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Recognition;

/// <summary>Decides what a box or a quotation is: a paper, what is known of one, a field, or text that stands apart.</summary>
internal sealed class BoxReader(IssueDraft issue, BlockReader reader)
{
    private readonly Vocabulary vocabulary = issue.Vocabulary;

    public void Read(Block.Quote quote)
    {
        // A paper may stand in a quotation with its heading, what is known of it right below its title.
        if (HoldsPapers(quote) || (quote.Content is [Block.Heading, ..] && issue.ItemLevel == 0 && Evidence.Of(vocabulary, quote.Content, 0) >= Evidence.Plain) || IsTitled(quote))
        {
            reader.Read(quote.Content);
            issue.CloseItem();
        }
        else if (issue.Paper is { Fields.HasAny: false } && quote.Content is [Block.Paragraph { Content: var line }, ..]
            && (MetaLine.IsOfPaper(vocabulary, line) || IsLabelled(line)))
        {
            reader.Read(WithoutTitle(line, quote));
        }
        else if (!TakesCitation(quote) && !TakesField(quote.Content, quote.Origin))
        {
            NoteDay(quote);
            issue.Keep(quote);
            TakeScores(quote);
        }
    }

    // What a mail quotes may be a whole digest.
    private bool HoldsPapers(Block.Quote quote) => issue is { Paper: null, ItemLevel: 0, IsOnePaper: false, Idea: null } && issue.SectionKind is not (Meaning.SynthesisSection or Meaning.Ideas) && quote.Content.Count > 1
        && quote.Content.OfType<Block.List>().Any(list => list.Items.Count > 1 && list.Items.All(item => item.Content is [Block.Paragraph entry, ..] && Evidence.Labels(vocabulary, entry.Content) > 1));

    // "> Lee, A. & Ek, B. *Title.* Wind Letters **4** (2026). https://…" below a paper's title: names before the title, and where it appeared behind it.
    private bool TakesCitation(Block.Quote quote)
    {
        if (issue.Paper is not { Fields.HasAny: false } paper || quote.Content is not [Block.Paragraph { Content: { IsEmpty: false } line }] || !Evidence.IsCitation(line)) return false;
        var at = line.TakeWhile(inline => inline is not Inline.Emphasis).Count();
        if (at == 0 || at == line.Count || SameTitle.Letters(InlineCut.Flat(line[at])) != SameTitle.Letters(InlineCut.Flat(paper.Title))) return false;
        paper.Take(new Label("", Meaning.Authors, InlineCut.From(line.Take(at).ToEquatableArray(), 0)), quote.Origin);
        if (InlineCut.From(line.From(at + 1), 0) is { IsEmpty: false } place) paper.Take(new Label("", Meaning.Source, place), quote.Origin);
        return true;
    }

    // "> What it does.⏎Relevance: 9/10 | Novelty: 6/10": the quotation stays, and its lines that are scores count.
    private void TakeScores(Block.Quote quote)
    {
        if (issue.Paper is not { } paper || quote.Content is not [.., Block.Paragraph last] || !ScoreReader.HasValue(InlineCut.Flat(last.Content))) return;
        foreach (var line in InlineCut.Lines(last.Content))
            if (ScoreReader.AreOwn(vocabulary, InlineCut.Flat(line).Trim())) paper.AddScores(ScoreReader.Read(vocabulary, InlineCut.Flat(line).Trim(), ScoreReader.NoAxis));
    }

    // "> Updated 2026-05-02" below the title.
    private void NoteDay(Block.Quote quote)
    {
        if (issue is not { HasSections: false, DateLine: null, Title.IsEmpty: false } || quote.Content is not [Block.Paragraph first, ..]) return;
        foreach (var line in InlineCut.Lines(first.Content))
            if (InlineCut.Flat(line) is { Length: < LongestDayLine } flat && DateReader.Find(vocabulary, flat) is { } day)
            {
                issue.DateLine = day;
                return;
            }
    }

    private const int LongestDayLine = 90;

    private bool IsTitled(Block.Quote quote) => issue is { Paper: null, ItemLevel: 0, IsOnePaper: false, Idea: null } && issue.SectionKind is not (Meaning.SynthesisSection or Meaning.Ideas)
        && quote.Content is [Block.Paragraph first, ..] && TitledParagraph.Of(vocabulary, first, quote.Content, 0).Count > 0;

    // Below a paper's title in other words, "Title: …" is the title in full.
    private EquatableArray<Block> WithoutTitle(EquatableArray<Inline> line, Block.Quote quote)
    {
        if (LabelledLines.Of(vocabulary, line) is not [var first, _, ..] pieces || Label.Of(vocabulary, first, UnknownLabels.NeedBold) is not { IsTitle: true } title || !issue.Paper!.Take(title with { Meaning = Meaning.FullTitle }, quote.Origin)) return quote.Content;
        return [.. pieces.Skip(1).Select(piece => new Block.Paragraph(piece) { Origin = quote.Content[0].Origin }), .. quote.Content.Skip(1)];
    }

    // It begins with a label, and one of its labels only papers bear.
    private bool IsLabelled(EquatableArray<Inline> line) => Label.Of(vocabulary, line, UnknownLabels.NeedBold) is not null
        && LabelledLines.Of(vocabulary, line).Any(piece => Label.Of(vocabulary, piece, UnknownLabels.NeedBold) is { } label && Evidence.IsOfPaper(label.Meaning));

    public void Read(Block.Admonition box)
    {
        // A box to unfold may hold a paper under its title.
        if (MayBePaper(box) && !issue.IsOnePaper && issue.ItemLevel == 0 && issue.SectionKind is not (Meaning.SynthesisSection or Meaning.Ideas) && vocabulary.Of(PlainText.Of(box.Title)) == Meaning.Unknown && Evidence.After(vocabulary, box.Content, 0) >= Evidence.Plain)
        {
            reader.StartPaper(null, box.Title, box.Origin, 0);
            reader.Read(box.Content);
            issue.CloseItem();
            return;
        }

        if (issue.Fields is not { } fields)
        {
            issue.Keep(box);
            return;
        }

        var name = PlainText.Of(box.Title).Trim();
        var isNamed = name.Length > 0 && !name.Equals(box.Kind, StringComparison.OrdinalIgnoreCase);
        issue.GoOn();
        if (issue.Paper is not null && box.Kind != "details" && Evidence.HoldsValues(vocabulary, box))
        {
            if (isNamed) fields.Start(FieldKind.Other, name, FieldForm.Plain, box.Origin, []);
            fields.Close();
            reader.Read(box.Content);
            return;
        }

        if (!isNamed && TakesField(box.Content, box.Origin)) return;
        fields.Start(FieldList.KindOf(vocabulary.Of(name)), name, FieldForm.Box, box.Origin, [.. BlockReader.Linked(box.Title, box.Origin), .. box.Content]);
        fields.Close();
    }

    // A box to unfold may; another that bears a title when no paper is open and it gives authors or an identifier.
    private bool MayBePaper(Block.Admonition box) => box.Kind == "details"
        || (issue is { Paper: null, Idea: null } && IsTitled(vocabulary, box));

    /// <summary>True when a box bears a title and gives authors or an identifier.</summary>
    public static bool IsTitled(Vocabulary vocabulary, Block.Admonition box) => Words.Count(box.Title) >= FewestTitleWords && Evidence.OfSinglePaper(vocabulary, box.Content, 0);

    private const int FewestTitleWords = 3;

    // What has no title of its own is a field's box when its text begins with the field's label.
    private bool TakesField(EquatableArray<Block> content, Origin origin)
    {
        if (issue.Fields is not { } fields || content is not [Block.Paragraph { Content: var line }, ..]) return false;
        if (Label.Of(vocabulary, line, UnknownLabels.Never) is not { } label || FieldList.KindOf(label.Meaning) is not (not FieldKind.Other and var kind)) return false;
        issue.GoOn();
        EquatableArray<Block> value = label.Value.IsEmpty ? [] : [new Block.Paragraph(label.Value) { Origin = content[0].Origin }];
        fields.Start(kind, label.Text, FieldForm.Box, origin, [.. value, .. content.Skip(1)]);
        fields.Close();
        return true;
    }
}
