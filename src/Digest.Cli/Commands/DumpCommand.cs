using System.CommandLine;
using System.Text;
using Digest.Cli.Faces;
using Digest.Model.Exporting;
using Digest.Model.Reading;
using Digest.Model.Text;
using Digest.Render.Pdf;
using Digest.Render.Pdf.Layout;
using Digest.Render.Pdf.Pdf;
using Digest.Typesetting.Frames;

namespace Digest.Cli.Commands;

/// <summary><c>digest dump</c>: any stage between source and output, as text.</summary>
internal static class DumpCommand
{
    private const string Shape = "shape";
    private static readonly string[] Stages = ["source", "outline", "issue", "frames", "pdf", "mime", Shape];

    public static Command Create(Context context)
    {
        var stage = new Argument<string>("STAGE") { Description = $"One of {string.Join(", ", Stages)}." };
        stage.Validators.Add(result =>
        {
            if (!Stages.Contains(result.GetValueOrDefault<string>())) result.AddError($"There is no stage “{result.GetValueOrDefault<string>()}”, only {string.Join(", ", Stages)}.");
        });
        var source = new Argument<string>("SOURCE") { Description = Arguments.Source.Description + $" For {Shape}, the text itself." };
        var vocabulary = new VocabularyOption();
        var command = new Command("dump", "Print one stage on the way from source to output, as text.") { stage, source, vocabulary.Option };
        var (shape, fonts) = (new ShapeStage(), new FontOptions());
        foreach (var option in shape.All.Concat(fonts.All)) command.Add(option);
        command.SetAction(parsed =>
        {
            if (parsed.GetRequiredValue(stage) == Shape)
            {
                context.Output.Write(shape.Print(parsed, parsed.GetRequiredValue(source)));
                return (int)ExitCode.Clean;
            }

            var read = Sources.Read(parsed.GetRequiredValue(source), vocabulary.Of(parsed, context));
            if (parsed.GetRequiredValue(stage) is "frames" or "pdf" or "mime") read = fonts.Of(parsed, context, read);
            context.Output.Write(Print(parsed.GetRequiredValue(stage), read));
            return (int)Outcomes.Of(read.Issue.Diagnostics);
        });
        return command;
    }

    private static string Print(string stage, ReadSource read) => stage switch
    {
        "source" => string.Concat(read.Texts.Select(Numbered)),
        "outline" => string.Concat(read.Texts.Select(text => OutlineText.Print(OutlineReader.Read(text, read.Options).Value))),
        "issue" => IssueText.Print(read.Issue.Value),
        "frames" => Frames(read),
        "pdf" => Encoding.Latin1.GetString(PdfIssue.Render(read.Issue.Value, options: new PdfOptions { Compression = PdfCompression.Readable }, fonts: read.Fonts).Value),
        "mime" => Encoding.UTF8.GetString(Outputs.Message(read, []).Span),
        _ => throw new InvalidOperationException($"No stage {stage}."),
    };

    private static string Numbered(SourceText source)
    {
        var text = new StringBuilder($"{source.Name} sha256 {source.Sha256}\n");
        for (var line = 1; line <= source.LineCount; line++) text.Append($"{line,5} {source.Line(line)}\n");
        return text.ToString();
    }

    private static string Frames(ReadSource read)
    {
        var text = new StringBuilder();
        foreach (var page in IssueLayout.Lay(read.Issue.Value, read.Fonts, Theme.Ledger).Value.Pages)
            text.Append($"page {page.Label}\n").Append(FrameText.Print(page.Frame));
        return text.ToString();
    }
}
