using System.Buffers;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Digest.Render.Html;

/// <summary>
/// Writes HTML that is escaped and balanced by construction: text and attribute values are escaped, elements close in order, and addresses pass
/// <see cref="SafeLink"/>. Only <see cref="Constant"/> writes markup as it stands, and only markup that is written in the program itself.
/// </summary>
public sealed class HtmlWriter
{
    // HTML Living Standard, section 13.1.2: elements without an end tag.
    private static readonly FrozenSet<string> VoidElements = FrozenSet.ToFrozenSet(["br", "hr", "img", "link", "meta"]);

    private static readonly FrozenSet<string> OwnLine = FrozenSet.ToFrozenSet(
        ["html", "head", "body", "meta", "title", "style", "header", "main", "footer", "nav", "section", "article", "aside", "div", "table", "caption", "thead", "tbody", "tr", "th", "td",
         "h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "hr"]);

    private static readonly SearchValues<char> PictureName = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_~%@");

    private readonly StringBuilder text = new();
    private readonly Stack<string> open = new();

    /// <summary>Opens an element; an attribute whose value is null is left out.</summary>
    /// <exception cref="ArgumentException">A name is no HTML name, an attribute is an event handler, or an address is not safe.</exception>
    public HtmlWriter Open(string element, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Tag(element, attributes);
        if (!VoidElements.Contains(element)) open.Push(element);
        return this;
    }

    /// <summary>Closes the element that was opened last.</summary>
    /// <exception cref="InvalidOperationException">No element is open.</exception>
    public HtmlWriter Close()
    {
        text.Append("</").Append(open.Pop()).Append('>');
        return this;
    }

    /// <summary>Writes an element that holds only text.</summary>
    public HtmlWriter Element(string element, string content, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        Open(element, attributes).Text(content).Close();

    /// <summary>Writes characters; those that HTML cannot hold (controls, halves of surrogate pairs) become U+FFFD.</summary>
    public HtmlWriter Text(string value)
    {
        Escape(value, '\0');
        return this;
    }

    /// <summary>Writes markup as it stands; it must be a constant of the program, such as a style sheet or a conditional comment.</summary>
    public HtmlWriter Constant([ConstantExpected] string markup)
    {
        text.Append(markup);
        return this;
    }

    /// <summary>Writes what another writer has written.</summary>
    internal HtmlWriter Write(HtmlFragment fragment)
    {
        text.Append(fragment.Markup);
        return this;
    }

    /// <summary>Everything written so far, to be written into another page.</summary>
    /// <exception cref="InvalidOperationException">An element is still open.</exception>
    internal HtmlFragment Fragment() => open.Count == 0 ? new(text.ToString()) : throw new InvalidOperationException($"<{open.Peek()}> is still open.");

    /// <summary>True while an element of this name is open.</summary>
    internal bool IsWithin(string element) => open.Contains(element);

    /// <summary>How many characters have been written.</summary>
    internal int Length => text.Length;

    /// <summary>Everything written so far.</summary>
    /// <exception cref="InvalidOperationException">An element is still open.</exception>
    public string Finish() =>
        open.Count == 0 ? text.Append('\n').ToString() : throw new InvalidOperationException($"<{open.Peek()}> is still open.");

    private void Tag(string element, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        if (!IsName(element) || element == "script") throw new ArgumentException($"'{element}' is no element that is written here.", nameof(element));
        if (OwnLine.Contains(element) && text.Length > 0 && text[^1] != '\n' && !open.Contains("pre")) text.Append('\n');
        text.Append('<').Append(element);
        foreach (var (name, value) in attributes)
        {
            if (value is null) continue;
            if (!IsName(name) || name.StartsWith("on", StringComparison.OrdinalIgnoreCase)) throw new ArgumentException($"'{name}' is no attribute that is written here.", nameof(attributes));
            if (name is "href" or "src" && !SafeLink.IsSafe(value) && !(name == "src" ? IsPicture(value) : value.StartsWith('#'))) throw new ArgumentException($"'{value}' is no address that may be linked.", nameof(attributes));
            text.Append(' ').Append(name).Append("=\"");
            Escape(value, '"');
            text.Append('"');
        }

        text.Append('>');
    }

    // A part of the same message (RFC 2392) or a file beside the page; neither can name a scheme that runs anything.
    private static bool IsPicture(string value)
    {
        var name = value.StartsWith("cid:", StringComparison.Ordinal) ? value.AsSpan(4) : value;
        return name.Length > 0 && !name.ContainsAnyExcept(PictureName);
    }

    private static bool IsName(string name) => name.Length > 0 && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or ':');

    // A sign that turns the reading direction has no business in an attribute, where nothing shows that it is there.
    private void Escape(string value, char quote)
    {
        foreach (var rune in value.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => text.Append("&amp;"),
                '<' => text.Append("&lt;"),
                '>' => text.Append("&gt;"),
                '"' when quote == '"' => text.Append("&quot;"),
                _ when quote == '"' && Bidi.IsControl(rune.Value) => text.Append('\uFFFD'),
                0xA0 => text.Append("&nbsp;"),
                '\t' or '\n' => text.Append((char)rune.Value),
                < 0x20 or (>= 0x7F and < 0xA0) => text.Append('\uFFFD'),
                _ => text.Append(rune.ToString()),
            };
        }
    }
}

/// <summary>Balanced markup that a writer has written; <see cref="HtmlWriter.Fragment"/> makes it.</summary>
internal sealed record HtmlFragment(string Markup);
