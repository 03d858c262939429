using Ashiato.Core;

namespace Ashiato.Tests;

/// <summary>Keeps the problems that were reported.</summary>
internal sealed class Problems : IProblemSink
{
    internal List<Problem> All { get; } = [];

    internal IEnumerable<ProblemKind> Kinds => All.Select(p => p.Kind);

    public void Report(Problem problem)
    {
        Assert.False(string.IsNullOrEmpty(problem.Text.En) || string.IsNullOrEmpty(problem.Text.Ja));
        Assert.DoesNotContain('\n', problem.Text.En + problem.Text.Ja);
        All.Add(problem);
    }
}
