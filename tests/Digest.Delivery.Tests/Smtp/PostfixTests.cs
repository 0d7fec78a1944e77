using System.Text;
using Digest.Delivery.Ledgers;
using Digest.Delivery.Mailings;
using Digest.Delivery.Smtp;
using Digest.Testing.Mail;

namespace Digest.Delivery.Tests.Smtp;

[Trait("Category", "Judge")]
public class PostfixTests
{
    private static readonly string[] Readers = ["ada", "bela", "chen", "dina", "emil"];

    [PostfixFact]
    public async Task A_real_server_takes_mail_for_five_readers_over_both_kinds_of_tls()
    {
        using var server = PostfixServer.Start(Readers);
        var text = string.Concat(Enumerable.Range(0, 4000).Select(line => $".{line} dots at the start of lines.\r\n..\r\n"));
        foreach (var security in (SmtpSecurity[])[SmtpSecurity.StartTls, SmtpSecurity.ImplicitTls])
        {
            await using var transport = new SmtpTransport(OptionsFor(server, security));
            foreach (var reader in Readers)
            {
                var outcome = await transport.SendAsync(Letters.To($"{reader}@example.test"), Letters.Message(text, $"{security} for {reader}"), Letters.Yes, CancellationToken.None);
                Assert.IsType<Outcome.Accepted>(Letters.Only(outcome));
            }
        }

        foreach (var reader in Readers)
        {
            var received = (await server.MessagesOf($"{reader}@example.test", 2)).Select(PostfixServer.AsSent).Select(Encoding.ASCII.GetString).ToHashSet();
            var sent = new[] { SmtpSecurity.StartTls, SmtpSecurity.ImplicitTls }.Select(security => Encoding.ASCII.GetString(Letters.Message(text, $"{security} for {reader}")));
            Assert.Equal(sent.ToHashSet(), received);
        }
    }

    [PostfixFact]
    public async Task A_real_server_delivers_to_an_address_without_an_ascii_form()
    {
        using var server = PostfixServer.Start("zoë");
        var message = Encoding.UTF8.GetBytes("From: digest@example.test\r\nTo: zoë@example.test\r\nSubject: one\r\n\r\nThe reef grew.\r\n");
        await using (var transport = new SmtpTransport(OptionsFor(server, SmtpSecurity.StartTls)))
            Assert.IsType<Outcome.Accepted>(Letters.Only(await transport.SendAsync(Letters.To("zoë@example.test"), message, Letters.Yes, CancellationToken.None)));
        // The server adds the fields that are missing.
        var received = Encoding.UTF8.GetString(PostfixServer.AsSent((await server.MessagesOf("zoë@example.test"))[0]));
        Assert.StartsWith("From: digest@example.test\r\nTo: zoë@example.test\r\nSubject: one\r\n", received, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\nThe reef grew.\r\n", received, StringComparison.Ordinal);
    }

    [PostfixFact]
    public async Task A_real_server_refuses_what_it_should()
    {
        using var server = PostfixServer.Start(Readers);
        var options = OptionsFor(server, SmtpSecurity.StartTls);
        await using (var wrong = new SmtpTransport(options with { Password = "another" }))
        {
            var outcome = await wrong.SendAsync(Letters.To("ada@example.test"), Letters.Message(), Letters.Yes, CancellationToken.None);
            Assert.Equal((RunStopReason.AuthenticationRefused, SendPhase.Authentication), (outcome.Stop!.Reason, outcome.Phase));
        }

        await using (var untrusting = new SmtpTransport(options with { PinnedAuthority = null }))
        {
            var outcome = await untrusting.SendAsync(Letters.To("ada@example.test"), Letters.Message(), Letters.Yes, CancellationToken.None);
            Assert.Equal((RunStopReason.TlsImpossible, SendPhase.Tls), (outcome.Stop!.Reason, outcome.Phase));
        }

        await using var transport = new SmtpTransport(options);
        var mixed = await transport.SendAsync(Letters.To("ada@example.test", "no-such-box@example.test", "bela@example.test"), Letters.Message(), Letters.Yes, CancellationToken.None);
        Assert.Collection(mixed.Recipients,
            first => Assert.IsType<Outcome.Accepted>(first.Outcome),
            second => Assert.StartsWith("550 5.1.1", Assert.IsType<Outcome.Refused>(second.Outcome).Reply, StringComparison.Ordinal),
            third => Assert.IsType<Outcome.Accepted>(third.Outcome));
        Assert.Single(await server.MessagesOf("ada@example.test"));
    }

    [PostfixFact]
    public async Task A_real_server_logs_us_in_by_each_mechanism_that_we_share()
    {
        using var server = PostfixServer.Start(Readers);
        foreach (var mechanism in (SaslMechanism[])[SaslMechanism.Plain, SaslMechanism.Login, SaslMechanism.ScramSha256])
        {
            foreach (var security in (SmtpSecurity[])[SmtpSecurity.StartTls, SmtpSecurity.ImplicitTls])
            {
                var options = OptionsFor(server, security) with { Mechanism = mechanism };
                Assert.Equal(SmtpLogin.NameOf(mechanism), (await SmtpProbe.RunAsync(options, CancellationToken.None)).Mechanism);
                var wrong = await SmtpProbe.RunAsync(options with { Password = "another" }, CancellationToken.None);
                Assert.Equal((SendPhase.Authentication, null), (wrong.Phase, wrong.Mechanism));
            }
        }

        var best = await SmtpProbe.RunAsync(OptionsFor(server, SmtpSecurity.StartTls), CancellationToken.None);
        Assert.Equal(("SCRAM-SHA-256", null), (best.Mechanism, best.Problem));
        Assert.Contains("TLS", best.Protection, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("PIPELINING", best.Offers);
    }

    [PostfixFact]
    public async Task A_mailing_with_a_journal_reaches_every_reader_once_however_often_it_is_run()
    {
        using var server = PostfixServer.Start(Readers);
        using var folder = new TempFolder();
        var mailing = new Mailing
        {
            Id = "tides-2026-11-20",
            Sender = EnvelopeAddress.Parse("digest@example.test"),
            Recipients = [.. Readers.Append("no-such-box").Select(reader => new Recipient { Address = EnvelopeAddress.Parse($"{reader}@example.test") })],
            Message = recipient => new MessageParts(Letters.Message($"for {recipient.Address}\r\n")),
        };
        for (var run = 0; run < 2; run++)
        {
            await using var ledger = await JournalLedger.OpenAsync(folder.PathOf("tides.journal"), mailing.Freeze());
            await using var transport = new SmtpTransport(OptionsFor(server, SmtpSecurity.StartTls));
            var report = await MailingRun.RunAsync(ledger, [transport], mailing, new MailingOptions(), null, CancellationToken.None);
            Assert.Equal((MailingEnd.Finished, 5, 1), (report.End, report.Accepted, report.Refused));
        }

        foreach (var reader in Readers)
            Assert.EndsWith($"for {reader}@example.test\r\n", Encoding.ASCII.GetString(PostfixServer.AsSent(Assert.Single(await server.MessagesOf($"{reader}@example.test")))), StringComparison.Ordinal);
    }

    private static SmtpOptions OptionsFor(PostfixServer server, SmtpSecurity security) => new()
    {
        Host = server.Host,
        Port = security == SmtpSecurity.StartTls ? server.SubmissionPort : server.ImplicitTlsPort,
        Security = security,
        User = server.User,
        Password = server.Password,
        PinnedAuthority = server.Authority,
    };
}
