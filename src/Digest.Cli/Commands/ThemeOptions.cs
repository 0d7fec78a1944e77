using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Digest.Model;
using Digest.Model.Configuration;
using Digest.Render.Pdf;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Cli.Commands;

/// <summary>How pages look and whose they are, in the words of the command line.</summary>
internal sealed class ThemeOptions
{
    private readonly GroupSettings settings;

    private readonly Option<string?> theme = new("--theme")
    {
        Description = "How pages look: ledger (one column with side notes, for the meeting), bulletin (two columns, the densest), or screen (170 × 240 mm, for tablets).",
        HelpName = string.Join('|', Theme.All.Select(known => known.Name)),
    };

    private readonly Option<string?> paper = new("--paper") { Description = "The paper of ledger and bulletin: a4 or letter.", HelpName = "a4|letter" };
    private readonly Option<string?> group = new("--group") { Description = "The group's name, printed on top of the first page and in running heads.", HelpName = "NAME" };
    private readonly Option<string?> logo = new("--logo") { Description = "The group's mark, a PNG or JPEG file, printed at the right of its name.", HelpName = "FILE" };
    private readonly Option<string?> accent = Colour("--accent", "The group's colour for labels, links and rules, such as #1F4E5F.");
    private readonly Option<string?> mark = Colour("--mark", "The group's colour for numbers and titles of sections, such as #9A3B26.");
    private readonly Option<double> scale = new("--scale") { Description = "Pixels for each point of a page drawn as PNG, from 0.1 to 10.", HelpName = "N", DefaultValueFactory = _ => 2 };

    public ThemeOptions(GroupSettings settings)
    {
        this.settings = settings;
        theme.AcceptOnlyFromAmong([.. Theme.All.Select(known => known.Name)]);
        paper.AcceptOnlyFromAmong("a4", "letter");
        scale.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (>= 0.1 and <= 10)) result.AddError("--scale is a number from 0.1 to 10.");
        });
    }

    /// <summary>What pages look like.</summary>
    public IEnumerable<Option> OfPages => [theme, paper, group, logo, accent, mark];

    /// <summary>The same, and how pages are drawn as pictures.</summary>
    public IEnumerable<Option> All => [.. OfPages, scale];

    /// <summary>The source with its theme; what is wrong with the group's colours is shown.</summary>
    public ReadSource Of(ParseResult parsed, Context context, ReadSource read)
    {
        var chosen = Theme.All.First(known => known.Name == (parsed.GetValue(theme) ?? settings.Configuration.Theme ?? Theme.Ledger.Name));
        var brand = BrandOf(parsed).On(chosen);
        context.Screen.Show(brand.Diagnostics, []);
        return read with { Look = brand.Value, Scale = parsed.GetResult(scale) is null ? read.Scale : parsed.GetValue(scale), Paper = parsed.GetValue(paper) switch { "letter" => PaperFormat.Letter, "a4" => PaperFormat.A4, _ => read.Paper } };
    }

    private Brand BrandOf(ParseResult parsed) => new()
    {
        Group = (parsed.GetValue(group) ?? settings.Configuration.Group)?.Trim() ?? "",
        Logo = (parsed.GetValue(logo) ?? settings.PathOrNull(settings.Configuration.Logo)) is { } path ? LogoOf(path) : null,
        Accent = ColorOf(parsed.GetValue(accent) ?? settings.Configuration.Accent),
        Mark = ColorOf(parsed.GetValue(mark) ?? settings.Configuration.Mark),
    };

    /// <summary>A group's mark from a file.</summary>
    /// <exception cref="CommandException">It is no PNG or JPEG picture.</exception>
    public static Logo LogoOf(string path)
    {
        EquatableArray<byte> file = [.. Sources.Bytes(path)];
        var size = PictureSize.Of(file) ?? throw new CommandException(ExitCode.World, $"{path} is no PNG or JPEG picture.");
        return new Logo(size, new FrameItem.Picture(size, file, ""), "Logo");
    }

    private static Option<string?> Colour(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "#RRGGBB" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && ColorOf(text) is null) result.AddError($"{name} is a colour of six hexadecimal digits, such as #1F4E5F.");
        });
        return option;
    }

    private static Color? ColorOf(string? text) =>
        text is not null && text.TrimStart('#') is { Length: 6 } digits && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb) ? Color.FromRgb(rgb) : null;
}
