using Ashiato.Input.Following.Positions;
using Ashiato.Input.Sources;
using Ashiato.Input.Sources.Posix;

namespace Ashiato.Input.Following.Parts;

/// <summary>Hands on everything that is new in one log.</summary>
/// <param name="log">The log.</param>
/// <param name="sink">Takes the lines.</param>
/// <param name="now">The time of this run (UTC).</param>
/// <param name="takesUnfinished">Is a last line without an end handed on?</param>
internal sealed class LogCatchUp(string log, IFollowSink sink, DateTimeOffset now, bool takesUnfinished)
{
    /// <summary>A log that is rotated while it is read is looked at again, so often; the next run finds the rest.</summary>
    private const int MostRounds = 3;

    private bool _isMoved;

    /// <summary>Reads on.</summary>
    /// <param name="position">Where; null when the log was never read.</param>
    /// <returns>The position now; the same when nothing could be read.</returns>
    internal LogPosition? Read(LogPosition? position)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            using var plan = new PartPlanner(log, position, sink, now).Make(takesUnfinished);
            if (plan is null)
            {
                return position;
            }

            position = Read(plan, position);
            if (!_isMoved)
            {
                break;
            }
        }

        return position;
    }

    private LogPosition? Read(PartPlan plan, LogPosition? position)
    {
        var lines = new PartLines(log, sink);
        var before = plan.Before;
        PartPosition? current = null;
        _isMoved = false;
        if (plan.Loss is { } loss)
        {
            sink.Lost(loss);
            sink.Report(loss.ToProblem());
        }

        foreach (var part in plan.Parts)
        {
            // An empty part says nothing that it could be known by: the one before it stays the mark.
            before = current is null or { Length: 0 } ? before : current with { Trail = "" };
            part.Open.Choose();
            current = lines.Read(part.Open, part.Former, part.TakesUnfinished);
            if (lines.Failure is { } failure)
            {
                sink.Report(SourceProblems.Unreadable(part.Open.Part.Path, failure));
                return new LogPosition(log, now, current, before);
            }
        }

        _isMoved = plan.Parts[^1].Open is var last && (last.IsReplaced || IsRotated(last));
        return current is null ? position : new LogPosition(log, now, current, before);
    }

    private bool IsRotated(OpenPart last) =>
        last.Part.Name.IsCurrent && FileStatus.Of(log, follow: false, out _) is { Type: FileType.Regular } status && status.Inode != last.Part.Status.Inode;
}
