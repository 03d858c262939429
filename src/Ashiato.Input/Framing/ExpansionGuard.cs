using Ashiato.Core;

namespace Ashiato.Input.Framing;

/// <summary>Counts what one file has taken from the disk and what has come out, over all layers of packing.</summary>
/// <param name="path">The file, as a person would write it.</param>
/// <param name="limits">When to stop.</param>
/// <param name="problems">Where problems go.</param>
internal sealed class ExpansionGuard(string path, UnpackLimits limits, IProblemSink problems)
{
    private bool _stopped;

    /// <summary>The file.</summary>
    internal string Path => path;

    /// <summary>Bytes of the outermost layer taken so far.</summary>
    internal long StoredBytes { get; set; }

    /// <summary>Does a layer that has given <paramref name="unpacked"/> bytes go on? The first "no" is reported.</summary>
    internal bool Allows(long unpacked)
    {
        if (_stopped)
        {
            return false;
        }

        if (unpacked <= limits.FreeBytes || unpacked / limits.MostRatio < StoredBytes)
        {
            return true;
        }

        _stopped = true;
        Report(UnpackProblems.Bomb(path, StoredBytes, unpacked));
        return false;
    }

    /// <summary>Reports one problem.</summary>
    internal void Report(Problem problem) => problems.Report(problem);
}
