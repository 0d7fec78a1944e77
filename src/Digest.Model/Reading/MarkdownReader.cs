using Digest.Model.Document;
using Digest.Model.Recognition;
using Digest.Model.Text;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.TaskLists;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;

namespace Digest.Model.Reading;

/// <summary>
/// Markdown into blocks, parsed by Markdig (CommonMark with pipe tables, task lists, footnotes, strikeout and bare addresses) with parsers of our own
/// for formulas, for MkDocs admonitions and for containers between colons. What the parser cannot take in linear time is kept from it and stays as plain text, so that a hostile source loses its marks and no words.
/// </summary>
internal static class MarkdownReader
{
    public static Outline Read(SourceText source, Findings findings) => Read(source, findings, MarkdownStretches.Usual);

    /// <summary>The same, a long text parsed in stretches of about so many characters, blocks whose marks are clear without the parser of inlines or with it.</summary>
    internal static Outline Read(SourceText source, Findings findings, int stretch, ClearBlocks clear = ClearBlocks.Skipped)
    {
        var (properties, bodyStart) = FrontMatterReader.Read(source, findings);
        if (bodyStart == 0) (properties, bodyStart) = TomlFrontMatter.Read(source);
        if (properties.FirstOrDefault(property => property.Name == CanonicalForm.SchemaName) is { Value: var schema } && CanonicalForm.IsOtherVersion(schema))
            findings.Report(
                ReadingRules.NewerForm,
                new TextSpan(Math.Max(0, source.Text.IndexOf(schema, 0, bodyStart, StringComparison.Ordinal)), schema.Length),
                $"The source says that it is “{schema}”; this reader knows {CanonicalForm.Schema}. It is read as any other Markdown.",
                "Read the file with a newer digest.");
        var before = findings.Mark();
        try
        {
            return Read(source, bodyStart, findings, stretch, clear) with { Properties = properties };
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException or IndexOutOfRangeException or NullReferenceException)
        {
            findings.ReturnTo(before);
            findings.Report(ReadingRules.TooDeep, new TextSpan(bodyStart, 0), "The marks of this source cannot be followed; it is read as plain text.", "Take away marks that do not close.");
            return PlainTextReader.Read(source, findings) with { Properties = properties };
        }
    }

    private static Outline Read(SourceText source, int bodyStart, Findings findings, int stretch, ClearBlocks clear)
    {
        var extension = new OutlineExtension(new MarkdownLimits(Carrier.IsCanonical(source)) { Clear = clear });
        var blocks = new MarkdownBlocks(source, bodyStart, findings, extension.Limits);
        foreach (var document in new MarkdownStretches(Builder(extension)).Parse(HtmlContainers.Blanked(source.Text[bodyStart..]), stretch)) blocks.Add(document);
        blocks.AddNotes(extension.Footnotes);
        foreach (var deep in extension.Limits.TooDeep)
        {
            findings.Report(
                ReadingRules.TooDeep,
                new TextSpan(bodyStart + deep.Start, deep.Length),
                "Quotations and lists are nested too deeply here; the marks that go deeper are kept as text.",
                "Take away marks until at most thirty stand inside one another.");
        }

        foreach (var note in extension.LinkedNotes) findings.Drop(source.Text.Substring(bodyStart + note.Start, note.Length), DropReason.Markup, new TextSpan(bodyStart + note.Start, note.Length));
        foreach (var formula in extension.LongFormulas) findings.ReportLongFormula(new TextSpan(bodyStart + formula.Start, formula.Length), formula.Length - 4);
        return new Outline { Sources = [source.Info], Blocks = blocks.ToArray(), Dropped = findings.Dropped };
    }

    /// <summary>The documents that a long text is parsed into.</summary>
    internal static IEnumerable<MarkdownDocument> Documents(string text, int stretch) => new MarkdownStretches(Builder(new OutlineExtension(new MarkdownLimits(isCanonical: false)))).Parse(text, stretch);

    /// <summary>Markdig's part of the reading alone.</summary>
    internal static MarkdownDocument Parse(string text) => Markdown.Parse(text, Builder(new OutlineExtension(new MarkdownLimits(isCanonical: false) { Clear = ClearBlocks.Parsed })).Build());

    private static MarkdownPipelineBuilder Builder(OutlineExtension extension)
    {
        var builder = new MarkdownPipelineBuilder()
            .UsePreciseSourceLocation().UsePipeTables().UseTaskLists().UseFootnotes().UseAutoLinks().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough);
        builder.Extensions.Add(extension);
        return builder;
    }

    /// <summary>Takes <c>[x]</c> for a box to tick only where it begins an entry and white space follows; elsewhere it is text, or a link's.</summary>
    private sealed class TaskBoxParser : TaskListInlineParser
    {
        public override bool Match(InlineProcessor processor, ref StringSlice slice) =>
            processor.Block is { Parent: ListItemBlock item } block && item[0] == block && processor.Root?.FirstChild is null
            && slice.PeekChar(3) is '\0' or ' ' or '\t' or '\n' or '\r' && base.Match(processor, ref slice);
    }

    /// <summary>Our parsers, and the footnotes as they are before those that nothing refers to are thrown away.</summary>
    private sealed class OutlineExtension(MarkdownLimits limits) : IMarkdownExtension
    {
        private readonly NoteMarkParser noteMarks = new();

        public List<Footnote> Footnotes { get; } = [];

        public List<TextSpan> LinkedNotes { get; } = [];

        public List<TextSpan> LongFormulas { get; } = [];

        public MarkdownLimits Limits => limits;

        public void Setup(MarkdownPipelineBuilder pipeline)
        {
            pipeline.InlineParsers.Insert(0, new WikiLinkParser(LinkedNotes));
            pipeline.InlineParsers.Insert(0, new BarLinkParser());
            pipeline.InlineParsers.Insert(0, noteMarks);
            pipeline.InlineParsers.Insert(0, new FormulaInlineParser(LongFormulas));
            pipeline.InlineParsers.Replace<TaskListInlineParser>(new TaskBoxParser());
            pipeline.BlockParsers.Insert(0, new FormulaBlockParser());
            pipeline.BlockParsers.Insert(0, new AdmonitionBlockParser(Limits));
            pipeline.BlockParsers.Insert(0, new FencedBoxParser(Limits));
            Limits.Watch(pipeline);
            pipeline.BlockParsers.Find<FootnoteParser>()!.Closed += (processor, block) =>
            {
                if (block is not Footnote footnote) return;
                Footnotes.Add(footnote);
                noteMarks.Add(processor.Document, footnote);
            };
        }

        public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
        {
        }
    }
}
