using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf;

/// <summary>Whose pages they are: a group's name, mark and colours. What is null or empty leaves the theme as it is.</summary>
public sealed record Brand
{
    /// <summary>The group's name, as printed on top of the first page and in running heads; empty for none.</summary>
    public string Group { get; init; } = "";

    /// <summary>The group's mark, or null.</summary>
    public Logo? Logo { get; init; }

    /// <summary>For labels, links and rules; at least 4.5 : 1 on paper and tint, or the theme's own is kept.</summary>
    public Color? Accent { get; init; }

    /// <summary>For numbers and titles of sections; at least 4.5 : 1 on paper, or the theme's own is kept.</summary>
    public Color? Mark { get; init; }

    /// <summary>A theme in this brand's colours. A colour that cannot be read on the theme's grounds (WCAG 2.2, 1.4.3) is a diagnostic, and the theme's own is kept.</summary>
    public Diagnosed<Theme> On(Theme theme)
    {
        var findings = new List<Diagnostic>();
        var branded = theme with
        {
            Brand = this,
            Accent = Readable(Accent, theme.Accent, "accent colour", [theme.Ground ?? Contrast.White, theme.Tint]),
            Mark = Readable(Mark, theme.Mark, "mark colour", [theme.Ground ?? Contrast.White]),
        };
        return new(branded, findings.ToEquatableArray());

        Color Readable(Color? wanted, Color own, string name, Color[] grounds)
        {
            if (wanted is not { } color) return own;
            var least = grounds.Min(ground => Contrast.Between(color, ground));
            if (least >= Contrast.Least) return color;
            findings.Add(new Diagnostic { Rule = PageRules.Contrast, Message = FormattableString.Invariant($"The {name} {color} has a contrast of {least:0.0} : 1; text needs {Contrast.Least} : 1. The theme's own is used."), Hint = "Choose a darker colour." });
            return own;
        }
    }
}

/// <summary>A group's mark: a picture or an outline. It is printed at most 12 mm high and 48 mm wide.</summary>
/// <param name="Size">Its extent, of which only the proportion counts; both sides are longer than zero.</param>
/// <param name="Item">A <see cref="FrameItem.Picture"/> of PNG or JPEG, a <see cref="FrameItem.Path"/>, or a group of them, as large as <paramref name="Size"/> says.</param>
/// <param name="Alternative">What it shows, for those who cannot see it; the group's name is not repeated.</param>
public sealed record Logo(Size Size, FrameItem Item, string Alternative);
