using Ashiato.Core;

namespace Ashiato.Input.Sources;

/// <summary>What was named as evidence cannot be used at all; the problem says why in one line.</summary>
/// <param name="problem">The problem.</param>
public sealed class EvidenceException(Problem problem) : IOException(problem.Text.En)
{
    /// <summary>What is wrong, in both languages.</summary>
    public Problem Problem { get; } = problem;
}
