using Ashiato.Core;

namespace Ashiato.Detection.Detectors;

/// <summary>
/// Looks at records one after the other and says at the end what it found. State is bounded: what a detector drops it
/// counts. Records of one family of logs come in time order; families come one after the other, and what wtmp and btmp alone tell comes
/// last.
/// </summary>
public abstract class Detector
{
    /// <summary>Does the detector want records of this kind? Asked once a kind.</summary>
    /// <param name="code">The kind, <c>event.code</c>.</param>
    /// <param name="sample">A record of that kind: its category and action are the same for all of the kind.</param>
    public abstract bool Wants(string code, Record sample);

    /// <summary>Looks at a record of a wanted kind.</summary>
    public abstract void Look(Record record);

    /// <summary>Says what was found.</summary>
    public abstract void Conclude(FindingList findings);
}
