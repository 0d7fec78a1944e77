using Digest.Render.Html;

namespace Digest.Render.Email.Newsletters;

/// <summary>
/// The look of the HTML body as CSS declarations for <c>style</c> attributes, since many mail readers drop style sheets. Every pair of text and
/// ground has a contrast of at least 4.5:1.
/// </summary>
internal static class MailStyle
{
    private const string Serif = "font-family:Charter,'Iowan Old Style',Cambria,Georgia,serif;";
    private const string Sans = "font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;";

    public const string Ink = "#1A1A1A";
    public const string Teal = "#1F4E5F";
    public const string Mute = "#5F6368";
    public const string Rust = "#9A3B26";
    public const string Tint = "#EEF4F6";
    public const string Ground = "#FFFFFF";
    public const string Outside = "#F3F5F6";
    public const string Rule = "#CFDADF";

    public const string Page = "margin:0;padding:0;width:100%;background-color:" + Outside + ";";
    public const string Hidden = "display:none;max-height:0;overflow:hidden;mso-hide:all;font-size:1px;line-height:1px;color:" + Outside + ";";
    public const string Column = "width:100%;max-width:600px;margin:0 auto;background-color:" + Ground + ";";
    public const string Row = "padding:0 28px;";
    public const string Top = "padding:30px 28px 0;border-top:4px solid " + Teal + ";";
    public const string Bottom = "padding:24px 28px 34px;";
    public const string Title = Serif + "margin:0;font-size:28px;line-height:34px;font-weight:bold;color:" + Teal + ";";
    public const string Date = Sans + "margin:6px 0 0;font-size:14px;line-height:20px;color:" + Mute + ";";
    public const string Lead = Serif + "margin:18px 0 0;font-size:19px;line-height:28px;color:" + Ink + ";";
    public const string Section = Serif + "margin:36px 0 0;padding:8px 0 0;border-top:2px solid " + Teal + ";font-size:22px;line-height:28px;font-weight:bold;color:" + Teal + ";";
    public const string PaperTitle = Serif + "margin:28px 0 0;font-size:20px;line-height:26px;font-weight:bold;color:" + Ink + ";";
    public const string LineTitle = Serif + "margin:12px 0 0;font-size:16px;line-height:21px;font-weight:normal;color:" + Ink + ";";
    public const string PaperLink = "color:" + Teal + ";text-decoration:none;";
    public const string Number = Sans + "font-size:14px;color:" + Rust + ";";
    public const string Meta = Sans + "margin:5px 0 0;font-size:13px;line-height:19px;color:" + Mute + ";";
    public const string Label = Sans + "margin:14px 0 0;font-size:13px;line-height:18px;font-weight:bold;color:" + Rust + ";";
    public const string Body = Serif + "margin:3px 0 0;font-size:17px;line-height:26px;color:" + Ink + ";";
    public const string Loose = Serif + "margin:10px 0 0;font-size:17px;line-height:26px;color:" + Ink + ";";
    public const string Item = Serif + "margin:0 0 6px;font-size:17px;line-height:26px;color:" + Ink + ";";
    public const string List = "margin:6px 0 0;padding:0 0 0 22px;";
    public const string Link = "color:" + Teal + ";text-decoration:underline;";
    public const string Quote = "margin:10px 0 0;padding:2px 0 2px 14px;border-left:3px solid " + Rule + ";";
    public const string Cell = Sans + "padding:5px 8px 5px 0;border-bottom:1px solid " + Rule + ";vertical-align:top;font-size:14px;line-height:19px;color:" + Ink + ";";
    public const string Code = "margin:10px 0 0;font-family:Menlo,Consolas,monospace;font-size:14px;white-space:pre-wrap;color:" + Ink + ";";
    public const string Script = "font-size:72%;line-height:0;";
    public const string Box = "padding:10px 16px 14px;border-left:4px solid " + Teal + ";background-color:" + Tint + ";";
    public const string BoxLabel = Sans + "margin:0;font-size:13px;line-height:18px;font-weight:bold;color:" + Teal + ";";
    public const string Caption = Sans + "padding:0 0 4px;font-size:13px;line-height:18px;font-weight:bold;text-align:left;color:" + Rust + ";";
    public const string Head = Sans + "padding:4px 0 5px 8px;border-bottom:1px solid " + Teal + ";font-size:11px;line-height:14px;font-weight:bold;vertical-align:bottom;color:" + Mute + ";";
    public const string Figure = Sans + "padding:8px 0 8px 8px;border-bottom:1px solid " + Rule + ";font-size:15px;line-height:20px;text-align:right;vertical-align:top;white-space:nowrap;color:" + Ink + ";";
    public const string Total = Sans + "padding:8px 0 8px 8px;border-bottom:1px solid " + Rule + ";font-size:16px;line-height:20px;font-weight:bold;text-align:right;vertical-align:top;color:" + Teal + ";";
    public const string Rank = Sans + "padding:8px 8px 8px 0;border-bottom:1px solid " + Rule + ";font-size:14px;line-height:20px;text-align:left;vertical-align:top;color:" + Mute + ";";
    public const string Name = Sans + "padding:8px 0;border-bottom:1px solid " + Rule + ";font-size:15px;line-height:20px;font-weight:normal;text-align:left;vertical-align:top;color:" + Ink + ";";
    public const string By = Sans + "display:block;font-size:12px;line-height:17px;color:" + Mute + ";";
    public const string Phone = Sans + "display:none;font-size:12px;line-height:17px;color:" + Mute + ";";
    public const string Dots = "display:block;font-size:9px;line-height:12px;letter-spacing:1px;color:" + Teal + ";";
    public const string Note = Sans + "margin:6px 0 0;font-size:12px;line-height:17px;color:" + Mute + ";";
    public const string Foot = Sans + "margin:0 0 6px;font-size:12px;line-height:18px;color:" + Mute + ";";

    /// <summary>Dark colours and narrow screens, for the mail readers that keep a style sheet; everything is right without it.</summary>
    public const string Sheet = """

        :root{color-scheme:light dark;supported-color-schemes:light dark}
        body{-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%}
        h1,h2,h3{text-wrap:balance}
        @media (max-width:480px){
        .pad{padding-left:18px!important;padding-right:18px!important}
        .axis{display:none!important}
        .phone{display:block!important}
        }
        @media (prefers-color-scheme:dark){
        body,.out{background-color:#0F1214!important}
        .col{background-color:#171C1F!important}
        .box{background-color:#212B30!important}
        p,li,td,th,h3,h4,pre,code{color:#E8E6E1!important}
        h2,td,th,hr{border-color:#3A474D!important}
        h1,h2,a,.teal{color:#8FC7D8!important}
        .mute{color:#A3ABB0!important}
        .rust{color:#E8A48F!important}
        }

        """;

    /// <summary>How running text is written.</summary>
    public static HtmlStyle Text { get; } = new()
    {
        Formulas = FormulaMarkup.Html,
        Link = Link,
        Code = Code,
        Script = Script,
        Paragraph = Body,
        List = List,
        Item = Item,
        Quote = Quote,
        Cell = Cell,
        Heading = Label,
        HeadingLevel = 4,
    };
}
