using System.Globalization;

namespace Digest.Delivery.Smtp;

/// <summary>A connection in use turned out to be closed before it took anything of the next message.</summary>
internal sealed class StaleConnectionException() : IOException("the server had closed the connection");

/// <summary>
/// One message over an open session: MAIL, RCPT, DATA, body, dot (RFC 5321 §3.3). Where the server offers PIPELINING (RFC 2920) the commands up
/// to DATA leave together; the replies are read in the same order either way, so both modes share every rule below.
/// </summary>
internal sealed class SmtpTransaction(SmtpSession session, SmtpOptions options, Envelope envelope, ReadOnlyMemory<byte> message)
{
    private readonly Outcome?[] decided = new Outcome?[envelope.Recipients.Length];
    private SendPhase phase = SendPhase.Mail;
    private RunStop? stop;
    private bool isDotBegun;
    private bool hasCallerFailed;

    /// <summary>True when the session may carry another message.</summary>
    public bool IsSessionUsable { get; private set; } = true;

    private SmtpConnection Connection => session.Connection;

    private bool IsPipelined => session.Offers.Pipelining && options.Pipelining == SmtpPipelining.WhenOffered;

    private bool IsUtf8 => envelope.Sender.NeedsUtf8 || envelope.Recipients.Any(recipient => recipient.NeedsUtf8);

    private bool IsEightBit => message.Span.IndexOfAnyInRange((byte)0x80, (byte)0xFF) >= 0;

    /// <summary>Carries the message through; any loss of the connection becomes an outcome.</summary>
    public async Task<SendOutcome> RunAsync(Func<ValueTask<bool>> beforeDot, CancellationToken cancel)
    {
        if (NotOffered() is { } refused) return refused;
        try
        {
            if (await OfferAsync(cancel).ConfigureAwait(false)) await DeliverAsync(beforeDot, cancel).ConfigureAwait(false);
        }
        catch (Exception lost) when (!hasCallerFailed && lost is not StaleConnectionException && SmtpTransport.IsLoss(lost))
        {
            IsSessionUsable = false;
            var why = SmtpTransport.Sentence(lost);
            Decide(isDotBegun ? new Outcome.Unknown { Reply = why } : new Outcome.NotSent { Reply = why });
        }

        Decide(new Outcome.NotSent { Reply = stop?.Reply ?? "the server did not ask for the message" });
        return new SendOutcome
        {
            Recipients = [.. envelope.Recipients.Zip(decided, (recipient, outcome) => new RecipientOutcome { Recipient = recipient, Outcome = outcome! })],
            Phase = phase,
            Stop = stop,
        };
    }

    // What the server said beforehand that it will not take is not offered to it.
    private SendOutcome? NotOffered()
    {
        if (session.Offers.MostOctets < message.Length)
        {
            var why = string.Create(CultureInfo.InvariantCulture, $"not offered: the message has {message.Length} octets and the server takes {session.Offers.MostOctets}");
            return SendOutcome.ForAll(envelope, new Outcome.NotSent { Reply = why }, phase, new RunStop { Reason = RunStopReason.SenderRefused, Reply = why });
        }

        if (IsEightBit && !session.Offers.EightBit)
            return SendOutcome.ForAll(envelope, new Outcome.Refused { Reply = "not offered: the message holds 8-bit octets and the server does not take them" }, phase);
        if (IsUtf8 && !session.Offers.Utf8)
            return SendOutcome.ForAll(envelope, new Outcome.Refused { Reply = "not offered: the address needs SMTPUTF8 and the server does not offer it" }, phase);
        return null;
    }

    // True when the server waits for the body.
    private async Task<bool> OfferAsync(CancellationToken cancel)
    {
        var commands = Commands();
        if (IsPipelined) await BeginAsync(commands, cancel).ConfigureAwait(false);
        if (session.Messages++ > 0) await ResetAsync(commands.Dequeue(), cancel).ConfigureAwait(false);
        var mail = await StepAsync(commands.Dequeue(), options.Timeouts.Command, cancel).ConfigureAwait(false);
        DecideMail(mail);
        if (HasEnded(mail)) return false;
        phase = SendPhase.Recipients;
        for (var index = 0; index < decided.Length; index++)
        {
            var reply = await StepAsync(commands.Dequeue(), options.Timeouts.Recipient, cancel).ConfigureAwait(false);
            decided[index] ??= OfRecipient(reply);
            if (!reply.IsClosing) continue;
            HasEnded(reply);
            return false;
        }

        var hasRecipients = decided.Contains(null);
        if (!IsPipelined && !hasRecipients) return false;
        phase = SendPhase.Data;
        var data = await StepAsync(commands.Dequeue(), options.Timeouts.DataStart, cancel).ConfigureAwait(false);
        return data.Code == 354 ? hasRecipients || await EndEmptyAsync(cancel).ConfigureAwait(false) : DecideData(data);
    }

    private Queue<string> Commands()
    {
        var mail = $"MAIL FROM:<{envelope.Sender}>";
        if (session.Offers.Size) mail += string.Create(CultureInfo.InvariantCulture, $" SIZE={message.Length}");
        if (IsEightBit) mail += " BODY=8BITMIME";
        if (IsUtf8) mail += " SMTPUTF8";
        var commands = new Queue<string>();
        if (session.Messages > 0) commands.Enqueue("RSET");
        commands.Enqueue(mail);
        foreach (var recipient in envelope.Recipients) commands.Enqueue($"RCPT TO:<{recipient}>");
        commands.Enqueue("DATA");
        return commands;
    }

    private async Task BeginAsync(Queue<string> commands, CancellationToken cancel)
    {
        try
        {
            await Connection.WriteLinesAsync(commands, cancel).ConfigureAwait(false);
        }
        catch (IOException) when (session.Messages > 0)
        {
            throw new StaleConnectionException();
        }
    }

    // Servers close a connection that was idle or carried enough; nothing is lost by asking for another one.
    private async Task ResetAsync(string command, CancellationToken cancel)
    {
        try
        {
            var reply = await StepAsync(command, options.Timeouts.Command, cancel).ConfigureAwait(false);
            if (reply.IsPositive) return;
        }
        catch (IOException)
        {
            // Closed: the same as refused.
        }

        throw new StaleConnectionException();
    }

    private async Task<SmtpReply> StepAsync(string command, TimeSpan limit, CancellationToken cancel)
    {
        if (!IsPipelined) await Connection.WriteLinesAsync([command], cancel).ConfigureAwait(false);
        return await Connection.ReadAsync(limit, cancel).ConfigureAwait(false);
    }

    // A refused sender is no recipient's fault: the next message would fare the same.
    private void DecideMail(SmtpReply reply)
    {
        if (reply.IsPositive) return;
        if (reply.IsPermanent) stop = new RunStop { Reason = RunStopReason.SenderRefused, Reply = $"the server refused the sender {envelope.Sender}: {reply.Text}" };
        Decide(reply.IsTransient ? new Outcome.Deferred { Reply = reply.Text } : new Outcome.NotSent { Reply = reply.Text });
    }

    // In lockstep a refused MAIL ends the transaction; in a pipeline the other replies are still to come.
    private bool HasEnded(SmtpReply reply)
    {
        if (reply.IsClosing)
        {
            IsSessionUsable = false;
            Decide(new Outcome.Deferred { Reply = reply.Text });
            return true;
        }

        return !reply.IsPositive && !IsPipelined;
    }

    // RFC 5321 §4.5.3.1.10: 552 to RCPT once meant "too many recipients" and is to be read as 452.
    private static Outcome? OfRecipient(SmtpReply reply) => reply switch
    {
        { IsPositive: true } => null,
        { IsTransient: true } or { Code: 552 } => new Outcome.Deferred { Reply = reply.Text },
        { IsPermanent: true } => new Outcome.Refused { Reply = reply.Text },
        _ => throw new SmtpProtocolException($"the server answered RCPT with {reply.Text}"),
    };

    private bool DecideData(SmtpReply reply)
    {
        if (!reply.IsTransient && !reply.IsPermanent) throw new SmtpProtocolException($"the server answered DATA with {reply.Text}");
        Decide(reply.IsTransient ? new Outcome.Deferred { Reply = reply.Text } : new Outcome.Refused { Reply = reply.Text });
        if (reply.IsClosing) IsSessionUsable = false;
        return false;
    }

    // RFC 2920 §3.1: no recipient was taken and yet the server waits for a body; it gets an empty one.
    private async Task<bool> EndEmptyAsync(CancellationToken cancel)
    {
        await Connection.WriteAsync(".\r\n"u8.ToArray(), options.Timeouts.DataBlock, cancel).ConfigureAwait(false);
        var reply = await Connection.ReadAsync(options.Timeouts.DataEnd, cancel).ConfigureAwait(false);
        if (reply.IsClosing) IsSessionUsable = false;
        return false;
    }

    private async Task DeliverAsync(Func<ValueTask<bool>> beforeDot, CancellationToken cancel)
    {
        phase = SendPhase.Body;
        // Until the dot is answered the server is in the middle of a message: whatever ends it early costs the connection.
        IsSessionUsable = false;
        await new DotStuffing(block => Connection.WriteAsync(block, options.Timeouts.DataBlock, cancel)).WriteAsync(message).ConfigureAwait(false);
        ThrowIfCut();
        if (!await MayDeliverAsync(beforeDot).ConfigureAwait(false))
        {
            Decide(new Outcome.NotSent { Reply = "abandoned before the terminating dot" });
            return;
        }

        cancel.ThrowIfCancellationRequested();
        ThrowIfCut();
        phase = SendPhase.Dot;
        isDotBegun = true;
        await Connection.WriteAsync(".\r\n"u8.ToArray(), options.Timeouts.DataBlock, cancel).ConfigureAwait(false);
        var reply = await Connection.ReadAsync(options.Timeouts.DataEnd, cancel).ConfigureAwait(false);
        IsSessionUsable = !reply.IsClosing;
        Decide(reply switch
        {
            { IsPositive: true } => new Outcome.Accepted { Reply = reply.Text },
            { IsTransient: true } => new Outcome.Deferred { Reply = reply.Text },
            { IsPermanent: true } => new Outcome.Refused { Reply = reply.Text },
            _ => throw new SmtpProtocolException($"the server answered the message with {reply.Text}"),
        });
    }

    // A dot into a connection that is known to be closed would only turn "not sent" into "unknown".
    private void ThrowIfCut()
    {
        if (Connection.IsCut) throw new EndOfStreamException("the server closed the connection");
    }

    // What the caller throws (a ledger's full disk) is the caller's, also when it looks like a lost connection.
    private async Task<bool> MayDeliverAsync(Func<ValueTask<bool>> beforeDot)
    {
        hasCallerFailed = true;
        var may = await beforeDot().ConfigureAwait(false);
        hasCallerFailed = false;
        return may;
    }

    // For every recipient that has no outcome yet.
    private void Decide(Outcome outcome)
    {
        for (var index = 0; index < decided.Length; index++) decided[index] ??= outcome;
    }
}
