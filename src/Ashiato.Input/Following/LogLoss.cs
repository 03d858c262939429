using Ashiato.Core;
using Ashiato.Core.Findings;

namespace Ashiato.Input.Following;

/// <summary>Lines that cannot be accounted for. Never said twice for the same loss.</summary>
/// <param name="Kind">How it happened.</param>
/// <param name="Path">The log or the journal's directory.</param>
/// <param name="ReadTo">Bytes that had been read of the file that is gone; of a journal the number of the last entry read.</param>
/// <param name="LengthNow">The length of the log now; of a journal the number of the first entry that is left.</param>
/// <param name="Bytes">
/// Bytes that were seen and never handed on, and bytes that cannot be told from lines that were; of a journal the number of
/// entries that are missing, 0 when it is not known. What was written after the last run comes on top: nobody can know it.
/// </param>
/// <param name="Since">When the log was last read; of a journal the time of the last entry read.</param>
/// <param name="Until">When the loss was found; of a journal the time of the first entry that is left.</param>
public sealed record LogLoss(LossKind Kind, string Path, long ReadTo, long LengthNow, long Bytes, DateTimeOffset? Since, DateTimeOffset? Until)
{
    /// <summary>The stable id: <c>log.shrank</c>, <c>log.replaced</c>, <c>log.rotated_away</c> or <c>journal.removed</c>.</summary>
    public string Id => Kind switch { LossKind.Shrank => "log.shrank", LossKind.Replaced => "log.replaced", LossKind.RotatedAway => "log.rotated_away", _ => "journal.removed" };

    /// <summary>The loss as a problem: one line.</summary>
    public Problem ToProblem() => new(ProblemKind.LinesLost, Path, Kind == LossKind.JournalRemoved ? null : LengthNow, LossText.Line(this));

    /// <summary>The loss as a finding.</summary>
    public Finding ToFinding() => LossText.Finding(this);
}
