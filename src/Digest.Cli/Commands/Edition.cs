using System.CommandLine;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Digest.Delivery;
using Digest.Delivery.Mailings;
using Digest.Model.Diagnostics;
using Digest.Render.Email.Mime;
using Digest.Render.Email.Newsletters;

namespace Digest.Cli.Commands;

/// <summary>
/// What readers get: persons the newsletter with its PDF, and list addresses the shared edition, which names nobody's own way out and, above 40 kB, links
/// the PDF instead of attaching it.
/// </summary>
internal sealed class Edition
{
    private const int LargestForLists = 40;
    private const string ToMark = "{to}";
    private readonly Context context;
    private readonly ParseResult parsed;
    private readonly SendOptions options;
    private readonly MailAddress from;
    private readonly MailAddress? replyTo;
    private readonly IReadOnlyList<Reader> readers;
    private readonly string[] ways;

    /// <summary>Reads the addresses of the command line.</summary>
    /// <exception cref="CommandException">One of them, or the list, is wrong.</exception>
    public Edition(Context context, ParseResult parsed, SendOptions options)
    {
        (this.context, this.parsed, this.options) = (context, parsed, options);
        from = Readers.Address(parsed.GetRequiredValue(options.From), "sender");
        replyTo = parsed.GetValue(options.ReplyTo) is { } reply ? Readers.Address(reply, "address for answers") : null;
        ways = Ways();
        readers = Readers.Read(parsed.GetRequiredValue(options.Recipients));
    }

    /// <summary>The mailing of an issue.</summary>
    /// <exception cref="CommandException">An option does not go with the issue, or with another.</exception>
    public Mailing Compose(ReadSource read, List<Diagnostic> diagnostics)
    {
        var issue = read.Issue.Value;
        var pdf = Outputs.Attachment(read, Outputs.Keep(read.MailPdf, diagnostics));
        var thread = !parsed.GetValue(options.Thread) ? null : issue.Series ?? throw new CommandException(ExitCode.Usage, "--thread: the issue names no series that its mails could belong to.", "Name one in the source's front matter (series).");
        var forPersons = Compose(read, ways, Attached(pdf, ReaderKind.Person), diagnostics);
        var forLists = readers.Any(reader => reader.Kind == ReaderKind.List) ? Compose(read, [], Attached(pdf, ReaderKind.List), diagnostics) : forPersons;
        var date = context.Time.GetUtcNow();
        var byKey = readers.ToDictionary(reader => EnvelopeAddress.Parse(reader.Address.Address).Key);
        return new Mailing
        {
            Id = issue.Id,
            Sender = EnvelopeAddress.Parse(from.Address),
            Recipients = [.. readers.Select(reader => new Recipient { Address = EnvelopeAddress.Parse(reader.Address.Address), Name = reader.Address.Name.Length > 0 ? reader.Address.Name : null })],
            ContentHash = Hash(thread, forPersons, forLists),
            Message = recipient =>
            {
                var reader = byKey[recipient.Address.Key];
                var isList = reader.Kind == ReaderKind.List;
                var letter = isList ? forLists : forPersons;
                return new MessageParts(MimeWriter.WriteHead(letter.Message(new Addressing
                {
                    From = from,
                    To = reader.Address,
                    ReplyTo = replyTo,
                    Date = date,
                    MessageId = MessageIds.For(issue.Id, reader.Address, from),
                    ListId = parsed.GetValue(options.ListId),
                    ListUnsubscribe = isList ? [] : [.. ways.Select(way => way.Replace(ToMark, Uri.EscapeDataString(reader.Address.Address), StringComparison.Ordinal))],
                    OneClick = parsed.GetValue(options.OneClick) && !isList ? OneClick.Promised : OneClick.None,
                    Series = thread,
                })), isList ? letter.Shared : letter.For(reader.Address.Name));
            },
        };
    }

    // Https first, as readers of mail prefer it.
    private string[] Ways()
    {
        string[] given = [.. (parsed.GetValue(options.Unsubscribe) ?? []).OrderBy(way => way.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? 0 : 1)];
        if (parsed.GetValue(options.OneClick) && !(given is [var first, ..] && first.StartsWith("https:", StringComparison.OrdinalIgnoreCase) && first.Contains(ToMark, StringComparison.Ordinal)))
            throw new CommandException(ExitCode.Usage, "--one-click needs --unsubscribe with an https address that holds {to}: by that alone the server knows who leaves.", "For example --unsubscribe \"https://lab.example.org/leave?who={to}\".");
        return given;
    }

    // Null when it is linked instead.
    private MimeBody.Attachment? Attached(MimeBody.Attachment pdf, ReaderKind kind)
    {
        if (kind == ReaderKind.List && parsed.GetValue(options.AttachToLists)) return pdf;
        var most = parsed.GetValue(options.AttachUpTo) ?? (kind == ReaderKind.List ? LargestForLists : int.MaxValue);
        if (pdf.Octets.Count / 1024.0 <= most) return pdf;
        if (parsed.GetValue(options.PdfUrl) is null && parsed.GetValue(options.ArchiveUrl) is null)
            throw new CommandException(ExitCode.Usage, $"The PDF is larger than {most} kB, so {(kind == ReaderKind.List ? "list addresses get" : "readers get")} a link instead, and neither --pdf-url nor --archive-url names one.", "Give --pdf-url URL, or --attach-to-lists or a higher --attach-up-to to attach it all the same.");
        return null;
    }

    private Letter Compose(ReadSource read, IReadOnlyList<string> unsubscribe, MimeBody.Attachment? pdf, List<Diagnostic> diagnostics)
    {
        var options = new NewsletterOptions
        {
            Sender = from.Name.Length > 0 ? from.Name : null,
            ArchiveUrl = parsed.GetValue(this.options.ArchiveUrl),
            PdfUrl = parsed.GetValue(this.options.PdfUrl),
            // All share the body, so nothing in it is one reader's.
            UnsubscribeUrl = unsubscribe.FirstOrDefault()?.Replace(ToMark, "", StringComparison.Ordinal),
            AttachmentName = pdf?.FileName,
            Chemistry = read.Chemistry,
        };
        var newsletter = Outputs.Keep(NewsletterComposer.Compose(read.Issue.Value, options), diagnostics);
        return new(newsletter.Subject, new NewsletterEditions(read.Issue.Value, options, newsletter, pdf));
    }

    // The issue with all options and the theme is in the octets; the date, which differs between two calls, is not.
    private string Hash(string? thread, params ReadOnlySpan<Letter> letters)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var version = typeof(Edition).Assembly.GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version;
        hash.AppendData(Encoding.UTF8.GetBytes(string.Join('\n', [version, from.ToString(), replyTo?.ToString(), parsed.GetValue(options.ListId), .. ways, parsed.GetValue(options.OneClick).ToString(), thread, .. readers.Select(reader => $"{reader.Kind} {reader.Address}")])));
        foreach (var letter in letters)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"\n{letter.Subject}\n"));
            hash.AppendData(letter.Shared);
        }

        // In the order of the list, which is in the hash too.
        foreach (var reader in readers.Where(reader => reader.Kind != ReaderKind.List))
            if (letters[0].For(reader.Address.Name) is var own && !ReferenceEquals(own, letters[0].Shared)) hash.AppendData(own);

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>One newsletter's subject and bodies: the shared one, and those of readers whom the issue names, each made once.</summary>
    private sealed class Letter(string subject, NewsletterEditions editions)
    {
        private readonly Dictionary<string, byte[]> own = new(StringComparer.Ordinal);

        public string Subject => subject;

        public byte[] Shared { get; } = MimeWriter.WriteBody(editions.Shared);

        public byte[] For(string reader)
        {
            if (own.TryGetValue(reader, out var body)) return body;
            var edition = editions.For(reader);
            return ReferenceEquals(edition, editions.Shared) ? Shared : own[reader] = MimeWriter.WriteBody(edition);
        }

        public MailMessage Message(Addressing addressing) => NewsletterMessage.Build(subject, editions.Shared, addressing);
    }
}
