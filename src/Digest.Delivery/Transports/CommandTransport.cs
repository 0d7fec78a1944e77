using System.Diagnostics;
using System.Text;

namespace Digest.Delivery.Transports;

/// <summary>
/// Hands each message to a command that takes it on its standard input, as <c>sendmail -t -i</c> does: lines ending in LF, the end of input in the dot's place. What
/// became of it is read from the exit code (sysexits.h); a code that says neither yes nor no leaves the recipient unknown.
/// </summary>
public sealed class CommandTransport : IMailTransport
{
    private readonly string program;
    private readonly IReadOnlyList<string> arguments;
    private readonly SemaphoreSlim one = new(1);

    /// <summary>Uses a program with its arguments; in each, <c>{from}</c> stands for the sender's address and <c>{to}</c> for the recipient's.</summary>
    public CommandTransport(string program, IReadOnlyList<string> arguments) => (this.program, this.arguments) = (program, arguments);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The envelope has more than one recipient, or the message is not of the form.</exception>
    public async Task<SendOutcome> SendAsync(Envelope envelope, ReadOnlyMemory<byte> message, Func<ValueTask<bool>> beforeDot, CancellationToken cancel)
    {
        MessageForm.Check(message.Span);
        if (envelope.Recipients.Length != 1) throw new ArgumentException("A command takes one recipient at a time.", nameof(envelope));
        await one.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            return cancel.IsCancellationRequested ? NotSent(envelope, SendPhase.Body, "cancelled") : await RunAsync(envelope, message, beforeDot, cancel).ConfigureAwait(false);
        }
        finally
        {
            one.Release();
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        one.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<SendOutcome> RunAsync(Envelope envelope, ReadOnlyMemory<byte> message, Func<ValueTask<bool>> beforeDot, CancellationToken cancel)
    {
        using var process = new Process { StartInfo = Start(envelope) };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            var why = $"{program} cannot be started: {error.Message}";
            return NotSent(envelope, SendPhase.Connect, why, new RunStop { Reason = RunStopReason.Unreachable, Reply = why });
        }

        var said = ReadAsync(process.StandardError, process.StandardOutput);
        var (isEnded, isMarking) = (false, false);
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(Encoding.Latin1.GetBytes(WithLineFeeds(message)), cancel).ConfigureAwait(false);
            await process.StandardInput.BaseStream.FlushAsync(cancel).ConfigureAwait(false);
            if (process.HasExited) return NotSent(envelope, SendPhase.Body, $"{program} ended before it had the message: {await said.ConfigureAwait(false)}");
            isMarking = true;
            if (!await MarkAsync(beforeDot, process).ConfigureAwait(false)) return NotSent(envelope, SendPhase.Body, "abandoned before the end of the message");
            isMarking = false;
            cancel.ThrowIfCancellationRequested();
            isEnded = true;
            process.StandardInput.Close();
            await process.WaitForExitAsync(cancel).ConfigureAwait(false);
            return SendOutcome.ForAll(envelope, OfExit(process.ExitCode, $"{program} ended with {process.ExitCode} {await said.ConfigureAwait(false)}".TrimEnd()), SendPhase.Dot);
        }
        catch (Exception lost) when (!isMarking && (lost is OperationCanceledException || (lost is IOException && !isEnded)))
        {
            Kill(process);
            var why = lost is OperationCanceledException ? "cancelled" : $"{program} did not take the message: {await said.ConfigureAwait(false)}";
            return isEnded ? SendOutcome.ForAll(envelope, new Outcome.Unknown { Reply = why }, SendPhase.Dot) : NotSent(envelope, SendPhase.Body, why);
        }
    }

    // A command that is killed before its input ends has no whole message.
    private static async Task<bool> MarkAsync(Func<ValueTask<bool>> beforeDot, Process process)
    {
        var may = false;
        try
        {
            return may = await beforeDot().ConfigureAwait(false);
        }
        finally
        {
            if (!may) Kill(process);
        }
    }

    private static void Kill(Process process)
    {
        if (!process.HasExited) process.Kill(true);
        process.WaitForExit();
    }

    private ProcessStartInfo Start(Envelope envelope)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument.Replace("{from}", envelope.Sender.Text, StringComparison.Ordinal).Replace("{to}", envelope.Recipients[0].Text, StringComparison.Ordinal));
        return start;
    }

    // sysexits.h; a program killed by a signal, or one that ends otherwise, tells nothing.
    private static Outcome OfExit(int code, string reply) => code switch
    {
        0 => new Outcome.Accepted { Reply = reply },
        64 or 65 or 67 or 68 or 77 => new Outcome.Refused { Reply = reply },
        69 or 71 or 73 or 74 or 75 or 78 => new Outcome.Deferred { Reply = reply },
        _ => new Outcome.Unknown { Reply = reply },
    };

    private static string WithLineFeeds(ReadOnlyMemory<byte> message)
    {
        var text = Encoding.Latin1.GetString(message.Span).Replace("\r\n", "\n", StringComparison.Ordinal);
        return text.EndsWith('\n') ? text : text + "\n";
    }

    private static async Task<string> ReadAsync(StreamReader error, StreamReader output)
    {
        var texts = await Task.WhenAll(FirstOf(error), FirstOf(output)).ConfigureAwait(false);
        return Printable.Of(string.Join(' ', texts.Select(text => text.Trim())).Trim());
    }

    // What is said is read to its end, so that the command never waits for us, and its beginning kept.
    private static async Task<string> FirstOf(StreamReader reader)
    {
        const int Most = 400;
        var text = new StringBuilder();
        var buffer = new char[1024];
        for (int read; (read = await reader.ReadAsync(buffer).ConfigureAwait(false)) > 0;)
        {
            if (text.Length < Most) text.Append(buffer, 0, Math.Min(read, Most - text.Length));
        }

        return text.ToString();
    }

    private static SendOutcome NotSent(Envelope envelope, SendPhase phase, string why, RunStop? stop = null) => SendOutcome.ForAll(envelope, new Outcome.NotSent { Reply = why }, phase, stop);
}
