using Ashiato.Core;

namespace Ashiato.Input.Following.Positions;

/// <summary>The state directory cannot be used; the problem says why in one line.</summary>
/// <param name="problem">The problem.</param>
/// <param name="isBusy">Is another check using it at this moment? Then the exit code is 75 (EX_TEMPFAIL), else 3.</param>
public sealed class StateException(Problem problem, bool isBusy) : IOException(problem.Text.En)
{
    /// <summary>What is wrong, in both languages.</summary>
    public Problem Problem { get; } = problem;

    /// <summary>Is another check using it at this moment?</summary>
    public bool IsBusy { get; } = isBusy;
}
