namespace Ashiato.Input.Stamps;

/// <summary>A time of day that may be written in twelve hours: <c>3:04:05 PM</c>.</summary>
internal static class HalfDayClock
{
    /// <summary>Reads <c>h:mm:ss</c> or <c>hh:mm:ss</c>, then <c>AM</c> or <c>PM</c> if they stand there, and moves on.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, ref int at, out int secondOfDay)
    {
        if (!StampReader.TryClock(text, ref at, out secondOfDay, oneDigitHour: true))
        {
            return false;
        }

        if (at + 3 <= text.Length && text[at] == ' ' && text[at + 2] is (byte)'M' or (byte)'m' && text[at + 1] is (byte)'A' or (byte)'P' or (byte)'a' or (byte)'p')
        {
            var isAfternoon = (text[at + 1] | 0x20) == 'p';
            var hour = secondOfDay / 3600;
            secondOfDay += hour == 12 ? (isAfternoon ? 0 : -12 * 3600) : isAfternoon && hour < 12 ? 12 * 3600 : 0;
            at += 3;
        }

        return true;
    }
}
