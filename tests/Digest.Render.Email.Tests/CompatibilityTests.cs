using Digest.Model;
using Digest.Render.Email.Compatibility;
using Digest.Render.Email.Newsletters;
using Digest.Render.Html.Tests;

namespace Digest.Render.Email.Tests;

public class CompatibilityTests
{
    [Fact]
    public void Everything_that_is_used_is_supported_by_all_or_declared_with_its_reason()
    {
        var open = Bodies().SelectMany(MarkupFeatures.Of).Distinct().Where(feature => !ClientSupport.Extras.ContainsKey(feature) && ClientSupport.Lacking(feature) is not { Count: 0 });
        Assert.Equal("", string.Join(", ", open));
        Assert.All(ClientSupport.Extras, extra => Assert.True(extra.Value.Length > 5, extra.Key));
    }

    [Fact]
    public void The_table_says_where_it_comes_from() => Assert.Matches(@"^# caniemail \d+\.\d+\.\d+ \(MIT, .*data of 20\d\d-\d\d-\d\d", ClientSupport.Source);

    [Theory]
    [InlineData("<p style=\"display:flex;gap:3px\">x</p>", "value display:flex")]
    [InlineData("<style>@font-face{font-family:X}</style>", "at font-face")]
    [InlineData("<svg></svg>", "element svg")]
    [InlineData("<style>:root{--x:1px} p:hover{color:var(--x)}</style>", "property --")]
    [InlineData("<img src=\"data:image/png;base64,AA\" alt=\"\">", "image base64")]
    [InlineData("<p style=\"width:calc(1rem + 2vh)\">x</p>", "unit rem")]
    public void What_some_client_lacks_is_told(string html, string feature)
    {
        Assert.Contains(feature, MarkupFeatures.Of(html));
        Assert.Contains(MailLint.Html(html), diagnostic => diagnostic.Rule.Id == "DG5008" && diagnostic.Message.Contains($"'{feature}'", StringComparison.Ordinal));
    }

    [Fact]
    public void Our_own_pages_have_nothing_to_say() => Assert.All(Bodies(), body => Assert.Empty(MailLint.Html(body)));

    [Theory]
    [InlineData("<html><body>x</body></html>", "DG5010")]
    [InlineData("<html lang=\"en\"><img src=\"cid:a@b\"></html>", "DG5010")]
    [InlineData("<html lang=\"en\"><a href=\" JavaScript:x()\">y</a></html>", "DG5011")]
    [InlineData("<html lang=\"en\"><p onclick='x()'>y</p></html>", "DG5011")]
    [InlineData("<html lang=\"en\"><img alt=\"\" src=\"https://track.example/x.gif\"></html>", "DG5011")]
    public void Bad_pages_are_told(string html, string id) => Assert.Contains(MailLint.Html(html), diagnostic => diagnostic.Rule.Id == id);

    [Fact]
    public void A_page_that_is_clipped_is_told() => Assert.Contains(MailLint.Html("<html lang=\"en\"><p>" + new string('x', 110_000) + "</p></html>"), diagnostic => diagnostic.Rule.Id == "DG5009");

    private static IEnumerable<string> Bodies() => Directory.EnumerateFiles(Repository.PathOf("samples"), "*.*").Where(file => Path.GetExtension(file) is ".md" or ".txt")
        .Select(file => DigestReader.Read(Path.GetFileName(file), File.ReadAllBytes(file)).Value).Append(MadeIssue.Full).Append(ManyPapers.Issue(30))
        .Select(issue => NewsletterComposer.Compose(issue, NewsletterTests.Options with { PdfUrl = "https://lab.example.org/x.pdf" }).Value.HtmlBody);
}
