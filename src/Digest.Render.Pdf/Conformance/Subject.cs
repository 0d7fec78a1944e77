using Digest.Render.Pdf.Pdf.Objects;

namespace Digest.Render.Pdf.Conformance;

/// <summary>A file that is checked: what all rules ask of it, worked out once, and what they found.</summary>
internal sealed class Subject
{
    private const int MostPages = 200_000;

    private readonly HashSet<string> told = [];

    public Subject(PdfFile file)
    {
        File = file;
        Catalog = file.Dictionary(file.Trailer, "Root") ?? throw new PdfSyntaxException("its trailer leads to no catalog");
        Structure = new StructureReader(file, Catalog);
        Packet = XmpPacket.Of(file, Catalog);
        Claim = Packet.Claim;
        if (file.Dictionary(Catalog, "Pages") is not { } root) throw new PdfSyntaxException("its catalog has no pages");
        AddPages(root, PdfObject.Dict(), new(ReferenceEqualityComparer.Instance), 0);
    }

    /// <summary>A page: its dictionary, its resources, inherited or its own, and what its content holds.</summary>
    public sealed record Page(PdfObject.Dictionary Entries, PdfObject.Dictionary Resources, ContentFacts Content);

    public PdfFile File { get; }

    public PdfObject.Dictionary Catalog { get; }

    public XmpPacket Packet { get; }

    public StructureReader Structure { get; }

    public PdfClaim Claim { get; }

    public List<Page> Pages { get; } = [];

    /// <summary>True when a part of ISO 19005 is claimed.</summary>
    public bool IsArchival => Claim.Part is not null;

    /// <summary>True when the structure must be complete.</summary>
    public bool IsTagged => Claim.Level == "A" || Claim.IsAccessible;

    /// <summary>What was found.</summary>
    public List<(ConformanceRule Rule, string Message)> Found { get; } = [];

    /// <summary>The objects of the file that are dictionaries or streams, with their numbers.</summary>
    public IEnumerable<(int Number, PdfObject Value)> Objects => File.Numbers.Select(number => (number, File.Resolve(new PdfObject.Reference(number))));

    /// <summary>Tells that a rule is broken, once for each message.</summary>
    public void Report(ConformanceRule rule, string message)
    {
        if (told.Add(rule.Id + message)) Found.Add((rule, message));
    }

    /// <summary>Tells that a rule is broken when it is.</summary>
    public void Require(bool holds, ConformanceRule rule, string message)
    {
        if (!holds) Report(rule, message);
    }

    private void AddPages(PdfObject.Dictionary node, PdfObject.Dictionary inherited, HashSet<PdfObject.Dictionary> seen, int depth)
    {
        if (!seen.Add(node) || depth > 64 || Pages.Count > MostPages) throw new PdfSyntaxException("its tree of pages leads in a circle");
        var resources = File.Dictionary(node, "Resources") ?? inherited;
        if (node.Find("Kids") is null)
        {
            Pages.Add(new(node, resources, ContentScan.Read(File, node, resources)));
            return;
        }

        foreach (var kid in File.Items(node, "Kids"))
            if (kid is PdfObject.Dictionary child) AddPages(child, resources, seen, depth + 1);
    }
}
