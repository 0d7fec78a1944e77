using System.CommandLine;
using System.CommandLine.Parsing;
using Digest.Render.Pdf;

namespace Digest.Cli.Commands;

/// <summary>What PDF files keep to and carry along, in the words of the command line.</summary>
internal sealed class ProfileOptions
{
    private static readonly (string Name, PdfProfile Profile)[] Profiles = [("a-3a", PdfProfile.A3a), ("a-2a", PdfProfile.A2a), ("a-1b", PdfProfile.A1b), ("plain", PdfProfile.Plain)];

    private readonly Option<string> profile = new("--pdf-profile")
    {
        Description = "What PDF files keep to: a-3a (PDF/A-3a and PDF/UA-1, with the sources attached), a-2a (the same without attachments), a-1b (PDF/A-1b), or plain (PDF 1.7, no claim).",
        HelpName = "PROFILE",
        DefaultValueFactory = _ => Profiles[0].Name,
    };

    private readonly Option<bool> bare = new("--no-attachments") { Description = "Attach neither the sources nor issue.json to PDF files; those that go with a mail never hold them." };

    public ProfileOptions() => profile.Validators.Add(result =>
    {
        if (!Profiles.Any(known => known.Name == result.GetValueOrDefault<string>())) result.AddError($"--pdf-profile is one of {string.Join(", ", Profiles.Select(known => known.Name))}.");
    });

    public IEnumerable<Option> All => [profile, bare];

    public ReadSource Of(ParseResult parsed, ReadSource read)
    {
        var chosen = Profiles.First(known => known.Name == parsed.GetRequiredValue(profile)).Profile;
        return read with { Profile = chosen, Attaches = !parsed.GetValue(bare) && chosen is (PdfProfile.A3a or PdfProfile.Plain) };
    }
}
