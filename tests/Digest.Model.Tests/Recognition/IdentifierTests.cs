using System.Text;
using Digest.Model.Document;
using Digest.Model.Recognition;

namespace Digest.Model.Tests.Recognition;

public class IdentifierTests
{
    [Theory]
    [InlineData("PMC: PMC90123", IdentifierKind.Pmcid, "PMC90123")]
    [InlineData("https://pmc.ncbi.nlm.nih.gov/articles/PMC90123/", IdentifierKind.Pmcid, "PMC90123")]
    [InlineData("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC90123", IdentifierKind.Pmcid, "PMC90123")]
    [InlineData("ISBN 978-0-306-40615-7", IdentifierKind.Isbn, "9780306406157")]
    [InlineData("ISBN-10: 0-306-40615-2", IdentifierKind.Isbn, "0306406152")]
    [InlineData("isbn：097522980X", IdentifierKind.Isbn, "097522980X")]
    [InlineData("https://openreview.net/forum?id=kT3s_Wind9", IdentifierKind.OpenReview, "kT3s_Wind9")]
    [InlineData("https://openreview.net/pdf?id=kT3s_Wind9&name=x", IdentifierKind.OpenReview, "kT3s_Wind9")]
    [InlineData("https://aclanthology.org/2026.kites-long.12.pdf", IdentifierKind.Acl, "2026.kites-long.12")]
    [InlineData("https://www.aclweb.org/anthology/P99-1001", IdentifierKind.Acl, "P99-1001")]
    [InlineData("https://www.semanticscholar.org/paper/Tails-in-Gusts/00112233445566778899aabbccddeeff00112233", IdentifierKind.SemanticScholar, "00112233445566778899aabbccddeeff00112233")]
    [InlineData("Corpus ID: 900123", IdentifierKind.SemanticScholar, "CorpusID:900123")]
    [InlineData("code at github.com/kites/tails.git", IdentifierKind.GitHub, "kites/tails")]
    [InlineData("https://github.com/kites/tails/tree/main#readme", IdentifierKind.GitHub, "kites/tails")]
    [InlineData("https://huggingface.co/papers/2605.90001", IdentifierKind.Arxiv, "2605.90001")]
    [InlineData("https://www.alphaxiv.org/abs/2605.90001v2", IdentifierKind.Arxiv, "2605.90001")]
    [InlineData("https://doi.org/10.48550/arXiv.2605.90001", IdentifierKind.Arxiv, "2605.90001")]
    [InlineData("https://doi.org/10.5555%2Fkites.7", IdentifierKind.Doi, "10.5555/kites.7")]
    [InlineData("[doi:10.5555/kites.7]", IdentifierKind.Doi, "10.5555/kites.7")]
    [InlineData("PMID：90123456", IdentifierKind.Pmid, "90123456")]
    public void Identifiers_are_found_and_brought_into_one_form(string text, IdentifierKind kind, string value) =>
        Assert.Contains(new Identifier(kind, value), IdentifierReader.All(text));

    [Theory]
    [InlineData("ISBN 978-0-306-40615-8")]
    [InlineData("ISBN 0-306-40615-X")]
    [InlineData("arXiv:2613.00001")]
    [InlineData("arXiv:2600.00001")]
    [InlineData("https://github.com/topics/kites")]
    [InlineData("https://github.com/kites")]
    [InlineData("a PMCA pump, 12345 of them")]
    [InlineData("https://openreview.net/group?id=kites")]
    public void What_does_not_hold_is_no_identifier(string text) => Assert.Empty(IdentifierReader.All(text));

    [Theory]
    [InlineData("see arXiv:cond-mat/0703001v3.", "cond-mat/0703001", "arXiv:cond-mat/0703001v3")]
    [InlineData("arXiv id math.GT/0309136", "math.GT/0309136", "arXiv id math.GT/0309136")]
    [InlineData("https://arxiv.org/pdf/2605.90001v1.pdf", "2605.90001", "arxiv.org/pdf/2605.90001v1")]
    [InlineData("arXiv (2605.9000)", "2605.9000", "arXiv (2605.9000")]
    [InlineData("https://www.alphaxiv.org/abs/2605.90001v2", "2605.90001", "2605.90001v2")]
    [InlineData("2605.90002, arXiv:2605.90001v", "2605.90001", "arXiv:2605.90001")]
    [InlineData("arXiv:2605.900011", null, "")]
    [InlineData("arXiv:2613.00001v1", null, "")]
    public void What_is_written_around_an_identifier_of_arXiv_is_known(string text, string? value, string written)
    {
        var found = IdentifierReader.All(text, out _, out var arxiv);

        Assert.Equal(value, found is [var only] ? only.Value : null);
        Assert.Equal(written, text.Substring(arxiv.Start, arxiv.Length));
    }

    [Theory]
    [InlineData("https://kites.org/doi/10.5555/tails.7.full", "10.5555/tails.7")]
    [InlineData("https://kites.org/doi/10.5555/tails.7v2.full-text", "10.5555/tails.7")]
    [InlineData("https://kites.org/doi/10.5555/tails/gusts/1234567", "10.5555/tails/gusts")]
    [InlineData("https://kites.org/doi/10.5555/1234567", "10.5555/1234567")]
    [InlineData("https://kites.org/content/10.5555/2026.05.05.123456v1", "10.5555/2026.05.05.123456")]
    [InlineData("10.5555/tails.7.full", "10.5555/tails.7.full")]
    [InlineData("(doi 10.5555/tails(7)).", "10.5555/tails(7)")]
    public void What_the_address_of_a_page_adds_to_a_DOI_is_taken_off(string text, string doi) => Assert.Equal(doi, IdentifierReader.DoiLike(text));

    [Theory]
    [InlineData("Tails, in 2 Gusts!", "tailsin2gusts")]
    [InlineData("Ärger im Wind — 風と凧", "ärgerimwind風と凧")]
    [InlineData("Ｔａｉｌｓ²", "tails2")]
    [InlineData("연과 바람", "연과바람")]
    [InlineData("tails", "tails")]
    [InlineData("—", "")]
    [InlineData(null, "")]
    public void The_letters_of_a_title_are_folded(string? title, string letters) => Assert.Equal(letters, SameTitle.Letters(title));

    [Fact]
    public void Every_kind_leads_to_an_absolute_address_and_has_a_place_of_its_own()
    {
        foreach (var kind in Enum.GetValues<IdentifierKind>())
        {
            var identifier = new Identifier(kind, "a/1");
            Assert.True(Uri.TryCreate(identifier.Address, UriKind.Absolute, out _));
            Assert.Equal(identifier, Assert.Single(new Identifiers().With(identifier).With(new Identifier(kind, "other")).All));
        }
    }

    [Theory]
    [InlineData("- PMCID: PMC90123\n- Title page: 3", "pmcid:pmc90123")]
    [InlineData("- Link: https://openreview.net/forum?id=kT3s_Wind9", "openreview:kt3s_wind9")]
    [InlineData("- ISBN: 978-0-306-40615-7\n- Authors: Ann Lee", "isbn:9780306406157")]
    public void A_paper_is_named_by_its_first_identifier(string lines, string id) =>
        Assert.Equal(id, Assert.Single(DigestReader.Read("kites.md", Encoding.UTF8.GetBytes($"# Kites — 2026-05-05\n\n## Papers\n\n### 1. Tails in Gusts\n\n{lines}\n")).Value.Papers).Id);

    [Theory]
    [InlineData("DOI: N/A")]
    [InlineData("Code: Not released")]
    [InlineData("作者：未知")]
    [InlineData("저널: 없음")]
    [InlineData("Link: —")]
    [InlineData("Auteurs: inconnu")]
    public void Words_for_nothing_are_no_value(string line)
    {
        var read = DigestReader.Read("kites.md", Encoding.UTF8.GetBytes($"# Kites — 2026-05-05\n\n## Papers\n\n### 1. Tails in Gusts\n\n- Link: arXiv:2605.90001\n- {line}\n"));
        var paper = Assert.Single(read.Value.Papers);
        Assert.Empty(read.Diagnostics);
        Assert.Equal((0, null, 1, null), (paper.Authors.Count, paper.Venue, paper.Links.Count, paper.Identifiers.Doi));
    }

    [Fact]
    public void Addresses_as_most_are_hold_what_the_form_finds()
    {
        var usual = 0;
        string[] schemes = ["https://", "http://", "HTTPS://", ""], sites = ["arxiv.org/", "www.arxiv.org/", "arXiv.org/"], pages = ["abs/", "pdf/", "html/", "abd/", ""];
        string[] ids = ["2605.90001", "2605.9000", "2605.900011", "2605.900", "605.90001", "26055.90001", "2613.90001", "cs/0703001", "2605.9000٣"], tails = ["", "v1", "v", ".pdf", "?x=2605.90002", "1", " and 7"];
        foreach (var text in from scheme in schemes from site in sites from page in pages from id in ids from tail in tails select scheme + site + page + id + tail)
        {
            if (IdentifierReader.UsualArxiv(text) is not { } found) continue;
            usual++;
            // Behind a sign the address is no usual one.
            Assert.Equal(IdentifierReader.All("(" + text, out _, out var behind), IdentifierReader.All(text, out _, out var place));
            Assert.Equal(behind.Length, place.Length);
            Assert.Equal(behind.Length == 0 ? 0 : behind.Start - 1, place.Start);
            Assert.StartsWith("arxiv", text[found.Prefix..], StringComparison.Ordinal);
        }

        Assert.InRange(usual, 20, 200);
    }
}
