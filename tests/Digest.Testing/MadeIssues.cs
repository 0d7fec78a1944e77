using Digest.Model;
using Digest.Model.Document;
using FsCheck;
using FsCheck.Fluent;

namespace Digest.Testing;

/// <summary>
/// Made issues for properties: every field of every record, filled or left out, with the text of <see cref="MadeText"/> and with values that look like other
/// values (a title that begins with a number, a field under the label of the authors).
/// </summary>
public static class MadeIssues
{
    private static readonly DateOnly FirstDay = new(2000, 1, 1);

    /// <summary>Any issue.</summary>
    public static Gen<Issue> Any =>
        from id in Gen.Choose(0, 999)
        from title in Rarely(MadeText.Title)
        from series in Maybe(MadeText.Name)
        from revision in Maybe(Gen.Elements("2", "b: c", "\"q\"", "# 1", "v 2", "true", "蜂"))
        from date in MaybeValue(Day)
        from end in MaybeValue(Day)
        from language in Gen.Elements("en", "zh", "de-CH")
        from lead in Some(MadeText.Blocks)
        from sections in Many(Section, 3)
        select new Issue
        {
            Id = $"issue-{id}",
            Title = title,
            Series = series,
            Revision = revision,
            Date = date,
            DateEnd = end,
            Language = language,
            Lead = lead,
            Sections = sections,
            Sources = [new SourceInfo("made.md", new string('0', 64))],
            Coverage = new Coverage(1, 2),
        };

    /// <summary>Any issue, with what merging, joining sheets and a roster add to one.</summary>
    public static Gen<Issue> Merged =>
        from issue in Any
        from parts in Many(IssuePart, 2)
        from ratings in Many(Rating, 2)
        from rank in Number
        from extent in Gen.Elements(Enum.GetValues<PaperExtent>())
        from account in Paper
        from appearances in Many(Appearance, 2)
        from id in Maybe(MadeText.Name)
        from isMade in Gen.Elements(true, false)
        select issue with
        {
            Parts = parts,
            Sections = issue.Sections.Select(section => section with
            {
                IssueId = id,
                IsMade = isMade,
                Content = section.Content.Select(item => item switch
            {
                SectionItem.OfPaper { Paper: var paper } => new SectionItem.OfPaper(paper with
                {
                    Ratings = ratings,
                    Rank = rank,
                    Extent = extent,
                    Appearances = appearances.Select((appearance, at) => at == 0 ? appearance with { Account = account } : appearance).ToEquatableArray(),
                    SeenBefore = appearances,
                    Mentions = paper.Mentions.Select(mention => mention with { Sentence = id }).ToEquatableArray(),
                    Fields = paper.Fields.Select(entry => entry with { IssueId = id }).ToEquatableArray(),
                    Scores = paper.Scores.Select(score => score with { IssueId = id }).ToEquatableArray(),
                }),
                SectionItem.OfIdea { Idea: var idea } => new SectionItem.OfIdea(idea with { IssueId = id }),
                SectionItem.OfSynthesis { Part: var part } => new SectionItem.OfSynthesis(part with { IssueId = id }),
                _ => item,
            }).ToEquatableArray()
            }).ToEquatableArray(),
        };

    private static Gen<IssuePart> IssuePart =>
        from id in MadeText.Name
        from title in MadeText.Line
        from series in Maybe(MadeText.Name)
        from date in MaybeValue(Day)
        from end in MaybeValue(Day)
        from papers in Gen.Choose(0, 9)
        select new IssuePart { Id = id, Title = title, Series = series, Date = date, DateEnd = end, Papers = papers, Ideas = papers / 2 };

    private static Gen<Rating> Rating =>
        from axis in MadeText.Name
        from max in Gen.Elements<decimal?>(null, 5, 10)
        from votes in Many(from rater in MadeText.Name from value in Gen.Choose(-50, 100) select new Vote(rater, value / 10m), 3)
        select new Rating { Axis = axis, Max = max, Votes = [new Vote("Ana", 3), .. votes] };

    private static Gen<Appearance> Appearance =>
        from id in MadeText.Name
        from date in MaybeValue(Day)
        from number in Number
        from section in Gen.OneOf(MadeText.Name, Gen.Constant(""))
        select new Appearance { IssueId = id, Date = date, Number = number, Section = section };

    private static Gen<Section> Section =>
        from title in Gen.OneOf(MadeText.Title, Plain("Papers"), Plain("Synthesis"), Plain("Research Ideas"), Plain("1. Papers"), Gen.Constant(new EquatableArray<Inline>()))
        from content in Many(Gen.Frequency((4, Paper.Select(paper => (SectionItem)new SectionItem.OfPaper(paper))), (2, Idea.Select(idea => (SectionItem)new SectionItem.OfIdea(idea))),
            (2, Part.Select(part => (SectionItem)new SectionItem.OfSynthesis(part))), (2, MadeText.Blocks.Select(blocks => (SectionItem)new SectionItem.OfText(blocks[0])))), 4)
        select new Section { Title = title, Content = content };

    private static Gen<Paper> Paper =>
        from id in Gen.Elements("title:0123456789abcdef", "arxiv:2601.00001")
        from number in Number
        from title in Rarely(ItemTitle)
        from brief in Maybe(MadeText.Name)
        from authors in Many(Author, 4)
        from isElided in Gen.Elements(true, false)
        from before in Gen.Choose(0, 3)
        from identifiers in Identifiers
        from links in Many(Link, 2)
        from venue in Maybe(MadeText.Name)
        from published in MaybeValue(Day)
        from scores in Many(Score, 3)
        from topics in Many(MadeText.Name, 3)
        from mentions in Gen.Frequency((3, Gen.Constant(new EquatableArray<Mention>())), (1, Many(from name in MadeText.Name from label in MadeText.Name select new Mention(name, label), 2)))
        from fields in Many(Field, 5)
        select new Paper
        {
            Id = id,
            Number = number,
            Title = title,
            ShortTitle = brief,
            Authors = authors,
            AuthorsElided = isElided,
            AuthorsBeforeElision = isElided && before < authors.Count ? before : null,
            Identifiers = identifiers,
            Links = links,
            Venue = venue,
            Published = published,
            Scores = scores,
            Topics = topics,
            Mentions = mentions,
            Fields = fields,
        };

    private static Gen<Author> Author =>
        from name in Gen.OneOf(MadeText.Name, Gen.Elements("Ana Silva", "Silva, A.", "Bo Li et al.", "李 明", "A (B)"))
        from affiliations in Many(MadeText.Name, 2)
        from mark in Gen.Elements(null, null, "1", "1,2", "*", "†")
        select new Author(name, affiliations) { Mark = mark };

    private static Gen<Identifiers> Identifiers =>
        from arxiv in Gen.Elements(null, "2601.00001", "cond-mat/0703001")
        from doi in Gen.Elements(null, "10.5555/a.b-c", "10.1016/0001-8686(95)00270-U", "10.5555/a_b_c")
        from pmid in Gen.Elements(null, "12345678")
        from isbn in Gen.Elements(null, null, "9780000000002")
        from corpus in Gen.Elements(null, null, "CorpusID:123")
        from code in Gen.Elements(null, null, "hive_lab/bee*s")
        select new Identifiers { Arxiv = arxiv, Doi = doi, Pmid = pmid, Isbn = isbn, SemanticScholar = corpus, GitHub = code };

    private static Gen<PaperLink> Link => from text in MadeText.Line from url in Gen.OneOf(MadeText.Address.Select(url => (string?)url), Gen.Constant<string?>(null)) select new PaperLink(text, url);

    private static Gen<Score> Score =>
        from axis in Gen.OneOf(MadeText.Name, Gen.Elements("Relevance", "Novelty", "Score", Model.Document.Score.TotalAxis))
        from value in Gen.Choose(-5, 500).Select(value => value / 100m)
        from max in Gen.Elements<decimal?>(null, 5, 10, 1.0m)
        from icon in Gen.Elements(null, "🔬", "💡", "|")
        from given in Gen.Elements(ScoreOrigin.Given, ScoreOrigin.Given, ScoreOrigin.Computed)
        from isPlain in Gen.Elements(true, false)
        from raw in MadeText.Line
        select new Score { Axis = axis, Value = value, Max = max, Icon = icon, Given = given, Raw = isPlain ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{axis} {value}") : raw };

    private static Gen<Field> Field =>
        from kind in Gen.Elements(Enum.GetValues<FieldKind>())
        from label in Gen.OneOf(Gen.Constant(""), MadeText.Name, Gen.Elements("Method", "Why it matters", "Key idea", "Authors", "Link", "Scores", "Based on", "Relevance to us"))
        from content in Some(MadeText.Blocks)
        from form in Gen.Elements(FieldForm.Plain, FieldForm.Plain, FieldForm.Box)
        select new Field { Kind = kind, Label = label, Content = content, Form = form };

    private static Gen<Idea> Idea =>
        from number in Number
        from title in Rarely(ItemTitle)
        from bases in Many(from text in MadeText.Name from paper in Gen.Elements(null, "arxiv:2601.00001") select new IdeaBasis(text, paper), 2)
        from label in Gen.OneOf(Gen.Elements("Based on", ""), MadeText.Name)
        from fields in Many(Field, 3)
        select new Idea { Number = number, Title = title, BasedOn = bases, BasedOnLabel = label, Fields = fields };

    private static Gen<SynthesisPart> Part =>
        from kind in Gen.Elements(Enum.GetValues<SynthesisKind>())
        from title in Gen.OneOf(Rarely(ItemTitle), Plain("Gaps"))
        from points in MadeText.Items
        from start in Gen.Elements<int?>(null, 1, 3)
        from text in Some(MadeText.Blocks)
        select new SynthesisPart { Kind = kind, Title = title, Points = points, Start = points.IsEmpty ? null : start, Text = text };

    private static Gen<EquatableArray<Inline>> ItemTitle => Gen.OneOf(MadeText.Title, Plain("1. Nectar"), Plain("Idea 2: Nectar"), Plain("Paper: 7"), Plain("Synthesis (gaps): Nectar"), Plain("Nectar"));

    private static Gen<EquatableArray<Inline>> Plain(string text) => Gen.Constant<EquatableArray<Inline>>([new Inline.Text(text)]);

    private static Gen<int?> Number => Gen.Elements<int?>(null, 0, 1, 2, 12);

    private static Gen<DateOnly> Day => Gen.Choose(0, 20_000).Select(FirstDay.AddDays);

    private static Gen<string?> Maybe(Gen<string> some) => Gen.OneOf(some.Select(value => (string?)value), Gen.Constant<string?>(null));

    private static Gen<T?> MaybeValue<T>(Gen<T> some)
        where T : struct => Gen.OneOf(some.Select(value => (T?)value), Gen.Constant<T?>(null));

    // Left out now and then.
    private static Gen<EquatableArray<T>> Rarely<T>(Gen<EquatableArray<T>> some) => Gen.Frequency((6, some), (1, Gen.Constant(new EquatableArray<T>())));

    private static Gen<EquatableArray<Block>> Some(Gen<EquatableArray<Block>> blocks) => Gen.OneOf(blocks, MadeText.Paragraph.Select(block => new EquatableArray<Block>([block])), Gen.Constant(new EquatableArray<Block>()));

    private static Gen<EquatableArray<T>> Many<T>(Gen<T> one, int most) => one.ListOf().Select(list => EquatableArray.ToEquatableArray(list.Take(most)));
}
