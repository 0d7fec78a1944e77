using System.Text.RegularExpressions;
using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Recognition;

/// <summary>An entry of BibTeX in a block of code, as some digests print below each paper so that it can be cited.</summary>
internal static partial class BibEntry
{
    /// <summary>True when a block of code is such an entry, and no more than one.</summary>
    public static bool Is(Block.CodeBlock code) => code.Value.AsSpan().TrimStart() is ['@', ..] text && Start().IsMatch(text) && text[1..].IndexOf("\n@", StringComparison.Ordinal) < 0;

    /// <summary>Gives a paper what the entry says and it does not know yet; the block itself stays.</summary>
    public static void GiveTo(PaperDraft paper, Block.CodeBlock code)
    {
        foreach (Match match in Value().Matches(code.Value))
        {
            var value = match.Groups["value"].Value.Trim('{', '}', '"', ' ').ReplaceLineEndings(" ");
            EquatableArray<Inline> text = [new Inline.Text(value) { Origin = code.Origin }];
            switch (match.Groups["name"].Value.ToLowerInvariant())
            {
                case "author" when !paper.HasAuthors:
                    // "Lee, Ann and Ek, Bo": semicolons keep such names whole.
                    paper.Take(new Label("", Meaning.Authors, [new Inline.Text(value.Replace(" and others", " et al.", StringComparison.Ordinal).Replace(" and ", value.Contains(',', StringComparison.Ordinal) ? "; " : ", ", StringComparison.Ordinal)) { Origin = code.Origin }]), code.Origin);
                    break;
                case "doi" or "eprint" or "url":
                    paper.Links.ReadIdentifiers(IdentifierReader.BareArxiv(value) is { } arxiv ? $"arXiv:{arxiv}" : value, text);
                    break;
                case "journal" or "booktitle":
                    paper.Links.ReadIdentifiers(value, text);
                    if (paper.Place.Venue is null && !IdentifierReader.Identifies(value)) paper.Place.TakeVenue(value);
                    break;
                default:
                    break;
            }
        }
    }

    [GeneratedRegex(@"^@(?:article|inproceedings|misc|techreport|preprint|unpublished|phdthesis|book|incollection|online)\s?\{", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Start();

    [GeneratedRegex(@"(?<=[{,]\s{0,8})(?<name>[A-Za-z]{3,20})\s{0,8}=\s{0,8}(?<value>\{[^{}\n]{0,2000}\}|""[^""\n]{0,2000}"")", RegexOptions.CultureInvariant)]
    private static partial Regex Value();
}
