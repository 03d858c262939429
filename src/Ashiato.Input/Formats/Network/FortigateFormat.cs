using Ashiato.Core;
using Ashiato.Input.Formats.Web;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Network;

/// <summary>
/// FortiGate firewalls that a syslog server gathers: <c>date=2026-11-21 time=10:00:01 devname=… logid=… type=… key="value"</c>
/// (FortiOS Log Message Reference). The keys that carry meaning become fields; the others stay in the raw text.
/// </summary>
internal sealed class FortigateFormat : LineFormat
{
    private const int MostPairs = 120;

    /// <summary>Length of date, blank and time.</summary>
    private const int Clock = 19;

    /// <summary>Length of <c>+09:00</c>.</summary>
    private const int MostZone = 6;

    private static readonly FieldName Type = FieldName.Get("fortigate.type");
    private static readonly FieldName SubType = FieldName.Get("fortigate.subtype");
    private static readonly FieldName Device = FieldName.Get("fortigate.device");
    private static readonly FieldName Description = FieldName.Get("fortigate.description");
    private static readonly Constant Code = new("fortigate.event");
    private static readonly Constant Alert = new("alert");
    private static readonly Constant Intrusion = new("intrusion_detection");
    private static readonly Constant Network = new("network");
    private static readonly Constant Authentication = new("authentication");

    /// <summary>The keys whose value is kept as it stands.</summary>
    private static readonly (byte[] Key, FieldName Field, bool IsNumber)[] Keys =
    [
        ("type"u8.ToArray(), Type, false), ("subtype"u8.ToArray(), SubType, false), ("level"u8.ToArray(), FieldNames.LogLevel, false), ("devname"u8.ToArray(), Device, false),
        ("logdesc"u8.ToArray(), Description, false), ("user"u8.ToArray(), FieldNames.UserName, false), ("action"u8.ToArray(), FieldNames.EventAction, false),
        ("srcport"u8.ToArray(), FieldNames.SourcePort, true), ("dstport"u8.ToArray(), FieldNames.DestinationPort, true),
    ];

    public override string Name => "fortigate";

    public override Text Title => new("FortiGate firewalls (key=value)", "FortiGate ファイアウォール（key=value 形式）");

    public override string FirstBytes => "d";

    public override bool JoinsLines => false;

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        // date=2026-11-21 time=10:00:01 …
        if (line.Length < 40 || !line.StartsWith("date="u8) || !line[15..].StartsWith(" time="u8)
            || (line.IndexOf(" logid="u8) < 0 && line.IndexOf(" devid="u8) < 0))
        {
            return false;
        }

        // The zone stands in a pair of its own, tz="+0900"; without it the clock is that of the server's zone.
        Span<byte> text = stackalloc byte[Clock + 1 + MostZone];
        line[5..15].CopyTo(text);
        text[10] = (byte)' ';
        line[21..29].CopyTo(text[11..]);
        if (!context.Stamps.TryIso(text[..Clock], out var stamp))
        {
            return false;
        }

        record.SetExact(FieldNames.Message, line);
        record.Set(FieldNames.EventCode, Code);
        var zone = ReadPairs(line[29..], record);
        if (zone.Length is > 0 and <= MostZone)
        {
            text[Clock] = (byte)' ';
            zone.CopyTo(text[(Clock + 1)..]);
            _ = context.Stamps.TryIso(text[..(Clock + 1 + zone.Length)], out stamp);
        }

        stamp.GiveTo(record);
        return true;
    }

    /// <returns>The zone, or nothing.</returns>
    private static ReadOnlySpan<byte> ReadPairs(ReadOnlySpan<byte> rest, Record record)
    {
        ReadOnlySpan<byte> status = default, attack = default, virus = default, zone = default;
        rest = rest.TrimStart((byte)' ');
        for (var pairs = 0; pairs < MostPairs && !rest.IsEmpty; pairs++)
        {
            if (!KeyValuePairs.TryTake(ref rest, out var key, out var value))
            {
                // A value with a blank in it and no quotation marks: what follows the next blank may be a pair again.
                var blank = rest.IndexOf((byte)' ');
                rest = blank < 0 ? default : rest[blank..].TrimStart((byte)' ');
                continue;
            }

            switch (key)
            {
                case var k when k.SequenceEqual("status"u8): status = value; break;
                case var k when k.SequenceEqual("attack"u8): attack = value; break;
                case var k when k.SequenceEqual("virus"u8): virus = value; break;
                case var k when k.SequenceEqual("tz"u8): zone = value; break;
                case var k when k.SequenceEqual("hostname"u8): WebFields.SetHost(record, value); break;
                case var k when k.SequenceEqual("srcip"u8): HostText.SetSource(record, value); break;
                case var k when k.SequenceEqual("dstip"u8): HostText.SetDestination(record, value); break;
                default: KeepAsWritten(key, value, record); break;
            }
        }

        SetMeaning(record, status, attack.IsEmpty ? virus : attack);
        return zone;
    }

    private static void KeepAsWritten(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, Record record)
    {
        foreach (var (known, field, isNumber) in Keys)
        {
            if (!key.SequenceEqual(known))
            {
                continue;
            }

            if (isNumber)
            {
                _ = NumberText.Set(record, field, value);
            }
            else
            {
                record.Set(field, value);
            }

            return;
        }
    }

    private static void SetMeaning(Record record, ReadOnlySpan<byte> status, ReadOnlySpan<byte> attack)
    {
        var action = record.Get(FieldNames.EventAction);
        var subtype = record.Get(SubType);
        record.Set(FieldNames.RuleName, attack);
        var isRefused = action.StartsWith("block"u8) || action.StartsWith("drop"u8) || action.StartsWith("den"u8) || action.StartsWith("reset"u8) || action.SequenceEqual("clear_session"u8);
        var isFailed = status.StartsWith("fail"u8) || isRefused;
        if (isFailed || status.SequenceEqual("success"u8))
        {
            record.Set(FieldNames.EventOutcome, isFailed ? Constant.Failure : Constant.Success);
        }

        var isAttack = !attack.IsEmpty || subtype.SequenceEqual("ips"u8) || subtype.SequenceEqual("anomaly"u8) || subtype.SequenceEqual("virus"u8);
        if (isAttack)
        {
            record.Set(FieldNames.EventKind, Alert);
        }

        record.Set(FieldNames.EventCategory, isAttack ? Intrusion : action.SequenceEqual("login"u8) ? Authentication : Network);
    }
}
