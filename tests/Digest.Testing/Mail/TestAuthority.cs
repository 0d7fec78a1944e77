using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Digest.Testing.Mail;

/// <summary>A certificate authority of one test, and the certificates of its servers.</summary>
public sealed class TestAuthority : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>Makes a new authority, valid for two days.</summary>
    public TestAuthority()
    {
        var request = new CertificateRequest("CN=Digest test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        Root = request.CreateSelfSigned(From, Until);
    }

    private static DateTimeOffset From => DateTimeOffset.UtcNow.AddDays(-1);

    private static DateTimeOffset Until => DateTimeOffset.UtcNow.AddDays(1);

    /// <summary>The authority's own certificate, which clients trust.</summary>
    public X509Certificate2 Root { get; }

    /// <summary>A server's certificate with its key, for <paramref name="host"/> and the loopback addresses; good until <paramref name="end"/>, or for a day.</summary>
    public X509Certificate2 Issue(string host, DateTimeOffset? end = null)
    {
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", own, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        if (host == "localhost")
        {
            names.AddIpAddress(IPAddress.Loopback);
            names.AddIpAddress(IPAddress.IPv6Loopback);
        }

        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        using var certificate = request.Create(Root, From.AddMinutes(1), end ?? Until.AddMinutes(-1), RandomNumberGenerator.GetBytes(8));
        return certificate.CopyWithPrivateKey(own);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Root.Dispose();
        key.Dispose();
    }
}
