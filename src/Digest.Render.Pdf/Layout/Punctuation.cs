using System.Text;
using Digest.Model;
using Digest.Model.Document;

namespace Digest.Render.Pdf.Layout;

/// <summary>
/// Apostrophes and quotation marks as they are printed, where the source has the straight ones of a keyboard. An apostrophe follows a letter, unless it may be a prime: after a single letter, a figure
/// or before a bracket. Marks that open stand after a space, a bracket or a dash, and are printed only when one that closes follows in the same text; what is neither stays as it is.
/// Code, formulas and addresses are not touched.
/// </summary>
internal static class Punctuation
{
    private const char Apostrophe = '’';

    /// <summary>The same text with printed marks.</summary>
    public static EquatableArray<Inline> Of(EquatableArray<Inline> content, string language) => HasStraight(content) ? new Marks(language, TextOf(content)).Of(content) : content;

    private static bool HasStraight(EquatableArray<Inline> content)
    {
        foreach (var inline in content)
        {
            var has = inline switch
            {
                Inline.Text text => text.Value.AsSpan().ContainsAny('\'', '"'),
                Inline.Emphasis part => HasStraight(part.Content),
                Inline.Strong part => HasStraight(part.Content),
                Inline.Strikeout part => HasStraight(part.Content),
                Inline.Link part => HasStraight(part.Content),
                _ => false,
            };
            if (has) return true;
        }

        return false;
    }

    // Other inlines stand for one character, which is no letter; those that a text is taken apart into count with theirs.
    private static string TextOf(EquatableArray<Inline> content)
    {
        var text = new StringBuilder();
        foreach (var inline in content)
        {
            _ = inline switch
            {
                Inline.Text plain => text.Append(plain.Value),
                Inline.Emphasis part => text.Append(TextOf(part.Content)),
                Inline.Strong part => text.Append(TextOf(part.Content)),
                Inline.Strikeout part => text.Append(TextOf(part.Content)),
                Inline.Link part => text.Append(TextOf(part.Content)),
                _ => text.Append('\uFFFC'),
            };
        }

        return text.ToString();
    }

    /// <summary>Goes through a text with its inlines, knowing what stands before and after each mark.</summary>
    private sealed class Marks(string language, string whole)
    {
        private readonly (string Open, string Close) doubled = OfLanguage(language);
        private int place;
        private bool isOpen;

        public EquatableArray<Inline> Of(EquatableArray<Inline> content) => content.Select(Of).ToEquatableArray();

        private Inline Of(Inline inline)
        {
            switch (inline)
            {
                case Inline.Text text: return text with { Value = Printed(text.Value) };
                case Inline.Emphasis part: return part with { Content = Of(part.Content) };
                case Inline.Strong part: return part with { Content = Of(part.Content) };
                case Inline.Strikeout part: return part with { Content = Of(part.Content) };
                case Inline.Link part: return part with { Content = Of(part.Content) };
                default:
                    place++;
                    return inline;
            }
        }

        private string Printed(string value)
        {
            if (value.Contains("://", StringComparison.Ordinal) || !value.AsSpan().ContainsAny('\'', '"'))
            {
                place += value.Length;
                return value;
            }

            var printed = new StringBuilder(value.Length);
            foreach (var c in value)
            {
                if (c == '"') printed.Append(Double());
                else if (c == '\'' && IsApostrophe()) printed.Append(Apostrophe);
                else printed.Append(c);
                place++;
            }

            return printed.ToString();
        }

        private bool IsApostrophe()
        {
            if (!char.IsLetter(Before)) return false;
            if (char.IsLetter(After)) return true;
            // "x'", "f'(t)" and "N''" may be primes, "authors'" is not.
            return After is not ('(' or '\'' or '"') && place > 1 && char.IsLetter(whole[place - 2]);
        }

        private string Double()
        {
            if (isOpen && !char.IsWhiteSpace(Before) && Before != '\0')
            {
                isOpen = false;
                return doubled.Close;
            }

            if (isOpen || !(Before is '\0' or '(' or '[' or '–' or '—' or '/' || char.IsWhiteSpace(Before)) || After == '\0' || char.IsWhiteSpace(After) || !IsClosed()) return "\"";
            isOpen = true;
            return doubled.Open;
        }

        // The next mark must be one that can close.
        private bool IsClosed() => whole.IndexOf('"', place + 1) is var next && next > place + 1 && !char.IsWhiteSpace(whole[next - 1]) && (next + 1 == whole.Length || !char.IsLetterOrDigit(whole[next + 1]));

        private char Before => place > 0 ? whole[place - 1] : '\0';

        private char After => place + 1 < whole.Length ? whole[place + 1] : '\0';

        // The Unicode Common Locale Data Repository's delimiters.
        private static (string Open, string Close) OfLanguage(string language) => language.Split('-')[0] switch
        {
            "de" => ("„", "“"),
            "fr" => ("«\u202F", "\u202F»"),
            "es" or "ru" or "el" or "it" or "pt" => ("«", "»"),
            _ => ("“", "”"),
        };
    }
}
