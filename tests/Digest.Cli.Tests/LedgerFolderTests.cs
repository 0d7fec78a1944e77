namespace Digest.Cli.Tests;

public class LedgerFolderTests
{
    private static readonly string Digest = CommandRun.Sample("reef-ecology-2026-02-14.md");

    [Fact]
    public void A_ledger_that_cannot_be_written_is_one_sentence_and_nothing_is_sent()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.PathOf("ledger"), "a file where a folder should be");
        File.WriteAllText(folder.PathOf("list.csv"), "email\nada@lab.example\n");
        CommandRun.Of("send", Digest, "--recipients", folder.PathOf("list.csv"), "--from", "lab@lab.example", "--maildir", folder.PathOf("box"), "--ledger", folder.PathOf("ledger")).FailsWith(ExitCode.World, "ledger");
        Assert.False(Directory.Exists(folder.PathOf("box", "new")));
    }

    [Fact]
    public void A_second_call_says_that_nobody_is_due()
    {
        using var folder = new TempFolder();
        string[] arguments = ["send", Digest, "--recipients", "ada@lab.example", "--from", "lab@lab.example", "--maildir", folder.PathOf("box"), "--ledger", folder.PathOf("ledger")];
        Assert.StartsWith("1 of 1 accepted by", CommandRun.Of(arguments).Output, StringComparison.Ordinal);
        Assert.StartsWith("Nobody is due, so nothing was sent: 1 of 1 accepted earlier", CommandRun.Of(arguments).Output, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(folder.PathOf("box", "new")));
    }
}
