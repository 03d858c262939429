using System.Globalization;
using Ashiato.Core;
using Ashiato.Input.Stamps;

namespace Ashiato.Input.Formats.Audit;

/// <summary>What stands in front of an audit record's keys: node, type, and <c>audit(TIME:SERIAL):</c>.</summary>
internal static class AuditHeader
{
    private static readonly FieldName Sequence = FieldName.Get("auditd.log.sequence");

    /// <summary>Takes the header off; the type is the name (numbers are translated), empty when none is written.</summary>
    public static bool TryRead(ref ReadOnlySpan<byte> rest, Record record, StampReader stamps, out ReadOnlySpan<byte> type)
    {
        type = default;
        if (rest.StartsWith("node="u8))
        {
            var end = rest.IndexOf((byte)' ');
            if (end < 0)
            {
                return false;
            }

            record.Set(FieldNames.HostName, rest[5..end]);
            rest = rest[(end + 1)..];
        }

        if (rest.StartsWith("type="u8))
        {
            var end = rest.IndexOf((byte)' ');
            if (end is < 6 or > 48)
            {
                return false;
            }

            type = AuditTypes.NameOf(rest[5..end]);
            rest = rest[(end + 1)..];
        }

        if (rest.StartsWith("msg="u8))
        {
            rest = rest[4..];
        }

        if (!rest.StartsWith("audit("u8))
        {
            return false;
        }

        var close = rest.IndexOf((byte)')');
        if (close is < 7 or > 64)
        {
            return false;
        }

        var id = rest[6..close];
        rest = rest[(close + 1)..].TrimStart((byte)' ');
        rest = rest is [(byte)':', ..] ? rest[1..] : rest;
        return TryId(id, record, stamps);
    }

    private static bool TryId(ReadOnlySpan<byte> id, Record record, StampReader stamps)
    {
        var colon = id.LastIndexOf((byte)':');
        if (colon < 0 || !TryTime(id[..colon], stamps, out var stamp) || !NumberText.Set(record, Sequence, id[(colon + 1)..]))
        {
            return false;
        }

        stamp.GiveTo(record);
        if (id.IndexOf((byte)'/') < 0)
        {
            record.Set(FieldNames.EventId, id);
            return true;
        }

        // A calendar time: the identifier in the form that the raw log has.
        record.Set(FieldNames.EventId, string.Create(
            CultureInfo.InvariantCulture,
            $"{stamp.UnixNanoseconds / 1_000_000_000}.{stamp.UnixNanoseconds / 1_000_000 % 1000:D3}:{System.Text.Encoding.ASCII.GetString(id[(colon + 1)..])}"));
        return true;
    }

    /// <summary>Epoch seconds with a fraction, or ausearch's <c>MM/DD/YYYY hh:mm:ss.fff</c>.</summary>
    private static bool TryTime(ReadOnlySpan<byte> text, StampReader stamps, out Stamp stamp)
    {
        if (StampReader.TryEpoch(text, out stamp))
        {
            return stamp.Length == text.Length;
        }

        if (!Digits.Try2(text, 0, out var month) || !Digits.Try2(text, 3, out var day) || text.Length < 16 || text[2] != '/' || text[5] != '/')
        {
            return false;
        }

        var at = 11;
        if (!Digits.Try4(text, 6, out var year))
        {
            at = 9;
            if (!Digits.Try2(text, 6, out year))
            {
                return false;
            }

            year += 2000;
        }

        return text[at - 1] == ' ' && StampReader.TryClock(text, ref at, out var second) && Civil.IsDay(year, month, day)
            && stamps.Finish(text, at, year, month, day, second, out stamp);
    }
}
