namespace Ashiato.Input.Formats.LoginRecords;

/// <summary>One odd place in wtmp or btmp.</summary>
/// <param name="Kind">What is odd.</param>
/// <param name="Slot">Number of the slot, from 0.</param>
/// <param name="Offset">Offset of the slot in the unpacked file, in bytes.</param>
/// <param name="Count">How many slots (for <see cref="LoginRecordAnomalyKind.OddSize"/>: bytes) are concerned.</param>
/// <param name="Time">Time of the record, UTC (of zeroed ones: of the record behind them); null when it has none.</param>
/// <param name="EarlierTime">Time of the record it is compared with: the one before, or the log-in that is still open; null when there is none.</param>
/// <param name="Line">The terminal, or an empty text. Written by others: escape it before showing it.</param>
public sealed record LoginRecordAnomaly(
    LoginRecordAnomalyKind Kind, long Slot, long Offset, long Count, DateTimeOffset? Time, DateTimeOffset? EarlierTime, string Line);
