using System.CommandLine;
using System.Globalization;
using Digest.Cli.Archives;
using Digest.Model;
using Digest.Model.Archiving;
using Digest.Model.Document;

namespace Digest.Cli.Commands;

/// <summary><c>digest find</c>: papers of the archive that fit some words, with the places where they stand.</summary>
internal static class FindCommand
{
    private const int LongestPlace = 160;

    public static Command Create(Context context)
    {
        var query = new Argument<string[]>("QUERY") { Description = "Words, or an identifier such as arXiv:2603.18389.", Arity = ArgumentArity.OneOrMore };
        var archive = ArchiveOption.New;
        var most = new Option<int>("--most") { Description = "The most papers to list.", HelpName = "N", DefaultValueFactory = _ => 10 };
        most.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--most is at least 1.");
        });
        var command = new Command("find", "Find papers in the archive by titles, authors, identifiers and what is said of them, the best first.") { query, archive, most };
        command.SetAction(parsed =>
        {
            var folder = ArchiveFolder.Open(ArchiveOption.Of(parsed, archive));
            var words = string.Join(' ', parsed.GetRequiredValue(query));
            var hits = IndexStore.Ask(folder, context, index => index.Find(words, parsed.GetValue(most)));
            var issues = new Dictionary<string, Issue?>(StringComparer.Ordinal);
            foreach (var hit in hits) Tell(context, folder, hit, words, issues);
            if (hits.IsEmpty) context.Screen.Say($"Nothing in {folder.Path} has “{words}”.");
            return (int)ExitCode.Clean;
        });
        return command;
    }

    private static void Tell(Context context, ArchiveFolder folder, SearchHit hit, string words, Dictionary<string, Issue?> issues)
    {
        var day = hit.Issue.Date?.ToString("O", CultureInfo.InvariantCulture) ?? "undated";
        context.Output.WriteLine($"{day}  {hit.Issue.Id}{(hit.Number is { } number ? " #" + number.ToString(CultureInfo.InvariantCulture) : "")}  {hit.Title}");
        if (!issues.TryGetValue(hit.Issue.Folder, out var issue)) issues.Add(hit.Issue.Folder, issue = Read(folder, hit.Issue));
        if (issue?.Papers.ElementAtOrDefault(hit.Place - 1) is not { } paper) return;
        foreach (var (part, sentence) in HitPlaces.Of(paper, words)) context.Output.WriteLine($"    {part}: {(sentence.Length > LongestPlace ? sentence[..LongestPlace].TrimEnd() + "…" : sentence)}");
    }

    // The index may be older than the folder; what is gone is still named.
    private static Issue? Read(ArchiveFolder folder, IndexedIssue issue) =>
        Path.Combine(folder.Path, issue.Folder, ArchiveManifest.IssueName) is var path && File.Exists(path) ? DigestReader.Read(path, Sources.Bytes(path)).Value : null;
}
