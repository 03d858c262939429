namespace Ashiato.Detection.Lineage;

/// <summary>A process as it was first seen.</summary>
/// <param name="Host">Number of the host.</param>
/// <param name="Pid">Its id.</param>
/// <param name="Parent">That of its parent, 0 where it is not known.</param>
/// <param name="Session">The number of its log-in session, 0 for none.</param>
/// <param name="Time">When, nanoseconds since 1970.</param>
internal readonly record struct ProcessStart(int Host, long Pid, long Parent, long Session, long Time);
