using System.Buffers.Text;
using Ashiato.Core;

namespace Ashiato.Input.Formats;

/// <summary>Numbers as text.</summary>
internal static class NumberText
{
    /// <summary>Sets the field to the number when the whole text is one.</summary>
    public static bool Set(Record record, FieldName name, ReadOnlySpan<byte> text)
    {
        if (!Utf8Parser.TryParse(text, out long value, out var used) || used != text.Length)
        {
            return false;
        }

        record.Set(name, value);
        return true;
    }

    /// <summary>Sets the field to the number, or to the text where it is none.</summary>
    public static void SetOrText(Record record, FieldName name, ReadOnlySpan<byte> text)
    {
        if (!Set(record, name, text))
        {
            record.Set(name, text);
        }
    }

    /// <summary>Sets the field to a decimal number of the given unit, in nanoseconds; negative ones are no value.</summary>
    public static bool SetDuration(Record record, FieldName name, ReadOnlySpan<byte> text, long nanosecondsPerUnit)
    {
        if (!Utf8Parser.TryParse(text, out decimal value, out var used) || used != text.Length || value < 0 || value > 100_000_000_000m)
        {
            return false;
        }

        var scaled = value * nanosecondsPerUnit;
        if (scaled > long.MaxValue)
        {
            return false;
        }

        record.Set(name, (long)scaled);
        return true;
    }
}
