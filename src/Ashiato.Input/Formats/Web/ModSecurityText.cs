using Ashiato.Core;

namespace Ashiato.Input.Formats.Web;

/// <summary>The <c>[key "value"]</c> groups of a ModSecurity message (msc_log and apache2_util of ModSecurity 2, rule_message of libmodsecurity).</summary>
internal static class ModSecurityText
{
    private static readonly FieldName Severity = FieldName.Get("modsecurity.severity");
    private static readonly FieldName Data = FieldName.Get("modsecurity.data");
    private static readonly FieldName UniqueId = FieldName.Get("modsecurity.unique_id");
    private static readonly FieldName Tags = FieldName.Get("rule.tags");

    /// <summary>Sets the rule, the request and the outcome, when the message is ModSecurity's.</summary>
    public static bool Read(ReadOnlySpan<byte> message, Record record)
    {
        var start = message.IndexOf("ModSecurity: "u8);
        if (start < 0 || start > 256)
        {
            return false;
        }

        var text = message[(start + 13)..];
        if (text.IndexOf("Access denied"u8) is >= 0 and < 1024)
        {
            record.Set(FieldNames.EventOutcome, Constant.Failure);
        }

        for (var groups = 0; groups < 200; groups++)
        {
            var open = text.IndexOf((byte)'[');
            if (open < 0)
            {
                return true;
            }

            text = text[(open + 1)..];
            var blank = text.IndexOf(" \""u8);
            if (blank is <= 0 or > 20 || text[..blank].IndexOfAnyExceptInRange((byte)'_', (byte)'z') >= 0)
            {
                continue;
            }

            var value = text[(blank + 2)..];
            var close = value.IndexOf("\"]"u8);
            Set(text[..blank], close < 0 ? value : value[..close], record);
            text = close < 0 ? default : value[(close + 2)..];
        }

        return true;
    }

    private static void Set(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, Record record)
    {
        if (key.SequenceEqual("id"u8))
        {
            record.Set(FieldNames.RuleId, value);
            record.Set(FieldNames.EventKind, Constant.Alert);
        }
        else if (key.SequenceEqual("msg"u8))
        {
            record.Set(FieldNames.RuleName, value);
        }
        else if (key.SequenceEqual("hostname"u8))
        {
            record.Set(FieldNames.UrlDomain, value);
        }
        else if (key.SequenceEqual("uri"u8))
        {
            record.Set(FieldNames.UrlPath, value);
        }
        else if (key.SequenceEqual("severity"u8))
        {
            record.Set(Severity, value);
        }
        else if (key.SequenceEqual("data"u8))
        {
            record.Set(Data, value);
        }
        else if (key.SequenceEqual("unique_id"u8))
        {
            record.Set(UniqueId, value);
        }
        else if (key.SequenceEqual("tag"u8))
        {
            var list = record.Fields;
            if (list.Length == 0 || ReferenceEquals(list[^1].Name, Tags) || !record.Has(Tags))
            {
                record.Add(Tags, value);
            }
        }
    }
}
