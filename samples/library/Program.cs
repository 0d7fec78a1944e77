// Reads a digest, prints each paper with its total, and writes the PDF issue.
using Digest.Model;
using Digest.Render.Pdf;

var file = args[0];
var read = DigestReader.Read(Path.GetFileName(file), File.ReadAllBytes(file));
foreach (var paper in read.Value.Papers)
    Console.WriteLine($"{paper.Id}\t{paper.Scores.FirstOrDefault(score => score.IsTotal)?.Value}");
File.WriteAllBytes(args[1], PdfIssue.Render(read.Value).Value);
