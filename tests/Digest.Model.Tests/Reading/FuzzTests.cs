using System.Text;

namespace Digest.Model.Tests.Reading;

/// <summary>A short run of the fuzzer from a fixed seed, and the sources that it broke the reader or the writers with; <c>./do fuzz</c> goes on looking.</summary>
public class FuzzTests
{
    [Fact]
    public void A_thousand_made_and_damaged_digests_break_nothing()
    {
        // As many on every machine, so that what is found does not depend on its speed.
        var (executions, finding) = Fuzzer.Run(20261121, TimeSpan.FromMinutes(5), most: 1000);
        Assert.True(finding is null, finding?.ToString());
        Assert.Equal(1000, executions);
    }

    public static TheoryData<string, string> Found => new()
    {
        // Marks that were escaped on writing counted as marks on reading.
        { "made.md", string.Concat(Enumerable.Repeat("<!--", 60)) + "<!-" },
        // Properties were no running text: white space that is no single space, a formula's marks.
        { "2026-08-02.md", "---\ntitle: t\tt\n---" },
        // A table whose rows differ in length.
        { "hives.csv", "name,email\nAda,a,b" },
        { "made.csv", "\t\nd\n\t" },
        { "made.md", "|\n-|" },
        { "made.md", "|\n-|\n|" },
        // So many papers of one title that comparing them took quadratic time.
        { "made.csv", "Title;Author;\nf;0\n" + string.Concat(Enumerable.Repeat("-\n", 400)) },
        // Links without words, in labels, and around the titles of what is no paper.
        { "made.md", "2026-3-8\n# l\nScore:7\n## [](http://zorvak)" },
        { "made.md", "2026-3-8\n# l\nScore:7\n## [a](http://zorvak)" },
        { "made.txt", "Synthesis\n# [f](http://zorvak)" },
        { "made.md", "Research Ideas\n# Idea 1: [f](http://zorvak)" },
        // Marks of emphasis deep inside one another, written twice as often at each level.
        { "made.md", "a" + new string('~', 70) + "q" + new string('~', 300) + "b" },
        { "made.md", new string('[', 41) + "\\\\" },
        { "made.csv", ",,,\"" + new string('[', 41) + "\",\"\"\n,L,,," },
        // Quotations at the deepest level that is read, inside a note.
        { "made.txt", "](r)\n[^]:" + new string('>', 32) },
        // A line break that ends a block.
        { "made.md", "# d\n# n\nL: \n• W:" },
        // A displayed formula of nothing.
        { "made.md", "$$\n$$" },
        // A carriage return alone in code.
        { "2026-08-14.md", "```\n\r\r" },
        // What stands behind the language of code.
        { "made.md", "~~~x rulzorzor" },
        // A label that only ends as a known one does.
        { "2026-08-06.md", "title:\n- complex-url:s://" },
        // Topics on two lines.
        { "made.md", "## w\nhttp://a.o\nCategories:s\nW" },
        // A list written twice, so that its first entry has two titles.
        { "2026-08-02.md", "---\nstories:\n  - title: a\n  - r\nstories:\n- title: launches\n---\n# a" },
        // A box to tick over a list.
        { "made.md", "- [ ]\n• ](l)\n](1)" },
        // A heading of nothing in a value.
        { "made.json", "{\"\":\"\",\"\":\"\",\"\":[{\"\":\"\",\"\":\"\\u0060r\\u0060\\n#\"},{\"\":\"\",\"\":true}]}" },
        // An axis on two lines of a table's head.
        { "made.html", "<table><th>Title<th>0<div>Score<tr><td>g<td>0<e" },
        // The name of a value of front matter.
        { "made.md", "---\nS: &Kortiqjup\n---" },
        // So many brackets in a formula that its line was kept as plain text, when read and when written again.
        { "made.md", "$$$" + new string('[', 133) + "$$" },
        // Lists of nothing.
        { "made.json", "[[]]" },
        { "made.md", "78254)" },
        // A box of a kind that no box in Markdown can have.
        { "made.html", "<div class=\"-\nadmonition \">" },
        // A dollar sign between pairs of them, and a link's words around a formula.
        { "made.html", "<ul>$$$\n$$" },
        { "made.html", "<ul>$$3$\n$$" },
        { "made.csv", "Title\t#\tLink\ns\t\t\ts \\(}\\) a" },
        { "made.csv", "Title\t#\tLink\ns\t\t\ts \\(x\\) a" },
        { "made.md", "Idea1:\n- Based on:[p](http://melrul.)" },
        // Brackets that look like a wiki's link.
        { "made.json", "[[\"]]" },
        { "made.md", "**[\n" + string.Concat(Enumerable.Repeat("[\n", 90)) + string.Concat(Enumerable.Repeat("\\[\n", 70)) },
        // Addresses that are full of marks, that are none, and that hold a control character or a line end.
        { "made.json", "[http://" + new string('|', 73) },
        { "made.md", "http://" + new string('[', 120) },
        { "made.txt", "](p)<iv:>" },
        { "made.csv", "http://b\u000Fu" },
        { "made.html", "<><a href=\"http://s/\n0\">x" },
        { "made.md", "http://w.v:v" },
        // An identifier in front of a title whose link does not close.
        { "made.md", "# 1.[2605.13326](http://v.o" },
        // A backslash before what becomes a reference.
        { "made.csv", "Title;Score\n\\¶\rl;-" },
        // The heading row over labels and their values.
        { "photonics-2026-04-20.md", "Papers\n# 1.W\nphysics.|\n|-\n-||\n-||" },
        // A formula on two lines.
        { "made.html", "<\\(1\n}\\)" },
        // Code that is a space, in a box.
        { "made.md", "- **r v u**i\n  - Author:B\n```\n " },
        // Code inside an entry, indented by one space.
        { "made.md", "-\n       -" },
        // Names of nothing, which became titles of empty text.
        { "made.json", """{"":{"":8},"":{"":[{"":"","":{"":""},"":"","":""}]}}""" },
        // A heading row that is shorter than the columns' alignments.
        { "instrument-notes-2026-06-22.md", "s|\n-|-:\n(||" },
        // A form feed in a name, and columns of which none says anything.
        { "hives.csv", "v,i\f:t\nx,y" },
        { "hives.csv", "v,i\f:t\n," },
        // More underscores in a table than its reader would follow, and bars in the words of a link.
        { "hives.csv", "a_b,c_d\n" + string.Concat(Enumerable.Repeat("honey_bee_wax_and_so_on,queen_of_the_hive\n", 40)) },
        { "made.html", "<h><a href=\"#\">" + new string('|', 90) },
        // An entry of a pilcrow alone, and a heading row of nothing.
        { "made.txt", "- ¶" },
        { "made.html", "<table><th><!" },
        // Brackets in a formula, more than could be followed outside of one.
        { "made.txt", "1. • \\(" + string.Concat(Enumerable.Repeat("](", 90)) + "\\)-equi" },
        // A space at the begin of an affiliation.
        { "desert-botany-2026-01-19.txt", "1 P\nIè B¹( l),Táš Ří¹,…,Aé F" },
        // Comments in a formula, which were counted though a formula is taken whole; an address in angle brackets is too.
        { "made.txt", "\\(\\\\" + string.Concat(Enumerable.Repeat("<!--", 60)) + " 40\\) \\(K_{\\mathrm" },
        { "hives.csv", "source,[" + string.Concat(Enumerable.Repeat("https://a.example/", 400)) + "\nx,y" },
        // More emphasis than the reader follows, which cannot be escaped.
        { "made.md", "## j)\nfilmel" + string.Concat(Enumerable.Repeat("*a", 210)) + "* " + string.Concat(Enumerable.Repeat("Gwetiq Pyxzor ", 40)) + " \n**Authors:Nefbru Melkornef" },
        // A typed bullet, and marks of emphasis, around no more than a tag.
        { "made.md", "**:**\n**:**\n• <details>" },
        { "made.md", "*<b>*" },
        { "made.md", ":*<b><b><b>* e" },
        // White space at the begin of a topic and inside it.
        { "2026-03-07.md", "## s\n📅 🏷️# x" },
        { "made.md", "- f\n  - Published:|Category:`a\fL`" },
        // An anchor behind a heading that is a tag.
        { "made.md", "><h2><a href=\"#\">¶</a><p>\n```" },
        // The label of a note of nothing, a list of properties between carriage returns, and words of a second link to one address.
        { "made.md", "[^90001]:" },
        // Signs at the begin of a title that look like a line drawn over it.
        { "made.csv", "Title\tAuthor\n*****(* \t0" },
        { "made.csv", "Title\tAuthor\n==== hive\t0" },
        { "made.csv", "Title\tAuthor\n####*hive*\t0" },
        // A list without entries, and many blank lines of code inside an entry.
        { "made.html", "<table><th>Title<th>Score<tr><td>p</table><ul>" },
        { "made.md", "1.m\n• Author:o\n\nTITLE:\n```" + new string('\n', 24) + "# 2" },
        // The number of an entry that says nothing, and two papers of one long title with two short ones.
        { "made.md", "# 1.m y\n95222) 📅" },
        { "made.md", "1 N\n- Full title: Synonymous codons shift the folding path of a barrel\n2. Choice \n- Full title: Synonymous codons shift the folding path of a barrel" },
        // Languages of code that look like its fence.
        { "made.md", "~~~`" },
        { "made.md", "~~~ ~~`x\nzorvak\n~~~" },
        { "made.md", "# \u00B4`%  T`\n👤n" },
        // A number under a head that counts nothing, an address before a bar that makes no table, spaces around a formula of nothing in a name, and labels on two lines.
        { "made.md", "Bucket|Paper|Date\n-|\n1|l" },
        { "made.md", "##\n*Journal:*\nhttp://h.42217258\n|\n-|" },
        { "made.txt", "# v\nAuthor:l \\(\\mathbf\\) b" },
        { "made.md", "## \n🔗alphaxiv.org/abs/2608.9920\n📡S\n:" },
        { "made.md", "# \nAuthor:l\n\nu  \nv\n-" },
        // What is no date before a title, and before a title of nothing.
        { "made.md", "date:ohnkorvak \n\nTITLE: \nSUMMARY:" },
        { "made.md", "date:ohnkorvak \n\nTITLE: zorvak daxtiq\nSUMMARY: filmel" },
        // What an idea is based on, on two lines.
        { "made.md", "Idea1:\n- Based on:\n*a,2026*\n*March,2026*\nhypothesis:" },
        // Tabs before code in entries, and an address with a DOI's signs behind letters.
        { "made.txt", "-\n  - \t\tf\n# I" },
        { "made.md", "#\n- * http://i.g10.1234/m \n\narXiv:" },
        { "made.md", "---\r: \"\"\ncurated_:\n---" },
        { "made.md", "# Hives\nPMID:10.2196/81630\nzorvak\n# Hives\nPMID:**DOI:** 10.2196/81630" },
        // White space that is no single space, in a venue and in a picture's words.
        { "2026-08-14.md", "## \n`Journal:* \n`f" },
        { "digest.md", "![ <details>\n]()" },
        // An address with what looks like a reference.
        { "made.md", "# [a](http://s/&amp;mp;)\nAuthor:" },
        { "made.md", "# [a](http://s/&amp;amp;mp;)\nAuthor:" },
        // A wide table of short rows.
        { "made.csv", "e;L\n" + string.Concat(Enumerable.Repeat("x\n", 70)) + ";" + string.Concat(Enumerable.Repeat("p;", 60)) + "amp\nx" },
        // A definition that nothing refers to, and titles of links.
        { "made.md", "[^]:[1]:reviewed" },
        { "made.md", "[zorvak][melrul] [b](http://a.o \"filmel\")\n\n[melrul]: http://b.o 'daxtiq'\n[MELRUL]: http://gwejup.o\n> [x]:\n>   nefbru" },
        { "made.md", "[korlym][^a] ![pyxrul][^a]\n\n[^a]: b" },
        { "made.md", "[[zorvak|melrul]]" },
        // An address at the end of one author's names, in a table where semicolons stand between others'.
        { "made.csv", "Title;Autor\nl;\",http://e/;\"4\"" },
        // A number before a title in bold type that counts no paper.
        { "made.txt", "# s\n042026**n n@n**(http://i10.1234/d" },
        // Scores on two lines.
        { "2026-06-01.md", "## \n**Score**7=`\n1" },
        { "2026-06-01.md", "## Moss\n- Class / Score: A /\n  7" },
        // Brackets in code, more than could be followed outside of it.
        { "2026-05-14.md", "1. [2605.3168](.) easurements\n- 4/0\u00B7K_m`" + new string('[', 140) + "`" },
        // Code before a formula full of brackets, both in cells of a table.
        { "made.csv", "\t\t`x`\t1\n\t\t$" + string.Concat(Enumerable.Repeat("](", 200)) + "rc$ zornefbru\t" },
        // A formula longer than Markdown's marks hold.
        { "made.html", "<p>hive <math><mi>x</mi><mo>" + string.Concat(Enumerable.Repeat("[^1]: ", 400)) + "</mo></math>" },
        { "made.md", "$$\n" + string.Concat(Enumerable.Repeat("x + y =\n", 1200)) + "z\n$$" },
        // A comment's sign in a page's title, after which no element had a place.
        { "made.html", "<title><!--</title><script></script><script>" },
        { "made.html", "<textarea><b </textarea><script></script><script>" },
        // Pictures and links in values that became typed: authors, a day, what an idea is based on.
        { "made.md", "- h\n  - Author:![][2]e\n- [2]:gwevak" },
        { "made.md", "# h\n\n*![](gwevak) March 20, 2026*" },
        { "made.md", "# h\n\n[March 20, 2026](http://gwevak.example)" },
        { "made.md", "# D\n## Research Ideas\n### Idea 1: h\n- Based on: ![](gwevak) hum" },
        // A comma behind a title in quotation marks.
        { "made.md", "- \"Zorvak melrul daxtiq\",\n\n  http" },
        // Bullets of lists that begin with lists, which look like a ruler.
        { "made.html", "<ul><li><ul><li><ul><li>" },
        { "made.html", "<ul><li>a<ul><li></ul><li><ul><li><ul><li><ul><li><ul><li></ul><p>b</ul></ul></ul></ul>" },
        { "made.html", "<ol><li><ul><li><ul><li><ul><li></ul><ul><li><ul><li><ul><li></ul></ul></ul></ul></ul></ol>" },
        // Many addresses in one target.
        { "made.md", "_\u6BCF[`c`](http://a" + string.Concat(Enumerable.Repeat(":/", 130)) + ")_" },
        { "made.md", "_\u6BCF[`c`](" + string.Concat(Enumerable.Repeat("https://a.example/", 600)) + ")_" },
        { "made.md", string.Concat(Enumerable.Repeat(":/", 300)) + " zorvak_ \\* x" },
        // White space other than spaces and tabs behind a mark that ends a block.
        { "made.md", "*Zorvak*\v" },
        { "made.md", "# *zorvak*\f\n\nx" },
        { "made.md", "melrul\n[zorvak](daxtiq)\v \n\n- **filmel**\f" },
        // Lists and mappings as names of values of front matter.
        { "made.md", "---\n[]: korkorjup \n---" },
        { "made.md", "---\nmood: x\n? {zorvak: melrul}\n: korkorjup\n---" },
        // An entry below a text that looks like the rule of a table.
        { "2026-08-02.md", "#\n[^]:-|\n\nPMID:|V:r" },
        { "made.html", "<ul><li>zorvak<ul><li>-|</ul><li>melrul<ul><li>:-|-:</ul><li>daxtiq<ul><li>--: | -</ul></ul>" },
        // Front matter that says what the text does not.
        { "made.md", "---\nmood: zorvak\n---\n# Moss" },
        { "made.md", "---\ne: \n#: daxkorgwe \n---" },
        { "solidstate-2026-04-07.md", "---\ng: 2026-4-7solidbreakthrough\n---" },
        { "made.md", "---\n:90001: 2026-4-9\ni: []\n---" },
    };

    [Theory]
    [MemberData(nameof(Found))]
    public void What_was_found_once_stays_mended(string name, string text) => Assert.Null(Fuzzer.Replay(new SourceFile(name, Encoding.UTF8.GetBytes(text))));

    [Fact]
    public void A_finding_is_made_as_small_as_it_can_be()
    {
        var file = new SourceFile("made.md", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 200).Select(line => $"line {line} of this\n")) + "here is the cause of it\nand more\n"));
        var smaller = Reduction.Of(file, less => Encoding.UTF8.GetString(less.Bytes.Span).Contains("cause", StringComparison.Ordinal));
        Assert.Equal("cause", Encoding.UTF8.GetString(smaller.Bytes.Span));
    }

    [Fact]
    public void A_finding_says_how_to_make_it_again()
    {
        var said = new Finding(new SourceFile("made.md", new byte[] { 0x61, 0x0A, 0xFF }), new Fault("loss of zorvak"), 7).ToString();
        Assert.Equal("seed 7, made.md, 3 bytes: loss of zorvak\nbytes: a\\n\\xFF", said);
    }
}
