using System.Globalization;

namespace Digest.Delivery.Transports;

/// <summary>
/// Puts each message into a folder as <c>NNNN-recipient.eml</c> instead of sending it: a dry run. A file appears whole or not at all
/// (written beside its place, then renamed). Numbers start at 1, so that a repeated dry run replaces the files of the last one.
/// </summary>
public sealed class FolderTransport : IMailTransport
{
    private readonly string folder;
    private readonly SemaphoreSlim one = new(1);
    private int written;

    /// <summary>Uses <paramref name="folder"/>, which is made with the first message when it is missing.</summary>
    public FolderTransport(string folder) => this.folder = folder;

    /// <inheritdoc/>
    /// <exception cref="IOException">The folder cannot be made or the file cannot be written.</exception>
    public async Task<SendOutcome> SendAsync(Envelope envelope, ReadOnlyMemory<byte> message, Func<ValueTask<bool>> beforeDot, CancellationToken cancel)
    {
        MessageForm.Check(message.Span);
        await one.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        var path = Path.Combine(folder, NameOf(envelope, written + 1));
        var part = path + ".part";
        try
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllBytesAsync(part, message, cancel).ConfigureAwait(false);
            if (!await beforeDot().ConfigureAwait(false)) return NotSent(envelope, "abandoned before the file was put in place");
            if (cancel.IsCancellationRequested) return NotSent(envelope, "cancelled");
            File.Move(part, path, true);
            written++;
            return SendOutcome.ForAll(envelope, new Outcome.Accepted { Reply = $"written to {path}" }, SendPhase.Dot);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return NotSent(envelope, "cancelled");
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

    private static string NameOf(Envelope envelope, int number)
    {
        var address = envelope.Recipients[0].Text.Select(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_' or '@' or '+' ? character : '_');
        return string.Create(CultureInfo.InvariantCulture, $"{number:0000}-{string.Concat(address)}.eml");
    }
}
