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
        value.Length > 0 && !Checked(value, what).AsSpan().ContainsAnyExceptInRange('!', '~') ? value : throw new ArgumentException($"{what} '{value}' must be visible ASCII characters.", nameof(value));

    /// <summary>The value itself, <c>left@right</c> without angle brackets (RFC 5322, section 3.6.4).</summary>
    /// <exception cref="ArgumentException">It is no such thing.</exception>
    public static string CheckedIdentifier(string id, string what) =>
        CheckedToken(id, what).AsSpan().Count('@') == 1 && id.IndexOfAny(['<', '>']) < 0 && id[0] != '@' && id[^1] != '@' ? id : throw new ArgumentException($"{what} '{id}' must be left@right without brackets.", nameof(id));

    /// <summary>The value itself, the name of a file without its folder.</summary>
    /// <exception cref="ArgumentException">It is empty, names a folder or holds a control character.</exception>
    public static string CheckedFileName(string name) =>
        name.Length > 0 && name.IndexOfAny(['/', '\\']) < 0 ? Checked(name, "A file name") : throw new ArgumentException($"'{name}' is no file name without a folder.", nameof(name));

    /// <summary>The value itself, an https or mailto address that can stand between angle brackets (RFC 2369, section 2).</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static string CheckedListAddress(string url)
    {
        if (CheckedToken(url, "List-Unsubscribe").IndexOfAny(['<', '>', ',']) >= 0) throw new ArgumentException($"List-Unsubscribe '{url}' holds a bracket or comma; write it percent-encoded.", nameof(url));
        return IsHttps(url) || url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? url : throw new ArgumentException($"List-Unsubscribe '{url}' is no https or mailto address.", nameof(url));
    }

    /// <summary>True for an https address.</summary>
    public static bool IsHttps(string url) => url.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
}
