using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Xunit;

namespace Digest.Testing.Mail;

/// <summary>
/// A private Postfix on loopback that takes mail from one user for the mailboxes of <see cref="Domain"/> that the test names, and puts it into Maildirs.
/// It has its own configuration, queue and password file below a temporary folder, and ends with <see cref="Dispose"/>. Starting it needs root.
/// </summary>
public sealed class PostfixServer : IDisposable
{
    private const int Nobody = 65534;
    private readonly string[] mailboxes;
    private readonly TempFolder folder = new();
    private readonly TestAuthority authority = new();

    private PostfixServer(string[] mailboxes)
    {
        this.mailboxes = mailboxes;
        SubmissionPort = FreePort();
        ImplicitTlsPort = FreePort();
    }

    /// <summary>The domain of every mailbox.</summary>
    public string Domain => "example.test";

    /// <summary>The server's host name, to which its certificate is issued.</summary>
    public string Host => "localhost";

    /// <summary>The port that offers STARTTLS and then AUTH.</summary>
    public int SubmissionPort { get; }

    /// <summary>The port that speaks TLS from the first octet.</summary>
    public int ImplicitTlsPort { get; }

    /// <summary>The user who may send.</summary>
    public string User => "digest@example.test";

    /// <summary>That user's password.</summary>
    public string Password => "only for tests";

    /// <summary>The authority that signed the server's certificate.</summary>
    public X509Certificate2 Authority => authority.Root;

    /// <summary>The authority's certificate as a PEM file.</summary>
    public string AuthorityFile => folder.PathOf("etc", "authority.pem");

    /// <summary>What Postfix wrote into its log so far.</summary>
    public string Log => File.Exists(folder.PathOf("mail.log")) ? File.ReadAllText(folder.PathOf("mail.log")) : "";

    /// <summary>Starts a server with the named mailboxes (the parts before the @) and returns when both ports answer.</summary>
    /// <exception cref="InvalidOperationException">Postfix did not start; the message has its log.</exception>
    public static PostfixServer Start(params string[] mailboxes)
    {
        var server = new PostfixServer(mailboxes);
        try
        {
            server.Lay();
            server.Postfix("start");
            foreach (var port in (int[])[server.SubmissionPort, server.ImplicitTlsPort])
            {
                using var probe = new TcpClient();
                probe.Connect(IPAddress.Loopback, port);
            }

            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Waits until <paramref name="recipient"/> has at least <paramref name="count"/> messages, and gives their octets with the lines Postfix put before them.</summary>
    /// <exception cref="TimeoutException">They did not arrive within 30 seconds; the message has the server's log.</exception>
    public async Task<IReadOnlyList<byte[]>> MessagesOf(string recipient, int count = 1)
    {
        var box = folder.PathOf("mail", recipient.Split('@')[0], "new");
        for (var round = 0; round < 600; round++)
        {
            var files = Directory.Exists(box) ? Directory.GetFiles(box) : [];
            if (files.Length >= count) return [.. files.Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        throw new TimeoutException($"{recipient} has fewer than {count} messages.\n{Log}");
    }

    /// <summary>A received message without the lines that Postfix put before it (Return-Path up to its own Received), lines ending in CRLF again.</summary>
    public static byte[] AsSent(byte[] received)
    {
        var lines = Encoding.Latin1.GetString(received).Split('\n').ToList();
        var first = lines.FindIndex(line => line.StartsWith("Received:", StringComparison.Ordinal)) + 1;
        while (lines[first].StartsWith('\t') || lines[first].StartsWith(' ')) first++;
        return Encoding.Latin1.GetBytes(string.Join("\r\n", lines.Skip(first)));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            if (File.Exists(folder.PathOf("queue", "pid", "master.pid"))) Postfix("stop");
        }
        finally
        {
            authority.Dispose();
            folder.Dispose();
        }
    }

    private void Postfix(string command)
    {
        var (code, output, error) = Judge.Run("postfix", "-c", folder.PathOf("etc"), command);
        if (code != 0) throw new InvalidOperationException($"postfix {command} ended with {code}.\n{output}{error}{Log}");
    }

    private void Lay()
    {
        // The server's processes run as postfix and as nobody: both must get to their files.
        Change("chmod", "755", folder.Path);
        foreach (var name in (string[])["etc/sasl", "queue", "data", "mail"]) Directory.CreateDirectory(folder.PathOf(name));
        Change("chown", "postfix", folder.PathOf("data"));
        Change("chown", Nobody.ToString(System.Globalization.CultureInfo.InvariantCulture), folder.PathOf("mail"));
        LayCertificates();
        LayPassword();
        File.WriteAllText(folder.PathOf("etc", "boxes"), string.Concat(mailboxes.Select(box => $"{box}@{Domain} {box}/\n")));
        File.WriteAllText(folder.PathOf("etc", "main.cf"), Main);
        File.WriteAllText(folder.PathOf("etc", "master.cf"), Master);
    }

    private void LayCertificates()
    {
        using var certificate = authority.Issue(Host);
        File.WriteAllText(AuthorityFile, Authority.ExportCertificatePem() + "\n");
        File.WriteAllText(folder.PathOf("etc", "cert.pem"), certificate.ExportCertificatePem() + "\n");
        using var key = certificate.GetECDsaPrivateKey()!;
        File.WriteAllText(folder.PathOf("etc", "key.pem"), key.ExportPkcs8PrivateKeyPem() + "\n");
        Change("chmod", "400", folder.PathOf("etc", "key.pem"));
    }

    // Debian's Postfix looks for the SASL configuration in its own configuration folder only.
    private void LayPassword()
    {
        var store = folder.PathOf("data", "sasldb2");
        File.WriteAllText(folder.PathOf("etc", "sasl", "smtpd.conf"),
            $"pwcheck_method: auxprop\nauxprop_plugin: sasldb\nsasldb_path: {store}\nmech_list: PLAIN LOGIN SCRAM-SHA-256\n");
        var start = new System.Diagnostics.ProcessStartInfo(Judge.Find("saslpasswd2")!) { RedirectStandardInput = true };
        foreach (var argument in (string[])["-p", "-c", "-f", store, "-u", Domain, User.Split('@')[0]]) start.ArgumentList.Add(argument);
        using var process = System.Diagnostics.Process.Start(start)!;
        process.StandardInput.Write(Password);
        process.StandardInput.Close();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"saslpasswd2 ended with {process.ExitCode}.");
        Change("chown", "postfix", store);
    }

    private string Main => $"""
        compatibility_level = 3.6
        queue_directory = {folder.PathOf("queue")}
        data_directory = {folder.PathOf("data")}
        command_directory = {Path.GetDirectoryName(Judge.Find("postfix"))}
        daemon_directory = /usr/lib/postfix/sbin
        mail_owner = postfix
        setgid_group = postdrop
        maillog_file = {folder.PathOf("mail.log")}
        maillog_file_prefixes = {folder.Path}
        myhostname = mail.{Domain}
        mydestination =
        mynetworks =
        inet_interfaces = 127.0.0.1
        inet_protocols = ipv4
        smtpd_tls_cert_file = {folder.PathOf("etc", "cert.pem")}
        smtpd_tls_key_file = {folder.PathOf("etc", "key.pem")}
        smtpd_tls_auth_only = yes
        smtpd_sasl_auth_enable = yes
        smtpd_sasl_path = smtpd
        smtpd_relay_restrictions = permit_sasl_authenticated, reject
        smtpd_recipient_restrictions = permit_sasl_authenticated, reject
        virtual_mailbox_domains = {Domain}
        virtual_mailbox_base = {folder.PathOf("mail")}
        virtual_mailbox_maps = texthash:{folder.PathOf("etc", "boxes")}
        virtual_uid_maps = static:{Nobody}
        virtual_gid_maps = static:{Nobody}

        """;

    private string Master => $"""
        127.0.0.1:{SubmissionPort} inet n - n - - smtpd -o smtpd_tls_security_level=encrypt
        127.0.0.1:{ImplicitTlsPort} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
        pickup unix n - n 60 1 pickup
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 300 1 qmgr
        tlsmgr unix - - n 1000? 1 tlsmgr
        rewrite unix - - n - - trivial-rewrite
        bounce unix - - n - 0 bounce
        defer unix - - n - 0 bounce
        trace unix - - n - 0 bounce
        verify unix - - n - 1 verify
        flush unix n - n 1000? 0 flush
        proxymap unix - - n - - proxymap
        error unix - - n - - error
        retry unix - - n - - error
        virtual unix - n n - - virtual
        anvil unix - - n - 1 anvil
        postlog unix-dgram n - n - 1 postlogd

        """;

    private static void Change(string program, string to, string path) => Assert.Equal(0, Judge.Run(program, to, path).ExitCode);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>A test that sends through a private Postfix; reported as not run without Postfix, its SASL programs or root.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostfixFactAttribute : FactAttribute
{
    /// <summary>Looks for the programs and the right to start them.</summary>
    public PostfixFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") == "true") return;
        if (!Judge.IsInstalled("postfix", "saslpasswd2")) Skip = "not run: postfix or saslpasswd2 not installed (./do setup installs all judges)";
        else if (!Environment.IsPrivilegedProcess) Skip = "not run: a private Postfix needs root";
    }
}
