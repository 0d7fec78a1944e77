namespace Digest.Typesetting.Fonts;

/// <summary>A font file is damaged or of a kind that is not read; the message names the table and the offset in it.</summary>
public sealed class InvalidFontException : Exception
{
    /// <summary>Says what is wrong and where.</summary>
    /// <param name="table">The table's tag, or <c>file</c> for what stands before the tables.</param>
    /// <param name="offset">Counted from the start of the table, in bytes.</param>
    /// <param name="problem">What is wrong there, in a few words.</param>
    public InvalidFontException(string table, int offset, string problem)
        : base(FormattableString.Invariant($"The font is damaged: table '{table}' at byte {offset}: {problem}."))
    {
        Table = table;
        Offset = offset;
    }

    /// <summary>The table's tag, or <c>file</c>.</summary>
    public string Table { get; }

    /// <summary>Where in the table, in bytes from its start.</summary>
    public int Offset { get; }
}
