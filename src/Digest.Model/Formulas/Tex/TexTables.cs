namespace Digest.Model.Formulas.Tex;

/// <summary>Environments, whose cells end at <c>&amp;</c> and whose rows end at <c>\\</c>, and definitions, which are refused.</summary>
internal sealed partial class TexParser
{
    private bool isInTable;

    private bool AtCellEnd() => scan.Current == '&' || (scan.Current == '\\' && (scan.Next == '\\' || AtCommand("cr")));

    private MathNode ReadEnvironment(int start)
    {
        var name = TakeArgument();
        var after = scan.Position;
        var plain = name.TrimEnd('*');
        var columns = plain switch
        {
            "matrix" or "pmatrix" or "bmatrix" or "Bmatrix" or "vmatrix" or "Vmatrix" or "smallmatrix" or "gathered" or "gather" or "equation" or "multline" => "c",
            "cases" or "dcases" => "l",
            "rcases" => "l",
            "aligned" or "align" or "alignat" or "alignedat" or "split" or "eqnarray" or "alignd" => plain == "eqnarray" ? "rcl" : "rl",
            "array" or "tabular" or "subarray" => ReadColumns(),
            _ => null,
        };
        if (plain is "alignat" or "alignedat") TakeArgument();
        else if (plain is "aligned" or "gathered" or "split") scan.TakeRawOption();
        if (columns is null)
        {
            notes.Add(FormulaRules.UnknownCommand, new(start, after - start), $"The environment {PlainOf(name)} is not known; what stands in it is shown.");
            columns = "c";
        }

        if (depth >= DeepestNesting) return TexRow.Empty;
        var table = new MathNode.Table(ReadCells(), columns);
        if (AtCommand("end")) TakeEnd(name);
        else notes.Add(FormulaRules.Unbalanced, new(start, after - start), "A \\begin has no \\end.");
        return Enclosed(plain, table);
    }

    private EquatableArray<EquatableArray<MathNode>> ReadCells()
    {
        var (saved, wasInTable) = (alphabet, isInTable);
        (depth, isInTable) = (depth + 1, true);
        var rows = new List<EquatableArray<MathNode>>();
        var cells = new List<MathNode>();
        while (true)
        {
            var cell = new TexRow();
            ReadRowInto(cell, stop: '\0');
            alphabet = saved;
            if (AtCommand("right"))
            {
                NoteStrayCloser();
                continue;
            }

            cells.Add(cell.ToNode());
            if (scan.Take('&')) continue;
            if (cells is not [MathNode.Row { Parts.IsEmpty: true }]) rows.Add(cells.ToEquatableArray());
            cells.Clear();
            if (!AtCellEnd()) break;
            scan.TakeCommandName();
            scan.TakeRawOption();
        }

        (depth, isInTable) = (depth - 1, wasInTable);
        return rows.ToEquatableArray();
    }

    private void TakeEnd(string name)
    {
        var start = scan.Position;
        scan.TakeCommandName();
        var ended = TakeArgument();
        if (ended != name) notes.Add(FormulaRules.Unbalanced, scan.From(start), $"A \\begin{{{PlainOf(name)}}} ends with \\end{{{PlainOf(ended)}}}.");
    }

    /// <summary>The table between the delimiters of its environment.</summary>
    private static MathNode Enclosed(string name, MathNode.Table table) => name switch
    {
        "pmatrix" => new MathNode.Fenced("(", table, ")"),
        "bmatrix" => new MathNode.Fenced("[", table, "]"),
        "Bmatrix" => new MathNode.Fenced("{", table, "}"),
        "vmatrix" => new MathNode.Fenced("|", table, "|"),
        "Vmatrix" => new MathNode.Fenced("‖", table, "‖"),
        "cases" or "dcases" => new MathNode.Fenced("{", table, ""),
        "rcases" => new MathNode.Fenced("", table, "}"),
        _ => table,
    };

    private string ReadColumns()
    {
        scan.TakeRawOption();
        var written = TakeArgument();
        var columns = string.Concat(written.Where(c => c is 'l' or 'c' or 'r').Take(64));
        return columns.Length == 0 ? "c" : columns;
    }

    /// <summary>Takes a definition whole and carries nothing of it out, so that no formula can grow without end.</summary>
    private bool TryReadDefinition(string name, int start)
    {
        switch (name)
        {
            case "def" or "edef" or "gdef" or "xdef":
                scan.SkipSpace();
                if (scan.Current == '\\') scan.TakeCommandName();
                while (!scan.AtEnd && scan.Current is not ('{' or '}')) scan.Position++;
                scan.TakeRawArgument();
                break;
            case "newcommand" or "renewcommand" or "providecommand" or "DeclareMathOperator":
                if (scan.Take('*')) scan.SkipSpace();
                scan.TakeRawArgument();
                while (scan.TakeRawOption() is not null) continue;
                scan.TakeRawArgument();
                break;
            case "let" or "futurelet":
                scan.TakeRawArgument();
                scan.SkipSpace();
                scan.Take('=');
                scan.TakeRawArgument();
                break;
            default:
                return false;
        }

        notes.Add(FormulaRules.Definition, new(start, name.Length + 1), $"The definition by \\{name} is not carried out.", "Write what the command stands for.");
        return true;
    }
}
