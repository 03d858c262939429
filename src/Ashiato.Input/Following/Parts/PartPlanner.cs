using Ashiato.Core;
using Ashiato.Input.Following.Positions;
using Ashiato.Input.Sources;
using Ashiato.Input.Sources.Posix;

namespace Ashiato.Input.Following.Parts;

/// <summary>
/// Finds out what of a log is new: the file that was read last, by what it says; the parts that are newer; the log itself.
/// </summary>
/// <param name="log">The log.</param>
/// <param name="position">Its position; null when it was never read.</param>
/// <param name="sink">Takes problems.</param>
/// <param name="now">The time, for what is said of a loss.</param>
internal sealed class PartPlanner(string log, LogPosition? position, IFollowSink sink, DateTimeOffset now)
{
    /// <summary>A rotation renames within milliseconds; so many looks in a row never all fall into one.</summary>
    private const int MostTries = 20;

    /// <summary>A program that was told to open its log again has done so by then, and has written what it held back.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(5);

    /// <summary>The plan; null when nothing can be read now, which was reported.</summary>
    internal PartPlan? Make(bool takesUnfinished)
    {
        for (var i = 0; i < MostTries; i++)
        {
            try
            {
                var parts = LogParts.Of(log);
                var plan = Make(parts, takesUnfinished, out var problem);
                plan?.Parts[^1].Open.Prime();
                if (LogParts.Of(log).IsSame(parts))
                {
                    Report(problem);
                    return plan;
                }

                plan?.Dispose();
            }
            catch (FileNotFoundException)
            {
                // It was renamed or packed between the look and the opening: look again.
            }
            catch (UnauthorizedAccessException)
            {
                return Failed(SourceProblems.Denied(log));
            }
            catch (IOException e)
            {
                return Failed(SourceProblems.Unreadable(log, e.Message));
            }
        }

        return Failed(FollowProblems.Unsteady(log));
    }

    private PartPlan? Failed(Problem problem)
    {
        Report(problem);
        return null;
    }

    private void Report(Problem? problem)
    {
        if (problem is not null)
        {
            sink.Report(problem);
        }
    }

    private PartPlan? Make(LogParts parts, bool takesUnfinished, out Problem? problem)
    {
        problem = ProblemOf(parts.Current);
        var current = problem is null ? new LogPart(log, RotatedName.Parse(Path.GetFileName(log)), parts.Current!.Value) : null;
        var plan = new PartPlan();
        try
        {
            var isPlanned = position is null ? PlanFirst(plan, parts, current, takesUnfinished) : PlanNext(plan, parts, current, takesUnfinished);
            // Between renaming and the first line there may be no log; what was read last is found, so that nothing is gone.
            problem = isPlanned && parts.Current is null ? null : problem;
            return isPlanned ? plan : null;
        }
        catch
        {
            plan.Dispose();
            throw;
        }
    }

    private Problem? ProblemOf(FileStatus? status) => status?.Type switch
    {
        null => position is null ? SourceProblems.Missing(log) : FollowProblems.Gone(log),
        FileType.Regular => null,
        FileType.Link => FollowProblems.Link(log),
        _ => SourceProblems.NotAFile(log),
    };

    // The first run reads the log from its beginning and leaves alone what was rotated away before.
    private bool PlanFirst(PartPlan plan, LogParts parts, LogPart? current, bool takesUnfinished)
    {
        if (current is null)
        {
            return false;
        }

        plan.Parts.Add(new PlannedPart(OpenPart.AtStart(current, sink), null, takesUnfinished));
        plan.Before = parts.Rotated.LastOrDefault(p => !CopyCheck.IsCopy(p, current, sink)) is { } before ? EndOf(before) : null;
        return true;
    }

    private PartPosition EndOf(LogPart part)
    {
        using var open = part.IsPacked ? OpenPart.AtStart(part, sink) : OpenPart.AtOffset(part, part.Status.Size, sink);
        var bytes = new byte[64 * 1024];
        for (int count; (count = open.Content.Read(bytes)) > 0;)
        {
            open.Window.Append(bytes.AsSpan(0, count));
        }

        return new PartPosition(part.Status.Device, part.Status.Inode, open.Window.Offset, open.Window.Offset, open.Window.HeadHash(), open.Window.TailHash(), "");
    }

    private bool PlanNext(PartPlan plan, LogParts parts, LogPart? current, bool takesUnfinished)
    {
        using var found = new PartSearch(parts.Rotated, position!, sink);
        var at = found.FindCurrent(current);
        plan.Before = position!.Before is null ? null : position.Before with { Trail = "" };
        if (at < 0 && current is null)
        {
            return false;
        }

        AddBefore(plan, found, parts, at);
        AddCurrent(plan, found, parts, at, takesUnfinished);
        AddNewer(plan, found, parts, at, current);
        AddLog(plan, current, at, parts, takesUnfinished);
        return plan.Parts.Count > 0;
    }

    private void AddCurrent(PartPlan plan, PartSearch found, LogParts parts, int at, bool takesUnfinished)
    {
        if (at < 0)
        {
            return;
        }

        var isFinal = at == parts.Rotated.Count ? takesUnfinished : IsFinal(parts, at);
        plan.Parts.Add(new PlannedPart(found.TakeCurrent(), position!.Current, isFinal));
        plan.Loss = found.IsCertain(at) ? null : new LogLoss(LossKind.RotatedAway, log, 0, 0, 0, position.Read, now);
    }

    // Its writer may have gone on writing after the rotation.
    private void AddBefore(PartPlan plan, PartSearch found, LogParts parts, int at)
    {
        if (found.BeforeAt < 0 || (at >= 0 && found.BeforeAt >= at) || found.TakeBefore() is not { } before)
        {
            return;
        }

        plan.Parts.Add(new PlannedPart(before, position!.Before! with { Trail = "" }, IsFinal(parts, found.BeforeAt)));
    }

    private void AddNewer(PartPlan plan, PartSearch found, LogParts parts, int at, LogPart? current)
    {
        foreach (var i in found.NewerThan(at).Where(i => !CopyCheck.IsCopy(parts.Rotated[i], current, sink)))
        {
            plan.Parts.Add(new PlannedPart(OpenPart.AtStart(parts.Rotated[i], sink), null, IsFinal(parts, i)));
        }
    }

    private void AddLog(PartPlan plan, LogPart? current, int at, LogParts parts, bool takesUnfinished)
    {
        if (current is null || at == parts.Rotated.Count)
        {
            return;
        }

        if (at >= 0)
        {
            plan.Parts.Add(new PlannedPart(OpenPart.AtStart(current, sink), null, takesUnfinished));
            return;
        }

        var resume = ResumePoint.Find(current, position!.Current);
        var open = OpenPart.AtOffset(current, resume.Offset, sink);
        plan.Loss = LossOf(current, open.Length, resume, plan.Parts.Exists(p => p.Former is null));
        plan.Parts.Add(new PlannedPart(open, resume.Offset > 0 ? position.Current : null, takesUnfinished));
    }

    private LogLoss LossOf(LogPart current, long length, ResumePoint resume, bool isRotated)
    {
        var former = position!.Current;
        var kind = isRotated ? LossKind.RotatedAway
            : current.IsInodeOf(former) && length < former.Offset ? LossKind.Shrank : LossKind.Replaced;
        var bytes = resume.IsMoved ? 0 : former.Length - former.Offset + resume.Unsure;
        return new LogLoss(kind, log, former.Offset, length, bytes, position.Read, now);
    }

    // The newest part may still be written to by a program that has not opened the new log yet.
    private bool IsFinal(LogParts parts, int at) =>
        at < parts.Rotated.Count - 1 || parts.Rotated[at].IsPacked || parts.Rotated[at].Status.Modified < now - Quiet;
}
