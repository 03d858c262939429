namespace Ashiato.Input.Following.Positions;

/// <summary>The last entry taken of one sequence of journal entries: what <c>__CURSOR</c> of journalctl(1) says.</summary>
/// <param name="Sequence">The id of the sequence numbers in hexadecimal: <c>s=</c>.</param>
/// <param name="Number">The entry's number in the sequence: <c>i=</c>.</param>
/// <param name="Boot">The id of the boot in hexadecimal: <c>b=</c>.</param>
/// <param name="Monotonic">Microseconds since that boot: <c>m=</c>.</param>
/// <param name="Realtime">Microseconds since 1970 (UTC): <c>t=</c>.</param>
public sealed record JournalCursor(string Sequence, ulong Number, string Boot, ulong Monotonic, ulong Realtime);
