using Ashiato.Core;

namespace Ashiato.Input.Formats.Json;

/// <summary>Levels that are written as numbers.</summary>
internal static class JsonLevels
{
    private static readonly Constant[] Syslog = [.. new[] { "emergency", "alert", "critical", "error", "warning", "notice", "info", "debug" }.Select(n => new Constant(n))];
    private static readonly Constant[] Bunyan = [.. new[] { "trace", "debug", "info", "warn", "error", "fatal" }.Select(n => new Constant(n))];
    private static readonly Constant[] Nextcloud = [.. new[] { "debug", "info", "warning", "error", "fatal" }.Select(n => new Constant(n))];

    /// <summary>Sets the level: a word as it stands, a number by the scale of the dialect.</summary>
    public static void Set(Record record, ReadOnlySpan<byte> text, string scale)
    {
        if (!System.Buffers.Text.Utf8Parser.TryParse(text, out int number, out var used) || used != text.Length)
        {
            record.Set(FieldNames.LogLevel, text);
            return;
        }

        var (names, index) = scale switch
        {
            "syslog" => (Syslog, number),
            "nextcloud" => (Nextcloud, number),
            _ => (Bunyan, number % 10 == 0 ? (number / 10) - 1 : -1),
        };
        if ((uint)index < (uint)names.Length)
        {
            record.Set(FieldNames.LogLevel, names[index]);
        }
        else
        {
            record.Set(FieldNames.LogLevel, text);
        }
    }
}
