using System.Buffers.Text;
using Ashiato.Core;
using Ashiato.Input.Stamps;

namespace Ashiato.Input.Formats.Json;

/// <summary>Times as JSON logs write them: calendar text, or a number of seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by their size.</summary>
internal static class JsonTime
{
    /// <summary>Gives the time to the record; false when it is none.</summary>
    public static bool TrySet(Record record, ReadOnlySpan<byte> text, StampReader stamps)
    {
        if (text.Length < 9)
        {
            return false;
        }

        if (stamps.TryIso(text, out var stamp) || stamps.TryClf(text, out stamp) || stamps.TryCtime(text, out stamp))
        {
            stamp.GiveTo(record);
            return true;
        }

        return TryNumber(record, text);
    }

    private static bool TryNumber(Record record, ReadOnlySpan<byte> text)
    {
        if (!Utf8Parser.TryParse(text, out decimal value, out var used) || used != text.Length || value < 100_000_000m || value > 9_000_000_000_000_000_000m)
        {
            return false;
        }

        var dot = text.IndexOf((byte)'.');
        var written = dot < 0 ? 0 : Math.Min(9, text.Length - dot - 1);
        var (scale, digits) = value switch
        {
            < 100_000_000_000m => (1_000_000_000m, written),
            < 100_000_000_000_000m => (1_000_000m, 3),
            < 100_000_000_000_000_000m => (1_000m, 6),
            _ => (1m, 9),
        };
        if (value * scale > long.MaxValue)
        {
            // Past the year 2262: no time.
            return false;
        }

        record.SetTime((long)(value * scale), digits, TimeOrigin.WrittenZone);
        return true;
    }
}
