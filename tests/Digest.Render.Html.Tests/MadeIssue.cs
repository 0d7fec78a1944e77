using Digest.Model;
using Digest.Model.Document;
using Digest.Model.Formulas;
using static Digest.Model.Document.Block;
using static Digest.Model.Document.Inline;

namespace Digest.Render.Html.Tests;

/// <summary>An issue made for these tests, with everything that a page or a mail must be able to show.</summary>
public static class MadeIssue
{
    public static MathNode Letter(string text, MathVariant variant = MathVariant.Italic) => new MathNode.Symbol(text, MathClass.Ordinary, variant);

    public static MathNode Sign(string text, MathClass kind) => new MathNode.Symbol(text, kind, MathVariant.Upright);

    public static MathNode Row(params MathNode[] parts) => new MathNode.Row([.. parts]);

    public static Formula Math(string tex, MathNode tree, FormulaStyle style = FormulaStyle.Inline) => new(tex, tree, style);

    /// <summary>κ ∝ d^{3/2}</summary>
    public static Formula Conductance { get; } = Math(@"\kappa \propto d^{3/2}", Row(Letter("κ"), Sign("∝", MathClass.Relation),
        new MathNode.Scripts(Letter("d"), null, Row(Letter("3", MathVariant.Upright), Letter("/", MathVariant.Upright), Letter("2", MathVariant.Upright)))));

    /// <summary>H2O</summary>
    public static Formula Water { get; } = Math(@"\ce{H2O}", Row(new MathNode.Scripts(Letter("H", MathVariant.Upright), Letter("2", MathVariant.Upright), null), Letter("O", MathVariant.Upright)));

    /// <summary>v = sqrt(2 g h / (1 + k))</summary>
    public static Formula Speed { get; } = Math(@"v = \sqrt{\frac{2gh}{1+k}}", Row(Letter("v"), Sign("=", MathClass.Relation),
        new MathNode.Radical(new MathNode.Fraction(Row(Letter("2", MathVariant.Upright), Letter("g"), Letter("h")), Row(Letter("1", MathVariant.Upright), Sign("+", MathClass.Binary), Letter("k"))), null)), FormulaStyle.Display);

    public static EquatableArray<Inline> Words(string text) => [new Text(text)];

    public static Field Field(FieldKind kind, string label, FieldForm form, params Inline[] content) =>
        new() { Kind = kind, Label = label, Form = form, Content = [new Paragraph([.. content])] };

    public static Issue Full { get; } = new()
    {
        Id = "alpine-hydrology-2026-05-18",
        Title = Words("Alpine Hydrology Letters: May 18, 2026"),
        Series = "Alpine Hydrology Letters",
        Date = new DateOnly(2026, 5, 18),
        Sources = [new SourceInfo("alpine.md", new string('0', 64))],
        Coverage = new Coverage(41, 42),
        Sections =
        [
            new Section { Title = Words("Papers"), Content = [new SectionItem.OfPaper(Firn), new SectionItem.OfPaper(Isotopes), new SectionItem.OfPaper(Debris)] },
            new Section { Title = Words("Synthesis"), Content = [new SectionItem.OfSynthesis(Patterns), new SectionItem.OfSynthesis(Gaps)] },
            new Section { Title = Words("Research ideas"), Content = [new SectionItem.OfIdea(Idea)] },
            new Section { Title = Words("Notes"), Content = [new SectionItem.OfText(Depths), new SectionItem.OfText(new Quote([new Paragraph(Words("Measure twice, melt once."))])), new SectionItem.OfText(new CodeBlock("melt = ddf * max(t, 0)\n", "python"))] },
        ],
    };

    private static Paper Firn => new()
    {
        Id = "arxiv:2605.91001",
        Number = 1,
        Title = [new Text("Firn aquifers drain through crevasses narrower than "), Conductance],
        ShortTitle = "Firn aquifers drain through narrow crevasses",
        Authors = [new Author("Élodie Brunner-Šimková", ["Université de Sion"]), new Author("Åse Þorvaldsdóttir", []), new Author("Giulia D’Ambrosio", []), new Author("Łukasz Wójcik", []), new Author("Nguyễn Thị Hạnh", []), new Author("Mehmet Yıldız", []), new Author("李 雪", [])],
        Identifiers = new Identifiers { Arxiv = "2605.91001" },
        Links = [new PaperLink("arXiv:2605.91001", "https://arxiv.org/abs/2605.91001"), new PaperLink("Data", "https://data.example.org/firn?set=a&v=2")],
        Venue = "arXiv (physics.geo-ph)",
        Published = new DateOnly(2026, 5, 13),
        Scores = [Score("Relevance", 5), Score("Novelty", 4), Score("Usefulness", 4), Score("Total", 13)],
        Fields =
        [
            Field(FieldKind.Why, "Why it matters", FieldForm.Plain, new Text("Meltwater that is stored in firn arrives at the gauge weeks late. The delay is set by "), Conductance, new Text(", not by snow depth; see the "), new Link(Words("field notes"), "https://example.org/notes"), new Text(".")),
            Field(FieldKind.Idea, "Key idea", FieldForm.Plain, new Text("Treat each crevasse as a "), new Emphasis(Words("leaky pipe")), new Text(" with exit speed"), Speed, new Text("and a loss term "), Math("k", Letter("k")), new Text(" fitted by dye.")),
            Field(FieldKind.Relevance, "Relevance for us", FieldForm.Box, new Strong(Words("High.")), new Text(" Our 2024 dye traces of "), Water, new Text(" can be fitted again in an afternoon.")),
        ],
    };

    private static Paper Isotopes => new()
    {
        Id = "doi:10.5555/ahl.2026.17",
        Number = 2,
        Title = Words("Isotopes in <snow> & rain: a second look at the “altitude effect”"),
        Authors = [new Author("Çağla Öztürk", []), new Author("Jörg Nußbaumer", [])],
        AuthorsElided = true,
        Identifiers = new Identifiers { Doi = "10.5555/ahl.2026.17" },
        Links = [new PaperLink("Preprint", "javascript:alert(1)")],
        Venue = "Journal of Made-up Hydrology",
        Scores = [Score("Relevance", 3), Score("Novelty", 3), Score("Usefulness", 5), Score("Total", 11) with { Given = ScoreOrigin.Computed }],
        Fields =
        [
            new Field
            {
                Kind = FieldKind.Method,
                Label = "Method",
                Content = [new Paragraph(Words("Three transects, one winter:")), new List(null, [new ListItem([new Paragraph(Words("bulk samples every 200 m of altitude,"))]), new ListItem([new Paragraph([new Text("a mixing model with "), Math(@"\delta^{18}\mathrm{O}", Row(new MathNode.Scripts(Letter("δ"), null, Row(Letter("1", MathVariant.Upright), Letter("8", MathVariant.Upright))), Letter("O", MathVariant.Upright)))])])])],
            },
            Field(FieldKind.Other, "", FieldForm.Plain, new Text("The authors "), new Link(Words("withdrew"), "ftp://files.example.org/old"), new Text(" their first version.")),
        ],
    };

    private static Paper Debris => new() { Id = "title:0123456789abcdef", Number = 3, Title = Words("Debris cover as a thermal diode"), Authors = [new Author("Rúna Kjartansdóttir", [])], Topics = ["Glaciers"], Fields = [Field(FieldKind.Summary, "", FieldForm.Plain, new Text("From day to night the sign of the flux changes, but not its size."))] };

    private static SynthesisPart Patterns => new()
    {
        Kind = SynthesisKind.Patterns,
        Title = Words("Emerging patterns"),
        Start = 1,
        Points = [new ListItem([new Paragraph([new Strong(Words("Delay is geometry.")), new Text(" Both field studies trade snow depth for the shape of what lies below it.")])]), new ListItem([new Paragraph(Words("Cheap tracers return: dye and isotopes are used where models were tried before."))])],
    };

    private static SynthesisPart Gaps => new() { Kind = SynthesisKind.Gaps, Title = Words("Gaps"), Points = [new ListItem([new Paragraph(Words("Nobody measured in winter."))])] };

    private static Idea Idea => new()
    {
        Number = 1,
        Title = Words("Hear a crevasse drain"),
        BasedOnLabel = "Based on",
        BasedOn = [new IdeaBasis("Firn aquifers", "arxiv:2605.91001"), new IdeaBasis("our own geophones", null)],
        Fields = [Field(FieldKind.Hypothesis, "Core hypothesis", FieldForm.Plain, new Text("The pitch of the tremor falls as "), Conductance, new Text(" falls.")), Field(FieldKind.Validation, "Minimal validation plan", FieldForm.Plain, new Text("Two geophones, one dye trace, three days."))],
    };

    private static Table Depths => new(
        [new TableCell(Words("Site")), new TableCell(Words("Depth / m")) { Alignment = Alignment.End }],
        [new TableRow([new TableCell(Words("North")), new TableCell(Words("14.2")) { Alignment = Alignment.End }]), new TableRow([new TableCell(Words("South")), new TableCell(Words("9.8")) { Alignment = Alignment.End }])]);

    private static Score Score(string axis, decimal value) => new() { Axis = axis, Value = value };
}
