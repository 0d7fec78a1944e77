using System.Globalization;

namespace Digest.Delivery.Transports;

/// <summary>
/// Puts each message into a Maildir: written and forced onto the disk in <c>tmp</c>, then renamed into <c>new</c>, so that a reader sees it whole or not at all.
/// </summary>
public sealed class MaildirTransport : IMailTransport
{
    private readonly string folder;
    private readonly TimeProvider time;
    private readonly SemaphoreSlim one = new(1);
    private int written;

    /// <summary>Uses the Maildir <paramref name="folder"/>, whose three folders are made with the first message when they are missing.</summary>
    public MaildirTransport(string folder, TimeProvider? time = null) => (this.folder, this.time) = (folder, time ?? TimeProvider.System);

    /// <inheritdoc/>
    /// <exception cref="IOException">The folder cannot be made or the file cannot be written.</exception>
    public async Task<SendOutcome> SendAsync(Envelope envelope, ReadOnlyMemory<byte> message, Func<ValueTask<bool>> beforeDot, CancellationToken cancel)
    {
        MessageForm.Check(message.Span);
        await one.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        var name = string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow().ToUnixTimeMilliseconds()}.P{Environment.ProcessId}Q{++written}.digest");
        var part = Path.Combine(folder, "tmp", name);
        try
        {
            if (cancel.IsCancellationRequested) return NotSent(envelope, "cancelled");
            foreach (var kind in (string[])["tmp", "new", "cur"]) Directory.CreateDirectory(Path.Combine(folder, kind));
            await using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                file.Write(message.Span);
                file.Flush(true);
            }

            if (!await beforeDot().ConfigureAwait(false)) return NotSent(envelope, "abandoned before the file was put in place");
            if (cancel.IsCancellationRequested) return NotSent(envelope, "cancelled");
            var path = Path.Combine(folder, "new", name);
            File.Move(part, path);
            return SendOutcome.ForAll(envelope, new Outcome.Accepted { Reply = $"written to {path}" }, SendPhase.Dot);
        }
        finally
        {
            if (File.Exists(part)) File.Delete(part);
            one.Release();
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        one.Dispose();
        return ValueTask.CompletedTask;
    }

    private static SendOutcome NotSent(Envelope envelope, string why) => SendOutcome.ForAll(envelope, new Outcome.NotSent { Reply = why }, SendPhase.Body);
}
