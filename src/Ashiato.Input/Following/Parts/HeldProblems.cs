using Ashiato.Core;

namespace Ashiato.Input.Following.Parts;

/// <summary>Holds back the problems of a part that is only looked at; most of them are not the one that is wanted.</summary>
internal sealed class HeldProblems(IProblemSink sink) : IProblemSink
{
    private readonly List<Problem> _held = [];
    private bool _isReleased;

    /// <inheritdoc/>
    public void Report(Problem problem)
    {
        if (_isReleased)
        {
            sink.Report(problem);
        }
        else
        {
            _held.Add(problem);
        }
    }

    /// <summary>Reports what was held back, and what comes from now on at once.</summary>
    internal void Release()
    {
        _isReleased = true;
        _held.ForEach(sink.Report);
        _held.Clear();
    }
}
