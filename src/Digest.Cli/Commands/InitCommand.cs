using System.CommandLine;
using System.Globalization;
using System.Text;

namespace Digest.Cli.Commands;

/// <summary><c>digest init</c>: a commented configuration and a first issue to begin with.</summary>
internal static class InitCommand
{
    private const string SchemaName = "digest.schema.json";

    public static Command Create(Context context)
    {
        var folder = new Argument<string>("DIR") { Description = "The folder to begin in; it is made when missing.", DefaultValueFactory = _ => "." };
        var command = new Command("init", "Write a commented digest.yaml and a first issue, which digest build then makes pages of.") { folder };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(folder);
            var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(context.Time.GetUtcNow(), context.Time.LocalTimeZone).DateTime);
            var files = new[]
            {
                (GroupSettings.DefaultFile, Text("digest.yaml")),
                (SchemaName, Text(SchemaName)),
                (Path.Combine("digests", day.ToString("O", CultureInfo.InvariantCulture) + ".md"), Text("first-issue.md").Replace("2000-01-01", day.ToString("O", CultureInfo.InvariantCulture), StringComparison.Ordinal)),
            };
            // Nothing is written over, and nothing at all when something would be.
            foreach (var (name, _) in files)
                if (File.Exists(Path.Combine(path, name))) throw new CommandException(ExitCode.Usage, $"{Path.Combine(path, name)} is there already.", "Name another folder, or move it away.");
            foreach (var (name, text) in files)
            {
                var file = path == "." ? name : Path.Combine(path, name);
                AtomicFile.MakeFolder(Path.GetDirectoryName(file) is { Length: > 0 } parent ? parent : ".");
                AtomicFile.Write(file, Encoding.UTF8.GetBytes(text));
                context.Output.WriteLine(file);
            }

            context.Screen.Note("digest build now makes the pages of digests/.");
            return (int)ExitCode.Clean;
        });
        return command;
    }

    /// <summary>A file that is written, by its name.</summary>
    public static string Text(string name)
    {
        using var stream = typeof(InitCommand).Assembly.GetManifestResourceStream("Digest.Cli.Init." + name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
