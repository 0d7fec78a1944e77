using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using Digest.Cli.Archives;
using Digest.Model;
using Digest.Model.Configuration;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.People;
using Digest.Model.Text;

namespace Digest.Cli.Commands;

/// <summary><c>digest people</c>: whom digests name, paper by paper and member by member, and taking somebody out again.</summary>
internal static class PeopleCommand
{
    public static Command Create(Context context)
    {
        var source = new Argument<string?>("SOURCE") { Description = Arguments.Source.Description, Arity = ArgumentArity.ZeroOrOne };
        var roster = new Option<string?>("--roster") { Description = "A file of members (YAML), instead of those of digest.yaml.", HelpName = "FILE" };
        var vocabulary = new VocabularyOption();
        var command = new Command("people", "Say whom a digest names, in which sentences, and what each member should read.") { source, roster, vocabulary.Option, Forget(context) };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(source) is not { } path) throw new CommandException(ExitCode.Usage, "digest people needs a SOURCE.", "digest people notes.md says whom the digest notes.md names.");
            var read = Sources.Read(path, vocabulary.Of(parsed, context));
            var (members, found, texts) = Roster(context, parsed.GetValue(roster));
            if (members.IsEmpty) throw new CommandException(ExitCode.Usage, "There is no roster, so that nobody is known.", "List the members under “roster:” in digest.yaml, or name a file with --roster.");
            // The members of another file take the place of the group's.
            var marked = parsed.GetValue(roster) is null ? read.Issue : read.Issue with { Value = PersonMentions.Mark(read.Issue.Value, members).Value, Diagnostics = [.. read.Issue.Diagnostics.Where(diagnostic => diagnostic.Rule != PeopleRules.AmbiguousName), .. PersonMentions.Mark(read.Issue.Value, members).Diagnostics] };
            Tell(context, marked.Value, members);
            context.Screen.Show([.. found, .. marked.Diagnostics.Where(diagnostic => diagnostic.Rule == PeopleRules.AmbiguousName || diagnostic.Rule.Severity == Severity.Error)], [.. read.Texts, .. texts]);
            return (int)Outcomes.Of([.. found, .. marked.Diagnostics]);
        });
        return command;
    }

    private static (EquatableArray<Person>, EquatableArray<Diagnostic>, IReadOnlyList<SourceText>) Roster(Context context, string? file)
    {
        if (file is null) return (context.Group.Roster, [], []);
        var bytes = Sources.Bytes(file);
        var read = GroupConfiguration.ReadRoster(file, bytes);
        return (read.Value, read.Diagnostics, [SourceReader.Decode(file, bytes).Value]);
    }

    private static void Tell(Context context, Issue issue, EquatableArray<Person> members)
    {
        var output = context.Output;
        output.WriteLine("Papers");
        foreach (var paper in issue.Papers.Where(paper => !paper.Mentions.IsEmpty))
        {
            output.WriteLine($"  {Name(paper)}");
            foreach (var mention in paper.Mentions) output.WriteLine($"    {mention.Name}: {mention.Sentence} ({mention.Field})");
        }

        output.WriteLine();
        output.WriteLine("Members");
        foreach (var list in ReadingList.Of(issue, members).Where(list => !list.Entries.IsEmpty))
        {
            output.WriteLine($"  {list.Person.Name}");
            foreach (var entry in list.Entries) output.WriteLine($"    {Name(entry.Paper)}{(entry.Sentences.IsEmpty ? $" (for {string.Join(", ", entry.Interests)})" : "")}");
        }
    }

    private static string Name(Paper paper) => $"{(paper.Number is { } number ? number.ToString(CultureInfo.InvariantCulture) + ". " : "")}{PlainText.Of(paper.Title)}";

    private static Command Forget(Context context)
    {
        var name = new Argument<string>("NAME") { Description = "Who, as the roster has the name." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Change nothing; say what would be changed." };
        var archive = ArchiveOption.New;
        var command = new Command("forget", "Take a person out of the roster, the list of readers and the archive's index.") { name, dryRun, archive };
        command.SetAction(parsed =>
        {
            var forgetting = new Forgetting(context, parsed.GetRequiredValue(name), parsed.GetValue(archive) ?? context.Group.PathOrNull(context.Group.Configuration.Archive));
            var steps = forgetting.Steps().ToList();
            foreach (var (said, _) in steps) context.Output.WriteLine($"{(parsed.GetValue(dryRun) ? "would be changed: " : "")}{said}");
            if (!parsed.GetValue(dryRun)) foreach (var (_, change) in steps) change?.Invoke();
            if (steps.Count == 0) throw new CommandException(ExitCode.Usage, $"Nothing knows {parsed.GetRequiredValue(name)}.", "Write the name as the roster has it.");
            return (int)ExitCode.Clean;
        });
        return command;
    }

    /// <summary>What must change for a person to be forgotten, each with the change itself, or without one for what only people can do.</summary>
    private sealed class Forgetting(Context context, string name, string? archivePath)
    {
        private readonly Person person = context.Group.Roster.FirstOrDefault(person => person.OtherNames.Prepend(person.Name).Any(known => Same(known, name))) ?? new Person { Name = name };

        public IEnumerable<(string Said, Action? Change)> Steps()
        {
            foreach (var step in Roster().Concat(Readers()).Concat(Archive())) yield return step;
        }

        private IEnumerable<(string, Action?)> Roster()
        {
            if (!context.Group.Roster.Contains(person) || context.Group.RosterPath is not { } path) yield break;
            var text = Encoding.UTF8.GetString(Sources.Bytes(path));
            if (RosterText.Without(text, person.Name, out var line) is not { } rest) yield return ($"{path}: {person.Name} stands in a list that is written on one line; take the name out by hand.", null);
            else yield return ($"{path}:{line.ToString(CultureInfo.InvariantCulture)}: {person.Name} leaves the roster", () => AtomicFile.Write(path, Encoding.UTF8.GetBytes(rest)));
        }

        private IEnumerable<(string, Action?)> Readers()
        {
            if (context.Group.Configuration.Sender.Recipients is not { } list || !File.Exists(context.Group.PathOf(list))) yield break;
            var path = context.Group.PathOf(list);
            var lines = Encoding.UTF8.GetString(Sources.Bytes(path)).Split('\n');
            var leaving = lines.Index().Where(line => line.Index > 0 && line.Item.Split(',', ';', '\t').Select(cell => cell.Trim(' ', '"', '\r')).Any(cell => string.Equals(cell, person.Email, StringComparison.OrdinalIgnoreCase) || person.OtherNames.Prepend(person.Name).Any(known => Same(known, cell)))).Select(line => line.Index).ToHashSet();
            if (leaving.Count == 0) yield break;
            var rest = string.Join('\n', lines.Where((_, at) => !leaving.Contains(at)));
            yield return ($"{path}:{string.Join(", ", leaving.Order().Select(at => (at + 1).ToString(CultureInfo.InvariantCulture)))}: {person.Name} leaves the list of readers", () => AtomicFile.Write(path, Encoding.UTF8.GetBytes(rest)));
        }

        private IEnumerable<(string, Action?)> Archive()
        {
            if (archivePath is null || !ArchiveFolder.Is(archivePath)) yield break;
            var archive = ArchiveFolder.Open(archivePath);
            var hits = person.OtherNames.Prepend(person.Name).SelectMany(known => IndexStore.Ask(archive, context, index => index.Find(known, 10_000))).DistinctBy(hit => (hit.Issue.Id, hit.Place)).Count();
            if (hits > 0) yield return ($"{archive.IndexPath}: {person.Name} is found no more ({hits.ToString(CultureInfo.InvariantCulture)} papers have a word of the name)", () => Index(archive));
            foreach (var issue in archive.Issues().Where(issue => issue.Manifest is not null && File.Exists(IndexStore.IssuePath(issue))))
                if (!PersonMentions.Mark(IndexStore.Read(issue) with { Date = null }, [person]).Value.Papers.All(paper => paper.Mentions.IsEmpty)) yield return ($"{issue.Path}: the issue names {person.Name} in its text, which stays as it was published", null);
        }

        private void Index(ArchiveFolder archive)
        {
            using var hold = archive.Lock();
            AtomicFile.Write(Path.Combine(archive.Path, ArchiveFolder.ForgottenName), Encoding.UTF8.GetBytes(IndexStore.Forgotten(archive).With(person).Write()));
            AtomicFile.Write(archive.IndexPath, IndexStore.Bytes(archive, archive.Issues()));
        }

        private static bool Same(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
    }
}
