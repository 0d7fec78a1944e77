namespace Digest.Typesetting.Paragraphs;

/// <summary>How much of a line's last character may hang into the right margin, so that the margin looks even.</summary>
internal static class Protrusion
{
    /// <summary>The part of the character's width: light signs hang further than heavy ones.</summary>
    public static double Of(char last) => last switch
    {
        '-' or '\u2010' => 0.55,
        '.' or ',' => 0.7,
        '\u3001' or '\u3002' or '\uFF0C' => 0.3,
        ':' or ';' => 0.35,
        '\u2013' or '\u2014' => 0.2,
        '\u2019' or '\u201D' or '\'' or '"' => 0.5,
        '!' or '?' or ')' => 0.1,
        _ => 0,
    };
}
