// Reads a digest, by words of the user's own where a third argument names a file of them, prints each paper with its total, and writes the PDF issue.
using Digest.Model;
using Digest.Render.Pdf;

var file = args[0];
var words = args.Length > 2 ? VocabularyAdditions.Parse(args[2], File.ReadAllBytes(args[2])) : null;
foreach (var diagnostic in words?.Diagnostics ?? [])
    Console.Error.WriteLine(diagnostic);
var options = new ReadOptions { Vocabulary = words?.Value ?? VocabularyAdditions.None };
var read = DigestReader.Read(Path.GetFileName(file), File.ReadAllBytes(file), options);
foreach (var paper in read.Value.Papers)
    Console.WriteLine($"{paper.Id}\t{paper.Scores.FirstOrDefault(score => score.IsTotal)?.Value}");
File.WriteAllBytes(args[1], PdfIssue.Render(read.Value).Value);
