using Ashiato.Core;
using Ashiato.Input.Stamps;

namespace Ashiato.Input.Formats.App;

/// <summary>
/// logfmt: <c>key=value key="quoted value"</c> with a time and a level or a message (Go's logrus, Grafana, Prometheus,
/// InfluxDB, Traefik). Keys that carry meaning become fields; the others stay in the raw text.
/// </summary>
internal sealed class LogfmtFormat : LineFormat
{
    private const int MostPairs = 200;

    private static readonly Dictionary<string, FieldName> Fields = new(StringComparer.Ordinal)
    {
        ["msg"] = FieldNames.Message,
        ["message"] = FieldNames.Message,
        ["level"] = FieldNames.LogLevel,
        ["lvl"] = FieldNames.LogLevel,
        ["severity"] = FieldNames.LogLevel,
        ["logger"] = FieldNames.LogLogger,
        ["component"] = FieldNames.LogLogger,
        ["caller"] = FieldName.Get("log.origin.file.name"),
        ["err"] = FieldName.Get("error.message"),
        ["error"] = FieldName.Get("error.message"),
        ["user"] = FieldNames.UserName,
        ["username"] = FieldNames.UserName,
        ["uname"] = FieldNames.UserName,
        ["status"] = FieldNames.HttpResponseStatusCode,
        ["method"] = FieldNames.HttpRequestMethod,
        ["path"] = FieldNames.UrlPath,
        ["host"] = FieldNames.HostName,
        ["hostname"] = FieldNames.HostName,
        ["pid"] = FieldNames.ProcessPid,
    };

    private static readonly Dictionary<string, FieldName>.AlternateLookup<ReadOnlySpan<char>> Lookup = Fields.GetAlternateLookup<ReadOnlySpan<char>>();

    public override string Name => "logfmt";

    public override Text Title => new("logfmt (key=value lines)", "logfmt（key=value 形式のログ）");

    public override string FirstBytes => "tslmcahpnerv";

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        var rest = line;
        var hasStamp = false;
        var hasMeaning = false;
        for (var pairs = 0; pairs < MostPairs && !rest.IsEmpty; pairs++)
        {
            if (!KeyValuePairs.TryTake(ref rest, out var key, out var value))
            {
                return false;
            }

            if (pairs == 3 && !hasStamp && !hasMeaning)
            {
                return false;
            }

            if (!hasStamp && IsTimeKey(key) && TryStamp(value, context.Stamps, out var stamp))
            {
                stamp.GiveTo(record);
                hasStamp = true;
                continue;
            }

            hasMeaning |= Keep(key, value, record);
        }

        return hasStamp && hasMeaning;
    }

    public override Joins Continues(ReadOnlySpan<byte> line, Record pending) => StampLook.Begins(line) ? Joins.No : Joins.Maybe;

    private static bool IsTimeKey(ReadOnlySpan<byte> key) =>
        key.SequenceEqual("time"u8) || key.SequenceEqual("ts"u8) || key.SequenceEqual("t"u8) || key.SequenceEqual("timestamp"u8);

    private static bool TryStamp(ReadOnlySpan<byte> value, StampReader stamps, out Stamp stamp) =>
        stamps.TryIso(value, out stamp) || (value.Length > 8 && StampReader.TryEpoch(value, out stamp));

    /// <summary>Sets the field of a known key. True for a level or a message: then the line is a log line.</summary>
    private static bool Keep(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, Record record)
    {
        if (key.Length > 12)
        {
            return false;
        }

        if (key.SequenceEqual("remote_addr"u8) || key.SequenceEqual("client"u8) || key.SequenceEqual("ip"u8) || key.SequenceEqual("remote"u8) || key.SequenceEqual("addr"u8))
        {
            SetSource(value, record);
            return false;
        }

        Span<char> letters = stackalloc char[12];
        for (var i = 0; i < key.Length; i++)
        {
            letters[i] = (char)key[i];
        }

        if (!Lookup.TryGetValue(letters[..key.Length], out var field) || record.Has(field))
        {
            return false;
        }

        record.Set(field, value);
        return ReferenceEquals(field, FieldNames.Message) || ReferenceEquals(field, FieldNames.LogLevel);
    }

    private static void SetSource(ReadOnlySpan<byte> value, Record record)
    {
        var colon = value.LastIndexOf((byte)':');
        if (Patterns.HostText.IsAddress(value))
        {
            Patterns.HostText.SetSource(record, value);
        }
        else if (colon > 0 && Patterns.HostText.IsAddress(value[..colon].Trim("[]"u8)))
        {
            Patterns.HostText.SetSource(record, value[..colon].Trim("[]"u8));
            if (System.Buffers.Text.Utf8Parser.TryParse(value[(colon + 1)..], out int port, out _))
            {
                record.Set(FieldNames.SourcePort, port);
            }
        }
    }
}
