using Ashiato.Core;
using Ashiato.Input.Formats.Container;

namespace Ashiato.Input.Formats.Json;

/// <summary>Docker's json-file driver: <c>{"log":"line\n","stream":"stdout","time":"…"}</c>; a line without its end is a part.</summary>
internal static class DockerJson
{
    private static readonly FieldName Log = FieldName.Get("log");
    private static readonly FieldName Stream = FieldName.Get("stream");
    private static readonly FieldName Time = FieldName.Get("time");
    private static readonly FieldName IoStream = FieldName.Get("log.iostream");
    private static readonly Constant Partial = new("partial");
    private static readonly Constant Docker = new("container.docker");

    public static bool TryRead(JsonFlattener json, ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        var stream = json.Find(Stream, line);
        if (!(stream.SequenceEqual("stdout"u8) || stream.SequenceEqual("stderr"u8)) || !json.Has(Log) || !context.Stamps.TryIso(json.Find(Time, line), out var stamp))
        {
            return false;
        }

        var log = json.Find(Log, line);
        if (log is not [.., (byte)'\n'])
        {
            record.Set(FieldNames.LogFlags, Partial);
        }

        record.Dataset = Docker;
        record.Set(IoStream, stream);
        foreach (ref readonly var entry in json.Entries)
        {
            if (entry.Path.Name.StartsWith("attrs.", StringComparison.Ordinal))
            {
                record.Set(entry.Path, json.Text(in entry, line));
            }
        }

        // The line may be JSON itself, which is read into the same buffer: its own bytes.
        var message = log.TrimEnd("\r\n"u8).ToArray();
        context.Messages.Read(default, message, record, context);
        if (!record.Has(FieldNames.Message))
        {
            record.SetExact(FieldNames.Message, message);
        }

        WrappedTime.Settle(record, stamp);
        return true;
    }
}
