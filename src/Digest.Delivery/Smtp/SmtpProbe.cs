using System.Collections.Immutable;

namespace Digest.Delivery.Smtp;

/// <summary>What a server showed of itself to a client that only looked.</summary>
public sealed record SmtpProbe
{
    /// <summary>The phase that was reached; <see cref="SendPhase.Mail"/> when a message could be sent now.</summary>
    public required SendPhase Phase { get; init; }

    /// <summary>What went wrong, on one line; null when nothing did.</summary>
    public string? Problem { get; init; }

    /// <summary>Protocol and cipher suite; null in clear text.</summary>
    public string? Protection { get; init; }

    /// <summary>The certificate's subject; null in clear text.</summary>
    public string? Subject { get; init; }

    /// <summary>When the certificate ends; null in clear text.</summary>
    public DateTimeOffset? CertificateEnds { get; init; }

    /// <summary>The mechanism that logged us in; null when nobody did.</summary>
    public string? Mechanism { get; init; }

    /// <summary>The server's offers after TLS.</summary>
    public ImmutableArray<string> Offers { get; init; } = [];

    /// <summary>Connects, logs in, and takes leave.</summary>
    public static async Task<SmtpProbe> RunAsync(SmtpOptions options, CancellationToken cancel)
    {
        var phase = SendPhase.Connect;
        try
        {
            var session = await SmtpSession.OpenAsync(options, entered => phase = entered, cancel).ConfigureAwait(false);
            var seen = new SmtpProbe
            {
                Phase = SendPhase.Mail,
                Protection = session.Connection.Protection,
                Subject = session.Connection.Certificate?.Subject,
                CertificateEnds = session.Connection.Certificate?.NotAfter.ToUniversalTime(),
                Mechanism = session.Mechanism,
                Offers = [.. session.Offers.Lines],
            };
            await session.QuitAsync().ConfigureAwait(false);
            return seen;
        }
        catch (Exception failed) when (failed is SmtpRefusedException || SmtpTransport.IsLoss(failed))
        {
            return new SmtpProbe { Phase = phase, Problem = failed is SmtpRefusedException ? failed.Message : SmtpTransport.Sentence(failed) };
        }
    }
}
