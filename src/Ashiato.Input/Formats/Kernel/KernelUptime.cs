using System.Buffers.Text;
using Ashiato.Core;

namespace Ashiato.Input.Formats.Kernel;

/// <summary>The stamp of printk, <c>[12345.678901]</c>: seconds since boot, perhaps followed by the caller <c>[   T1]</c> (CONFIG_PRINTK_CALLER).</summary>
internal static class KernelUptime
{
    /// <summary>Takes uptime and caller off the front of the message, if they stand there.</summary>
    public static bool Take(ref ReadOnlySpan<byte> message, Record record)
    {
        if (message.Length < 8 || message[0] != '[')
        {
            return false;
        }

        var close = message[..Math.Min(24, message.Length)].IndexOf((byte)']');
        if (close < 4)
        {
            return false;
        }

        var number = message[1..close].Trim((byte)' ');
        if (number.IndexOf((byte)'.') <= 0 || !Utf8Parser.TryParse(number, out double seconds, out var used) || used != number.Length)
        {
            return false;
        }

        record.Set(FieldNames.KernelUptime, number);
        _ = seconds;
        message = message[(close + 1)..];
        message = message is [(byte)' ', ..] ? message[1..] : message;
        TakeCaller(ref message, record);
        return true;
    }

    private static void TakeCaller(ref ReadOnlySpan<byte> message, Record record)
    {
        if (message is not [(byte)'[', (byte)' ', ..] && (message.Length < 3 || message[0] != '[' || message[1] is not ((byte)'T' or (byte)'C')))
        {
            return;
        }

        var close = message[..Math.Min(14, message.Length)].IndexOf((byte)']');
        if (close < 2)
        {
            return;
        }

        var caller = message[1..close].Trim((byte)' ');
        if (caller.Length >= 2 && caller[0] is (byte)'T' or (byte)'C' && caller[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0)
        {
            record.Set(FieldNames.KernelCaller, caller);
            message = message[(close + 1)..].TrimStart((byte)' ');
        }
    }
}
