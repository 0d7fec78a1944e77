// Reads a digest, by words of the user's own where a third argument names a file of them, prints each paper with its total, and writes the PDF issue;
// then sets one paragraph as a picture of either kind beside it.
using Digest.Fonts;
using Digest.Model;
using Digest.Render.Pdf;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;
using Digest.Typesetting.Pictures;

var file = args[0];
var words = args.Length > 2 ? VocabularyAdditions.Parse(args[2], File.ReadAllBytes(args[2])) : null;
foreach (var diagnostic in words?.Diagnostics ?? [])
    Console.Error.WriteLine(diagnostic);
var options = new ReadOptions { Vocabulary = words?.Value ?? VocabularyAdditions.None };
var read = DigestReader.Read(Path.GetFileName(file), File.ReadAllBytes(file), options);
foreach (var paper in read.Value.Papers)
    Console.WriteLine($"{paper.Id}\t{paper.Scores.FirstOrDefault(score => score.IsTotal)?.Value}");
File.WriteAllBytes(args[1], PdfIssue.Render(read.Value).Value);

var style = new ParagraphStyle
{
    Text = new TextStyle { Role = FontRole.Serif, Style = FontStyle.Regular, Size = new Pt(10) },
    Leading = new Pt(13),
    Hyphenation = HyphenationMode.Automatic,
};
var frame = ParagraphSetter.Set(EmbeddedFonts.All, read.Value.Title, style, Pt.FromMillimetres(84)).Value.ToFrame();
File.WriteAllBytes(Path.ChangeExtension(args[1], ".png"), PngPicture.Write(frame, 2));
File.WriteAllText(Path.ChangeExtension(args[1], ".svg"), SvgPicture.Write(frame));
