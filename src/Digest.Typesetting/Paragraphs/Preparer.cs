using System.Globalization;
using System.Text;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Formulas;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Shaping;

namespace Digest.Typesetting.Paragraphs;

/// <summary>
/// The second stage: styled items become boxes, spaces and penalties. Every character gets a face that has it; words are shaped alone, without
/// the spaces around them, so that widths add up whatever the line ends are. Invisible characters are dropped. Characters for private use have no
/// meaning that a face could show.
/// </summary>
internal sealed class Preparer(FontSet fonts, ShapeCache shapes, PrepareOptions options)
{
    private const char NonBreakingSpace = '\u00A0';

    // A formula that is narrower than this, in em, is read as one word.
    private const double ShortFormula = 10;

    private readonly List<Token> tokens = [];
    private readonly List<Diagnostic> diagnostics = [];
    private readonly HashSet<int> reported = [];
    private readonly WordSetter words = new(fonts, shapes, options);
    private readonly WordDraft draft = new();
    private Opportunity[] opportunities = [];
    private int at;
    private Opportunity pending;
    private string previousWord = "";
    private WordEdge previousEnd;
    private (RunStyle Style, bool MayBreak)? space;
    private FormulaEdges formulaEdges;
    private double overhang;
    private bool isAfterDisplay;
    private bool isTurned;

    /// <summary>What was wrong with the text, in order.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => diagnostics;

    /// <summary>The tokens of <paramref name="items"/>, with a line end last; none for a text without words.</summary>
    public List<Token> Prepare(IReadOnlyList<StyledItem> items)
    {
        opportunities = Opportunities.Find(Opportunities.TextOf(items));
        tokens.EnsureCapacity((opportunities.Length * 9 / 16) + 2);
        foreach (var item in items)
        {
            switch (item)
            {
                case StyledItem.Text text:
                    AddText(text.Value, text.Style, text.Source);
                    break;
                case StyledItem.Formula { Source.Style: FormulaStyle.Display } display:
                    AddDisplay(display.Source, display.Style);
                    at++;
                    break;
                case StyledItem.Formula formula:
                    EndDisplay();
                    Look();
                    TakeOpportunity(formula.Style);
                    AddFormula(formula.Source, formula.Style);
                    at++;
                    break;
                case StyledItem.LineEnd:
                    EndLine();
                    at++;
                    break;
            }
        }

        EndWord();
        if (tokens.Count > 0 && tokens[^1].Kind != TokenKind.LineEnd) tokens.Add(new() { Kind = TokenKind.LineEnd });
        return tokens;
    }

    private void EndLine()
    {
        EndWord();
        space = null;
        previousWord = "";
        isAfterDisplay = false;
        if (tokens.Count > 0) tokens.Add(new() { Kind = TokenKind.LineEnd });
    }

    /// <summary>A displayed formula stands on a line of its own, with the punctuation that follows it.</summary>
    private void AddDisplay(Inline.Formula formula, RunStyle style)
    {
        EndWord();
        if (tokens.Count > 0 && tokens[^1].Kind != TokenKind.LineEnd) EndLine();
        AddFormula(formula, style with { Traits = style.Traits | RunTraits.Displayed });
        isAfterDisplay = draft.Length > 0;
    }

    private void EndDisplay()
    {
        if (isAfterDisplay) EndLine();
    }

    /// <summary>A formula's pieces become insets of the word it stands in, so that nothing parts it from what it touches (<c>MoS$_2$</c>, <c>($x$)</c>).</summary>
    private void AddFormula(Inline.Formula formula, RunStyle style)
    {
        var settings = new FormulaSettings { Size = style.Text.Size, Color = style.Text.Color, Display = formula.Style, Role = style.Text.Role, Style = style.Text.Style, Measure = options.Measure };
        var set = FormulaSetter.Set(fonts, formula.Tree, settings);
        var isShort = formula.Style != FormulaStyle.Display && set.Value.Width < style.Text.Size * ShortFormula;
        formulaEdges = FormulaEdges.Of(set.Value);
        if (draft.Length == 0) overhang = formulaEdges.Overhang;
        foreach (var segment in set.Value.Items)
        {
            var isAtMargin = segment.IsNumber && formula.Style == FormulaStyle.Display;
            draft.Add(segment.Frame, isAtMargin ? style with { Traits = style.Traits | RunTraits.Number } : style, segment.Space.Value);
            if (segment.BreakPenalty is not { } penalty) continue;
            var cost = penalty + (isShort ? FormulaSetter.KeptPenalty : 0);
            draft.AddBreak(cost, cost > FormulaSetter.BinaryPenalty && formula.Style != FormulaStyle.Display ? BreakTraits.LastResort : BreakTraits.None);
        }

        diagnostics.AddRange(set.Diagnostics.Select(diagnostic => diagnostic.Location is null ? diagnostic with { Location = style.Location } : diagnostic));
    }

    private void AddText(string text, RunStyle style, string? source)
    {
        for (var i = 0; i < text.Length;)
        {
            Look();
            if (source is null && !isAfterDisplay && PlainLength(text, i, style) is > 0 and var plain)
            {
                TakeOpportunity(style);
                draft.Add(text.AsSpan(i, plain), style, FaceOf(style));
                i += plain;
                at += plain;
                continue;
            }

            var rune = Rune.TryGetRuneAt(text, i, out var found) ? found : Rune.ReplacementChar;
            var emoji = EmojiSequences.LengthAt(text, i);
            var selector = emoji == 0 && Rune.TryGetRuneAt(text, Math.Min(text.Length - 1, i + rune.Utf16SequenceLength), out var next) && Characters.IsVariationSelector(next.Value) ? next : default;
            if (IsSpace(rune)) AddSpace(rune, style);
            else if (rune.Value is 0xAD) draft.AddBreak(WordSetter.SoftHyphenCost, BreakTraits.Hyphenated | BreakTraits.AddsHyphen);
            else if (rune.Value is 0x200B) draft.AddBreak(0, BreakTraits.None);
            else if (emoji > 0 || (!IsInvisible(rune) && !IsSkinTone(rune)))
            {
                if (emoji > 0) AddEmoji(text.Substring(i, emoji), rune, style, source);
                else AddCharacter(rune, selector, style, source);
                if (source is not null) source = "";
            }

            var length = emoji > 0 ? emoji : rune.Utf16SequenceLength;
            i += length;
            at += length;
        }
    }

    // How many characters of ASCII from here on stand together, whatever comes after them: nearly all text is made of such.
    private int PlainLength(string text, int from, RunStyle style)
    {
        var face = FaceOf(style);
        var to = from;
        while (to < text.Length && text[to] is > ' ' and <= '~' && (to == from || opportunities[at + to - from] == Opportunity.None) && face.GlyphOf(new Rune(text[to])) != 0) to++;

        // What follows a character may belong to it.
        return to < text.Length && text[to] > '~' ? Math.Max(0, to - from - 1) : to - from;
    }

    private FontFace FaceOf(RunStyle style) => fonts.Family(style.Text.Role)[style.Text.Style];

    /// <summary>An emoji sequence for which the face has one glyph is set as that; else its first emoji stands for it, and what is read stays whole.</summary>
    private void AddEmoji(string sequence, Rune first, RunStyle style, string? source)
    {
        var read = source ?? sequence;
        var shown = shapes.Shape(fonts.Emoji, style.Text, sequence).Where(glyph => glyph.Glyph == 0 || glyph.Advance != 0).ToList();
        if (shown is not [{ Glyph: not 0 }])
        {
            AddCharacter(first, new Rune(FontSet.EmojiSelector), style, read);
            return;
        }

        foreach (var rune in sequence.EnumerateRunes())
        {
            if (rune == first && read.Length > 0) BreakBefore(rune, style);
            draft.Add(rune, style, fonts.Emoji, read);
            read = "";
        }
    }

    private void AddSpace(Rune rune, RunStyle style)
    {
        EndWord();
        var mayBreak = rune.Value is not (NonBreakingSpace or 0x202F or 0x2007);
        space = space is { } earlier ? earlier with { MayBreak = earlier.MayBreak && mayBreak } : (style, mayBreak);
    }

    /// <summary>Remembers a line end that the rules allow here, until the next thing that shows.</summary>
    private void Look()
    {
        if (pending == Opportunity.None) pending = opportunities[at];
    }

    private void TakeOpportunity(RunStyle style)
    {
        var found = pending;
        pending = Opportunity.None;
        if (draft.Length == 0)
        {
            if (space is { } blank && found == Opportunity.None) space = blank with { MayBreak = false };
            return;
        }

        if (found == Opportunity.AfterHyphen) draft.AddBreak(options.SparesHyphens ? WordBreaks.SparedCost : WordBreaks.HyphenCost, BreakTraits.Hyphenated | BreakTraits.ByRule | (options.SparesHyphens ? BreakTraits.LastResort : BreakTraits.None));
        if (found == Opportunity.BesideSign) draft.AddBreak(WordBreaks.SignCost, BreakTraits.ByRule);
        if (found != Opportunity.BesideIdeograph) return;
        EndWord();
        tokens.Add(words.Gap(style));
    }

    private void BreakBefore(Rune rune, RunStyle style)
    {
        if (draft.Length == 0 || rune.Value is not ('.' or ',' or ';' or ':')) EndDisplay();
        TakeOpportunity(style);
    }

    private void AddCharacter(Rune rune, Rune selector, RunStyle style, string? read)
    {
        BreakBefore(rune, style);
        if (BidiLevels.IsRightToLeft(rune.Value)) ReportDirection(style);
        if (IsMark(rune) && draft.LastFace is { } held && IsCovered(held, draft.Last, rune))
        {
            draft.Add(rune, style, held, read);
            return;
        }

        if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.PrivateUse && FaceFor(rune, selector, style) is { } face)
        {
            draft.Add(rune, style, face, read);
            if (selector != default && face.GlyphOf(rune, selector) != 0) draft.Add(selector, style, face, "");
            return;
        }

        draft.Add(MissingCharacter.Frame(fonts, rune, style.Text, shapes), style, rune);
        if (reported.Add(rune.Value)) diagnostics.Add(MissingCharacter.Report(rune, style.Location));
    }

    // The wanted face has nearly every character, so that no list of others is made to ask it.
    private FontFace? FaceFor(Rune rune, Rune selector, RunStyle style)
    {
        if (selector != default) return fonts.FaceFor(rune, selector, style.Text.Role, style.Text.Style);
        var wanted = FaceOf(style);
        return wanted.GlyphOf(rune) != 0 ? wanted : fonts.FaceFor(rune, style.Text.Role, style.Text.Style);
    }

    private static bool IsCovered(FontFace face, Rune letter, Rune mark)
    {
        if (face.GlyphOf(mark) != 0) return true;
        return CanonicalForms.Table.Compose(letter.Value, mark.Value) is { } composed && face.GlyphOf(new Rune(composed)) != 0;
    }

    private void ReportDirection(RunStyle style)
    {
        if (isTurned) return;
        isTurned = true;
        diagnostics.Add(new()
        {
            Rule = ParagraphRules.RightToLeft,
            Message = "Text that runs from right to left is set letter by letter: letters that join in writing stand apart.",
            Location = style.Location,
        });
    }

    private void EndWord()
    {
        if (draft.Length == 0)
        {
            draft.Clear();
            return;
        }

        var text = draft.Text;
        var isFirst = tokens.Count == 0 || tokens[^1].Kind == TokenKind.LineEnd;
        if (space is { } blank && !isFirst)
        {
            if (!blank.MayBreak || Gluing.KeepsTogether(previousWord, text)) tokens.Add(new() { Kind = TokenKind.Penalty, Cost = Token.Forbidden });
            var gap = words.Blank(blank.Style, previousEnd, draft.Start);
            if (overhang > 0) gap = gap with { Width = gap.Width + overhang };
            var cost = IsWithinEntry(text) ? WordBreaks.SparedCost : Gluing.IsBeforeValue(previousWord, text) ? WordBreaks.ValueCost : 0;
            tokens.Add(cost > 0 ? gap with { Cost = cost, Traits = BreakTraits.LastResort } : gap);
            if (blank.MayBreak && IsParting(previousWord)) WordSetter.JoinParting(tokens);
        }

        words.Set(draft, text, tokens);
        if (text[^1] == WordDraft.InsetMark && char.IsAsciiDigit(formulaEdges.Last)) text = text[..^1] + formulaEdges.Last;
        (previousWord, previousEnd, space, formulaEdges, overhang) = (text, draft.End, null, default, 0);
        draft.Clear();
    }

    // Of a row of entries, between two words of the same.
    private bool IsWithinEntry(string word) =>
        (options.EntryEnd is not null || options.Parting is not null) && !IsParting(previousWord) && !IsParting(word) && !(options.EntryEnd is { } end && previousWord.EndsWith(end));

    private bool IsParting(string word) => options.Parting is { } sign && word.Length == 1 && word[0] == sign;

    private static bool IsSpace(Rune rune) => Rune.IsWhiteSpace(rune);

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control
        || rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF) or 0x20E3 or 0x034F or 0x115F or 0x1160 or 0x3164;

    private static bool IsSkinTone(Rune rune) => rune.Value is >= 0x1F3FB and <= 0x1F3FF;
}
