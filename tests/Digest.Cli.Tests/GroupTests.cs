using Digest.Model.Configuration;
using Digest.Render.Email.Mime;

namespace Digest.Cli.Tests;

public class GroupTests
{
    private static TempFolder Folder(string configuration = "")
    {
        var folder = new TempFolder();
        Directory.CreateDirectory(folder.PathOf("digests"));
        File.WriteAllText(folder.PathOf("digest.yaml"), configuration);
        foreach (var (day, title) in new[] { (20, "Nectar Flow in the Rain"), (21, "Drones on the Wing at Dusk") })
            File.WriteAllText(folder.PathOf($"digests/2026-03-{day}.md"), $"# 2026-03-{day}\n\n## Papers\n\n### 1. {title}\n\n- **Link:** https://arxiv.org/abs/2603.000{day}\n- **Relevance to us:** Ada should try it. Zoe may.\n\n**Scores:** Relevance {day - 18} | Novelty {24 - day}\n");
        return folder;
    }

    private static CommandRun Run(TempFolder folder, params string[] words) => CommandRun.Of([.. words, "--config", folder.PathOf("digest.yaml")]);

    [Fact]
    public void Init_and_build_work_in_an_empty_folder()
    {
        using var folder = new TempFolder();
        var begun = CommandRun.Of("init", folder.Path);
        Assert.Equal((ExitCode.Clean, ""), (begun.Exit, begun.Error));
        var built = Run(folder, "build");
        Assert.Equal((ExitCode.Clean, ""), (built.Exit, built.Error));
        Assert.Equal(4, Directory.GetFiles(folder.PathOf("out")).Length);
        CommandRun.Of("init", folder.Path).FailsWith(ExitCode.Usage, "is there already");
        // Every setting that is switched off reads too.
        var whole = File.ReadAllText(folder.PathOf("digest.yaml")).Replace("#:", "", StringComparison.Ordinal);
        var read = GroupConfiguration.Read("digest.yaml", System.Text.Encoding.UTF8.GetBytes(whole));
        Assert.Empty(read.Diagnostics);
        Assert.All(typeof(GroupConfiguration).GetProperties().Where(property => property.Name is not ("Empty" or "VocabularyFile" or "RosterFile")), property => Assert.NotEqual(property.GetValue(GroupConfiguration.Empty), property.GetValue(read.Value)));
    }

    [Fact]
    public void What_the_group_decides_holds_until_the_command_line_says_otherwise()
    {
        using var folder = Folder("series: Hive Weekly\nlanguage: de\npaper: letter\nsources: digests\noutput: out\nroster: roster.yaml\n");
        File.WriteAllText(folder.PathOf("roster.yaml"), "- name: Ada Lovelace\n");
        var run = Run(folder, "build", "--to", "json,pdf");
        Assert.Equal((ExitCode.Clean, ""), (run.Exit, run.Error));
        var json = File.ReadAllText(folder.PathOf("out/2026-03-20.json"));
        foreach (var said in new[] { "\"series\": \"Hive Weekly\"", "\"language\": \"de\"", "\"name\": \"Ada Lovelace\"", "\"sentence\": \"Ada should try it.\"" }) Assert.Contains(said, json, StringComparison.Ordinal);
        Assert.Contains("612 x 792", Judge.Run("pdfinfo", folder.PathOf("out/2026-03-20.pdf")).Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Clean, Run(folder, "build", folder.PathOf("digests/2026-03-21.md"), "-o", folder.PathOf("other"), "--to", "json").Exit);
        Assert.Equal(["2026-03-21.json"], Directory.GetFiles(folder.PathOf("other")).Select(Path.GetFileName));
    }

    [Fact]
    public void What_is_sent_looks_as_the_group_decided_and_knows_the_archive()
    {
        using var folder = Folder("series: Hive Weekly\ntheme: screen\narchive: kept\nsender:\n  from: hive@lab.example\n");
        var first = folder.PathOf("digests/2026-03-20.md");
        Assert.Equal(ExitCode.Clean, Run(folder, "archive", "add", first).Exit);
        File.WriteAllText(folder.PathOf("again.md"), File.ReadAllText(first).Replace("2026-03-20", "2026-03-27", StringComparison.Ordinal));
        var run = Run(folder, "send", folder.PathOf("again.md"), "--recipients", "ada@lab.example", "--dry-run", folder.PathOf("mails"));
        Assert.Equal((ExitCode.Clean, ""), (run.Exit, run.Error));
        var mail = MimeReader.Read(File.ReadAllBytes(Directory.GetFiles(folder.PathOf("mails")).Single())).Value;
        var pdf = folder.PathOf("mailed.pdf");
        File.WriteAllBytes(pdf, mail.All.Single(part => part.MediaType == "application/pdf").Content.ToArray());
        // 170 × 240 mm
        Assert.Contains("481.89 x 680.315", Judge.Run("pdfinfo", pdf).Output, StringComparison.Ordinal);
        Assert.Contains("20 March 2026", Judge.Run("pdftotext", pdf, "-").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_configuration_with_an_error_stops_everything_but_beginning()
    {
        using var folder = Folder("langage: de\n");
        var run = Run(folder, "build", folder.PathOf("digests/2026-03-20.md"), "-o", folder.PathOf("out"));
        Assert.Equal(ExitCode.Usage, run.Exit);
        Assert.Contains("digest.yaml:1:1: error DG1041: There is no key “langage”", run.Error, StringComparison.Ordinal);
        Assert.Contains("Did you mean “language”?", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.PathOf("out")));
        CommandRun.Of("check", folder.PathOf("digests/2026-03-20.md"), "--config", folder.PathOf("gone.yaml")).FailsWith(ExitCode.World, "gone.yaml");
    }

    [Fact]
    public void A_week_is_one_issue_of_its_days()
    {
        using var folder = Folder("series: Hive Weekly\naxes: {Novelty: 2, Relevance: 1}\nsources: digests\n");
        var run = Run(folder, "weekly", "--week", "2026-W12", "-o", folder.PathOf("out"), "--to", "text,json,pdf,email");
        Assert.Equal((ExitCode.Clean, ""), (run.Exit, run.Error));
        var text = File.ReadAllText(folder.PathOf("out/hive-weekly-2026-w12.txt"));
        Assert.Contains("2 papers and 0 ideas of 2 issues, 16–22 March 2026. No issue came on \n16–19 March 2026 and Sunday 22 March 2026.", text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.True(text.IndexOf("1. Nectar Flow", StringComparison.Ordinal) is > 0 and var first && first < text.IndexOf("2. Drones", StringComparison.Ordinal));
        var again = Run(folder, "weekly", folder.PathOf("out/hive-weekly-2026-w12.json"), folder.PathOf("digests"), "--from", "2026-03-16", "--to", "2026-03-22", "--to", "json", "-o", folder.PathOf("again"));
        Assert.Equal(ExitCode.Clean, again.Exit);
        Assert.Contains("\"number\": 2,", File.ReadAllText(folder.PathOf("again/hive-weekly-2026-03-16-to-2026-03-22.json")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no week 53 in 2025", "--week", "2025-W53")]
    [InlineData("“someday” is no week", "--week", "someday")]
    [InlineData("“21.3.2026” is no day", "--from", "21.3.2026")]
    [InlineData("--to 2026-03-20 is before --from 2026-03-21", "--from", "2026-03-21", "--to", "2026-03-20")]
    [InlineData("--to 2026-03-20 needs a --from", "--to", "2026-03-20")]
    [InlineData("--week and --from name days twice", "--week", "this", "--from", "2026-03-20")]
    [InlineData("--to knows no “pfd”", "--to", "pfd")]
    public void Weeks_and_days_that_are_none_are_said(string said, params string[] words)
    {
        using var folder = Folder();
        CommandRun.Of(["weekly", folder.PathOf("digests"), .. words]).FailsWith(ExitCode.Usage, said);
    }

    [Fact]
    public void A_week_without_issues_names_those_that_have_some()
    {
        using var folder = Folder();
        var run = CommandRun.Of("weekly", folder.PathOf("digests"), "--week", "2025-W12", "-o", folder.PathOf("out"));
        Assert.Equal(ExitCode.SourceErrors, run.Exit);
        Assert.Contains("DG2024", run.Error, StringComparison.Ordinal);
        Assert.Contains("There are digests of 2026-W12", run.Error, StringComparison.Ordinal);
        CommandRun.Of("weekly", folder.Path, "--week", "2025-W12").FailsWith(ExitCode.SourceErrors, "DG2024");
        Directory.CreateDirectory(folder.PathOf("empty"));
        CommandRun.Of("weekly", folder.PathOf("empty")).FailsWith(ExitCode.World, "is a folder without a digest");
    }

    [Fact]
    public void Sheets_go_round_and_come_back()
    {
        using var folder = Folder("axes: [Relevance, Fun]\n");
        var sheet = folder.PathOf("ana.csv");
        Assert.Equal(ExitCode.Clean, Run(folder, "scores", "template", folder.PathOf("digests/2026-03-20.md"), "-o", sheet, "--separator", "semicolon").Exit);
        Assert.StartsWith("number;id;title;Relevance;Fun;remarks", File.ReadAllText(sheet), StringComparison.Ordinal);
        File.WriteAllText(sheet, File.ReadAllText(sheet).Replace(";;;", ";4,5;3;", StringComparison.Ordinal));
        File.WriteAllText(folder.PathOf("bo.csv"), "number,Relevance\n1,2\n");
        var run = Run(folder, "scores", "join", folder.PathOf("digests/2026-03-20.md"), sheet, folder.PathOf("bo.csv"), "--to", "json,text", "-o", folder.PathOf("out"));
        Assert.Equal((ExitCode.Clean, ""), (run.Exit, run.Error));
        Assert.Contains("1\tNectar Flow in the Rain\tRelevance\t2\t3.25\t3.25\t2.5\t2\n", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("\"mean\": 3.25", File.ReadAllText(folder.PathOf("out/2026-03-20.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void People_are_listed_and_forgotten()
    {
        using var folder = Folder("# ours\nroster:\n  - name: Ada Lovelace\n    email: ada@example.org\n  - name: Zoe Berg\n    interests: [drones]\narchive: archive\nsender:\n  recipients: readers.csv\n");
        File.WriteAllText(folder.PathOf("readers.csv"), "name,email\nAda,ada@example.org\nZoe,zoe@example.org\n");
        Run(folder, "archive", "add", folder.PathOf("digests/2026-03-21.md"), "--to", "json");
        var said = Run(folder, "people", folder.PathOf("digests/2026-03-21.md"));
        Assert.Equal("Papers\n  1. Drones on the Wing at Dusk\n    Ada Lovelace: Ada should try it. (Relevance to us)\n    Zoe Berg: Zoe may. (Relevance to us)\n\nMembers\n  Ada Lovelace\n    1. Drones on the Wing at Dusk\n  Zoe Berg\n    1. Drones on the Wing at Dusk\n", said.Output.ReplaceLineEndings("\n"));
        var before = Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).ToDictionary(file => file, File.ReadAllText);
        var dry = Run(folder, "people", "forget", "Ada Lovelace", "--dry-run");
        Assert.Equal(ExitCode.Clean, dry.Exit);
        foreach (var line in new[] { "digest.yaml:3: Ada Lovelace leaves the roster", "readers.csv:2: Ada Lovelace leaves the list of readers", "is found no more", "stays as it was published" }) Assert.Contains(line, dry.Output, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).ToDictionary(file => file, File.ReadAllText));
        Assert.Equal(ExitCode.Clean, Run(folder, "people", "forget", "ada lovelace").Exit);
        Assert.StartsWith("# ours\nroster:\n  - name: Zoe Berg\n", File.ReadAllText(folder.PathOf("digest.yaml")), StringComparison.Ordinal);
        Assert.Equal("name,email\nZoe,zoe@example.org\n", File.ReadAllText(folder.PathOf("readers.csv")));
        Assert.Empty(Run(folder, "find", "Ada").Output);
        Assert.NotEmpty(Run(folder, "find", "Zoe").Output);
        // Making the index anew does not bring the name back.
        Run(folder, "archive", "rebuild");
        Assert.Empty(Run(folder, "find", "Ada").Output);
        Run(folder, "people", "forget", "Nobody Atall").FailsWith(ExitCode.Usage, "Nothing knows Nobody Atall");
    }

    [Fact]
    public void The_sender_is_taken_from_the_configuration()
    {
        using var folder = Folder("sender:\n  from: Hive <hive@example.org>\n  recipients: readers.csv\n");
        File.WriteAllText(folder.PathOf("readers.csv"), "name,email\nZoe,zoe@example.org\n");
        var run = Run(folder, "send", folder.PathOf("digests/2026-03-20.md"), "--dry-run", folder.PathOf("mails"));
        Assert.Equal(ExitCode.Clean, run.Exit);
        Assert.Contains("From: Hive <hive@example.org>", File.ReadAllText(Directory.GetFiles(folder.PathOf("mails"), "*.eml").Single()), StringComparison.Ordinal);
        var other = Run(folder, "send", folder.PathOf("digests/2026-03-20.md"), "--from", "Comb <comb@example.org>", "--dry-run", folder.PathOf("others"));
        Assert.Equal(ExitCode.Clean, other.Exit);
        Assert.Contains("From: Comb <comb@example.org>", File.ReadAllText(Directory.GetFiles(folder.PathOf("others"), "*.eml").Single()), StringComparison.Ordinal);
    }
}
