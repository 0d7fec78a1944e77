using Digest.Render.Pdf.Conformance;
using Xunit.Abstractions;

namespace Digest.Render.Pdf.Tests.Conformance;

/// <summary>
/// Files that other programs made to conform: the checker has nothing to say of them. LibreOffice's accessible files are not among them: version 7.4 writes the
/// order of stepping as a string, and a first heading as a paragraph, which are findings.
/// </summary>
[Trait("Category", "Judge")]
public sealed class ForeignFileTests(ITestOutputHelper output)
{
    private const string Typst = "@myriaddreamin/typst-ts-node-compiler/package.json";

    private static readonly string[] Standards = ["a-1b", "a-1a", "a-2b", "a-2u", "a-2a", "a-3b", "a-3u", "a-3a", "ua-1"];

    private static readonly (string Name, string Source)[] Typed =
    [
        ("figures", """
            #set document(title: "Tides in figures", author: "Noor Haddad")
            #set text(lang: "en")
            = Tides
            #figure(circle(radius: 1cm, fill: blue), caption: [A moon], alt: "A blue disc")
            #figure(table(columns: (1fr, auto), table.header([Hour], [Metres]), [06:00], [1.2], [12:00], [3.4]), caption: [Heights])
            #figure(polygon(fill: gradient.linear(red, yellow), (0pt, 0pt), (2cm, 0pt), (1cm, 1cm)), caption: [A cone], alt: "A triangle")
            #math.equation(alt: "integral of f of x", block: true, $ integral_0^1 f(x) dif x = sum_(k=1)^n a_k / k! $)
            """),
        ("languages", """
            #set document(title: "Ῥοή", author: "Ελένη")
            #set text(lang: "el")
            = Ποταμοί
            Οι ποταμοί μεταφέρουν ιζήματα. #text(lang: "ru")[Реки переносят наносы.] #text(lang: "fr")[L’eau coule, œuvre naïve.]
            == Λίστα
            + ένα #footnote[Σημείωση.]
            + δύο #link("mailto:eleni@example.org")[γράμμα]
            / Όρος: εξήγηση
            #raw("let x = 1", block: true)
            #pagebreak()
            == Δεύτερη σελίδα <two>
            Δες @three. #quote(block: true, attribution: [Θαλής])[Ὕδωρ]
            #set heading(numbering: "1.")
            === Τρίτη <three>
            #outline()
            """),
    ];

    private static readonly (string Name, string Source)[] Written =
    [
        ("tables.html", """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Salt in rivers</title></head><body><h1>Salt in rivers</h1>
            <p>A paragraph with a <a href="https://example.org/">link</a>, <em>emphasis</em> and H<sub>2</sub>O.</p><h2>Results</h2><ul><li>one</li><li>two</li></ul><ol><li>first</li></ol>
            <table border="1"><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table></body></html>
            """),
        ("picture.html", $"""
            <!doctype html><html lang="de"><head><meta charset="utf-8"><title>Bilder</title></head><body><h1>Bilder</h1>
            <p><img alt="Ein Quadrat" width="32" height="32" src="data:image/png;base64,{Convert.ToBase64String(Pdf.Pictures.Png(16, 16, 2))}"> und Text.</p><pre>int x = 1;</pre><hr></body></html>
            """),
        ("scripts.html", """
            <!doctype html><html lang="el"><head><meta charset="utf-8"><title>Γραφές</title></head><body><h1>Γραφές</h1><p>Οι ποταμοί. Реки переносят наносы. 河流搬运泥沙。</p>
            <p style="page-break-before: always">Δεύτερη σελίδα <a href="#top">πάνω</a></p></body></html>
            """),
        ("plain.txt", "Plain text, of several lines.\n\n" + string.Join('\n', Enumerable.Range(1, 120).Select(i => $"Line {i} of a list that runs over pages."))),
    ];

    [JudgedFact("node", Typst)]
    public void Typst_writes_nothing_that_breaks_a_rule()
    {
        using var folder = new TempFolder();
        var modules = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(Judge.Find(Typst)!)))!;
        File.WriteAllText(folder.PathOf("write.cjs"), $$"""
            const { NodeCompiler } = require(process.argv[2] + '/@myriaddreamin/typst-ts-node-compiler');
            const fs = require('fs');
            const compiler = NodeCompiler.create();
            for (const name of process.argv[4].split(','))
              for (const pdfStandard of process.argv[5].split(','))
                fs.writeFileSync(`${process.argv[3]}/${name}-${pdfStandard}.pdf`, compiler.pdf({ mainFileContent: fs.readFileSync(`${process.argv[3]}/${name}.typ`, 'utf8') }, { pdfStandard }));
            """);
        foreach (var (name, source) in Typed) File.WriteAllText(folder.PathOf(name + ".typ"), source);
        File.Copy(Repository.PathOf("tests", "Data", "pdf", "typst.typ"), folder.PathOf("typst.typ"));
        var (exit, said, error) = Judge.Run("node", folder.PathOf("write.cjs"), modules, folder.Path, string.Join(',', Typed.Select(typed => typed.Name).Append("typst")), string.Join(',', Standards));
        Assert.True(exit == 0, said + error);
        Check(folder, 27, "PDF/A-1", "PDF/A-2", "PDF/A-3", "PDF/UA-1");
    }

    [JudgedFact("soffice")]
    public void LibreOffice_writes_nothing_that_breaks_a_rule()
    {
        using var folder = new TempFolder();
        foreach (var (name, source) in Written) File.WriteAllText(folder.PathOf(name), source);
        foreach (var part in (string[])["1", "2", "3"])
        {
            var filter = $$$"""pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"{{{part}}}"}}""";
            string[] call = ["--headless", "--writer", $"-env:UserInstallation=file://{folder.PathOf("profile")}", "--convert-to", filter, "--outdir", folder.PathOf("part" + part), .. Written.Select(written => folder.PathOf(written.Name))];
            var (_, said, error) = Judge.Run("soffice", call);
            Assert.True(Directory.Exists(folder.PathOf("part" + part)), said + error);
        }

        Check(folder, 12, "PDF/A-1", "PDF/A-2", "PDF/A-3");
    }

    private void Check(TempFolder folder, int count, params string[] claims)
    {
        var files = Directory.GetFiles(folder.Path, "*.pdf", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(count, files.Count);
        var claimed = new List<string>();
        foreach (var file in files)
        {
            var found = ConformanceChecker.Check(File.ReadAllBytes(file));
            Assert.True(found.Diagnostics.Count == 0, $"{file}: {string.Join("; ", found.Diagnostics.Select(diagnostic => diagnostic.Message))}");
            claimed.Add(found.Value.ToString());
        }

        Assert.All(claims, claim => Assert.Contains(claimed, one => one.Contains(claim, StringComparison.Ordinal)));
        Assert.DoesNotContain("no claim", claimed);
        output.WriteLine($"{files.Count} files, nothing found: {string.Join(", ", claimed.Distinct())}");
    }
}
