using System.Collections.Frozen;
using System.Text;

namespace Digest.Model.Formulas.Tex;

/// <summary>Units as the siunitx package writes them: names of prefixes and units, or letters with powers.</summary>
internal static class UnitReader
{
    private static readonly FrozenDictionary<string, string> Names = Pairs("""
        metre m meter m gram g second s ampere A kelvin K mole mol candela cd hertz Hz newton N pascal Pa joule J watt W coulomb C volt V
        farad F ohm Ω siemens S weber Wb tesla T henry H lumen lm lux lx becquerel Bq gray Gy sievert Sv degreeCelsius °C celsius °C
        degree ° arcminute ′ arcsecond ″ percent % litre L liter L tonne t minute min hour h day d electronvolt eV dalton Da angstrom Å bar bar
        barn b decibel dB year yr eV eV meV meV keV keV MeV MeV GeV GeV TeV TeV nm nm um µm mm mm cm cm km km pm pm fs fs ps ps ns ns us µs ms ms
        kg kg mg mg ug µg Pa Pa kPa kPa MPa MPa GPa GPa Hz Hz kHz kHz MHz MHz GHz GHz THz THz mV mV kV kV mA mA uA µA mW mW kW kW MW MW
        kJ kJ mol mol mmol mmol K K mK mK T T mT mT
        """);

    private static readonly FrozenDictionary<string, string> Prefixes = Pairs("""
        yocto y zepto z atto a femto f pico p nano n micro µ milli m centi c deci d deca da hecto h kilo k mega M giga G tera T peta P exa E
        """);

    /// <summary>A number, a thin space and a unit.</summary>
    public static MathNode Quantity(string number, string unit, Func<string, MathNode> read) =>
        number.Trim().Length == 0 ? Unit(unit, read) : new MathNode.Row([Number(number, read), new MathNode.Space(3 / 18.0), Unit(unit, read)]);

    /// <summary>A unit alone.</summary>
    public static MathNode Unit(string unit, Func<string, MathNode> read) => read("\\mathrm{" + Spell(unit) + "}");

    /// <summary>A number, of which the power of ten is written out.</summary>
    public static MathNode Number(string number, Func<string, MathNode> read)
    {
        var exponent = number.IndexOfAny(['e', 'E']);
        return exponent <= 0
            ? read(number.Replace("+-", "\\pm ", StringComparison.Ordinal))
            : read($"{number[..exponent]}\\times 10^{{{number[(exponent + 1)..].TrimStart('+')}}}");
    }

    /// <summary>The unit with its named parts put into letters, powers as scripts and products as thin spaces.</summary>
    private static string Spell(string unit)
    {
        var text = new StringBuilder();
        var scan = new TexScanner(unit);
        var (isPer, wantsSpace) = (false, false);
        while (!scan.AtEnd)
        {
            if (scan.Current != '\\')
            {
                text.Append(scan.Current switch { '.' => "\\,", '~' => "\\,", var c => c.ToString() });
                scan.Position++;
                wantsSpace = true;
                continue;
            }

            var name = scan.TakeCommandName();
            if (name == "per")
            {
                isPer = true;
                continue;
            }

            if (Prefixes.TryGetValue(name, out var prefix))
            {
                text.Append(wantsSpace ? "\\," : "").Append(prefix);
                wantsSpace = false;
            }
            else if (Names.TryGetValue(name, out var symbol))
            {
                text.Append(wantsSpace ? "\\," : "").Append(symbol == "%" ? "\\%" : symbol).Append(Power(scan, isPer));
                (isPer, wantsSpace) = (false, true);
            }
            else text.Append('\\').Append(name).Append(name is [.., >= 'A'] ? " " : "");
        }

        return text.ToString();
    }

    private static string Power(TexScanner scan, bool isPer)
    {
        var before = scan.Position;
        var power = scan.Current != '\\' ? "" : scan.TakeCommandName() switch
        {
            "squared" => "2",
            "cubed" => "3",
            "tothe" => scan.TakeRawArgument(),
            _ => "",
        };
        if (power.Length == 0) scan.Position = before;
        if (isPer) power = "-" + (power.Length == 0 ? "1" : power);
        return power.Length == 0 ? "" : $"^{{{power}}}";
    }

    private static FrozenDictionary<string, string> Pairs(string pairs)
    {
        var words = pairs.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var table = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < words.Length; i += 2) table.TryAdd(words[i], words[i + 1]);
        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
