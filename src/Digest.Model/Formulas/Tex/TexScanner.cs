using System.Text;
using Digest.Model.Text;

namespace Digest.Model.Formulas.Tex;

/// <summary>Walks over TeX source, character by character.</summary>
internal sealed class TexScanner(string text)
{
    public string Text { get; } = text;

    public int Position { get; set; }

    public bool AtEnd => Position >= Text.Length;

    /// <summary>The code unit at hand, or NUL at the end.</summary>
    public char Current => AtEnd ? '\0' : Text[Position];

    public char Next => Position + 1 < Text.Length ? Text[Position + 1] : '\0';

    public TextSpan From(int start) => TextSpan.Between(start, Position);

    public bool Take(char c)
    {
        if (AtEnd || Text[Position] != c) return false;
        Position++;
        return true;
    }

    public void SkipSpace()
    {
        while (!AtEnd && char.IsWhiteSpace(Text[Position])) Position++;
    }

    /// <summary>Takes one character with the marks that combine with it.</summary>
    public string TakeCharacter()
    {
        var start = Position;
        Position += char.IsSurrogatePair(Current, Next) ? 2 : 1;
        while (!AtEnd && Rune.TryGetRuneAt(Text, Position, out var mark) && Rune.GetUnicodeCategory(mark) is System.Globalization.UnicodeCategory.NonSpacingMark)
            Position += mark.Utf16SequenceLength;
        return Text[start..Position].Normalize(NormalizationForm.FormC);
    }

    /// <summary>Takes a command's name after its backslash: letters, else one character; empty at the end of the text.</summary>
    public string TakeCommandName()
    {
        Position++;
        var start = Position;
        while (char.IsAsciiLetter(Current)) Position++;
        if (Position > start)
        {
            var name = Text[start..Position];
            SkipSpace();
            return name;
        }

        return AtEnd ? "" : TakeCharacter();
    }

    /// <summary>Where the argument or option last taken begins, within its braces or brackets.</summary>
    public int RawStart { get; private set; }

    /// <summary>False when the argument last taken had no closing brace, or was not there at all.</summary>
    public bool IsRawWhole { get; private set; }

    /// <summary>Takes what stands between braces, or one character or command, unread; empty at the end.</summary>
    public string TakeRawArgument()
    {
        SkipSpace();
        (RawStart, IsRawWhole) = (Position, false);
        if (AtEnd || Current == '}') return "";
        if (Current == '{') return TakeBraced();
        IsRawWhole = true;
        var start = Position;
        if (Current == '\\') TakeCommandName();
        else TakeCharacter();
        return Text[start..Position];
    }

    /// <summary>Takes what stands between square brackets when one opens here; null otherwise.</summary>
    public string? TakeRawOption()
    {
        var before = Position;
        SkipSpace();
        if (Current != '[')
        {
            Position = before;
            return null;
        }

        var start = ++Position;
        for (var depth = 0; !AtEnd; Position++)
        {
            if (Current == '\\') Position++;
            else if (Current == '{') depth++;
            else if (Current == '}') depth--;
            else if (Current == ']' && depth <= 0) break;
        }

        Position = Math.Min(Position, Text.Length);
        var option = Text[start..Position];
        RawStart = start;
        IsRawWhole = Take(']');
        return option;
    }

    private string TakeBraced()
    {
        var start = Position + 1;
        var depth = 0;
        for (; !AtEnd; Position++)
        {
            if (Current == '\\') Position++;
            else if (Current == '{') depth++;
            else if (Current == '}' && --depth == 0) break;
        }

        Position = Math.Min(Position, Text.Length);
        RawStart = Math.Min(start, Position);
        var inner = Text[RawStart..Position];
        IsRawWhole = Take('}');
        return inner;
    }
}
