using System.CommandLine;
using Digest.Cli.Faces;

namespace Digest.Cli.Commands;

/// <summary>The options of <c>digest send</c>, in the words of the command line.</summary>
internal sealed class SendOptions
{
    public Option<string> Recipients { get; } = new("--recipients") { Description = "Who gets it: an address, or a CSV file with a heading row “name,email” and perhaps “kind” (person or list).", HelpName = "LIST.csv|ADDRESS", Required = true };

    public Option<string> From { get; } = new("--from") { Description = "Who sends it: “Lab <lab@example.org>”.", HelpName = "ADDRESS", Required = true };

    public Option<string?> ReplyTo { get; } = new("--reply-to") { Description = "Where answers go.", HelpName = "ADDRESS" };

    public Option<string?> DryRun { get; } = new("--dry-run") { Description = "Send nothing; write each message as a file into this folder.", HelpName = "DIR" };

    public Option<string?> Ledger { get; } = new("--ledger") { Description = "The folder that remembers what was sent to whom; by default beside the source, named SOURCE.ledger.", HelpName = "DIR" };

    public Option<string> IfEmpty { get; } = new("--if-empty") { Description = "An issue without papers, ideas or text: refuse (exit 1), skip (exit 0, nothing sent), or send.", HelpName = "POLICY", DefaultValueFactory = _ => "refuse" };

    public Option<bool> AttachToLists { get; } = new("--attach-to-lists") { Description = "Attach the PDF for list addresses too, whatever its size." };

    public Option<string?> ArchiveUrl { get; } = new("--archive-url") { Description = "Where the issue can be read on the web.", HelpName = "URL" };

    public Option<string?> PdfUrl { get; } = new("--pdf-url") { Description = "Where the PDF can be fetched when it is not attached.", HelpName = "URL" };

    public Option<int?> AttachUpTo { get; } = new("--attach-up-to") { Description = "Link a PDF that is larger, in kB, instead of attaching it; by default persons get it attached whatever its size, list addresses up to 40 kB.", HelpName = "KB" };

    public Option<string[]> Unsubscribe { get; } = new("--unsubscribe") { Description = "Where a reader ends the subscription: https://… or mailto:…; may be given for both. {to} stands for the reader's address, in headers alone.", HelpName = "URL" };

    public Option<bool> OneClick { get; } = new("--one-click") { Description = "The https address of --unsubscribe ends the subscription by one POST, without questions (RFC 8058); it needs {to}." };

    public Option<bool> Thread { get; } = new("--thread") { Description = "Let mail programs show all issues of a series as one conversation." };

    public Option<string?> ListId { get; } = new("--list-id") { Description = "The list's identifier (RFC 2919), such as digest.lab.example.org.", HelpName = "ID" };

    public ServerOptions Server { get; } = new();

    public RunOptions Run { get; } = new();

    public ChemistryOptions Chemistry { get; } = new();

    public VocabularyOption Vocabulary { get; } = new();

    public AudienceOption Audience { get; } = new();

    public FontOptions Fonts { get; } = new();

    public ThemeOptions Look { get; }

    public SendOptions(GroupSettings group)
    {
        Look = new(group);
        IfEmpty.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not ("refuse" or "skip" or "send")) result.AddError("--if-empty is refuse, skip or send.");
        });
        AttachUpTo.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 0) result.AddError("--attach-up-to is 0 or more.");
        });
        var sender = group.Configuration.Sender;
        Decided(From, sender.From);
        // A list is a file beside the configuration, an address is none.
        Decided(Recipients, sender.Recipients is { } list && group.PathOf(list) is var path && File.Exists(path) ? path : sender.Recipients);
        Decided(ReplyTo, sender.ReplyTo);
        Decided(ArchiveUrl, sender.ArchiveUrl);
        Decided(Unsubscribe, sender.Unsubscribe is { } way ? [way] : null);
        Decided(ListId, sender.ListId);
    }

    // What the group decided stands where the command line says nothing.
    private static void Decided<T>(Option<T> option, T? value)
        where T : class?
    {
        if (value is null) return;
        option.Required = false;
        option.DefaultValueFactory = _ => value;
    }

    public IEnumerable<Option> All =>
        [Recipients, From, ReplyTo, .. Server.All, DryRun, Ledger, .. Run.All, IfEmpty, AttachUpTo, AttachToLists, PdfUrl, ArchiveUrl, Unsubscribe, OneClick, ListId, Thread, Audience.Option, Vocabulary.Option, .. Chemistry.All, .. Look.OfPages, .. Fonts.All];
}
