using System.Collections.Frozen;
using Digest.Render.Pdf.Pdf.Objects;

namespace Digest.Render.Pdf.Conformance;

/// <summary>Rules over colours, pictures and content (ISO 19005-1, 6.2 and 6.4; ISO 19005-2 and -3, 6.2).</summary>
internal static class GraphicsRules
{
    public static readonly ConformanceRule OutputIntent = new("color-output-intent", "ISO 19005-1, 6.2.3.3; ISO 19005-2, 6.2.4.3", "Device colours are used only with an output intent of their kind.");
    public static readonly ConformanceRule IntentProfile = new("color-intent-profile", "ISO 19005-1, 6.2.2; ISO 19005-2, 6.2.3", "The profile of the output intent is an ICC profile of a screen or printer, of a version the part allows.");
    public static readonly ConformanceRule OneIntent = new("color-one-intent", "ISO 19005-1, 6.2.2; ISO 19005-2, 6.2.3", "Output intents share one profile.");
    public static readonly ConformanceRule IccSpace = new("color-icc-space", "ISO 19005-1, 6.2.3.2; ISO 19005-2, 6.2.4.2", "ICC-based colour spaces have a profile with the components they say.");
    public static readonly ConformanceRule Operators = new("content-operators", "ISO 19005-1, 6.2.10; ISO 19005-2, 6.2.2", "Content has only operators that PDF knows.");
    public static readonly ConformanceRule Resources = new("content-resources", "ISO 32000-1, 7.8.3; ISO 19005-2, 6.2.2", "What content names is in its resources.");
    public static readonly ConformanceRule Nesting = new("content-nesting", "ISO 19005-1, 6.1.12; ISO 19005-2, 6.1.13", "Graphics states are saved at most 28 deep, and restored.");
    public static readonly ConformanceRule Intent = new("content-intent", "ISO 19005-1, 6.2.9; ISO 19005-2, 6.2.6", "Rendering intents are one of the four.");
    public static readonly ConformanceRule Image = new("image-keys", "ISO 19005-1, 6.2.4; ISO 19005-2, 6.2.8.1", "Images have no alternates, are bound to no OPI and are not smoothed.");
    public static readonly ConformanceRule Form = new("form-keys", "ISO 19005-1, 6.2.5 to 6.2.7; ISO 19005-2, 6.2.9; ISO 14289-1, 7.20", "Forms hold no PostScript, OPI or content of other files.");
    public static readonly ConformanceRule Transfer = new("graphics-transfer", "ISO 19005-1, 6.2.8; ISO 19005-2, 6.2.5", "Graphics states have no transfer functions and no halftone phase.");
    public static readonly ConformanceRule BlendMode = new("graphics-blend-mode", "ISO 19005-2, 6.2.10", "Blend modes are those of ISO 32000-1.");
    public static readonly ConformanceRule Transparency = new("graphics-transparency", "ISO 19005-1, 6.4", "PDF/A-1 is opaque.");

    private static readonly FrozenSet<string> Intents = ["RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation"];

    private static readonly FrozenSet<string> BlendModes =
        ["Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge", "ColorBurn", "HardLight", "SoftLight", "Difference", "Exclusion", "Hue", "Saturation", "Color", "Luminosity"];

    public static void Check(Subject subject)
    {
        CheckReferences(subject);
        if (!subject.IsArchival) return;
        CheckIntents(subject);
        foreach (var (number, value) in subject.Objects) CheckObject(subject, number, value);
        for (var i = 0; i < subject.Pages.Count; i++) CheckPage(subject, subject.Pages[i], i + 1);
    }

    private static void CheckReferences(Subject subject)
    {
        for (var i = 0; i < subject.Pages.Count; i++)
            foreach (var missing in subject.Pages[i].Content.MissingResources) subject.Report(Resources, $"Page {i + 1} names {missing}, which its resources lack.");
        if (subject.Claim.IsAccessible)
            foreach (var (number, value) in subject.Objects)
                if (value is PdfObject.Stream form && subject.File.Name(form.Entries, "Subtype") == "Form") subject.Require(form.Entries.Find("Ref") is null, Form, $"Object {number} shows content of another file.");
    }

    private static void CheckIntents(Subject subject)
    {
        var file = subject.File;
        var profiles = file.Items(subject.Catalog, "OutputIntents").OfType<PdfObject.Dictionary>().Where(intent => file.Name(intent, "S") == "GTS_PDFA1")
            .Select(intent => file.Get(intent, "DestOutputProfile")).OfType<PdfObject.Stream>().ToList();
        subject.Require(profiles.Distinct(ReferenceEqualityComparer.Instance).Count() <= 1, OneIntent, "Output intents have different profiles.");
        string? space = null;
        foreach (var profile in profiles)
        {
            var icc = IccProfile.Read(PdfFilters.Decode(file, profile));
            space = icc?.ColorSpace;
            subject.Require(icc is not null && icc.DeviceClass is "mntr" or "prtr" && icc.IsVersionAllowed(subject.Claim.Part), IntentProfile, "The output intent has no ICC profile of a screen or printer that this part allows.");
            subject.Require(icc is null || file.Integer(profile.Entries, "N") == icc.Components, IntentProfile, "The profile of the output intent has other components than it says.");
        }

        foreach (var used in DeviceColors(subject))
        {
            var isCovered = used switch { "DeviceRGB" => space is "RGB ", "DeviceCMYK" => space is "CMYK", _ => space is not null };
            subject.Require(isCovered, OutputIntent, $"{used} is used without an output intent for it.");
        }
    }

    private static IEnumerable<string> DeviceColors(Subject subject)
    {
        var file = subject.File;
        var images = subject.Objects.Select(entry => entry.Value).OfType<PdfObject.Stream>().Where(stream => file.Name(stream.Entries, "Subtype") == "Image" && file.Get(stream.Entries, "ImageMask") is not PdfObject.Bool { Value: true })
            .Select(image => file.Get(image.Entries, "ColorSpace"));
        return subject.Pages.SelectMany(page => page.Content.ColorSpaces).Concat(images.OfType<PdfObject>())
            .Select(space => file.Resolve(space) is PdfObject.Name name ? name.Value : file.Resolve(space) is PdfObject.Array { Items: [PdfObject.Name { Value: "Indexed" }, var under, ..] } && file.Resolve(under) is PdfObject.Name inner ? inner.Value : "")
            .Where(name => name.StartsWith("Device", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal);
    }

    private static void CheckObject(Subject subject, int number, PdfObject value)
    {
        var file = subject.File;
        CheckSpaces(subject, number, value, 0);
        if (file.AsDictionary(value) is not { } entries) return;
        var isPicture = file.Name(entries, "Subtype") == "Image";
        if (isPicture) subject.Require(entries.Find("Alternates") is null && entries.Find("OPI") is null && file.Get(entries, "Interpolate") is not PdfObject.Bool { Value: true }, Image, $"The image of object {number} has alternates, OPI or smoothing.");
        if (isPicture && file.Name(entries, "Intent") is { } intent) subject.Require(Intents.Contains(intent), Intent, $"The image of object {number} has the rendering intent {intent}.");
        if (value is PdfObject.Stream && file.Name(entries, "Subtype") is "Form" or "PS")
            subject.Require(file.Name(entries, "Subtype") != "PS" && file.Name(entries, "Subtype2") != "PS" && entries.Find("PS") is null && entries.Find("OPI") is null && entries.Find("Ref") is null, Form, $"The form of object {number} holds PostScript, OPI or content of another file.");
        if (subject.Claim.Part != 1) return;
        subject.Require(!isPicture || entries.Find("SMask") is null, Transparency, $"The image of object {number} has a soft mask.");
        subject.Require(file.Dictionary(entries, "Group") is not { } group || file.Name(group, "S") != "Transparency", Transparency, $"Object {number} is a transparency group.");
    }

    private static void CheckSpaces(Subject subject, int number, PdfObject value, int depth)
    {
        if (depth > 16) return;
        if (value is PdfObject.Array { Items: [PdfObject.Name { Value: "ICCBased" }, var profile] }) CheckSpace(subject, number, subject.File.Resolve(profile));
        else if (value is PdfObject.Array array)
            foreach (var item in array.Items) CheckSpaces(subject, number, item, depth + 1);
        else if (subject.File.AsDictionary(value) is { } entries && value is not PdfObject.Reference)
            foreach (var (_, entry) in entries.Entries) CheckSpaces(subject, number, entry, depth + 1);
    }

    private static void CheckSpace(Subject subject, int number, PdfObject value)
    {
        var stream = value as PdfObject.Stream;
        var icc = stream is null ? null : IccProfile.Read(PdfFilters.Decode(subject.File, stream));
        subject.Require(icc is not null && subject.File.Integer(stream!.Entries, "N") == icc.Components && icc.IsVersionAllowed(subject.Claim.Part), IccSpace, $"The colour space of object {number} has no profile, or one with other components.");
    }

    private static void CheckPage(Subject subject, Subject.Page page, int number)
    {
        foreach (var name in page.Content.UnknownOperators) subject.Report(Operators, $"Page {number} has the operator “{name}”.");
        subject.Require(page.Content is { DeepestSave: <= 28, IsUnbalanced: false }, Nesting, $"Page {number} saves graphics states too deep, or does not close what it opens.");
        foreach (var intent in page.Content.Intents) subject.Require(Intents.Contains(intent), Intent, $"Page {number} sets the rendering intent {intent}.");
        foreach (var state in page.Content.GraphicsStates) CheckState(subject, state, number);
    }

    private static void CheckState(Subject subject, PdfObject.Dictionary state, int page)
    {
        var file = subject.File;
        subject.Require(state.Find("TR") is null && state.Find("HTP") is null && file.Name(state, "TR2") is null or "Default", Transfer, $"A graphics state of page {page} has a transfer function or a halftone phase.");
        if (file.Name(state, "RI") is { } intent) subject.Require(Intents.Contains(intent), Intent, $"A graphics state of page {page} has the rendering intent {intent}.");
        var modes = file.Get(state, "BM") switch { PdfObject.Name one => [one.Value], PdfObject.Array several => several.Items.OfType<PdfObject.Name>().Select(mode => mode.Value), _ => Enumerable.Empty<string>() };
        foreach (var mode in modes)
        {
            if (subject.Claim.Part == 1) subject.Require(mode is "Normal" or "Compatible", Transparency, $"A graphics state of page {page} has the blend mode {mode}.");
            else subject.Require(BlendModes.Contains(mode), BlendMode, $"A graphics state of page {page} has the blend mode {mode}.");
        }

        if (subject.Claim.Part != 1) return;
        subject.Require(IsOne(file.Get(state, "CA")) && IsOne(file.Get(state, "ca")) && file.Name(state, "SMask") is not null == state.Find("SMask") is not null && file.Name(state, "SMask") is null or "None", Transparency, $"A graphics state of page {page} is not opaque.");
    }

    private static bool IsOne(PdfObject? value) => value is null or PdfObject.Integer { Value: 1 } or PdfObject.Real { Value: 1 };
}
