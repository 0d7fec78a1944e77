namespace Digest.Render.Email.Mime;

/// <summary>The one gate that every header value, parameter and address passes: a character that could end a line is refused, never taken out.</summary>
internal static class HeaderValue
{
    /// <summary>The value itself.</summary>
    /// <exception cref="ArgumentException">It holds a carriage return, line feed, NUL or another control character.</exception>
    public static string Checked(string value, string what)
    {
        foreach (var c in value)
            if (c != '\t' && char.IsControl(c))
                throw new ArgumentException($"{what} holds the control character U+{(int)c:X4}; a header value is one line.", nameof(value));
        return value;
    }

    /// <summary>The value itself, ASCII without white space.</summary>
    /// <exception cref="ArgumentException">It is empty or holds anything but visible ASCII.</exception>
    public static string CheckedToken(string value, string what) =>
        value.Length > 0 && Checked(value, what).All(c => c is > ' ' and < '\x7F') ? value : throw new ArgumentException($"{what} '{value}' must be visible ASCII characters.", nameof(value));
}
