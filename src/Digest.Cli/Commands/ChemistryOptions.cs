using System.CommandLine;
using System.CommandLine.Parsing;
using Digest.Model;
using Digest.Model.Formulas;

namespace Digest.Cli.Commands;

/// <summary>How compounds in running text are shown, in the words of the command line.</summary>
internal sealed class ChemistryOptions
{
    private const string Off = "off", Conservative = "conservative";

    private readonly Option<string> mode = new("--chemistry") { Description = $"Whether compounds in plain text (Li2S, CO2) have their figures lowered: {Conservative}, or {Off} for only those in \\ce.", HelpName = "MODE", DefaultValueFactory = _ => Conservative };

    private readonly Option<string[]> include = new("--compound") { Description = "A word that is a compound though it does not look like one (W2N); may be given again.", HelpName = "WORD" };

    private readonly Option<string[]> exclude = new("--no-compound") { Description = "A word that is no compound though it looks like one; may be given again.", HelpName = "WORD" };

    public ChemistryOptions()
    {
        mode.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not (Off or Conservative)) result.AddError($"--chemistry is {Off} or {Conservative}.");
        });
        include.Validators.Add(CheckWords);
    }

    public IEnumerable<Option> All => [mode, include, exclude];

    public ProseChemistry Of(ParseResult parsed) => new()
    {
        Mode = parsed.GetRequiredValue(mode) == Off ? ChemistryMode.Off : ChemistryMode.Conservative,
        Include = (parsed.GetValue(include) ?? []).ToEquatableArray(),
        Exclude = (parsed.GetValue(exclude) ?? []).ToEquatableArray(),
    };

    private static void CheckWords(OptionResult result)
    {
        foreach (var word in result.GetValueOrDefault<string[]>() ?? [])
        {
            var found = Chemistry.FindFormulas(word, new() { Include = [word] });
            if (found is not [{ Span.Length: var length }] || length != word.Length) result.AddError($"--compound: “{word}” cannot be read as a compound; write it as it stands in the text, such as W2N.");
        }
    }
}
