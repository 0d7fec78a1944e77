using System.CommandLine;
using System.Globalization;
using Digest.Cli.Archives;
using Digest.Model.Archiving;

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
            var folder = ArchiveFolder.Open(ArchiveOption.Of(parsed, archive, context.Group));
            var words = string.Join(' ', parsed.GetRequiredValue(query));
            var hits = IndexStore.Ask(folder, context, index => index.Find(words, parsed.GetValue(most)));
            foreach (var hit in hits) Tell(context, folder, hit, words);
            if (hits.IsEmpty) context.Screen.Say($"Nothing in {folder.Path} has “{words}”.");
            return (int)ExitCode.Clean;
        });
        return command;
    }

    private static void Tell(Context context, ArchiveFolder folder, SearchHit hit, string words)
    {
        var day = hit.Issue.Date?.ToString("O", CultureInfo.InvariantCulture) ?? "undated";
        context.Output.WriteLine($"{day}  {hit.Issue.Id}{(hit.Number is { } number ? " #" + number.ToString(CultureInfo.InvariantCulture) : "")}  {hit.Title}");
        // The index may be older than the folder; what is gone is still named.
        var path = Path.Combine(folder.Path, hit.Issue.Folder, ArchiveManifest.IssueName);
        if (!File.Exists(path) || ArchivedPaper.Read(Sources.Bytes(path), hit.Place) is not { } paper) return;
        foreach (var (part, sentence) in HitPlaces.Of(paper, words)) context.Output.WriteLine($"    {part}: {(sentence.Length > LongestPlace ? sentence[..LongestPlace].TrimEnd() + "…" : sentence)}");
    }
}
