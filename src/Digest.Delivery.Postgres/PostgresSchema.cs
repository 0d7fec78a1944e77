using Digest.Delivery.Ledgers;

namespace Digest.Delivery.Postgres;

/// <summary>The two tables and the statements over them. The same rules as <see cref="LedgerTable"/>; the contract tests hold both to them.</summary>
internal static class PostgresSchema
{
    // The lock's number is arbitrary and only ours: two senders that start together must not both make the tables or the mailing.
    public const string Create = """
        SELECT pg_advisory_xact_lock(4423097152);
        CREATE TABLE IF NOT EXISTS digest_mailing (
            mailing text PRIMARY KEY,
            fingerprint text NOT NULL);
        CREATE TABLE IF NOT EXISTS digest_recipient (
            mailing text NOT NULL REFERENCES digest_mailing,
            recipient text NOT NULL,
            place integer NOT NULL,
            state text NOT NULL DEFAULT 'pending',
            epoch bigint NOT NULL DEFAULT 0,
            attempts integer NOT NULL DEFAULT 0,
            owner text,
            lease_ends timestamptz,
            retry_at timestamptz,
            reply text,
            PRIMARY KEY (mailing, recipient));
        CREATE INDEX IF NOT EXISTS digest_recipient_due ON digest_recipient (mailing, place) WHERE state IN ('pending', 'claimed', 'sending', 'dot', 'deferred');
        """;

    public const string Find = "SELECT fingerprint FROM digest_mailing WHERE mailing = @mailing";

    public const string Begin = """
        WITH begun AS (INSERT INTO digest_mailing (mailing, fingerprint) VALUES (@mailing, @fingerprint) RETURNING mailing)
        INSERT INTO digest_recipient (mailing, recipient, place)
        SELECT begun.mailing, list.recipient, list.place FROM begun, unnest(@recipients::text[]) WITH ORDINALITY AS list (recipient, place)
        """;

    public const string Reopen = """
        UPDATE digest_recipient SET state = 'pending', attempts = 0
        WHERE mailing = @mailing AND state = 'deferred' AND retry_at IS NULL
        """;

    public const string Lapse = $"""
        UPDATE digest_recipient SET state = 'unknown', reply = '{LedgerTable.Lost}'
        WHERE mailing = @mailing AND state = 'dot' AND lease_ends <= @now
        """;

    public const string Claim = """
        WITH due AS (
            SELECT recipient FROM digest_recipient
            WHERE mailing = @mailing AND (state = 'pending' OR (state = 'deferred' AND retry_at <= @now) OR (state IN ('claimed', 'sending') AND lease_ends <= @now))
            ORDER BY place LIMIT @most FOR UPDATE SKIP LOCKED)
        UPDATE digest_recipient AS line
        SET state = 'claimed', epoch = line.epoch + 1, attempts = line.attempts + 1, owner = @owner, lease_ends = @ends
        FROM due WHERE line.mailing = @mailing AND line.recipient = due.recipient
        RETURNING line.place, line.recipient, line.epoch, line.attempts
        """;

    public const string Renew = """
        UPDATE digest_recipient SET lease_ends = @ends
        WHERE mailing = @mailing AND recipient = @recipient AND epoch = @epoch AND state IN ('claimed', 'sending', 'dot') AND lease_ends > @now
        """;

    public const string Sending = """
        UPDATE digest_recipient SET state = 'sending'
        WHERE mailing = @mailing AND recipient = @recipient AND epoch = @epoch AND state = 'claimed' AND lease_ends > @now
        """;

    public const string Dot = """
        UPDATE digest_recipient SET state = 'dot', lease_ends = @ends
        WHERE mailing = @mailing AND recipient = @recipient AND epoch = @epoch AND state IN ('claimed', 'sending') AND lease_ends > @now
        """;

    public const string Settle = """
        UPDATE digest_recipient SET state = @state, retry_at = @retry, reply = @reply
        WHERE mailing = @mailing AND recipient = @recipient AND epoch = @epoch AND state IN ('claimed', 'sending', 'dot', 'unknown')
        """;

    public const string Decide = """
        UPDATE digest_recipient SET state = @state, retry_at = @retry, reply = @reply, attempts = CASE WHEN @state = 'pending' THEN 0 ELSE attempts END
        WHERE mailing = @mailing AND recipient = @recipient AND state = @seen
        """;

    public const string NextDue = """
        SELECT min(CASE WHEN state = 'deferred' THEN retry_at ELSE lease_ends END) FROM digest_recipient
        WHERE mailing = @mailing AND state IN ('claimed', 'sending', 'dot', 'deferred')
        """;

    public const string Read = """
        SELECT recipient, state, attempts, CASE WHEN state = 'deferred' THEN retry_at END, reply
        FROM digest_recipient WHERE mailing = @mailing ORDER BY place
        """;

    /// <summary>How a state is written in the table.</summary>
    public static string Word(LedgerState state) => state switch
    {
        LedgerState.Pending => "pending",
        LedgerState.Claimed => "claimed",
        LedgerState.Sending => "sending",
        LedgerState.Dot => "dot",
        LedgerState.Accepted => "accepted",
        LedgerState.Refused => "refused",
        LedgerState.Deferred => "deferred",
        LedgerState.Unknown => "unknown",
        LedgerState.Suppressed => "suppressed",
        _ => throw new InvalidOperationException($"There is no state {state}."),
    };

    /// <summary>The state that a word of the table stands for.</summary>
    public static LedgerState State(string word) => Enum.Parse<LedgerState>(word, ignoreCase: true);
}
