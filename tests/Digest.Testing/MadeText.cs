using System.Text;
using Digest.Model;
using Digest.Model.Document;
using Digest.Model.Formulas;
using FsCheck;
using FsCheck.Fluent;

namespace Digest.Testing;

/// <summary>
/// Made running text and blocks for properties: every kind of inline and block, with signs that a careless writer would let be taken for marks. What is made is
/// as a reader leaves it: no two texts in a row, single spaces, none at the ends of a block, no empty emphasis.
/// </summary>
public static class MadeText
{
    private static readonly string[] Words =
    [
        "bees", "Nectar", "is", "a", "x", "7", "3.5", "1.", "2)", "10.", "№", "蜂蜜", "꿀벌", "はち", "мёд", "μέλι", "עברית", "العربية", "🐝", "👩‍🔬", "é", "e\u0301", "n\u00A0m", "\u202F", "\u200B", "…", "–", "“q”",
    ];

    private static readonly string[] Signs =
    [
        "*", "**", "***", "_", "__", "~", "~~", "`", "``", "[", "]", "](", "](x)", "[x]", "[ ]", "[^1]", "![", "<", ">", "<b>", "</b>", "<br>", "<!--", "-->", "|", "||", "#", "##", "$", "$$", "$5", "\\", "\\\\", "\\(", "\\)", "\\[", "\\]", "\\ce{H2O}",
        "-", "--", "---", "+", "=", "===", "!", "!!!", "!!! note", "??? x", "&", "&amp;", "&#42;", "&amp;amp;", ";", ":", "::", "(", ")", "{", "}", "{: .x", "{#x}", "¶", "•", "· ", "/", "https://a.example/x_y", "www.a.example", "mailto:a@b.example", "^", "%", "@", "'", "\"", ",", ".", "?",
    ];

    private static readonly string[] Tex = ["x", "x^2", "\\ce{H2O}", "\\ce{Li6PS5Cl}", "a_1|b|", "\\frac{a}{b}", "\\text{if } x<1", "\\{1, 2\\}", "E = mc^2", "\\alpha\\beta"];

    /// <summary>A piece of text as it stands within a line; may be empty.</summary>
    public static Gen<string> Line => Joined(Token, 6).Select(Single);

    /// <summary>A piece of text within a line with at least one letter.</summary>
    public static Gen<string> Name => from before in Gen.Elements("Ann", "蜂", "Ö", "bo") from rest in Line select Single(before + rest);

    /// <summary>An absolute address with signs that Markdown knows.</summary>
    public static Gen<string> Address =>
        from rest in Gen.Elements("", "a_b_c", "a*b*", "(1)", "a)b", "x|y", "?a=1&amp=2&b", "#frag", "%20", "~u", "蜂", "a'b", "$x$") select "https://hive.example/" + rest;

    private static Gen<string> Token => Gen.Frequency((6, Gen.Elements(Words)), (5, Gen.Elements(Signs)), (5, Gen.Constant(" ")));

    private static Gen<string> Joined(Gen<string> token, int most) => token.ListOf().Select(list => string.Concat(list.Take(most)));

    private static string Single(string text)
    {
        var single = new StringBuilder();
        foreach (var c in text)
            if (c != ' ' || (single.Length > 0 && single[^1] != ' ')) single.Append(c);
        return single.ToString().TrimEnd(' ');
    }

    /// <summary>The running text of one block; never empty.</summary>
    public static Gen<EquatableArray<Inline>> Inlines => from list in Content(2) from word in Gen.Elements(Words) select Tidied(list) is { IsEmpty: false } some ? some : [new Inline.Text(word)];

    /// <summary>The running text of one block on one line, as in a heading.</summary>
    public static Gen<EquatableArray<Inline>> Title =>
        Inlines.Select(content => Tidied(WithoutBreaks(content)) is { IsEmpty: false } some ? some : [new Inline.Text("Hive")]);

    private static Gen<List<Inline>> Content(int depth) => OneInline(depth).ListOf().Select(list => list.Take(5).ToList());

    private static Gen<Inline> OneInline(int depth)
    {
        var text = Joined(Token, 5).Select(value => (Inline)new Inline.Text(value));
        var code = Joined(Token, 4).Where(value => value.Length > 0).Select(value => (Inline)new Inline.Code(value));
        var formula = from tex in Gen.Elements(Tex) from style in Gen.Elements(FormulaStyle.Inline, FormulaStyle.Inline, FormulaStyle.Display) select (Inline)new Inline.Formula(tex, FormulaReader.Read(tex).Value, style);
        var image = from alternative in Line from target in Gen.Elements("bee.png", "img/a b.png", "a(1).png", "https://hive.example/x.png") select (Inline)new Inline.Image(alternative, target);
        var flat = Gen.Frequency((8, text), (2, code), (2, formula), (1, image), (1, Gen.Constant<Inline>(new Inline.LineBreak())));
        if (depth == 0) return flat;
        var inner = Content(depth - 1);
        var link = from content in Content(0) from target in Address select (Inline)new Inline.Link([.. content], target);
        var bare = Address.Select(target => (Inline)new Inline.Link([new Inline.Text(target)], target));
        return Gen.Frequency(
            (8, flat), (2, inner.Select(content => (Inline)new Inline.Emphasis([.. content]))), (2, inner.Select(content => (Inline)new Inline.Strong([.. content]))),
            (1, inner.Select(content => (Inline)new Inline.Strikeout([.. content]))), (1, inner.Select(content => (Inline)new Inline.Superscript([.. content]))),
            (1, inner.Select(content => (Inline)new Inline.Subscript([.. content]))), (1, link), (1, bare));
    }

    /// <summary>Blocks of every kind.</summary>
    public static Gen<EquatableArray<Block>> Blocks => BlockList(2, 3);

    /// <summary>A paragraph.</summary>
    public static Gen<Block> Paragraph => Inlines.Select(content => (Block)new Block.Paragraph(content));

    private static Gen<EquatableArray<Block>> BlockList(int depth, int most) => from first in OneBlock(depth) from rest in OneBlock(depth).ListOf() select EquatableArray.ToEquatableArray(rest.Take(most - 1).Prepend(first));

    private static Gen<Block> OneBlock(int depth)
    {
        var heading = from level in Gen.Choose(0, 6) from title in Title select (Block)new Block.Heading(level, title);
        var code = from lines in Gen.Elements("x = 1", "", "  indented", "```", "~~~", "# no heading", "def\tf():", "a | b", "</details>", "- x").ListOf()
                   from language in Gen.Elements(null, "python", "c++")
                   select (Block)new Block.CodeBlock(string.Join('\n', lines.Take(4)), language);
        var flat = Gen.Frequency((6, Paragraph), (1, heading), (1, code), (1, Table), (1, Gen.Constant<Block>(new Block.ThematicBreak())));
        if (depth == 0) return flat;
        var box = from kind in Gen.Elements("note", "tip", "details", "digest-text", "digest-digest-x") from title in Gen.OneOf(Title, Gen.Constant(new EquatableArray<Inline>())) from content in BlockList(depth - 1, 2) select (Block)new Block.Admonition(kind, title, content);
        return Gen.Frequency((6, flat), (3, List(depth).Select(list => (Block)list)), (1, BlockList(depth - 1, 2).Select(content => (Block)new Block.Quote(content))), (1, box));
    }

    private static Gen<Block.List> List(int depth) =>
        from start in Gen.Elements<int?>(null, null, 1, 1, 7) from first in Item(depth) from rest in Item(depth).ListOf() select new Block.List(start, EquatableArray.ToEquatableArray(rest.Take(2).Prepend(first)));

    /// <summary>Entries of a list; may be none.</summary>
    public static Gen<EquatableArray<ListItem>> Items => Item(1).ListOf().Select(items => EquatableArray.ToEquatableArray(items.Take(3)));

    private static Gen<ListItem> Item(int depth) =>
        from content in BlockList(depth - 1, 2) from done in Gen.Elements<bool?>(null, null, null, true, false) select new ListItem(content) { Done = content[0] is Block.Paragraph ? done : null };

    private static Gen<Block> Table =>
        from alignments in Gen.Elements(Alignment.Start, Alignment.Center, Alignment.End).ArrayOf(2)
        from cells in Gen.OneOf(Title, Gen.Constant(new EquatableArray<Inline>())).ArrayOf(6)
        from hasHead in Gen.Elements(true, true, false)
        select (Block)new Block.Table(
            hasHead && !(cells[0].IsEmpty && cells[1].IsEmpty) ? Row(cells, alignments, 0) : [], [new TableRow(Row(cells, alignments, 2)), new TableRow(Row(cells, alignments, 4))]);

    private static EquatableArray<TableCell> Row(EquatableArray<Inline>[] cells, Alignment[] alignments, int from) =>
        EquatableArray.ToEquatableArray(alignments.Select((alignment, column) => new TableCell(cells[from + column]) { Alignment = alignment }));

    private static List<Inline> WithoutBreaks(EquatableArray<Inline> content) => [.. content.Where(inline => inline is not Inline.LineBreak).Select(inline => With(inline, WithoutBreaks))];

    /// <summary>Text as a reader leaves it.</summary>
    private static EquatableArray<Inline> Tidied(IReadOnlyCollection<Inline> content)
    {
        var isSpaced = true;
        var tidy = Walk(content, ref isSpaced);
        while (tidy.Count > 0 && (tidy[^1] is Inline.LineBreak || tidy[^1] is Inline.Text { Value: " " })) tidy.RemoveAt(tidy.Count - 1);
        if (tidy is [.., Inline.Text last]) tidy[^1] = new Inline.Text(last.Value.TrimEnd(' '));
        while (tidy is [Inline.LineBreak, ..]) tidy.RemoveAt(0);
        return [.. tidy];
    }

    private static List<Inline> Walk(IEnumerable<Inline> content, ref bool isSpaced)
    {
        var tidy = new List<Inline>();
        foreach (var inline in content)
        {
            if (inline is Inline.Text text) AddText(tidy, text.Value, ref isSpaced);
            else if (inline is Inline.LineBreak)
            {
                while (tidy is [.., Inline.Text { Value: [.., ' '] } last])
                {
                    tidy.RemoveAt(tidy.Count - 1);
                    if (last.Value.TrimEnd(' ') is { Length: > 0 } value) tidy.Add(new Inline.Text(value));
                }

                isSpaced = true;
                tidy.Add(inline);
            }
            else if (Parts(inline) is { } parts)
            {
                var inner = Walk(parts, ref isSpaced);
                if (inner.Count > 0) tidy.Add(With(inline, _ => inner));
            }
            else
            {
                isSpaced = false;
                tidy.Add(inline);
            }
        }

        return tidy;
    }

    private static void AddText(List<Inline> tidy, string text, ref bool isSpaced)
    {
        var value = new StringBuilder();
        foreach (var c in text)
        {
            if (c != ' ' || !isSpaced) value.Append(c);
            isSpaced = c == ' ';
        }

        if (value.Length == 0) return;
        if (tidy is [.., Inline.Text last]) tidy[^1] = new Inline.Text(last.Value + value);
        else tidy.Add(new Inline.Text(value.ToString()));
    }

    private static EquatableArray<Inline>? Parts(Inline inline) => inline switch
    {
        Inline.Emphasis part => part.Content,
        Inline.Strong part => part.Content,
        Inline.Strikeout part => part.Content,
        Inline.Superscript part => part.Content,
        Inline.Subscript part => part.Content,
        Inline.Link part => part.Content,
        _ => null,
    };

    private static Inline With(Inline inline, Func<EquatableArray<Inline>, List<Inline>> turn) => inline switch
    {
        Inline.Emphasis part => new Inline.Emphasis([.. turn(part.Content)]),
        Inline.Strong part => new Inline.Strong([.. turn(part.Content)]),
        Inline.Strikeout part => new Inline.Strikeout([.. turn(part.Content)]),
        Inline.Superscript part => new Inline.Superscript([.. turn(part.Content)]),
        Inline.Subscript part => new Inline.Subscript([.. turn(part.Content)]),
        Inline.Link part => new Inline.Link([.. turn(part.Content)], part.Target),
        _ => inline,
    };
}
