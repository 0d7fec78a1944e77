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

        CommandRun.Of("build", source, "-o", folder.PathOf("out"), "--to", "pdf");
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
