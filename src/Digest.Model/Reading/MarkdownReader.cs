using Digest.Model.Document;
using Digest.Model.Text;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Footnotes;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;

namespace Digest.Model.Reading;

/// <summary>
/// Markdown into blocks, parsed by Markdig (CommonMark with pipe tables, task lists, footnotes, strikeout and bare addresses) with parsers of our own
/// for formulas and for MkDocs admonitions. What the parser gives up on is read as plain text, so that a broken source loses its marks and no words.
/// </summary>
internal static class MarkdownReader
{
    public static Outline Read(SourceText source, Findings findings)
    {
        var (properties, bodyStart) = FrontMatterReader.Read(source, findings);
        var body = source.Text[bodyStart..];
        try
        {
            var extension = new OutlineExtension();
            var document = Markdown.Parse(body, Pipeline(extension));
            return new Outline
            {
                Sources = [source.Info],
                Properties = properties,
                Blocks = new MarkdownBlocks(source, bodyStart, findings, extension.Footnotes).Read(document),
                Dropped = findings.Dropped,
            };
        }
        catch (ArgumentException)
        {
            var deepest = DeepestLine(source);
            findings.Report(
                ReadingRules.TooDeep,
                new TextSpan(source.StartOf(deepest), source.Line(deepest).Length),
                "Quotations, lists or brackets are nested too deeply here; the source is read as plain text.",
                "Take away marks until at most a hundred stand inside one another.");
            return PlainTextReader.Read(source, findings) with { Properties = properties };
        }
    }

    private static MarkdownPipeline Pipeline(OutlineExtension extension)
    {
        var builder = new MarkdownPipelineBuilder()
            .UsePreciseSourceLocation().UsePipeTables().UseTaskLists().UseFootnotes().UseAutoLinks().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough);
        builder.Extensions.Add(extension);
        return builder.Build();
    }

    // The parser does not say where it gave up: the line with the most opening marks is the best guess.
    private static int DeepestLine(SourceText source) => Enumerable.Range(1, source.LineCount)
        .MaxBy(line => source.Line(line).Count(c => c is '>' or '[' or '*' or '_' or '-' or '+') + (source.Line(line).Length - source.Line(line).TrimStart().Length));

    /// <summary>Our parsers, and the footnotes as they are before those that nothing refers to are thrown away.</summary>
    private sealed class OutlineExtension : IMarkdownExtension
    {
        public List<Footnote> Footnotes { get; } = [];

        public void Setup(MarkdownPipelineBuilder pipeline)
        {
            pipeline.InlineParsers.Insert(0, new FormulaInlineParser());
            pipeline.BlockParsers.Insert(0, new FormulaBlockParser());
            pipeline.BlockParsers.Insert(0, new AdmonitionBlockParser());
            pipeline.BlockParsers.Find<FootnoteParser>()!.Closed += (_, block) =>
            {
                if (block is Footnote footnote) Footnotes.Add(footnote);
            };
        }

        public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
        {
        }
    }
}
