using Digest.Render.Email.Mime;
using Digest.Testing.Mail;

namespace Digest.Cli.Tests;

public class SendTests
{
    private static readonly string Digest = CommandRun.Sample("reef-ecology-2026-02-14.md");
    private static readonly string List = CommandRun.Sample("recipients.csv");
    private const string From = "Reef Lab <digest@example.test>";

    private static string[] Dry(string list, string folder) => ["send", Digest, "--recipients", list, "--from", From, "--dry-run", folder];

    [Fact]
    public void A_dry_run_writes_one_message_for_each_reader()
    {
        using var folder = new TempFolder();
        var run = CommandRun.Of(Dry(List, folder.PathOf("mails")));
        Assert.Equal(ExitCode.Clean, run.Exit);
        var mails = Directory.GetFiles(folder.PathOf("mails"), "*.eml").Order().ToList();
        Assert.Equal(5, mails.Count);
        Assert.Contains("ales@lab.example", mails[2], StringComparison.Ordinal);
        Assert.Contains("\r\nTo: =?utf-8?", File.ReadAllText(mails[2]), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Who_is_named_in_the_issue_reads_that_first_and_the_public_reads_none_of_it()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.PathOf("list.csv"), "name,email\nHåkon Sæther,hakon@lab.example\nSomebody Else,else@lab.example\n");
        string[] arguments = ["send", CommandRun.Sample("photonics-2026-04-20.md"), "--recipients", folder.PathOf("list.csv"), "--from", From, "--dry-run"];
        Assert.Equal(ExitCode.Clean, CommandRun.Of([.. arguments, folder.PathOf("group")]).Exit);
        Assert.Equal(ExitCode.Clean, CommandRun.Of([.. arguments, folder.PathOf("public"), "--audience", "public"]).Exit);
        Assert.Equal((true, true), (Text("group", "hakon").Contains("For you", StringComparison.Ordinal), Text("group", "hakon").Contains("Aurora lab", StringComparison.Ordinal)));
        Assert.Equal((false, true), (Text("group", "else").Contains("For you", StringComparison.Ordinal), Text("group", "else").Contains("Aurora lab", StringComparison.Ordinal)));
        Assert.Equal((false, false), (Text("public", "hakon").Contains("For you", StringComparison.Ordinal), Text("public", "hakon").Contains("Aurora lab", StringComparison.Ordinal)));

        string Text(string kind, string reader) =>
            MimeReader.Read(File.ReadAllBytes(Directory.GetFiles(folder.PathOf(kind), $"*{reader}@*.eml").Single())).Value.All.First(part => part.MediaType == "text/plain").Text;
    }

    [Fact]
    public void A_bad_address_in_the_list_is_named_by_line_and_nothing_is_sent()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.PathOf("list.csv"), "name;email\nAda;ada@lab.example\nBob;bob at lab\nCarl;\nAda again;ADA@lab.example\n");
        var run = CommandRun.Of(Dry(folder.PathOf("list.csv"), folder.PathOf("mails")));
        run.FailsWith(ExitCode.Usage, "list.csv:3:");
        Assert.Contains("list.csv:4:", run.Error, StringComparison.Ordinal);
        Assert.Contains("list.csv:5:", run.Error, StringComparison.Ordinal);
        Assert.Contains("bob at lab", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.PathOf("mails")));
    }

    [Theory]
    [InlineData("who,where\nAda,ada@lab.example\n", "email")]
    [InlineData("", "names no reader")]
    [InlineData("name,email\n", "names no reader")]
    public void A_list_without_readers_is_wrong_usage(string csv, string named)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.PathOf("list.csv"), csv);
        CommandRun.Of(Dry(folder.PathOf("list.csv"), folder.PathOf("mails"))).FailsWith(ExitCode.Usage, named);
    }

    [Theory]
    [InlineData("--smtp names no server", "x")]
    [InlineData("--smtp:", "x", "--smtp", "http://mail.example")]
    [InlineData("this machine only", "x", "--smtp", "smtp://mail.example", "--insecure-loopback")]
    [InlineData("no password for lab", "x", "--smtp", "smtps://lab@mail.example")]
    [InlineData("NOT_SET_ANYWHERE", "x", "--smtp", "smtps://lab@mail.example", "--password-env", "NOT_SET_ANYWHERE")]
    public void A_server_that_is_not_wholly_named_is_wrong_usage(string named, string _, params string[] more)
    {
        using var folder = new TempFolder();
        CommandRun.Of(["send", Digest, "--recipients", List, "--from", From, "--ledger", folder.PathOf("l"), .. more]).FailsWith(ExitCode.Usage, named);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_server_that_is_down_is_one_sentence_and_exit_4()
    {
        using var folder = new TempFolder();
        var run = CommandRun.Of("send", Digest, "--recipients", "ada@lab.example", "--from", From, "--smtp", "smtp://localhost:9", "--ledger", folder.PathOf("ledger"), "--attempts", "1");
        Assert.Equal(ExitCode.World, run.Exit);
        Assert.Contains("localhost", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void On_a_ci_machine_nothing_is_sent_without_a_ledger_that_is_kept()
    {
        var run = CommandRun.With(new() { ["CI"] = "true" }, "send", Digest, "--recipients", List, "--from", From, "--smtp", "smtp://localhost:9");
        run.FailsWith(ExitCode.Usage, "--ledger");
    }

    [Fact]
    public void A_maildir_gets_each_message_once_and_the_mailing_can_be_looked_at_resumed_and_exported()
    {
        using var folder = new TempFolder();
        CommandRun Send(string source) => CommandRun.Of("send", source, "--recipients", List, "--from", From, "--maildir", folder.PathOf("box"), "--ledger", folder.PathOf("ledger"), "--report", folder.PathOf("report.json"));
        Assert.Equal(ExitCode.Clean, Send(Digest).Exit);
        Assert.Equal(ExitCode.Clean, Send(Digest).Exit);
        Assert.Equal(5, Directory.GetFiles(folder.PathOf("box", "new")).Length);
        Assert.Contains("\"accepted\": 5", File.ReadAllText(folder.PathOf("report.json")), StringComparison.Ordinal);
        var status = CommandRun.Of("mailing", "status", folder.PathOf("ledger"));
        Assert.Equal(ExitCode.Clean, status.Exit);
        Assert.Contains("5 of 5 accepted", status.Output, StringComparison.Ordinal);
        var resumed = CommandRun.Of("mailing", "resume", folder.PathOf("ledger"), "--maildir", folder.PathOf("box"));
        Assert.Equal((ExitCode.Clean, 5), (resumed.Exit, Directory.GetFiles(folder.PathOf("box", "new")).Length));
        var csv = CommandRun.Of("mailing", "export", folder.PathOf("ledger")).Output;
        Assert.Equal(6, csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith("to,state,attempts,reply\r\n\"ngozi@lab.example\",accepted,1,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_text_under_the_same_name_is_refused_and_what_was_begun_is_what_resume_sends()
    {
        using var folder = new TempFolder();
        var source = folder.PathOf("notes.md");
        var text = File.ReadAllText(Digest);
        File.WriteAllText(source, text);
        string[] common = ["--recipients", List, "--from", From, "--ledger", folder.PathOf("ledger")];
        Assert.Equal(ExitCode.MailNotAccepted, CommandRun.Of(["send", source, .. common, "--sendmail", "sh -c cat>/dev/null;exit${IFS}67"]).Exit);
        File.WriteAllText(source, text + "\nA sentence that was added later.\n");
        CommandRun.Of(["send", source, .. common, "--maildir", folder.PathOf("box")]).FailsWith(ExitCode.Usage, "another mailing");
        File.Delete(source);
        Assert.Contains("5 due again", CommandRun.Of("mailing", "retry", folder.PathOf("ledger"), "--refused").Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Clean, CommandRun.Of("mailing", "resume", folder.PathOf("ledger"), "--maildir", folder.PathOf("box")).Exit);
        Assert.All(Directory.GetFiles(folder.PathOf("box", "new")), file => Assert.DoesNotContain("added later", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_is_held_until_the_relays_log_or_a_word_decides()
    {
        using var folder = new TempFolder();
        var box = folder.PathOf("box");
        File.WriteAllText(folder.PathOf("list.csv"), "email\nngozi@lab.example\nales@lab.example\n");
        var lost = CommandRun.Of("send", Digest, "--recipients", folder.PathOf("list.csv"), "--from", From, "--ledger", folder.PathOf("ledger"), "--sendmail", "sh -c cat>/dev/null;exit${IFS}1", "--unknown", "hold");
        Assert.Equal(ExitCode.MailNotAccepted, lost.Exit);
        Assert.Contains("2 perhaps delivered and held", lost.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.MailNotAccepted, CommandRun.Of("mailing", "resume", folder.PathOf("ledger"), "--maildir", box).Exit);
        Assert.False(Directory.Exists(box));
        CommandRun.Of("mailing", "resolve", folder.PathOf("ledger")).FailsWith(ExitCode.Usage, "--log");
        Assert.Contains("1 decided", CommandRun.Of("mailing", "resolve", folder.PathOf("ledger"), "--as", "accepted", "--only", "ngozi@lab.example").Output, StringComparison.Ordinal);
        File.WriteAllText(folder.PathOf("log"), "<nobody@example.test>\n");
        Assert.Contains("0 decided", CommandRun.Of("mailing", "resolve", folder.PathOf("ledger"), "--log", folder.PathOf("log")).Output, StringComparison.Ordinal);
        Assert.Contains("1 decided", CommandRun.Of("mailing", "resolve", folder.PathOf("ledger"), "--log", folder.PathOf("log"), "--log-is-complete").Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Clean, CommandRun.Of("mailing", "resume", folder.PathOf("ledger"), "--maildir", box).Exit);
        Assert.Single(Directory.GetFiles(Path.Combine(box, "new")));
    }

    [Fact]
    public void A_list_address_gets_the_shared_edition_and_the_suppressed_get_none()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.PathOf("list.csv"), "Nom;Courriel;Type\nAda;ada@lab.example;person\nGroup;group@lab.example;list\nBob;bob@lab.example;\n");
        File.WriteAllText(folder.PathOf("no.txt"), "# left\nBOB@lab.example\n");
        string[] arguments = ["send", Digest, "--recipients", folder.PathOf("list.csv"), "--from", From, "--dry-run", folder.PathOf("mails"), "--unsubscribe", "mailto:leave@lab.example", "--suppress", folder.PathOf("no.txt")];
        CommandRun.Of(arguments).FailsWith(ExitCode.Usage, "--archive-url");
        var run = CommandRun.Of([.. arguments, "--archive-url", "https://lab.example/issue"]);
        Assert.True(run.Exit == ExitCode.Clean, run.Error);
        Assert.Contains("1 suppressed", run.Output, StringComparison.Ordinal);
        var (person, list) = (File.ReadAllText(folder.PathOf("mails", "0001-ada@lab.example.eml")), File.ReadAllText(folder.PathOf("mails", "0002-group@lab.example.eml")));
        Assert.Contains("application/pdf", person, StringComparison.Ordinal);
        Assert.Contains("List-Unsubscribe", person, StringComparison.Ordinal);
        Assert.DoesNotContain("application/pdf", list, StringComparison.Ordinal);
        Assert.DoesNotContain("leave@lab.example", list, StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(folder.PathOf("mails")).Length);
    }

    [Fact]
    public void A_list_with_thousands_of_bad_lines_is_one_short_answer()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.PathOf("list.csv"), "email\n" + string.Concat(Enumerable.Range(0, 5000).Select(number => $"bad {number}\n")));
        var run = CommandRun.Of(Dry(folder.PathOf("list.csv"), folder.PathOf("mails")));
        Assert.Equal(ExitCode.Usage, run.Exit);
        Assert.Contains("and 4980 more", run.Error, StringComparison.Ordinal);
        Assert.InRange(run.Error.Split('\n').Length, 20, 26);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("windows-1252")]
    public void A_list_that_a_spreadsheet_saved_is_read(string encoding)
    {
        using var folder = new TempFolder();
        var form = encoding == "windows-1252" ? System.Text.CodePagesEncodingProvider.Instance.GetEncoding(1252)! : System.Text.Encoding.GetEncoding(encoding);
        File.WriteAllText(folder.PathOf("list.csv"), "Name;E-Mail-Adresse\r\nJörg;joerg@lab.example\r\n", form);
        Assert.Equal(ExitCode.Clean, CommandRun.Of(Dry(folder.PathOf("list.csv"), folder.PathOf("mails"))).Exit);
        Assert.Contains("=C3=B6", File.ReadAllText(Directory.GetFiles(folder.PathOf("mails")).Single()), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_list_with_lines_of_two_encodings_is_read_line_by_line()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.PathOf("list.csv"), [.. "Name;E-Mail\nJörg;joerg@lab.example\n"u8, .. System.Text.CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("Zoë;zoe@lab.example\n")]);
        Assert.Equal(ExitCode.Clean, CommandRun.Of(Dry(folder.PathOf("list.csv"), folder.PathOf("mails"))).Exit);
        var names = Directory.GetFiles(folder.PathOf("mails")).Order(StringComparer.Ordinal).Select(file => File.ReadLines(file).First(line => line.StartsWith("To:", StringComparison.Ordinal)));
        Assert.Equal(["To: =?utf-8?B?SsO2cmc=?= <joerg@lab.example>", "To: =?utf-8?Q?Zo=C3=AB?= <zoe@lab.example>"], names);
    }

    [Theory]
    [InlineData("535 5.7.139 basic authentication is disabled", "--token-command")]
    [InlineData("550 5.7.60 may not send as this", "send as")]
    [InlineData("550 5.1.1 nobody", null)]
    public void The_doctor_says_what_a_refusal_asks_for(string reply, string? named)
    {
        var advice = Commands.DoctorCommand.AdviceOn(reply);
        if (named is null) Assert.Null(advice);
        else Assert.Contains(named, advice, StringComparison.Ordinal);
    }

    [PostfixFact]
    [Trait("Category", "Judge")]
    public async Task Five_readers_get_the_newsletter_through_Postfix_over_both_kinds_of_TLS()
    {
        using var server = PostfixServer.Start("ngozi", "kohei", "ales", "zoe", "raul");
        using var folder = new TempFolder();
        var list = folder.PathOf("list.csv");
        File.WriteAllText(list, File.ReadAllText(List).Replace("lab.example", server.Domain, StringComparison.Ordinal));
        var source = Repository.Corpus is { } corpus ? Path.Combine(corpus, "briefly", "2026-03-21.full.txt") : Digest;
        var secret = new Dictionary<string, string?> { ["SECRET"] = server.Password };
        foreach (var (uri, round) in new[] { ($"smtp://{server.Host}:{server.SubmissionPort}", 1), ($"smtps://{server.Host}:{server.ImplicitTlsPort}", 2) })
        {
            var run = CommandRun.With(secret, "send", source, "--recipients", list, "--from", From, "--smtp", uri, "--user", server.User, "--password-env", "SECRET", "--ca", server.AuthorityFile, "--ledger", folder.PathOf($"ledger{round}"));
            Assert.True(run.Exit == ExitCode.Clean, run.Output + run.Error + server.Log);
            Assert.Contains("5 of 5", run.Output, StringComparison.Ordinal);
        }

        CommandRun.Of("build", source, "-o", folder.PathOf("out"), "--to", "pdf", "--no-attachments");
        var pdf = Directory.GetFiles(folder.PathOf("out"), "*.pdf").Single();
        foreach (var reader in (string[])["ngozi", "kohei", "ales", "zoe", "raul"])
        {
            foreach (var message in await server.MessagesOf($"{reader}@{server.Domain}", 2))
            {
                var file = folder.PathOf($"{reader}.eml");
                File.WriteAllBytes(file, message);
                var (exit, output, error) = Judge.Run("python3", Repository.PathOf("tests", "Digest.Cli.Tests", "parse.py"), file, pdf);
                Assert.True(exit == 0, output + error);
            }
        }
    }

    [PostfixFact]
    [Trait("Category", "Judge")]
    public void A_wrong_password_stops_the_run_and_a_second_call_sends_to_nobody_twice()
    {
        using var server = PostfixServer.Start("ada", "bob");
        using var folder = new TempFolder();
        File.WriteAllText(folder.PathOf("list.csv"), $"email\nada@{server.Domain}\nbob@{server.Domain}\n");
        CommandRun Send(string password) => CommandRun.With(
            new() { ["SECRET"] = password },
            "send", Digest, "--recipients", folder.PathOf("list.csv"), "--from", From, "--smtp", $"smtps://{server.Host}:{server.ImplicitTlsPort}", "--user", server.User, "--password-env", "SECRET", "--ca", server.AuthorityFile, "--ledger", folder.PathOf("ledger"));
        var refused = Send("not the password");
        Assert.Equal(ExitCode.MailNotAccepted, refused.Exit);
        Assert.DoesNotContain("not the password", refused.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Clean, Send(server.Password).Exit);
        var log = server.Log;
        var again = Send(server.Password);
        Assert.Equal(ExitCode.Clean, again.Exit);
        Assert.Contains("2 of 2", again.Output, StringComparison.Ordinal);
        Assert.Equal(Count(log, "smtpd"), Count(server.Log, "smtpd"));
    }

    private static int Count(string log, string word) => log.Split('\n').Count(line => line.Contains("sasl_username", StringComparison.Ordinal) && line.Contains(word, StringComparison.Ordinal));
}
