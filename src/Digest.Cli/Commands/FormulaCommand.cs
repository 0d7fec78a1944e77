using System.CommandLine;
using Digest.Model.Document;
using Digest.Model.Formulas;
using Digest.Model.Text;
using Digest.Render.Html;

namespace Digest.Cli.Commands;

/// <summary><c>digest formula</c>: one formula in TeX, read and shown in another form.</summary>
internal static class FormulaCommand
{
    private static readonly string[] Faces = ["text", "html", "mathml", "tex", "speech", "tree"];

    public static Command Create(Context context)
    {
        var tex = new Argument<string>("TEX") { Description = "A formula, without dollar signs around it." };
        var face = new Option<string>("--to") { Description = $"One of {string.Join(", ", Faces)}.", DefaultValueFactory = _ => "text" };
        face.AcceptOnlyFromAmong(Faces);
        var command = new Command("formula", "Read a formula in TeX and print it as text, HTML, MathML, TeX, words or a tree.") { tex, face };
        command.SetAction(parsed =>
        {
            var source = new SourceText("formula", parsed.GetRequiredValue(tex));
            var read = FormulaReader.Read(source.Text, span => source.At(span));
            context.Output.Write(Print(read.Value, source.Text, parsed.GetRequiredValue(face)) + "\n");
            context.Screen.Show(read.Diagnostics, [source]);
            return (int)Outcomes.Of(read.Diagnostics);
        });
        return command;
    }

    private static string Print(MathNode formula, string tex, string face) => face switch
    {
        "text" => FormulaText.Unicode(formula),
        "html" => Html(writer => FormulaHtml.Write(writer, formula, null)),
        "mathml" => Html(writer => MathMl.Write(writer, new Inline.Formula(tex, formula, FormulaStyle.Inline))),
        "tex" => FormulaTex.Print(formula),
        "speech" => FormulaSpeech.Of(formula),
        "tree" => MathText.Print(formula),
        _ => throw new InvalidOperationException($"No face {face}."),
    };

    private static string Html(Action<HtmlWriter> write)
    {
        var writer = new HtmlWriter();
        write(writer);
        return writer.Finish().TrimEnd();
    }
}
