using System.CommandLine;
using System.Globalization;
using System.Text;
using Digest.Fonts;
using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Formulas;
using Digest.Model.Text;
using Digest.Render.Html;
using Digest.Typesetting.Formulas;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Pictures;

namespace Digest.Cli.Commands;

/// <summary><c>digest formula</c>: one formula in TeX, read and shown in another form.</summary>
internal static class FormulaCommand
{
    private const string Display = "display", Inlined = "inline";

    // At which a line of ten points is as large as print held in the hand, and fine enough to be looked into.
    private const double PixelsPerPoint = 300 / 72.0;

    private static readonly string[] Faces = ["text", "html", "mathml", "tex", "speech", "tree", "svg", "png"];

    public static Command Create(Context context)
    {
        var tex = new Argument<string>("TEX") { Description = "A formula, without dollar signs around it." };
        var face = new Option<string>("--to") { Description = $"One of {string.Join(", ", Faces)}.", DefaultValueFactory = _ => "text" };
        face.AcceptOnlyFromAmong(Faces);
        var style = new Option<string>("--style") { Description = $"How an svg or png is set: {Inlined}, or {Display} as on a line of its own.", DefaultValueFactory = _ => Inlined };
        style.AcceptOnlyFromAmong(Inlined, Display);
        var size = new Option<double>("--size") { Description = "The size of the text in an svg or png, 1 to 1000 points.", HelpName = "POINTS", DefaultValueFactory = _ => 10 };
        size.Validators.Add(result =>
        {
            var isRead = result.Tokens is not [var token] || (double.TryParse(token.Value, CultureInfo.InvariantCulture, out var points) && points is >= 1 and <= 1000);
            if (!isRead) result.AddError("--size is a number of points from 1 to 1000.");
        });
        var output = new Option<string?>("--output", "-o") { Description = "The file to write to; a png needs one.", HelpName = "FILE" };
        var command = new Command("formula", "Read a formula in TeX and print it as text, HTML, MathML, TeX, words or a tree, or draw it.") { tex, face, style, size, output };
        command.Validators.Add(result =>
        {
            if (result.GetValue(face) == "png" && result.GetValue(output) is null) result.AddError("--to png needs a file: -o FILE.");
        });
        command.SetAction(parsed =>
        {
            var source = new SourceText("formula", parsed.GetRequiredValue(tex));
            var read = FormulaReader.Read(source.Text, span => source.At(span));
            var settings = new FormulaSettings { Size = new Pt(parsed.GetRequiredValue(size)), Display = parsed.GetRequiredValue(style) == Display ? FormulaStyle.Display : FormulaStyle.Inline };
            var shown = Show(read.Value, source.Text, parsed.GetRequiredValue(face), settings);
            if (parsed.GetValue(output) is { } file) AtomicFile.Write(file, shown.Value);
            else context.Output.Write(Encoding.UTF8.GetString(shown.Value));
            EquatableArray<Diagnostic> found = [.. read.Diagnostics, .. shown.Diagnostics];
            context.Screen.Show(found, [source]);
            return (int)Outcomes.Of(found);
        });
        return command;
    }

    private static Diagnosed<byte[]> Show(MathNode formula, string tex, string face, FormulaSettings settings)
    {
        if (face is not ("svg" or "png")) return new(Encoding.UTF8.GetBytes(Print(formula, tex, face) + "\n"), []);
        return FormulaSetter.SetWhole(EmbeddedFonts.All, formula, settings).Select(frame => Draw(WithMargin(frame, settings.Size), face));
    }

    private static byte[] Draw(Frame frame, string face) => face == "svg" ? Encoding.UTF8.GetBytes(SvgPicture.Write(frame)) : PngPicture.Write(frame, PixelsPerPoint);

    /// <summary>Letters lean out of their box; a fifth of an em around it holds them all.</summary>
    private static Frame WithMargin(Frame frame, Pt em)
    {
        var margin = em * 0.2;
        var items = frame.Items.Select(placed => placed with { At = placed.At + new Point(margin, margin) });
        return new() { Size = new(frame.Size.Width + (margin * 2), frame.Size.Height + (margin * 2)), Baseline = frame.Baseline + margin, Items = [.. items] };
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
