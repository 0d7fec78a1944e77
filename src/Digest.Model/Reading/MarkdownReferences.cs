using Digest.Model.Document;
using Digest.Model.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Digest.Model.Reading;

/// <summary>
/// What links say besides their words and targets: titles, labels of references, and definitions that no link refers to, which Markdown shows nowhere.
/// All of it is listed as left out.
/// </summary>
internal sealed class MarkdownReferences(SourceText source, MarkdownPlaces places, Findings findings)
{
    // A number or a letter in brackets says nothing but which definition is meant.
    private const int LongestPlainLabel = 4;

    private readonly HashSet<LinkReferenceDefinition> used = new(ReferenceEqualityComparer.Instance);

    /// <summary>The text's definitions; null when it has none.</summary>
    public LinkReferenceDefinitionGroup? Definitions { get; set; }

    /// <summary>Notes the definition that a link uses, and its title and label, which stand in no block.</summary>
    public void Add(LinkInline link, TextSpan span)
    {
        if (link.Reference is not { } definition)
        {
            Drop(link.Title, link.TitleSpan, span);
            return;
        }

        used.Add(definition);
        if (!link.IsShortcut && !source.Text.AsSpan(span.Start, span.Length).EndsWith("[]")) DropLabel(link.Label, span);
    }

    /// <summary>Lists what no link has shown of the text's definitions.</summary>
    public void DropUnused(TextSpan whole)
    {
        foreach (var definition in Definitions?.OfType<LinkReferenceDefinition>() ?? [])
        {
            if (definition is FootnoteLinkReferenceDefinition) continue;
            var span = places.Of(definition, whole);
            if (used.Contains(definition)) Drop(definition.Title, definition.TitleSpan, span);
            else findings.Drop(source.Text.Substring(span.Start, span.Length), DropReason.Markup, span);
        }
    }

    private void Drop(string? title, SourceSpan at, TextSpan parent)
    {
        if (!string.IsNullOrEmpty(title)) findings.Drop(title, DropReason.Markup, places.Of(at.Start, at.End, parent));
    }

    private void DropLabel(string? label, TextSpan link)
    {
        if (label?.Length > LongestPlainLabel) findings.Drop(label, DropReason.Markup, link);
    }
}
