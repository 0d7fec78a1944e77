using System.Text;

namespace Digest.Delivery.Tests;

/// <summary>Addresses, envelopes and messages for tests.</summary>
internal static class Letters
{
    public static Envelope To(params string[] recipients) => new()
    {
        Sender = EnvelopeAddress.Parse("digest@example.test"),
        Recipients = [.. recipients.Select(EnvelopeAddress.Parse)],
    };

    public static byte[] Message(string body = "The reef grew by two centimetres.\r\n", string subject = "Tides") =>
        Encoding.ASCII.GetBytes($"From: <digest@example.test>\r\nTo: <list@example.test>\r\nSubject: {subject}\r\nMessage-ID: <tides@example.test>\r\nDate: Fri, 20 Nov 2026 08:00:00 +0000\r\n\r\n{body}");

    public static Func<ValueTask<bool>> Yes { get; } = () => ValueTask.FromResult(true);

    public static Outcome Only(SendOutcome outcome) => Assert.Single(outcome.Recipients).Outcome;
}
