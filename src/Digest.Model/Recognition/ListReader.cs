using System.Text.RegularExpressions;
using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Recognition;

/// <summary>Reads lists: of papers, of ideas, of points, or of a paper's labelled values.</summary>
internal sealed partial class ListReader(IssueDraft issue, BlockReader reader)
{
    private const int FewestParts = 3;
    private const int FewestTitleWords = 3;
    private const int LongestVenue = 6;

    private readonly Vocabulary vocabulary = issue.Vocabulary;

    public void Read(Block.List list, EquatableArray<Block> blocks, int index)
    {
        if (issue.SectionKind == Meaning.SynthesisSection) ReadPoints(list);
        else if (!StartsTopics(list) && !StartsPapers(list, blocks, index) && !StartsIdeas(list))
        {
            if (issue.Fields is null) issue.Keep(list);
            else ReadValues(list);
        }
    }

    // Points; or, where each entry is labelled as a part, the parts themselves.
    private void ReadPoints(Block.List list)
    {
        if (!list.Items.Any(item => PartLabel(item) is not null))
        {
            issue.Keep(list);
            return;
        }

        foreach (var item in list.Items)
        {
            if (PartLabel(item) is not { } label)
            {
                issue.Keep(list with { Items = [item] });
                continue;
            }

            var part = issue.StartPart(SynthesisDraft.KindOf(label.Meaning), [new Inline.Text(label.Text)], item.Origin);
            if (!label.Value.IsEmpty) part.Add(new Block.Paragraph(label.Value) { Origin = item.Origin });
            foreach (var block in item.Content.Skip(1))
            {
                if (block is Block.List inner) part.Add(inner);
                else part.Add(block);
            }
        }
    }

    private Label? PartLabel(ListItem item) =>
        item.Content.FirstOrDefault() is Block.Paragraph first && Label.Of(vocabulary, first.Content, UnknownLabels.NeedBold) is { Meaning: Meaning.Patterns or Meaning.Gaps or Meaning.Contradictions } label ? label : null;

    // "- Batteries" with papers as entries of its own: topics, where every entry is one.
    private bool StartsTopics(Block.List list)
    {
        if (list.Start is not null || issue is not { IsOnePaper: false, Paper: null, Idea: null } || issue.SectionKind == Meaning.Ideas || !list.Items.All(IsTopic)) return false;
        foreach (var item in list.Items)
        {
            issue.OpenSection(TitleReader.WithoutBold(((Block.Paragraph)item.Content[0]).Content), item.Origin, Meaning.Unknown);
            reader.Read(item.Content.From(1));
        }

        issue.CloseItem();
        return true;
    }

    private bool IsTopic(ListItem item) => item.Content is [Block.Paragraph { Content: { IsEmpty: false } name }, Block.List { Items: [_, ..] } papers] && !InlineCut.HasLinks(name) && Words.Count(name) <= MostTopicWords
        && Label.Of(vocabulary, name, UnknownLabels.Never) is null && papers.Items.Count(IsPaper) is var found && found > 0 && found * 2 >= papers.Items.Count;

    private const int MostTopicWords = 5;

    // Entries are papers where at least half of them show it: "1. Title" with labelled values inside or after, or a title that is a link.
    private bool StartsPapers(Block.List list, EquatableArray<Block> blocks, int index)
    {
        if (issue.IsOnePaper || issue.Idea is not null || issue.SectionKind == Meaning.Ideas || (issue.Paper is { IsReference: false } && list.Start is null)) return false;
        var papers = new bool[list.Items.Count];
        for (var i = 0; i < papers.Length; i++) papers[i] = IsPaper(list.Items[i]) || (list.Items is [{ Content: [Block.Paragraph { Content.IsEmpty: false }, ..] }] && list.Start is not null && Evidence.OfPaper(vocabulary, blocks, index + 1));
        if (papers.AsSpan().Count(true) is var found && (found == 0 || found * 2 < papers.Length)) return false;
        for (var i = 0; i < papers.Length; i++)
        {
            if (papers[i]) ReadPaper(list.Items[i], list.Start + i);
            else KeepEntry(list, i);
        }

        return true;
    }

    private void KeepEntry(Block.List list, int at)
    {
        issue.CloseItem();
        issue.Keep(list with { Start = list.Start + at, Items = [list.Items[at]] });
    }

    // "1. Title: …" with the paper's other labels below.
    private void ReadTitled(Block.Paragraph first, ListItem item, int? number)
    {
        var pieces = LabelledLines.Of(vocabulary, first.Content);
        issue.StartPaper(number, Label.Of(vocabulary, pieces[0], UnknownLabels.NeedBold)!.Value, item.Origin, 0);
        reader.Read([.. pieces.Skip(1).Select(piece => new Block.Paragraph(piece) { Origin = first.Origin }), .. item.Content.Skip(1)]);
    }

    // "[1] arXiv:2601.90001 [pdf]" over "Title: …": the heading in an entry is its title, names right below are its authors.
    private void ReadHeaded(Block.Paragraph first, Block.Heading title, ListItem item)
    {
        var label = Label.Of(vocabulary, title.Content, UnknownLabels.Never);
        issue.StartPaper(Numbering.Of(vocabulary, InlineCut.Flat(first.Content))?.Number, label is { Meaning: Meaning.Title } ? label.Value : title.Content, item.Origin, 0);
        issue.Paper!.Take(new Label("", Meaning.Link, first.Content), first.Origin);
        var rest = item.Content.From(2);
        if (rest is [Block.Paragraph below, ..] && NameShape.Are(InlineCut.Flat(below.Content)) && issue.Paper.Take(new Label("", Meaning.Authors, below.Content), below.Origin)) rest = rest.From(1);
        reader.Read(rest);
    }

    private void ReadPaper(ListItem item, int? number)
    {
        var first = EntryLead.Of((Block.Paragraph)item.Content[0]);
        if (item.Content is [_, Block.Heading { Level: > 0 } heading, ..])
        {
            ReadHeaded(first, heading, item);
            return;
        }

        if (Evidence.IsTitled(vocabulary, first.Content))
        {
            ReadTitled(first, item, number);
            return;
        }

        var lines = RunningText.LinesOf(first.Content);
        var title = lines[0];
        var rest = default(EquatableArray<Inline>);
        var before = TitleReader.Before(title);
        if (before > 0) title = InlineCut.From(title, before);
        var parts = Barred(title);
        var reference = parts.Length == 0 && TitledParagraph.LeadOf(title) is null ? ReferenceLine.Of(vocabulary, lines[0]) : null;
        if (parts.Length > 0) title = parts[0];
        else if (reference is not null) title = reference.Title;
        else if (TitleEnd(title) is > 0 and var end && end < InlineCut.Flat(title).Length)
        {
            rest = InlineCut.From(title, end);
            // The full stop ends the reference's title and is no part of it.
            title = InlineCut.Between(title, 0, InlineCut.Flat(title).AsSpan(0, end).TrimEnd() is [.., not '.', '.'] ended ? ended.Length - 1 : end);
        }

        var numbered = Numbering.Of(vocabulary, InlineCut.Flat(title));
        issue.StartPaper(number ?? numbered?.Number, numbered is { } found && number is null ? InlineCut.From(title, found.Length) : title, item.Origin, 0);
        if (before > 0) TakeBefore(InlineCut.Between(lines[0], 0, before), first.Origin);
        if (reference is not null) issue.Paper!.Take(reference, first.Origin);
        if (!rest.IsEmpty && EntryLead.Cited(rest) is { } cited && issue.Paper!.Take(new Label("", Meaning.Authors, cited.Names), first.Origin) && issue.Paper.Take(new Label("", Meaning.Source, cited.Place), first.Origin)) rest = cited.After;
        if (!rest.IsEmpty) rest = MetaLine.Take(rest, issue.Paper!, first.Origin);
        if (!rest.IsEmpty && !issue.Paper!.HasAuthors && ReferenceLine.Names(rest) is { } names && issue.Paper.Take(new Label("", Meaning.Authors, names.Names), first.Origin))
            rest = names.After.IsEmpty ? [] : MetaLine.Take(names.After, issue.Paper, first.Origin);
        if (!rest.IsEmpty && issue.Paper!.Links.IsEmpty)
            foreach (var link in InlineCut.Links(rest))
                if (IdentifierReader.Identifies(link.Target)) issue.Paper.Links.Add(SourceLine.Bare(InlineCut.Flat(link.Content)), link.Target);
        if (!rest.IsEmpty) issue.Paper!.AddScores(ScoresInText.Closing(vocabulary, rest));
        if (!rest.IsEmpty) issue.Keep(new Block.Paragraph(rest) { Origin = first.Origin });
        ReadParts(parts, first.Origin);
        if (lines.Count == 1) reader.Read(item.Content.From(1));
        else reader.Read([.. lines.Skip(1).Select(line => new Block.Paragraph(line) { Origin = first.Origin }), .. item.Content.From(1)]);
    }

    // What stands before the title: a day or an identifier, or a time that says nothing of the paper and stays.
    private void TakeBefore(EquatableArray<Inline> before, Origin origin)
    {
        if (InlineCut.Flat(before).TrimEnd() is ['[', .., ']'] marked) before = InlineCut.Between(before, 1, marked.Length - 1);
        if (!TitleReader.IsTime(InlineCut.Flat(before)) && issue.Paper!.Take(new Label("", Meaning.Source, before), origin)) return;
        issue.Paper!.Fields.Start(FieldKind.Other, "", FieldForm.Plain, origin, [new Block.Paragraph(before) { Origin = origin }]);
        issue.Paper.Fields.Close();
    }

    private bool IsPaper(ListItem item)
    {
        if (item.Content.FirstOrDefault() is not Block.Paragraph { Content: { IsEmpty: false } } first) return false;
        var content = EntryLead.Of(first).Content;
        if (item.Content is [_, Block.Heading { Level: > 0 }, ..]) return IdentifierReader.Identifies(InlineCut.Flat(content));
        if (Evidence.IsTitled(vocabulary, content)) return Evidence.OfPaper(vocabulary, item.Content, 0);
        var before = TitleReader.Before(content);
        if (before > 0 && IdentifierReader.Arxiv("arXiv:" + EntryLead.Prefix(content, before)) is not null) return true;
        if (before > 0) content = InlineCut.From(content, before);
        if (Barred(content).Length > 0) return true;
        if (Label.Of(vocabulary, content, UnknownLabels.NeedBold) is not null && !TitledParagraph.IsLed(vocabulary, content)) return false;
        return Evidence.OfPaper(vocabulary, item.Content, 1) || IsLinkedTitle(content) || IsReference(content) || (TitledParagraph.LeadOf(content) is null && ReferenceLine.Of(vocabulary, content) is not null);
    }

    // Where a title ends that other things follow in its line: after the bold type or link that it is and a bracket or score behind it, or at the full stop
    // before the authors. 0 when the line is all title.
    private int TitleEnd(EquatableArray<Inline> line)
    {
        if (!TitledParagraph.IsLed(vocabulary, line)) return SentenceBeforeNames(line);
        var end = TitledParagraph.LeadEnd(line);
        var rest = InlineCut.Flat(line).AsSpan(end);
        if (!rest.HasLetterOrDigit()) return 0;
        return end + (TitleReader.LengthOf(TitleReader.BracketBehind(), rest) is > 0 and var bracket ? bracket : TitleReader.LengthOf(TitleReader.ScoreBetween(), rest));
    }

    // "Title of the paper. Ann Lee, Bo Ek. Journal…"
    private int SentenceBeforeNames(EquatableArray<Inline> line)
    {
        var flat = InlineCut.Flat(line);
        var stop = flat.IndexOf(". ", StringComparison.Ordinal);
        var next = stop < 0 ? -1 : flat.IndexOf(". ", stop + 2, StringComparison.Ordinal);
        while (next > 0 && next > stop + 1 && char.IsUpper(flat[next - 1])) next = flat.IndexOf(". ", next + 2, StringComparison.Ordinal);
        return stop > 0 && next > 0 && NameShape.Are(flat.AsSpan((stop + 2)..next)) && Words.Count(flat[..stop]) > FewestTitleWords ? stop + 1 : 0;
    }

    // "**Title.** Ann Lee, Bo Ek. *Journal* (2026). https://…": a title that is set apart, and where to find the paper behind it.
    private bool IsReference(EquatableArray<Inline> content) =>
        TitleEnd(content) is > 0 and var end && InlineCut.From(content, end) is var rest && (IsSource(rest) || InlineCut.Links(content).Any(link => IdentifierReader.Identifies(link.Target)) || IdentifierReader.Identifies(InlineCut.Flat(rest)));

    // Where a link leads to anywhere, a name, a journal or a year shows that it is a paper's and no news.
    private bool IsSource(EquatableArray<Inline> rest) => MetaLine.Strength(vocabulary, rest) > 0 && (MetaLine.Names(vocabulary, rest) > 0 || rest.Any(inline => inline is Inline.Emphasis) || YearForm().IsMatch(InlineCut.Flat(rest)));

    [GeneratedRegex(@"\b(?:19|20)\d{2}\b")]
    private static partial Regex YearForm();

    // "Title | source | https://… | Score: 3": what the bars set apart, when one part leads to the paper; else nothing.
    private EquatableArray<Inline>[] Barred(EquatableArray<Inline> content)
    {
        if (!HasBars(InlineCut.Flat(content))) return [];
        var text = RunningText.Of(vocabulary, content);
        return text.Barred ??= FindBarred(content);
    }

    // Most entries have no bar, or too few.
    private static bool HasBars(ReadOnlySpan<char> flat)
    {
        if (!SourceLine.MayHaveSeparator(flat)) return false;
        for (var bars = 1; bars < FewestParts; bars++)
        {
            if (flat.IndexOfAny(SourceLine.Separators) is not (>= 0 and var bar)) return false;
            flat = flat[(bar + 1)..];
        }

        return true;
    }

    private EquatableArray<Inline>[] FindBarred(EquatableArray<Inline> content)
    {
        var parts = InlineCut.Split(content, SourceLine.Separators, SourceLine.Separator);
        var isPaper = parts.Count >= FewestParts && Words.Count(parts[0]) >= FewestTitleWords && Label.Of(vocabulary, parts[0], UnknownLabels.NeedBold) is null
            && parts.Skip(1).Any(part => InlineCut.HasLinks(part) || IdentifierReader.Identifies(InlineCut.Flat(part)) || InlineCut.Flat(part).StartsWith("http", StringComparison.Ordinal));
        return isPaper ? [.. parts] : [];
    }

    private void ReadParts(EquatableArray<Inline>[] parts, Origin origin)
    {
        foreach (var part in parts.Skip(1))
        {
            if (reader.Values.TakeLabelled(part, origin, [], UnknownLabels.Count)) continue;
            var isSource = InlineCut.HasLinks(part) || IdentifierReader.Identifies(InlineCut.Flat(part)) || DateReader.Whole(vocabulary, InlineCut.Flat(part)) is not null || Words.Count(part) <= LongestVenue;
            if (!isSource || !issue.Paper!.Take(new Label("", ScoreReader.Read(vocabulary, InlineCut.Flat(part), ScoreReader.NoAxis).IsEmpty ? Meaning.Source : Meaning.Scores, part), origin)) issue.Keep(new Block.Paragraph(part) { Origin = origin });
        }
    }

    private bool IsLinkedTitle(EquatableArray<Inline> content)
    {
        if (InlineCut.Links(content).FirstOrDefault() is not { } link || !link.Target.StartsWith("http", StringComparison.Ordinal)) return false;
        if (!InlineCut.Flat(content).StartsWith(InlineCut.Flat(link.Content), StringComparison.Ordinal) || !Words.AreAtLeast(Words.Text(link.Content), 3) || TitledParagraph.IsAddress(InlineCut.Flat(link.Content))) return false;
        return IdentifierReader.Identifies(link.Target) || TitleReader.ScoreBetween().IsMatch(InlineCut.Flat(content).AsSpan(InlineCut.Flat(content[0]).Length)) || !TitleReader.Read(vocabulary, content).Scores.IsEmpty;
    }

    private bool StartsIdeas(Block.List list)
    {
        if (issue.SectionKind != Meaning.Ideas || issue.Idea is not null || !list.Items.All(item => item.Content.FirstOrDefault() is Block.Paragraph { Content: [Inline.Strong, ..] })) return false;
        for (var i = 0; i < list.Items.Count; i++)
        {
            var first = (Block.Paragraph)list.Items[i].Content[0];
            var name = InlineCut.Flat(first.Content[0]);
            issue.StartIdea(list.Start + i, InlineCut.Between(first.Content, 0, name.TrimEnd(':', '：', '.', ' ').Length), list.Items[i].Origin, 0);
            var rest = InlineCut.From(first.Content, name.Length);
            if (!rest.IsEmpty) issue.Keep(new Block.Paragraph(rest) { Origin = first.Origin });
            reader.Read(list.Items[i].Content.From(1));
        }

        return true;
    }

    private void ReadValues(Block.List list)
    {
        var unknown = issue.Fields!.AwaitsContent ? UnknownLabels.Never : UnknownLabels.Count;
        List<ListItem>? rest = null;
        foreach (var item in list.Items)
            if (!TakesValue(item, unknown)) (rest ??= []).Add(item);
        if (rest is null || rest.Count < list.Items.Count) issue.Fields?.Close();
        if (rest is not null) issue.Keep(list with { Items = rest.ToEquatableArray() });
    }

    private bool TakesValue(ListItem item, UnknownLabels unknown)
    {
        if (item.Content.FirstOrDefault() is not Block.Paragraph first) return false;
        var pieces = LabelledLines.Of(vocabulary, first.Content);
        if (pieces.Count == 0 || !reader.Values.TakeLabelled(pieces[0], first.Origin, pieces.Count == 1 ? item.Content.From(1) : [], unknown)) return false;
        for (var i = 1; i < pieces.Count; i++)
        {
            if (!reader.Values.TakeLabelled(pieces[i], first.Origin, [], unknown)) issue.Keep(new Block.Paragraph(pieces[i]) { Origin = first.Origin });
        }

        if (pieces.Count > 1) reader.Read(item.Content.From(1));
        return true;
    }
}
