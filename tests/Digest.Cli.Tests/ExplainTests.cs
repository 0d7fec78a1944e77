namespace Digest.Cli.Tests;

public class ExplainTests
{
    private const string Source = """
        # Moss Notes — March 2, 2026

        Three of us read this week.

        ## Papers

        ### 1. Moss on North Walls

        - Authors: Ann Lee, Bo Ek
        - Method: A ruler,
          and patience.
        - Scores: Relevance 4 | Novelty 2

        ---

        ## Calendar

        Meet on Monday.

        """;

    [Fact]
    public void Each_line_stands_after_what_it_was_taken_for()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.PathOf("moss.md"), Source.ReplaceLineEndings("\n"));
        var run = CommandRun.Of("read", folder.PathOf("moss.md"), "--explain");
        Assert.Equal(ExitCode.Clean, run.Exit);
        Assert.Equal("""
             1  issue: title                      # Moss Notes — March 2, 2026
             2
             3  text before the first section     Three of us read this week.
             4
             5  section                           ## Papers
             6
             7  paper 1: title                    ### 1. Moss on North Walls
             8
             9  paper 1: authors                  - Authors: Ann Lee, Bo Ek
            10  paper 1: field “Method” (method)  - Method: A ruler,
            11  paper 1: field “Method” (method)    and patience.
            12  paper 1: scores                   - Scores: Relevance 4 | Novelty 2
            13
            14  rule                              ---
            15
            16  section                           ## Calendar
            17
            18  text, kept as it stands           Meet on Monday.

            7 of 9 blocks understood; kept as they stand: lines 3, 18

            """.ReplaceLineEndings("\n"), run.Output);
    }
}
