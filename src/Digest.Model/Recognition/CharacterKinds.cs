namespace Digest.Model.Recognition;

/// <summary>Asks a text for letters and digits of the basic plane, without a delegate for each character.</summary>
internal static class CharacterKinds
{
    /// <summary>True when there is a letter.</summary>
    public static bool HasLetter(this ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (char.IsLetter(c)) return true;
        return false;
    }

    /// <summary>True when there is a letter.</summary>
    public static bool HasLetter(this string text) => text.AsSpan().HasLetter();

    /// <summary>True when there is a small letter.</summary>
    public static bool HasLower(this string text)
    {
        foreach (var c in text)
            if (char.IsLower(c)) return true;
        return false;
    }

    /// <summary>True when there is a capital.</summary>
    public static bool HasUpper(this string text)
    {
        foreach (var c in text)
            if (char.IsUpper(c)) return true;
        return false;
    }

    /// <summary>True when there is a digit of any script.</summary>
    public static bool HasDigit(this ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (char.IsDigit(c)) return true;
        return false;
    }

    /// <summary>True when there is a digit of any script.</summary>
    public static bool HasDigit(this string text) => text.AsSpan().HasDigit();

    /// <summary>True when there is a letter or a digit.</summary>
    public static bool HasLetterOrDigit(this ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (char.IsLetterOrDigit(c)) return true;
        return false;
    }

    /// <summary>True when there is a letter or a digit.</summary>
    public static bool HasLetterOrDigit(this string text) => text.AsSpan().HasLetterOrDigit();

    /// <summary>How many letters there are.</summary>
    public static int LetterCount(this ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
            if (char.IsLetter(c)) count++;
        return count;
    }

    /// <summary>How many letters there are.</summary>
    public static int LetterCount(this string text) => text.AsSpan().LetterCount();

    /// <summary>How many digits there are.</summary>
    public static int DigitCount(this ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
            if (char.IsDigit(c)) count++;
        return count;
    }

    /// <summary>How many digits there are.</summary>
    public static int DigitCount(this string text) => text.AsSpan().DigitCount();

    /// <summary>How many signs of the eastern scripts there are, from the radicals of Han on.</summary>
    public static int EasternCount(this ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
            if (c >= '\u2E80') count++;
        return count;
    }
}
