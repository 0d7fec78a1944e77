using System.Collections.Frozen;
using Digest.Render.Pdf.Pdf.Objects;

namespace Digest.Render.Pdf.Conformance;

/// <summary>Reads the operators of a page (ISO 32000-1, annex A) and of the forms it draws, and notes what rules ask about. Nothing is drawn.</summary>
internal sealed class ContentScan(PdfFile file, ContentFacts facts)
{
    private const int DeepestForm = 12;
    private const int MostForms = 20_000;

    private static readonly FrozenSet<string> Operators = ("b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG rg ri s S SC sc SCN scn sh "
        + "T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Painting = "b B b* B* f F f* s S sh Do EI Tj TJ ' \"".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private readonly Stack<Mark> marks = new();
    private readonly Stack<State> saved = new();
    private State state;
    private int forms;

    private readonly record struct Mark(bool IsArtifact, bool IsContent, bool IsReplaced);

    private readonly record struct State(PdfObject.Dictionary? Font, long Rendering);

    /// <summary>Reads a page's content.</summary>
    public static ContentFacts Read(PdfFile file, PdfObject.Dictionary page, PdfObject.Dictionary resources)
    {
        var facts = new ContentFacts();
        var streams = file.Get(page, "Contents") switch
        {
            PdfObject.Stream one => [one],
            PdfObject.Array several => several.Items.Select(file.Resolve).OfType<PdfObject.Stream>().ToList(),
            _ => [],
        };
        var data = new ByteBuffer();
        foreach (var stream in streams)
        {
            if (PdfFilters.Decode(file, stream) is { } plain) data.Raw(plain).Byte((byte)'\n');
            else facts.Fault = "its content cannot be unpacked";
        }

        var scan = new ContentScan(file, facts);
        scan.Run(data.Memory, resources, 0);
        facts.IsUnbalanced |= scan.marks.Count > 0 || scan.saved.Count > 0;
        return facts;
    }

    private void Run(ReadOnlyMemory<byte> content, PdfObject.Dictionary resources, int depth)
    {
        var lexer = new PdfLexer(content);
        var operands = new List<PdfObject>();
        try
        {
            while (lexer.Operator(operands) is { } name)
            {
                if (name == "ID") SkipImage(lexer, content, operands);
                else Apply(name, operands, resources, depth);
            }
        }
        catch (PdfSyntaxException fault)
        {
            facts.Fault ??= fault.Message;
        }
    }

    private void SkipImage(PdfLexer lexer, ReadOnlyMemory<byte> content, List<PdfObject> entries)
    {
        for (var i = 0; i + 1 < entries.Count; i += 2)
            if (entries[i] is PdfObject.Name { Value: "CS" or "ColorSpace" }) facts.ColorSpaces.Add(Whole(entries[i + 1]));
        Paint();
        var span = content.Span;
        for (var at = lexer.Position; at + 3 <= span.Length; at++)
        {
            if (!PdfLexer.IsWhite(span[at]) || span[at + 1] != 'E' || span[at + 2] != 'I' || (at + 3 < span.Length && !PdfLexer.IsWhite(span[at + 3]))) continue;
            lexer.Position = at + 3;
            return;
        }

        throw new PdfSyntaxException("an inline image has no end");
    }

    private static PdfObject Whole(PdfObject space) => space is PdfObject.Name name
        ? new PdfObject.Name(name.Value switch { "G" => "DeviceGray", "RGB" => "DeviceRGB", "CMYK" => "DeviceCMYK", var other => other })
        : space;

    private void Apply(string name, List<PdfObject> operands, PdfObject.Dictionary resources, int depth)
    {
        if (!Operators.Contains(name))
        {
            facts.UnknownOperators.Add(name);
            return;
        }

        if (Painting.Contains(name)) Paint();
        switch (name)
        {
            case "q": Save(); break;
            case "Q": Restore(); break;
            case "BMC" or "BDC": Open(operands, resources); break;
            case "EMC" when !marks.TryPop(out _): facts.IsUnbalanced = true; break;
            case "Tf": state = state with { Font = Resource(resources, "Font", operands) as PdfObject.Dictionary }; break;
            case "Tr": state = state with { Rendering = operands is [.., PdfObject.Integer mode] ? mode.Value : 0 }; break;
            case "Tj" or "'" or "\"": Show(operands.LastOrDefault()); break;
            case "TJ" when operands is [.., PdfObject.Array pieces]:
                foreach (var piece in pieces.Items) Show(piece);
                break;
            case "g" or "G": facts.ColorSpaces.Add(new PdfObject.Name("DeviceGray")); break;
            case "rg" or "RG": facts.ColorSpaces.Add(new PdfObject.Name("DeviceRGB")); break;
            case "k" or "K": facts.ColorSpaces.Add(new PdfObject.Name("DeviceCMYK")); break;
            case "cs" or "CS": facts.ColorSpaces.Add(ColorSpace(resources, operands)); break;
            case "ri" when operands is [.., PdfObject.Name intent]: facts.Intents.Add(intent.Value); break;
            case "gs" when Resource(resources, "ExtGState", operands) is PdfObject.Dictionary graphics: facts.GraphicsStates.Add(graphics); break;
            case "Do" when Resource(resources, "XObject", operands) is PdfObject.Stream drawn: Draw(drawn, resources, depth); break;
        }
    }

    private void Save()
    {
        saved.Push(state);
        facts.DeepestSave = Math.Max(facts.DeepestSave, saved.Count);
    }

    private void Restore()
    {
        if (!saved.TryPop(out state)) facts.IsUnbalanced = true;
    }

    private void Paint()
    {
        if (!marks.Any(mark => mark.IsArtifact || mark.IsContent)) facts.HasUnmarked = true;
    }

    private void Open(List<PdfObject> operands, PdfObject.Dictionary resources)
    {
        var tag = (operands.FirstOrDefault() as PdfObject.Name)?.Value;
        var properties = operands.Count < 2 ? null : operands[1] is PdfObject.Name ? file.AsDictionary(Resource(resources, "Properties", [operands[1]])) : file.AsDictionary(operands[1]);
        var number = properties is null ? null : file.Integer(properties, "MCID");
        if (number is { } own) facts.Numbers.Add((int)own);
        if (properties is not null && file.Text(properties, "Lang") is { } language) facts.Languages.Add(language);
        var mark = new Mark(tag == "Artifact", number is not null, properties?.Find("ActualText") is not null);
        if (mark.IsArtifact && marks.Any(outer => outer.IsContent)) facts.HasArtifactInside = true;
        if (mark.IsContent && marks.Any(outer => outer.IsArtifact)) facts.HasContentInArtifact = true;
        marks.Push(mark);
    }

    private PdfObject? Resource(PdfObject.Dictionary resources, string kind, List<PdfObject> operands)
    {
        if (operands.FirstOrDefault() is not PdfObject.Name name) return null;
        var found = file.Dictionary(resources, kind) is { } all ? file.Get(all, name.Value) : null;
        if (found is null) facts.MissingResources.Add($"{kind} {name.Value}");
        return found;
    }

    private PdfObject ColorSpace(PdfObject.Dictionary resources, List<PdfObject> operands)
    {
        if (operands.FirstOrDefault() is not PdfObject.Name name) return new PdfObject.Null();
        return name.Value is "DeviceGray" or "DeviceRGB" or "DeviceCMYK" or "Pattern" ? name : Resource(resources, "ColorSpace", operands) ?? new PdfObject.Null();
    }

    private void Show(PdfObject? operand)
    {
        if (operand is not PdfObject.String text || state.Font is not { } font || state.Rendering == 3) return;
        if (!facts.Shown.TryGetValue(font, out var codes)) (codes, facts.Replaced[font]) = (facts.Shown[font] = [], []);
        var map = file.CodesOf(font);
        var replaced = marks.Any(mark => mark.IsReplaced) ? facts.Replaced[font] : null;
        for (var rest = text.Bytes.Span; rest.Length > 0;)
        {
            var code = map.Next(rest);
            rest = rest[code.Length..];
            codes.Add(code);
            replaced?.Add(code);
        }
    }

    private void Draw(PdfObject.Stream drawn, PdfObject.Dictionary resources, int depth)
    {
        facts.Objects.Add(drawn);
        if (file.Name(drawn.Entries, "Subtype") != "Form" || depth >= DeepestForm || ++forms > MostForms || PdfFilters.Decode(file, drawn) is not { } content) return;
        var (outer, count) = (state, saved.Count);
        Run(content, file.Dictionary(drawn.Entries, "Resources") ?? resources, depth + 1);
        while (saved.Count > count) saved.Pop();
        state = outer;
    }
}
