using System.Text.RegularExpressions;

namespace Digest.Cli.Tests;

/// <summary>What <c>digest send</c> lets say of the PDF, of leaving, and of the series, and what it refuses before anything is written.</summary>
public sealed class EditionTests : IDisposable
{
    private static readonly string Digest = CommandRun.Sample("reef-ecology-2026-02-14.md");
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("1", false)]
    [InlineData("0", false)]
    [InlineData("4000", true)]
    public void A_pdf_above_the_threshold_is_linked(string kilobytes, bool isAttached)
    {
        var mail = Only(Send("--attach-up-to", kilobytes, "--pdf-url", "https://lab.example.org/reef.pdf"));
        Assert.Equal(isAttached, mail.Contains("application/pdf", StringComparison.Ordinal));
        Assert.Equal(!isAttached, mail.Contains("https://lab.example.org/reef.pdf", StringComparison.Ordinal));
    }

    [Fact]
    public void A_pdf_above_the_threshold_needs_a_place_to_be_fetched_from() => Send("--attach-up-to", "1").FailsWith(ExitCode.Usage, "--pdf-url");

    [Fact]
    public void One_request_ends_the_subscription_and_only_the_header_says_whose()
    {
        var mail = Only(Send("--unsubscribe", "mailto:leave@lab.example.org", "--unsubscribe", "https://lab.example.org/leave?who={to}", "--one-click", "--list-id", "reef.lab.example.org"));
        var unfolded = mail.Replace("\r\n ", " ", StringComparison.Ordinal);
        Assert.Contains("\r\nList-Unsubscribe: <https://lab.example.org/leave?who=ada%40lab.example>, <mailto:leave@lab.example.org>\r\n", unfolded, StringComparison.Ordinal);
        Assert.Contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n", unfolded, StringComparison.Ordinal);
        Assert.Contains("\r\nList-Id: <reef.lab.example.org>\r\n", unfolded, StringComparison.Ordinal);
        var body = mail[mail.IndexOf("\r\n\r\n", StringComparison.Ordinal)..];
        Assert.DoesNotContain("ada%40", body, StringComparison.Ordinal);
        Assert.DoesNotContain("{to}", mail, StringComparison.Ordinal);
        Assert.Contains("leave?who=3D", body, StringComparison.Ordinal);
    }

    [Fact]
    public void Issues_of_a_series_refer_to_one_message_when_asked_to()
    {
        Assert.Matches(new Regex("\r\nReferences: <series\\.[0-9a-f]{16}@lab\\.example>\r\n"), Only(Send("--thread")));
        Assert.DoesNotContain("\r\nReferences:", Only(Send()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https address that holds {to}", "--one-click")]
    [InlineData("https address that holds {to}", "--one-click", "--unsubscribe", "https://lab.example.org/leave")]
    [InlineData("DG5004", "--unsubscribe", "http://lab.example.org/leave")]
    [InlineData("DG5004", "--unsubscribe", "javascript:alert(1)")]
    [InlineData("DG5004", "--unsubscribe", "")]
    [InlineData("DG5004", "--archive-url", "ftp://lab.example.org/")]
    [InlineData("DG5004", "--pdf-url", "https://lab.example.org/a b.pdf")]
    [InlineData("must be visible ASCII", "--list-id", "a list")]
    [InlineData("must be visible ASCII", "--list-id", "")]
    [InlineData("DG5005: No sender is given", "--from", "")]
    [InlineData("DG5005", "--from", "Lab <la b@lab.example>")]
    [InlineData("DG5005", "--from", "Lab <lab\n@lab.example>")]
    [InlineData("DG5005", "--from", "Lab <lab😀@lab.example>")]
    [InlineData("DG5005", "--from", "\"Lab\" <\"lab\"@lab.example>")]
    [InlineData("DG5005: No address for answers", "--reply-to", " ")]
    [InlineData("--attach-up-to is 0 or more", "--attach-up-to", "-1")]
    public void What_cannot_be_used_is_one_answer_and_nothing_is_written(string named, params string[] arguments)
    {
        Send(arguments).FailsWith(ExitCode.Usage, named);
        Assert.False(Directory.Exists(folder.PathOf("mails")));
    }

    [Fact]
    public void A_group_whose_name_is_markup_is_told_of_and_shown_as_it_stands()
    {
        var run = Send("--from", "<b>Lab</b> <lab@lab.example>");
        Assert.Contains("DG5006", run.Error, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Lab&lt;/b&gt;", Only(run).Replace("=\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private CommandRun Send(params string[] arguments) => CommandRun.Of(
        ["send", Digest, "--recipients", "ada@lab.example", .. arguments.Contains("--from") ? (string[])[] : ["--from", "Reef Lab <lab@lab.example>"], "--dry-run", folder.PathOf("mails"), .. arguments]);

    private string Only(CommandRun run)
    {
        Assert.Equal(ExitCode.Clean, run.Exit);
        return File.ReadAllText(Directory.GetFiles(folder.PathOf("mails")).Order(StringComparer.Ordinal).Last());
    }
}
