using System.Globalization;
using System.Text;

namespace Digest.Typesetting.Shaping;

/// <summary>
/// The directions of the characters of a line: embedding levels by UAX #9, rules W1 to W7, N0 to N2, I1 and I2. Odd levels run from right to
/// left. Left out are marks of direction, which no line keeps, and what stands on other lines.
/// </summary>
internal static class BidiLevels
{
    private const string Brackets = "()[]{}⟨⟩";

    private enum Direction
    {
        Left,
        Right,
        Arabic,
        Number,
        ArabicNumber,
        Sign,
        Terminator,
        Separator,
        Mark,
        Neutral,
    }

    /// <summary>True for letters that run from right to left.</summary>
    public static bool IsRightToLeft(int character) => DirectionOf(character) is Direction.Right or Direction.Arabic;

    /// <summary>True when a text may hold letters that run from right to left; a quick look, before the properties of each are asked for.</summary>
    public static bool MayTurn(ReadOnlySpan<char> text) =>
        text.ContainsAnyInRange('\u0590', '\u08FF') || text.ContainsAnyInRange('\uFB1D', '\uFEFC') || text.ContainsAny("\uD802\uD803\uD83A\uD83B");

    /// <summary>The level of a paragraph that starts with these characters: 1 when its first letter runs from right to left (P2 and P3); null when there is no letter.</summary>
    public static int? BaseLevel(IEnumerable<int> characters)
    {
        foreach (var character in characters)
        {
            var direction = DirectionOf(character);
            if (direction is Direction.Left or Direction.Right or Direction.Arabic) return direction == Direction.Left ? 0 : 1;
        }

        return null;
    }

    /// <summary>The level of each character of a line, in a paragraph of a level.</summary>
    public static int[] Of(IReadOnlyList<int> characters, int baseLevel)
    {
        var edge = baseLevel % 2 == 0 ? Direction.Left : Direction.Right;
        var directions = characters.Select(DirectionOf).ToArray();
        ResolveMarksAndNumbers(directions, edge);
        ResolveSigns(directions);
        ResolveLatinNumbers(directions, edge);
        ResolveBrackets(directions, characters, edge);
        ResolveNeutrals(directions, edge);
        return Array.ConvertAll(directions, direction => Level(direction, baseLevel));
    }

    /// <summary>The character that looks like another seen in a mirror; itself when there is none.</summary>
    public static char Mirrored(char character)
    {
        const string Pairs = Brackets + "<>«»‹›≤≥";
        var at = Pairs.IndexOf(character, StringComparison.Ordinal);
        return at < 0 ? character : Pairs[at ^ 1];
    }

    // W1 to W3.
    private static void ResolveMarksAndNumbers(Direction[] directions, Direction edge)
    {
        var (before, letter) = (edge, edge);
        for (var i = 0; i < directions.Length; i++)
        {
            if (directions[i] == Direction.Mark) directions[i] = before;
            before = directions[i];
            if (before is Direction.Left or Direction.Right or Direction.Arabic) letter = before;
            if (before == Direction.Number && letter == Direction.Arabic) directions[i] = Direction.ArabicNumber;
        }

        for (var i = 0; i < directions.Length; i++)
            if (directions[i] == Direction.Arabic) directions[i] = Direction.Right;
    }

    // W4 to W6.
    private static void ResolveSigns(Direction[] directions)
    {
        for (var i = 1; i + 1 < directions.Length; i++)
        {
            if (directions[i - 1] != directions[i + 1]) continue;
            var joins = directions[i - 1] == Direction.Number ? directions[i] is Direction.Sign or Direction.Separator
                : directions[i - 1] == Direction.ArabicNumber && directions[i] == Direction.Separator;
            if (joins) directions[i] = directions[i - 1];
        }

        for (var i = 0; i < directions.Length;)
        {
            var end = i;
            while (end < directions.Length && directions[end] == Direction.Terminator) end++;
            var isByNumber = (i > 0 && directions[i - 1] == Direction.Number) || (end < directions.Length && directions[end] == Direction.Number);
            for (var j = i; j < end; j++) directions[j] = isByNumber ? Direction.Number : Direction.Neutral;
            i = end + 1;
        }

        for (var i = 0; i < directions.Length; i++)
            if (directions[i] is Direction.Sign or Direction.Separator) directions[i] = Direction.Neutral;
    }

    // W7.
    private static void ResolveLatinNumbers(Direction[] directions, Direction edge)
    {
        var letter = edge;
        for (var i = 0; i < directions.Length; i++)
        {
            if (directions[i] is Direction.Left or Direction.Right) letter = directions[i];
            else if (directions[i] == Direction.Number && letter == Direction.Left) directions[i] = Direction.Left;
        }
    }

    // N0: both brackets of a pair go with what stands in it, unless that runs against the line and the text before it does not.
    private static void ResolveBrackets(Direction[] directions, IReadOnlyList<int> characters, Direction edge)
    {
        var open = new Stack<(int At, int Closing)>();
        for (var i = 0; i < directions.Length; i++)
        {
            var kind = characters[i] <= char.MaxValue ? Brackets.IndexOf((char)characters[i], StringComparison.Ordinal) : -1;
            if (kind < 0 || directions[i] != Direction.Neutral) continue;
            if (kind % 2 == 0) open.Push((i, Brackets[kind + 1]));
            while (kind % 2 == 1 && open.TryPop(out var bracket))
            {
                if (bracket.Closing != characters[i]) continue;
                var inside = directions.AsSpan(bracket.At + 1, i - bracket.At - 1).ToArray().Where(direction => direction != Direction.Neutral).Select(Side).ToList();
                if (inside.Count == 0) break;
                var before = directions.Take(bracket.At).LastOrDefault(direction => direction != Direction.Neutral, edge);
                directions[bracket.At] = directions[i] = inside.Contains(edge) ? edge : Side(before) == inside[0] ? inside[0] : edge;
                break;
            }
        }
    }

    // N1 and N2.
    private static void ResolveNeutrals(Direction[] directions, Direction edge)
    {
        for (var i = 0; i < directions.Length;)
        {
            var end = i;
            while (end < directions.Length && directions[end] == Direction.Neutral) end++;
            var (before, after) = (i == 0 ? edge : Side(directions[i - 1]), end == directions.Length ? edge : Side(directions[end]));
            for (var j = i; j < end; j++) directions[j] = before == after ? before : edge;
            i = end + 1;
        }
    }

    private static Direction Side(Direction direction) => direction == Direction.Left ? Direction.Left : Direction.Right;

    private static int Level(Direction direction, int baseLevel) => (baseLevel % 2, direction) switch
    {
        (0, Direction.Left) or (1, Direction.Right) => baseLevel,
        (0, Direction.Right) or (1, _) => baseLevel + 1,
        _ => baseLevel + 2,
    };

    private static Direction DirectionOf(int character) => character switch
    {
        >= '0' and <= '9' or (>= 0x6F0 and <= 0x6F9) => Direction.Number,
        >= 0x660 and <= 0x669 or 0x66B or 0x66C => Direction.ArabicNumber,
        '+' or '-' or 0x2212 => Direction.Sign,
        '#' or '$' or '%' or (>= 0xA2 and <= 0xA5) or 0xB0 or 0x66A or 0x2030 or (>= 0x2032 and <= 0x2034) or (>= 0x20A0 and <= 0x20CF) => Direction.Terminator,
        ',' or '.' or '/' or ':' or 0xA0 or 0x60C => Direction.Separator,
        _ => ByCategory(character),
    };

    private static Direction ByCategory(int character)
    {
        if (!Rune.IsValid(character)) return Direction.Neutral;
        return Rune.GetUnicodeCategory(new Rune(character)) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => Direction.Mark,
            _ when character is (>= 0x600 and <= 0x7BF) or (>= 0x860 and <= 0x8FF) or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFE) or (>= 0x1EE00 and <= 0x1EEFF) => Direction.Arabic,
            _ when character is (>= 0x590 and <= 0x5FF) or (>= 0x7C0 and <= 0x85F) or (>= 0xFB1D and <= 0xFB4F) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EDFF) => Direction.Right,
            <= UnicodeCategory.OtherLetter or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.PrivateUse => Direction.Left,
            _ => Direction.Neutral,
        };
    }
}
