using Ashiato.Core;

namespace Ashiato.App.Pipelines;

/// <summary>Keeps problems, each once, up to a bound.</summary>
public sealed class ProblemList : IProblemSink
{
    private const int Most = 10_000;
    private readonly HashSet<(ProblemKind, string, long?)> _seen = [];
    private readonly List<Problem> _problems = [];

    /// <summary>The problems so far.</summary>
    public IReadOnlyList<Problem> All => _problems;

    /// <inheritdoc/>
    public void Report(Problem problem)
    {
        if (_problems.Count < Most && _seen.Add((problem.Kind, problem.Path, problem.Offset)))
        {
            _problems.Add(problem);
        }
    }
}
