using Ashiato.Core;

namespace Ashiato.Input.Formats.LoginRecords;

/// <summary>lastlog (lastlog(8), glibc's <c>struct lastlog</c>): the last log-in of each account, 292 bytes a slot. Only used slots give records.</summary>
public sealed class LastlogFormat : AccountSlotFormat
{
    private static readonly Constant Dataset = new("lastlog");

    /// <inheritdoc/>
    public override string Name => "lastlog";

    /// <inheritdoc/>
    public override Text Title => new("last log-in of each account: lastlog", "アカウントごとの最終ログイン: lastlog");

    private protected override int SlotSize => LastlogSlot.Size;

    private protected override bool HasName(string fileName) =>
        fileName.StartsWith("lastlog", StringComparison.Ordinal) && !fileName.StartsWith("lastlog2", StringComparison.Ordinal);

    private protected override bool IsPlausible(ReadOnlySpan<byte> slot, bool isBigEndian)
    {
        var last = new LastlogSlot(slot, isBigEndian);
        return (long)last.Seconds is >= Earliest and < Latest && PaddedText.IsPlausible(slot.Slice(4, 32)) && PaddedText.IsPlausible(slot.Slice(36, 256));
    }

    private protected override void Fill(Record record, ReadOnlySpan<byte> slot, bool isBigEndian) =>
        Fill(record, new LastlogSlot(slot, isBigEndian));

    /// <summary>Sets the fields of a slot but the user id.</summary>
    /// <param name="record">The record to fill; it was reset.</param>
    /// <param name="last">The slot.</param>
    public static void Fill(Record record, in LastlogSlot last)
    {
        ArgumentNullException.ThrowIfNull(record);
        record.Dataset = Dataset;
        LoginMeaning.LastLogin.ApplyTo(record);
        LoginRecordFields.SetTime(record, last.Seconds, 0, 0);
        record.Set(LoginRecordFieldNames.Line, last.Line);
        record.Set(LoginRecordFieldNames.Host, last.Host);
        LoginRecordFields.SetSourceFromHost(record, last.Host);
    }
}
