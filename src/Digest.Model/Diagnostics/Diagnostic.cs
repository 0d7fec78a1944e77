using Digest.Model.Text;

namespace Digest.Model.Diagnostics;

/// <summary>How much a diagnostic matters.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing is wrong.</summary>
    Info,

    /// <summary>Doubtful; outputs are written and the exit code stays 0.</summary>
    Warning,

    /// <summary>Wrong; a visible stand-in was made and the exit code is 1.</summary>
    Error,
}

/// <summary>A kind of problem, with the stable id under which docs/diagnostics.md explains it.</summary>
/// <param name="Id"><c>DG</c> and four digits: 1 reading, 2 recognition and checks, 3 formulas, 4 layout and PDF, 5 newsletter and MIME.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Title">The kind in a few words.</param>
public sealed record DiagnosticRule(string Id, Severity Severity, string Title);

/// <summary>One problem found in one place.</summary>
public sealed record Diagnostic
{
    /// <summary>The kind of problem.</summary>
    public required DiagnosticRule Rule { get; init; }

    /// <summary>What is wrong here, one sentence that names the thing.</summary>
    public required string Message { get; init; }

    /// <summary>Where, or null when no place in a source can be named.</summary>
    public Location? Location { get; init; }

    /// <summary>The words of the source that it is about, when they are fewer than <see cref="Location"/> spans; null when they are not.</summary>
    public string? Subject { get; init; }

    /// <summary>What to do about it, or null when that is plain from the message.</summary>
    public string? Hint { get; init; }

    /// <summary><c>file:line:column: severity id: message</c>, without the hint.</summary>
    public override string ToString() =>
        $"{(Location is { } at ? at + ": " : "")}{Rule.Severity.ToString().ToLowerInvariant()} {Rule.Id}: {Message}";
}

/// <summary>What a stage could make of its input, and everything wrong with that input.</summary>
/// <typeparam name="T">The stage's result.</typeparam>
/// <param name="Value">What could be made; never null because of bad input.</param>
/// <param name="Diagnostics">What was wrong, in the order of the source.</param>
public sealed record Diagnosed<T>(T Value, EquatableArray<Diagnostic> Diagnostics)
{
    /// <summary>The value turned into another, with the same diagnostics.</summary>
    public Diagnosed<TResult> Select<TResult>(Func<T, TResult> turn) => new(turn(Value), Diagnostics);

    /// <summary>The next stage run on the value, its diagnostics after ours.</summary>
    public Diagnosed<TResult> Then<TResult>(Func<T, Diagnosed<TResult>> stage)
    {
        var next = stage(Value);
        return new(next.Value, [.. Diagnostics, .. next.Diagnostics]);
    }
}
