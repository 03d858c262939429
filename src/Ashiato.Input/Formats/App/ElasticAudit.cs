using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.App;

/// <summary>
/// The audit trail of Elasticsearch up to version 6 as its reference describes it: <c>[node] [layer] [event]</c>, blanks,
/// then <c>key=[value]</c> pairs.
/// </summary>
internal static class ElasticAudit
{
    private static readonly Constant Dataset = new("elasticsearch.audit");
    private static readonly FieldName Node = FieldName.Get("elasticsearch.node.name");
    private static readonly FieldName Layer = FieldName.Get("elasticsearch.audit.layer");
    private static readonly FieldName EventType = FieldName.Get("elasticsearch.audit.event_type");
    private static readonly Constant Authentication = new("authentication");

    private static readonly (byte[] Key, FieldName Field)[] Pairs =
    [
        ("principal"u8.ToArray(), FieldNames.UserName),
        ("uri"u8.ToArray(), FieldNames.UrlOriginal),
        ("action"u8.ToArray(), FieldName.Get("elasticsearch.audit.action")),
        ("realm"u8.ToArray(), FieldName.Get("elasticsearch.audit.realm")),
        ("request"u8.ToArray(), FieldName.Get("elasticsearch.audit.request.name")),
        ("request_body"u8.ToArray(), FieldName.Get("http.request.body.content")),
        ("origin_type"u8.ToArray(), FieldName.Get("elasticsearch.audit.origin.type")),
        ("indices"u8.ToArray(), FieldName.Get("elasticsearch.audit.indices")),
        ("roles"u8.ToArray(), FieldName.Get("elasticsearch.audit.user.roles")),
    ];

    private static readonly (byte[] Name, Constant Code, Constant? Outcome, bool IsLogin)[] Events =
    [
        .. new[]
        {
            ("authentication_success", true, true), ("authentication_failed", false, true), ("realm_authentication_failed", false, true),
            ("anonymous_access_denied", false, true), ("access_granted", true, false), ("access_denied", false, false),
            ("tampered_request", false, false), ("connection_granted", true, false), ("connection_denied", false, false),
            ("run_as_granted", true, false), ("run_as_denied", false, false),
        }.Select(e => (System.Text.Encoding.ASCII.GetBytes(e.Item1), new Constant("elasticsearch." + e.Item1), (Constant?)(e.Item2 ? Constant.Success : Constant.Failure), e.Item3)),
    ];

    /// <summary>Reads what follows the stamp.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, Record record)
    {
        var rest = text;
        var first = Bracket(ref rest);
        var second = Bracket(ref rest);
        var third = rest.StartsWith(" ["u8) ? Bracket(ref rest) : default;
        var node = third.IsEmpty ? default : first;
        var layer = third.IsEmpty ? first : second;
        var name = third.IsEmpty ? second : third;
        if (!(layer.SequenceEqual("rest"u8) || layer.SequenceEqual("transport"u8) || layer.SequenceEqual("ip_filter"u8)) || name.IsEmpty)
        {
            return false;
        }

        record.Dataset = Dataset;
        record.Set(Node, node);
        record.Set(Layer, layer);
        record.Set(EventType, name);
        record.SetExact(FieldNames.Message, rest.TrimStart(" \t"u8));
        SetMeaning(name, record);
        SetPairs(rest.TrimStart(" \t"u8), record);
        return true;
    }

    private static void SetMeaning(ReadOnlySpan<byte> name, Record record)
    {
        foreach (var (known, code, outcome, isLogin) in Events)
        {
            if (name.SequenceEqual(known))
            {
                record.Set(FieldNames.EventCode, code);
                record.Set(FieldNames.EventOutcome, outcome!);
                if (isLogin)
                {
                    record.Set(FieldNames.EventCategory, Authentication);
                }
            }
        }
    }

    private static void SetPairs(ReadOnlySpan<byte> rest, Record record)
    {
        while (!rest.IsEmpty)
        {
            var equals = rest.IndexOf("=["u8);
            if (equals <= 0)
            {
                return;
            }

            var key = rest[..equals];
            rest = rest[(equals + 2)..];
            var end = rest.IndexOf("], "u8);
            var value = end < 0 ? rest.TrimEnd(" \r"u8) : rest[..end];
            value = end < 0 && value is [.., (byte)']'] ? value[..^1] : value;
            rest = end < 0 ? default : rest[(end + 3)..];
            SetPair(key, value, record);
        }
    }

    /// <summary>The first of a key wins: what a client sends stands at the end.</summary>
    private static void SetPair(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, Record record)
    {
        if (key.SequenceEqual("origin_address"u8) && !record.Has(FieldNames.SourceIp))
        {
            HostText.SetSource(record, value);
            return;
        }

        foreach (var (known, field) in Pairs)
        {
            if (key.SequenceEqual(known) && !record.Has(field))
            {
                record.Set(field, value);
            }
        }
    }

    private static ReadOnlySpan<byte> Bracket(ref ReadOnlySpan<byte> rest)
    {
        var text = rest.TrimStart((byte)' ');
        var close = text.IndexOf((byte)']');
        if (text.IsEmpty || text[0] != '[' || close < 0)
        {
            return default;
        }

        rest = text[(close + 1)..];
        return text[1..close];
    }
}
