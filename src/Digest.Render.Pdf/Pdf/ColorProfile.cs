using System.Text;
using Digest.Render.Pdf.Pdf.Objects;
using static Digest.Render.Pdf.Pdf.Objects.PdfObject;

namespace Digest.Render.Pdf.Pdf;

/// <summary>
/// The colour profile of sRGB, worked out from its definition (IEC 61966-2-1) and written after ICC.1:2001-04 (version 2.4): the primaries and the white of
/// ITU-R BT.709, adapted to D50 by the linear Bradford transform, and the transfer function as a table. So the file owes nothing to anybody's profile.
/// </summary>
internal static class ColorProfile
{
    private const int CurvePoints = 256;

    // Chromaticities of ITU-R BT.709 and of D65; the D50 that ICC profiles are relative to.
    private static readonly double[][] Primaries = [[0.64, 0.33], [0.30, 0.60], [0.15, 0.06]];
    private static readonly double[] White = [0.3127 / 0.3290, 1, (1 - 0.3127 - 0.3290) / 0.3290];
    private static readonly double[] D50 = [0.9642, 1, 0.8249];
    private static readonly double[][] Bradford = [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]];

    private static readonly Lazy<byte[]> Bytes = new(Build);

    /// <summary>The output intent of a file whose colours are sRGB (ISO 19005-1, 6.2.2), with the profile.</summary>
    public static PdfObject.Array OutputIntent(ObjectTable objects) => List(objects.Add(Dict(
        ("Type", new Name("OutputIntent")),
        ("S", new Name("GTS_PDFA1")),
        ("OutputConditionIdentifier", Text("sRGB IEC61966-2.1")),
        ("Info", Text("sRGB IEC61966-2.1")),
        ("DestOutputProfile", objects.Add(new PdfObject.Stream(Dict(("N", 3)), Bytes.Value, StreamForm.Binary))))));

    private static byte[] Build()
    {
        var columns = Colorants();
        var curve = Curve();
        (string Tag, byte[] Data)[] tags =
        [
            ("desc", Description("sRGB")),
            ("cprt", new ByteBuffer().Ascii("text").BigEndian(0, 4).Ascii("No copyright is claimed.\0").Memory.ToArray()),
            ("wtpt", Xyz(D50)),
            ("rXYZ", Xyz(columns[0])), ("gXYZ", Xyz(columns[1])), ("bXYZ", Xyz(columns[2])),
            ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
        ];
        var (table, data) = (new ByteBuffer().BigEndian(tags.Length, 4), new ByteBuffer());
        var start = 128 + 4 + (12 * tags.Length);
        var places = new Dictionary<byte[], int>(ReferenceEqualityComparer.Instance);
        foreach (var (tag, content) in tags)
        {
            if (places.TryAdd(content, start + data.Length))
            {
                data.Raw(content);
                while (data.Length % 4 != 0) data.Byte(0);
            }

            table.Ascii(tag).BigEndian(places[content], 4).BigEndian(content.Length, 4);
        }

        return Header(start + data.Length).Raw(table.Memory.Span).Raw(data.Memory.Span).Memory.ToArray();
    }

    private static ByteBuffer Header(int size)
    {
        var header = new ByteBuffer().BigEndian(size, 4).BigEndian(0, 4).BigEndian(0x02400000, 4).Ascii("mntrRGB XYZ ");
        foreach (var part in (int[])[2000, 1, 1, 0, 0, 0]) header.BigEndian(part, 2);
        header.Ascii("acsp");
        header.BigEndian(0, 28);
        foreach (var value in D50) header.BigEndian(Fixed(value), 4);
        return header.BigEndian(0, 48);
    }

    /// <summary>Each primary's light, so that all three together are white, seen under D50.</summary>
    private static double[][] Colorants()
    {
        double[][] light = [.. Primaries.Select(xy => (double[])[xy[0] / xy[1], 1, (1 - xy[0] - xy[1]) / xy[1]])];
        var share = Solve(Transposed(light), White);
        var (from, to) = (Times(Bradford, White), Times(Bradford, D50));
        return [.. light.Select((color, i) =>
        {
            var cones = Times(Bradford, [.. color.Select(value => value * share[i])]);
            return Solve(Bradford, [.. cones.Select((cone, k) => cone * to[k] / from[k])]);
        })];
    }

    private static byte[] Curve()
    {
        var curve = new ByteBuffer().Ascii("curv").BigEndian(0, 4).BigEndian(CurvePoints, 4);
        for (var i = 0; i < CurvePoints; i++)
        {
            var value = i / (CurvePoints - 1.0);
            var linear = value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
            curve.BigEndian((long)Math.Round(linear * 65535, MidpointRounding.AwayFromZero), 2);
        }

        return curve.Memory.ToArray();
    }

    private static byte[] Xyz(double[] color)
    {
        var tag = new ByteBuffer().Ascii("XYZ ").BigEndian(0, 4);
        foreach (var value in color) tag.BigEndian(Fixed(value), 4);
        return tag.Memory.ToArray();
    }

    private static byte[] Description(string text) => new ByteBuffer().Ascii("desc").BigEndian(0, 4).BigEndian(text.Length + 1, 4)
        .Raw(Encoding.ASCII.GetBytes(text)).Raw(new byte[1 + 4 + 4 + 2 + 1 + 67]).Memory.ToArray();

    private static long Fixed(double value) => (long)Math.Round(value * 65536, MidpointRounding.AwayFromZero);

    private static double[] Times(double[][] matrix, double[] vector) => [.. matrix.Select(row => row.Zip(vector, (a, b) => a * b).Sum())];

    private static double[][] Transposed(double[][] matrix) => [.. Enumerable.Range(0, 3).Select(i => (double[])[.. matrix.Select(row => row[i])])];

    /// <summary>Cramer's rule for three unknowns.</summary>
    private static double[] Solve(double[][] matrix, double[] right)
    {
        var whole = Determinant(matrix);
        return [.. Enumerable.Range(0, 3).Select(column => Determinant([.. matrix.Select((row, i) => (double[])[.. row.Select((value, k) => k == column ? right[i] : value)])]) / whole)];
    }

    private static double Determinant(double[][] m) =>
        (m[0][0] * ((m[1][1] * m[2][2]) - (m[1][2] * m[2][1]))) - (m[0][1] * ((m[1][0] * m[2][2]) - (m[1][2] * m[2][0]))) + (m[0][2] * ((m[1][0] * m[2][1]) - (m[1][1] * m[2][0])));
}
