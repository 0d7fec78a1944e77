using System.Net;

namespace Digest.Testing;

/// <summary>Chromium without a window, which is asked about a page.</summary>
public static class Browser
{
    /// <summary>
    /// Opens <paramref name="page"/> with <paramref name="library"/>, a script's text, and gives what <paramref name="expression"/> comes to there: a string, or a promise of one.
    /// Settings are Blink's, such as <c>preferredColorScheme=0</c> for dark screens.
    /// </summary>
    public static string Ask(string page, string expression, string library = "", params string[] settings)
    {
        using var folder = new TempFolder();
        var file = folder.PathOf("page.html");
        var script = $"<script>{library}</script><script>addEventListener('load',async()=>{{let answer;try{{answer=await ({expression})}}catch(error){{answer='failed: '+error}}const at=document.createElement('pre');at.id='answer';at.textContent=answer;document.body.replaceChildren(at)}})</script>";
        var end = page.LastIndexOf("</body>", StringComparison.Ordinal);
        File.WriteAllText(file, page[..end] + script + page[end..]);
        var run = Judge.Run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--user-data-dir=" + folder.PathOf("profile"), "--window-size=1280,1024", "--blink-settings=" + string.Join(',', settings.Prepend("imageAnimationPolicy=0")), "--timeout=60000", "--virtual-time-budget=60000", "--dump-dom", "file://" + file);
        const string Mark = "<pre id=\"answer\">";
        var start = run.Output.IndexOf(Mark, StringComparison.Ordinal);
        if (start < 0) throw new InvalidOperationException($"The page did not answer: {run.Error}");
        start += Mark.Length;
        return WebUtility.HtmlDecode(run.Output[start..run.Output.IndexOf("</pre>", start, StringComparison.Ordinal)]);
    }
}
