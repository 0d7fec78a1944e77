using Digest.Model;
using Digest.Model.Document;
using Digest.Render.Html;

namespace Digest.Render.Email.Newsletters;

/// <summary>What one reader sees first: a paper that names him, and its sentences that do.</summary>
internal sealed record ForReader(Paper Paper, IReadOnlyList<NamingSentence> Sentences);

/// <summary>A sentence in which somebody may be named; its forms are made once, however many readers see it.</summary>
internal sealed class NamingSentence(EquatableArray<Inline> content)
{
    private HtmlFragment? html;

    /// <summary>The sentence as characters.</summary>
    public string Plain { get; } = PlainText.Of(content);

    /// <summary>The sentence as HTML; the style is that of the newsletter, always the same.</summary>
    public HtmlFragment Html(HtmlStyle style)
    {
        if (html is { } made) return made;
        var writer = new HtmlWriter();
        InlineHtml.Write(writer, content, style);
        return html = writer.Fragment();
    }
}
