using Digest.ParagraphPages;

// usage: ParagraphPages FOLDER [FONT]   FOLDER gets a picture for each script and measure; FONT is a fallback for scripts that the embedded faces lack
return PageSet.Write(args[0], args.Length > 1 ? args[1] : null);
