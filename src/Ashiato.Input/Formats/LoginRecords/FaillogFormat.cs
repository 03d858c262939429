using Ashiato.Core;

namespace Ashiato.Input.Formats.LoginRecords;

/// <summary>faillog (faillog(5), shadow): counters of failed log-ins, 32 bytes a slot. Only used slots give records.</summary>
public sealed class FaillogFormat : AccountSlotFormat
{
    private static readonly Constant Dataset = new("faillog");

    /// <inheritdoc/>
    public override string Name => "faillog";

    /// <inheritdoc/>
    public override Text Title => new("failed log-ins of each account: faillog", "アカウントごとのログイン失敗回数: faillog");

    private protected override int SlotSize => FaillogSlot.Size;

    private protected override bool HasName(string fileName) => fileName.StartsWith("faillog", StringComparison.Ordinal);

    private protected override bool IsPlausible(ReadOnlySpan<byte> slot, bool isBigEndian)
    {
        var fail = new FaillogSlot(slot, isBigEndian);
        return fail.Count >= 0 && fail.Maximum >= 0 && fail.LockSeconds is >= 0 and < 1L << 32
            && PaddedText.IsPlausible(slot.Slice(4, 12)) && !fail.Line.IsEmpty && fail.Seconds is >= Earliest and < Latest;
    }

    private protected override void Fill(Record record, ReadOnlySpan<byte> slot, bool isBigEndian) =>
        Fill(record, new FaillogSlot(slot, isBigEndian));

    /// <summary>Sets the fields of a slot but the user id.</summary>
    /// <param name="record">The record to fill; it was reset.</param>
    /// <param name="fail">The slot.</param>
    public static void Fill(Record record, in FaillogSlot fail)
    {
        ArgumentNullException.ThrowIfNull(record);
        record.Dataset = Dataset;
        if (fail.Count != 0)
        {
            LoginMeaning.FailCounter.ApplyTo(record);
        }

        LoginRecordFields.SetTime(record, fail.Seconds, 0, 0);
        record.Set(LoginRecordFieldNames.Line, fail.Line);
        record.Set(LoginRecordFieldNames.FailCount, fail.Count);
        record.Set(LoginRecordFieldNames.FailMaximum, fail.Maximum);
        record.Set(LoginRecordFieldNames.FailLockSeconds, fail.LockSeconds);
    }
}
