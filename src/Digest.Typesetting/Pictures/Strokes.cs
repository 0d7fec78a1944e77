using Digest.Typesetting.Frames;

namespace Digest.Typesetting.Pictures;

/// <summary>Takes the outline of a path apart into straight pieces.</summary>
internal static class Strokes
{
    private const int ChordsOfACurve = 24;

    /// <summary>A straight piece, in units of the scale.</summary>
    public delegate void DrawPiece(double fromX, double fromY, double toX, double toY);

    /// <summary>Draws every piece of the path, from the path's own origin.</summary>
    public static void Draw(FrameItem.Path path, double scale, DrawPiece draw)
    {
        double x = 0, y = 0, startX = 0, startY = 0;
        foreach (var step in path.Steps)
        {
            var (toX, toY) = (step.To.X.Value * scale, step.To.Y.Value * scale);
            switch (step.Kind)
            {
                case PathStepKind.Move:
                    (x, y, startX, startY) = (toX, toY, toX, toY);
                    break;
                case PathStepKind.Line:
                    To(toX, toY);
                    break;
                case PathStepKind.Curve:
                    Curve(step, toX, toY);
                    break;
                case PathStepKind.Close:
                    To(startX, startY);
                    break;
            }
        }

        void To(double nextX, double nextY)
        {
            draw(x, y, nextX, nextY);
            (x, y) = (nextX, nextY);
        }

        void Curve(PathStep step, double toX, double toY)
        {
            var (fromX, fromY) = (x, y);
            var (x1, y1, x2, y2) = (step.Control1.X.Value * scale, step.Control1.Y.Value * scale, step.Control2.X.Value * scale, step.Control2.Y.Value * scale);
            for (var i = 1; i <= ChordsOfACurve; i++)
            {
                var t = (double)i / ChordsOfACurve;
                var (a, b, c, d) = ((1 - t) * (1 - t) * (1 - t), 3 * t * (1 - t) * (1 - t), 3 * t * t * (1 - t), t * t * t);
                To((a * fromX) + (b * x1) + (c * x2) + (d * toX), (a * fromY) + (b * y1) + (c * y2) + (d * toY));
            }
        }
    }
}
