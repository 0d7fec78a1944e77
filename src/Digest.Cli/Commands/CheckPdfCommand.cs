using System.CommandLine;
using Digest.Model.Diagnostics;
using Digest.Render.Pdf.Conformance;

namespace Digest.Cli.Commands;

/// <summary><c>digest check-pdf</c>: the rules of PDF/A and PDF/UA that any PDF file breaks.</summary>
internal static class CheckPdfCommand
{
    // What reading such a file takes in memory is several times its size.
    private const long MostBytes = 512L * 1024 * 1024;

    public static Command Create(Context context)
    {
        var files = new Argument<string[]>("FILE") { Description = "One or more PDF files.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("check-pdf", "Say which rules of PDF/A and PDF/UA a PDF file breaks that it claims to keep; without a claim, which rules of PDF itself.") { files };
        command.SetAction(parsed =>
        {
            var worst = ExitCode.Clean;
            foreach (var path in parsed.GetRequiredValue(files))
            {
                var found = ConformanceChecker.Check(Sources.Bytes(path, MostBytes));
                context.Screen.Show(found.Diagnostics, []);
                context.Output.WriteLine($"{path}: {found.Value}, {Broken(found.Diagnostics.Count)}");
                if (found.Diagnostics.Any(diagnostic => diagnostic.Rule.Severity == Severity.Error)) worst = ExitCode.SourceErrors;
            }

            return (int)worst;
        });
        return command;
    }

    private static string Broken(int count) => count switch { 0 => "no rule broken", 1 => "1 rule broken", _ => $"{count} rules broken" };
}
