using Ashiato.Core;

namespace Ashiato.Input.Formats.App;

/// <summary>Lets a message that a template captured reach as far as it was written, blanks at its end included.</summary>
internal static class MessageSpan
{
    /// <summary>A message that reaches to the line's last visible byte reaches to its end, so that later lines can follow on.</summary>
    public static void ToLineEnd(ReadOnlySpan<byte> line, Record record)
    {
        var message = record.Get(FieldNames.Message);
        if (line.Overlaps(message, out var start) && line[(start + message.Length)..].TrimEnd(" \t\r"u8).IsEmpty)
        {
            record.SetExact(FieldNames.Message, line[start..]);
        }
    }

    /// <summary>The message goes on over the later lines of the record.</summary>
    public static void ToRecordEnd(Record record)
    {
        var raw = record.Raw;
        if (raw.Overlaps(record.Get(FieldNames.Message), out var start) && start >= 0)
        {
            record.SetExact(FieldNames.Message, raw[start..]);
        }
    }
}
