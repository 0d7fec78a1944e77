using System.CommandLine;
using System.Text;
using Digest.Render.Email.Compatibility;

namespace Digest.Cli.Commands;

/// <summary><c>digest mail lint</c>: what is doubtful or wrong in a message or in the HTML of one.</summary>
internal static class MailCommand
{
    public static Command Create(Context context)
    {
        var file = new Argument<string>("FILE") { Description = "A message (.eml), or the HTML of one (.html, .htm)." };
        file.Validators.Add(result =>
        {
            if (Path.GetExtension(result.GetValueOrDefault<string>() ?? "").ToLowerInvariant() is not (".eml" or ".html" or ".htm")) result.AddError("mail lint looks over .eml and .html files.");
        });
        var lint = new Command("lint", "Say what mail readers will not show, and what is wrong in a message.") { file };
        lint.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            var bytes = Sources.Bytes(path);
            var found = Path.GetExtension(path).Equals(".eml", StringComparison.OrdinalIgnoreCase) ? MailLint.Message(bytes) : MailLint.Html(Encoding.UTF8.GetString(bytes));
            context.Screen.Show(found, []);
            context.Output.WriteLine($"{path}: {(found.IsEmpty ? "nothing to say" : $"{found.Count} {(found.Count == 1 ? "problem" : "problems")}")}");
            return (int)Outcomes.Of(found);
        });
        return new Command("mail", "Look at mail.") { lint };
    }
}
