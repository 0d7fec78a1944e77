namespace Digest.Render.Html;

/// <summary>The style sheet of the web page. Colours are those of the printed issue; every pair of text and ground has a contrast of at least 4.5:1.</summary>
internal static class IssuePageCss
{
    public const string Sheet = """

:root{--ink:#1a1a1a;--ground:#ffffff;--teal:#1f4e5f;--mute:#5f6368;--rust:#9a3b26;--tint:#eef4f6;--line:#cfdadf}
@media(prefers-color-scheme:dark){:root{--ink:#e8e6e1;--ground:#15191b;--teal:#8fc7d8;--mute:#a3abb0;--rust:#e8a48f;--tint:#1f292d;--line:#3a474d}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;color-scheme:light dark}
body{margin:0 auto;padding:2.5rem 1.25rem 4rem;max-width:calc(66ch + 2.5rem);background:var(--ground);color:var(--ink);
font:1.125rem/1.6 "STIX Two Text","STIX Two",Charter,"Bitstream Charter","Iowan Old Style",Cambria,Georgia,serif;font-kerning:normal;hyphens:auto;overflow-wrap:break-word}
math{font-family:"STIX Two Math","Cambria Math","Latin Modern Math",math;hyphens:manual}
math[display=block]{margin:.8em 0;overflow-x:auto;overflow-y:hidden}
h1,h2,h3{line-height:1.2;text-wrap:balance;hyphens:manual;color:var(--teal);font-weight:600}
h1{margin:0;font-size:2.25rem;letter-spacing:-.01em}
h2{margin:3.5rem 0 1.25rem;padding-top:.6rem;border-top:2px solid var(--teal);font-size:1.5rem}
h3{margin:2.5rem 0 .4rem;font-size:1.28rem}
h5,h6{margin:1rem 0 .2rem;font-size:1rem}
p{margin:0 0 .7em}
a{color:var(--teal);text-decoration-thickness:.06em;text-underline-offset:.16em}
a:hover{color:var(--rust)}
a:focus-visible{outline:2px solid var(--rust);outline-offset:2px}
sub,sup{font-size:.75em;line-height:0}
code,pre{font-family:"JetBrains Mono",Menlo,Consolas,monospace;font-size:.86em}
pre{overflow-x:auto;padding:.8rem 1rem;background:var(--tint)}
blockquote{margin:0 0 .7em;padding-left:1rem;border-left:3px solid var(--line)}
ul,ol{margin:0 0 .7em;padding-left:1.5rem}
li{margin-bottom:.5em}
hr{border:0;border-top:1px solid var(--line);margin:2rem 0}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:.5rem;background:var(--ground);padding:.3rem .6rem}
.date,.authors,.meta,.note,.number,nav,footer,h4,.scores,.wide th{font-family:Inter,"Helvetica Neue",Helvetica,Arial,sans-serif}
.date{margin:.5rem 0 0;color:var(--mute);font-size:.95rem}
nav{margin:1.75rem 0 0;font-size:.9rem;line-height:1.7}
nav ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.15rem 1.4rem}
nav li{margin:0}
.lead{margin-top:1.75rem;font-size:1.2rem;line-height:1.5}
.authors,.meta{margin:0 0 .35rem;color:var(--mute);font-size:.84rem;line-height:1.5;hyphens:manual}
.field{margin-top:1rem}
summary{color:var(--rust);font-size:.84rem;cursor:pointer}
h4{margin:0 0 .1rem;color:var(--rust);font-size:.78rem;font-weight:600;letter-spacing:.02em;line-height:1.5}
.box{margin-top:1.2rem;padding:.9rem 1.1rem .3rem;background:var(--tint);border-left:3px solid var(--teal)}
.number{color:var(--rust);font-size:.82em;font-weight:600}
.idea .number{display:block;font-size:.78rem}
.wide{margin:2rem 0;overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.92rem;line-height:1.4;hyphens:manual}
th,td{padding:.5rem .5rem;border-bottom:1px solid var(--line);vertical-align:top;text-align:left}
thead th{color:var(--mute);font-size:.78rem;font-weight:600;vertical-align:bottom}
caption{padding-bottom:.4rem;text-align:left;color:var(--rust);font-size:.82rem;font-weight:600}
.scores{font-variant-numeric:tabular-nums lining-nums}
.scores tbody th{font-weight:400;min-width:12rem}
.scores a{text-decoration:none}
.scores a:hover{text-decoration:underline}
.by,.dots{display:block;color:var(--mute);font-size:.8rem}
.dots{letter-spacing:.04em;font-size:.62rem;color:var(--teal);white-space:nowrap}
.figure{text-align:right!important}
.rank{color:var(--mute)}
.total{font-weight:600;color:var(--teal);font-size:1.05rem}
.note{color:var(--mute);font-size:.8rem;margin:.5rem 0 0}
footer{margin-top:4rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--mute);font-size:.8rem}
@media(max-width:34rem){
body{padding-top:1.5rem;font-size:1.05rem}
h1{font-size:1.8rem}
.scores thead{position:absolute;left:-999rem}
.scores tr{display:grid;grid-template-columns:1.6rem 1fr;border-bottom:1px solid var(--line);padding:.5rem 0}
.scores th,.scores td{border:0;padding:.05rem 0;min-width:0}
.scores td.figure{text-align:left!important;grid-column:2;display:flex;gap:.5rem;justify-content:flex-start;align-items:baseline;font-size:.84rem}
.scores td.figure::before{content:attr(data-axis);color:var(--mute);min-width:5.5rem}
}
@media print{
:root{--ink:#000;--ground:#fff;--teal:#1f4e5f;--mute:#5f6368;--rust:#9a3b26;--tint:#eef4f6;--line:#cfdadf}
body{max-width:none;padding:0;font-size:10.5pt;line-height:1.4}
nav,.skip{display:none}
h2,h3,h4{break-after:avoid}
.box,tr{break-inside:avoid}
p{orphans:2;widows:2}
a{color:inherit;text-decoration:none}
.meta a::after{content:" <" attr(href) ">"}
}

""";
}
