using Digest.Model.Document;
using Digest.Model.Formulas;
using Digest.Render.Html;

namespace Digest.FormulaPage;

/// <summary>A page of formulas, each as TeX, as MathML and, where one line can show it, as HTML, to be looked at.</summary>
public static class FormulaSheet
{
    private const string Css = """

        body{margin:1.5rem auto;max-width:70rem;padding:0 1rem;font:1.125rem/1.5 "STIX Two Text",Georgia,serif;color:#1a1a1a;background:#fff}
        math{font-family:"STIX Two Math","Cambria Math","Latin Modern Math",math}
        sub,sup{font-size:.75em;line-height:0}
        table{border-collapse:collapse;width:100%;table-layout:fixed}
        caption{text-align:left;font-weight:600;padding:1.2rem 0 .3rem}
        th,td{text-align:left;font-weight:400;padding:.35rem .5rem;border-top:1px solid #cfdadf;overflow-wrap:anywhere}
        thead th{font-size:.8rem;color:#5f6368}
        code{font-size:.8rem}
        td math{overflow-wrap:normal}

        """;

    /// <summary>The page; a line that begins with <c># </c> opens a group, one within <c>\[</c> and <c>\]</c> is a formula on a line of its own, empty lines are passed over.</summary>
    public static string Write(IEnumerable<string> lines)
    {
        var writer = new HtmlWriter();
        writer.Constant("<!DOCTYPE html>").Open("html", ("lang", "en")).Open("head").Open("meta", ("charset", "utf-8"))
            .Element("title", "Formulas").Open("style").Constant(Css).Close().Close().Open("body").Open("main").Element("h1", "Formulas");
        var isOpen = false;
        foreach (var line in lines.Where(line => line.Length > 0))
        {
            if (!line.StartsWith("# ", StringComparison.Ordinal))
            {
                Formula(writer, line);
                continue;
            }

            if (isOpen) writer.Close().Close();
            isOpen = true;
            writer.Open("table").Element("caption", line[2..]).Open("thead").Open("tr");
            foreach (var head in (string[])["TeX", "MathML", "HTML"]) writer.Element("th", head, ("scope", "col"));
            writer.Close().Close().Open("tbody");
        }

        if (isOpen) writer.Close().Close();
        return writer.Close().Close().Close().Finish();
    }

    private static void Formula(HtmlWriter writer, string line)
    {
        var isDisplay = line.StartsWith("\\[", StringComparison.Ordinal) && line.EndsWith("\\]", StringComparison.Ordinal);
        var tex = isDisplay ? line[2..^2] : line;
        var formula = new Inline.Formula(tex, FormulaReader.Read(tex).Value, isDisplay ? FormulaStyle.Display : FormulaStyle.Inline);
        writer.Open("tr").Open("th", ("scope", "row")).Element("code", line).Close().Open("td");
        MathMl.Write(writer, formula);
        writer.Close().Open("td");
        if (FormulaShape.IsTwoDimensional(formula.Tree)) writer.Text("–");
        else FormulaHtml.Write(writer, formula.Tree, null);
        writer.Close().Close();
    }
}
