using Digest.FormulaPage;

// usage: FormulaPage FORMULAS > PAGE
Console.Out.Write(FormulaSheet.Write(File.ReadLines(args[0])));
