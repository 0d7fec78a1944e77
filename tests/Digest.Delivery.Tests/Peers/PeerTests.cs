using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Digest.Delivery.Smtp;
using Digest.Testing.Mail;

namespace Digest.Delivery.Tests.Peers;

/// <summary>What real servers other than Postfix make of our client.</summary>
[Trait("Category", "Judge")]
public class PeerTests
{
    private const string Python = "/usr/bin/python3";

    [JudgedFact(Python)]
    public async Task Aiosmtpd_fails_by_recipient_and_each_outcome_is_what_the_server_did()
    {
        using var peer = await PeerProcess.StartAsync(Python, null, Repository.PathOf("tests", "Digest.Delivery.Tests", "Peers", "faults.py"));
        await using var transport = new SmtpTransport(Clear(peer.Port) with { Timeouts = new SmtpTimeouts { DataEnd = TimeSpan.FromSeconds(1) } });
        foreach (var (name, kind) in new (string, Type)[]
        {
            ("ada", typeof(Outcome.Accepted)), ("grey", typeof(Outcome.Deferred)), ("gone", typeof(Outcome.Refused)), ("full", typeof(Outcome.Deferred)), ("drop-rcpt", typeof(Outcome.NotSent)),
            ("tmp-dot", typeof(Outcome.Deferred)), ("bad-dot", typeof(Outcome.Refused)), ("drop-after-dot", typeof(Outcome.Unknown)), ("slow-dot", typeof(Outcome.Unknown)), ("bela", typeof(Outcome.Accepted)),
        })
        {
            var outcome = await transport.SendAsync(Letters.To($"{name}@example.test"), Letters.Message(), Letters.Yes, CancellationToken.None);
            Assert.True(Letters.Only(outcome).GetType() == kind, $"{name}: {Letters.Only(outcome)}");
        }

        Assert.Equal(["ada", "drop-after-dot", "slow-dot", "bela"], (await peer.TakenAsync(4)).Select(line => line.Split(' ')[1].Split('@')[0]));
    }

    [TokenFact]
    public async Task Npm_smtp_server_takes_an_access_token_and_refuses_a_wrong_one()
    {
        using var folder = new TempFolder();
        using var authority = new TestAuthority();
        using var certificate = authority.Issue("localhost");
        File.WriteAllText(folder.PathOf("cert.pem"), certificate.ExportCertificatePem());
        using var key = certificate.GetECDsaPrivateKey()!;
        File.WriteAllText(folder.PathOf("key.pem"), key.ExportPkcs8PrivateKeyPem());
        using var peer = await PeerProcess.StartAsync("node", new Dictionary<string, string> { ["NODE_PATH"] = TokenFactAttribute.Modules }, Repository.PathOf("tests", "Digest.Delivery.Tests", "Peers", "tokens.js"), folder.PathOf("key.pem"), folder.PathOf("cert.pem"));
        var options = Clear(peer.Port) with { Host = "localhost", Security = SmtpSecurity.StartTls, User = "user", PinnedAuthority = authority.Root, AccessToken = _ => Task.FromResult("a-token") };
        await using (var transport = new SmtpTransport(options))
        {
            Assert.IsType<Outcome.Accepted>(Letters.Only(await transport.SendAsync(Letters.To("ada@example.test"), Letters.Message(), Letters.Yes, CancellationToken.None)));
            Assert.IsType<Outcome.Refused>(Letters.Only(await transport.SendAsync(Letters.To("gone@example.test"), Letters.Message(), Letters.Yes, CancellationToken.None)));
        }

        await using (var transport = new SmtpTransport(options with { AccessToken = _ => Task.FromResult("another") }))
            Assert.Equal(RunStopReason.AuthenticationRefused, (await transport.SendAsync(Letters.To("ada@example.test"), Letters.Message(), Letters.Yes, CancellationToken.None)).Stop!.Reason);
        foreach (var mechanism in (SaslMechanism[])[SaslMechanism.Plain, SaslMechanism.Login])
        {
            await using var transport = new SmtpTransport(options with { AccessToken = null, Password = "word", Mechanism = mechanism });
            Assert.IsType<Outcome.Accepted>(Letters.Only(await transport.SendAsync(Letters.To("bela@example.test"), Letters.Message(), Letters.Yes, CancellationToken.None)));
        }

        Assert.Equal(3, (await peer.TakenAsync(3)).Count);
    }

    [JudgedFact("smtp-sink")]
    public async Task Smtp_sink_fails_as_a_whole_and_each_outcome_is_what_the_server_did()
    {
        foreach (var (fault, kind) in new (string[], Type)[]
        {
            ([], typeof(Outcome.Accepted)), (["-q", "."], typeof(Outcome.Unknown)), (["-q", "DATA"], typeof(Outcome.NotSent)), (["-r", "RCPT"], typeof(Outcome.Deferred)), (["-f", "RCPT"], typeof(Outcome.Refused)),
            (["-f", "DATA"], typeof(Outcome.Refused)), (["-Q", "MAIL"], typeof(Outcome.Deferred)), (["-r", "."], typeof(Outcome.Deferred)), (["-f", "."], typeof(Outcome.Refused)),
        })
        {
            var port = FreePort();
            string[] own = Environment.IsPrivilegedProcess ? ["-u", "nobody"] : [];
            using var sink = Process.Start(new ProcessStartInfo(Judge.Find("smtp-sink")!, [.. own, .. fault, string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"), "10"]))!;
            try
            {
                await ReadyAsync(port);
                await using var transport = new SmtpTransport(Clear(port));
                var outcome = Letters.Only(await transport.SendAsync(Letters.To("ada@example.test"), Letters.Message(), Letters.Yes, CancellationToken.None));
                Assert.True(outcome.GetType() == kind, $"{string.Join(' ', fault)}: {outcome}");
            }
            finally
            {
                sink.Kill();
            }
        }
    }

    private static SmtpOptions Clear(int port) => new() { Host = "127.0.0.1", Port = port, Security = SmtpSecurity.InsecureLoopback };

    private static async Task ReadyAsync(int port)
    {
        for (var round = 0; ; round++)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (round < 100)
            {
                await Task.Delay(20);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>A test against npm's smtp-server; reported as not run where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TokenFactAttribute : FactAttribute
{
    public TokenFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") == "true") return;
        if (!Judge.IsInstalled("node") || !Directory.Exists(Path.Combine(Modules, "smtp-server"))) Skip = "not run: node or smtp-server not installed (./do setup installs all judges)";
    }

    public static string Modules => Repository.PathOf("artifacts", "judges", "mail", "node_modules");
}
