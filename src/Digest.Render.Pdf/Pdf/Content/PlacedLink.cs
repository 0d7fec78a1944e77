using Digest.Render.Pdf.Pdf.Objects;
using Digest.Typesetting.Frames;

namespace Digest.Render.Pdf.Pdf.Content;

/// <summary>A link on a page.</summary>
/// <param name="Link">Where it leads.</param>
/// <param name="Box">Its box, y up.</param>
/// <param name="Node">The structure element that holds it.</param>
internal sealed record PlacedLink(FrameItem.Link Link, PdfObject.Array Box, int Node);
