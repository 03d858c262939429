using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection.Logcheck;
using Ashiato.Input.Following;
using Ashiato.Input.Following.Positions;

namespace Ashiato.App.Pipelines.Check;

/// <summary>
/// One run of the hourly check: what is new in the logs, what the rules let through, what the detection engine finds, and a letter. The
/// positions count only once the letter is safely handed on (docs/positions.md).
/// </summary>
public sealed class HourlyCheck
{
    private static readonly string[] JournalHomes = ["/var/log/journal", "/run/log/journal"];

    /// <summary>The directory of positions.</summary>
    public required string State { get; init; }

    /// <summary>Paths and patterns of logs, and <c>journal</c>.</summary>
    public required IReadOnlyList<string> Logs { get; init; }

    /// <summary>The rules.</summary>
    public required LogcheckEngine Engine { get; init; }

    /// <summary>What the configuration says.</summary>
    public required LogcheckSettings Settings { get; init; }

    /// <summary>The detection engine, or null when only the rules are asked.</summary>
    public CheckFindings? Detection { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>The zone of the times in lines that are made of journal entries.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Is told what could not be read.</summary>
    public required IProblemSink Problems { get; init; }

    /// <summary>Are the positions left as they are?</summary>
    public bool IsTrial { get; init; }

    /// <summary>Runs it.</summary>
    /// <param name="isHandedOn">Was the letter of a batch handed on? Asked after a crash.</param>
    /// <param name="handOn">
    /// Hands on what was found, under the batch's id; returns when it is safe. Called in any case: who has nothing to say hands on nothing.
    /// </param>
    /// <exception cref="StateException">The state is in use or cannot be used.</exception>
    /// <exception cref="IOException">Reading or writing failed; the positions are as before.</exception>
    public void Run(Func<string, bool> isHandedOn, Action<CheckReport, IReadOnlyList<Finding>, string> handOn)
    {
        using var state = StateDirectory.Open(State, Problems);
        _ = state.Settle(isHandedOn);
        FollowedLogs.Sweep(State);
        using var logs = new FollowedLogs(State, Problems);
        var next = new Follower(Clock) { Zone = Zone }.Read(state.Book, Logs.Where(l => l != LogFileLists.Journal), Logs.Contains(LogFileLists.Journal) ? Journals() : [], logs);
        IReadOnlyList<Finding> findings = [.. logs.Losses, .. Detection?.Of(logs.Inputs) ?? []];
        using var report = new CheckPipeline(Engine, Settings).Run(logs.Inputs);
        if (IsTrial)
        {
            handOn(report, findings, next.Batch);
            return;
        }

        state.Prepare(next);
        handOn(report, findings, next.Batch);
        state.Commit(next);
    }

    /// <summary>The machine's journals: the kept ones, else those since the boot (journald.conf(5), Storage).</summary>
    private static List<string> Journals()
    {
        foreach (var home in JournalHomes.Where(Directory.Exists))
        {
            var journals = Directory.GetDirectories(home).Where(d => Directory.EnumerateFiles(d, "*.journal").Any()).Order(StringComparer.Ordinal).ToList();
            if (journals.Count > 0)
            {
                return journals;
            }
        }

        return [];
    }
}
