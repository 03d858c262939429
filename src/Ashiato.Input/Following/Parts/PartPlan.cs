using Ashiato.Input.Following.Positions;

namespace Ashiato.Input.Following.Parts;

/// <summary>What is read of a log in this run, in order; everything is open, so that a rotation from now on changes nothing.</summary>
internal sealed class PartPlan : IDisposable
{
    /// <summary>The parts, oldest first.</summary>
    internal List<PlannedPart> Parts { get; } = [];

    /// <summary>The part before the first of them.</summary>
    internal PartPosition? Before { get; set; }

    /// <summary>What was lost before them; null when nothing was.</summary>
    internal LogLoss? Loss { get; set; }

    /// <inheritdoc/>
    public void Dispose() => Parts.ForEach(p => p.Open.Dispose());
}
