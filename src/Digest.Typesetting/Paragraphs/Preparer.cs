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
/// the spaces around them, so that widths add up whatever the line ends are. Invisible characters are dropped, and an emoji sequence is its
/// first emoji. Characters for private use have no meaning that a face could show.
/// </summary>
internal sealed class Preparer(FontSet fonts, ShapeCache shapes, PrepareOptions options)
{
    private const char NonBreakingSpace = '\u00A0';

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
    private bool isAfterDisplay;

    /// <summary>What was wrong with the text, in order.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => diagnostics;

    /// <summary>The tokens of <paramref name="items"/>, with a line end last; none for a text without words.</summary>
    public List<Token> Prepare(IReadOnlyList<StyledItem> items)
    {
        opportunities = Opportunities.Find(Opportunities.TextOf(items));
        tokens.EnsureCapacity(opportunities.Length / 2);
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
        var settings = new FormulaSettings { Size = style.Text.Size, Color = style.Text.Color, Display = formula.Style, Role = style.Text.Role, Style = style.Text.Style };
        var set = FormulaSetter.Set(fonts, formula.Tree, settings);
        foreach (var segment in set.Value.Items)
        {
            draft.Add(segment.Frame, style, segment.Space.Value);
            if (segment.BreakPenalty is { } cost) draft.AddBreak(cost, BreakTraits.None);
        }

        diagnostics.AddRange(set.Diagnostics.Select(diagnostic => diagnostic.Location is null ? diagnostic with { Location = style.Location } : diagnostic));
    }

    private void AddText(string text, RunStyle style, string? source)
    {
        var isJoined = false;
        foreach (var rune in text.EnumerateRunes())
        {
            Look();
            if (IsSpace(rune)) AddSpace(rune, style);
            else if (rune.Value is 0xAD) draft.AddBreak(WordSetter.SoftHyphenCost, BreakTraits.Hyphenated | BreakTraits.AddsHyphen);
            else if (rune.Value is 0x200B) draft.AddBreak(0, BreakTraits.None);
            else if (!IsInvisible(rune) && !(isJoined && IsEmojiPart(rune)) && !IsSkinTone(rune))
            {
                AddCharacter(rune, style, source);
                if (source is not null) source = "";
            }

            isJoined = rune.Value == 0x200D;
            at += rune.Utf16SequenceLength;
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

        if (found == Opportunity.AfterHyphen) draft.AddBreak(WordBreaks.HyphenCost, BreakTraits.Hyphenated | BreakTraits.ByRule);
        if (found == Opportunity.BesideSign) draft.AddBreak(WordBreaks.SignCost, BreakTraits.ByRule);
        if (found != Opportunity.BesideIdeograph) return;
        EndWord();
        tokens.Add(words.Gap(style));
    }

    private void AddCharacter(Rune rune, RunStyle style, string? source)
    {
        if (draft.Length == 0 || rune.Value is not ('.' or ',' or ';' or ':')) EndDisplay();
        TakeOpportunity(style);
        if (IsMark(rune) && draft.LastFace is { } held && IsCovered(held, draft.Last, rune))
        {
            draft.Add(rune, style, held, source);
            return;
        }

        if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.PrivateUse && FaceOf(rune, style.Text) is { } face)
        {
            draft.Add(rune, style, face, source);
            return;
        }

        draft.Add(MissingCharacter.Frame(fonts, rune, style.Text, shapes), style, rune);
        if (reported.Add(rune.Value)) Report(rune, style);
    }

    // The wanted face has nearly every character, so that no list of others is made to ask it.
    private FontFace? FaceOf(Rune rune, TextStyle style)
    {
        var wanted = fonts.Family(style.Role)[style.Style];
        return wanted.GlyphOf(rune) != 0 ? wanted : fonts.FaceFor(rune, style.Role, style.Style);
    }

    private static bool IsCovered(FontFace face, Rune letter, Rune mark)
    {
        if (face.GlyphOf(mark) != 0) return true;
        return CanonicalForms.Table.Compose(letter.Value, mark.Value) is { } composed && face.GlyphOf(new Rune(composed)) != 0;
    }

    private void Report(Rune rune, RunStyle style) => diagnostics.Add(new()
    {
        Rule = ParagraphRules.MissingCharacter,
        Message = string.Create(CultureInfo.InvariantCulture, $"No font has the character U+{rune.Value:X4}; a box with its number stands for it."),
        Location = style.Location,
        Hint = "Write the word without it, or in another script.",
    });

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
            tokens.Add(words.Blank(blank.Style, previousEnd, draft.Start));
        }

        words.Set(draft, text, tokens);
        (previousWord, previousEnd, space) = (text, draft.End, null);
        draft.Clear();
    }

    private static bool IsSpace(Rune rune) => Rune.IsWhiteSpace(rune);

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control
        || rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF) or 0x20E3 or 0x034F or 0x115F or 0x1160 or 0x3164;

    private static bool IsEmojiPart(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol;

    private static bool IsSkinTone(Rune rune) => rune.Value is >= 0x1F3FB and <= 0x1F3FF;
}

/// <summary>What Prepare needs to know of the paragraph.</summary>
/// <param name="Measure">The narrowest line; a text that is wider without a break may be divided anywhere.</param>
/// <param name="Spaces">Whether spaces stretch.</param>
/// <param name="Margin">Whether line ends hang into the margin.</param>
/// <param name="Hyphenator">What divides words, or null.</param>
internal sealed record PrepareOptions(Pt Measure, SpaceStretch Spaces, MarginAlignment Margin, Hyphenator? Hyphenator);

/// <summary>Whether spaces stretch and shrink.</summary>
internal enum SpaceStretch
{
    /// <summary>By half and by a third, as TeX sets a font that says nothing.</summary>
    Elastic,

    /// <summary>Not at all.</summary>
    Fixed,
}

/// <summary>How the right margin is kept.</summary>
internal enum MarginAlignment
{
    /// <summary>By the characters' advances.</summary>
    Metric,

    /// <summary>By the eye: light signs hang out.</summary>
    Optical,
}
