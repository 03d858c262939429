using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Network;

/// <summary>
/// FortiGate firewalls that a syslog server gathers: <c>date=2026-11-21 time=10:00:01 devname=… logid=… type=… key="value"</c>
/// (FortiOS Log Message Reference). The keys that carry meaning become fields; the others stay in the raw text.
/// </summary>
internal sealed class FortigateFormat : LineFormat
{
    private const int MostPairs = 120;
    private static readonly FieldName Type = FieldName.Get("fortigate.type");
    private static readonly FieldName SubType = FieldName.Get("fortigate.subtype");
    private static readonly FieldName Device = FieldName.Get("fortigate.device");
    private static readonly FieldName Description = FieldName.Get("fortigate.description");
    private static readonly Constant Code = new("fortigate.event");
    private static readonly Constant Alert = new("alert");
    private static readonly Constant Intrusion = new("intrusion_detection");
    private static readonly Constant Network = new("network");
    private static readonly Constant Authentication = new("authentication");

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

        Span<byte> text = stackalloc byte[19];
        line[5..15].CopyTo(text);
        text[10] = (byte)' ';
        line[21..29].CopyTo(text[11..]);
        if (!context.Stamps.TryIso(text, out var stamp))
        {
            return false;
        }

        stamp.GiveTo(record);
        record.SetExact(FieldNames.Message, line);
        record.Set(FieldNames.EventCode, Code);
        ReadPairs(line[29..], record);
        return true;
    }

    private static void ReadPairs(ReadOnlySpan<byte> rest, Record record)
    {
        ReadOnlySpan<byte> action = default, status = default, subtype = default, attack = default, virus = default, level = default;
        for (var pairs = 0; pairs < MostPairs; pairs++)
        {
            rest = rest.TrimStart((byte)' ');
            var equals = rest.IndexOf((byte)'=');
            if (equals <= 0)
            {
                break;
            }

            var key = rest[..equals];
            rest = rest[(equals + 1)..];
            var isQuoted = rest is [(byte)'"', ..];
            var end = isQuoted ? rest[1..].IndexOf((byte)'"') + 1 : rest.IndexOf((byte)' ');
            var value = end <= 0 ? rest : isQuoted ? rest[1..end] : rest[..end];
            rest = end <= 0 ? default : rest[(isQuoted ? end + 1 : end)..];
            switch (key)
            {
                case var k when k.SequenceEqual("action"u8): action = value; break;
                case var k when k.SequenceEqual("status"u8): status = value; break;
                case var k when k.SequenceEqual("subtype"u8): subtype = value; record.Set(SubType, value); break;
                case var k when k.SequenceEqual("attack"u8): attack = value; break;
                case var k when k.SequenceEqual("virus"u8): virus = value; break;
                case var k when k.SequenceEqual("level"u8): level = value; record.Set(FieldNames.LogLevel, value); break;
                case var k when k.SequenceEqual("type"u8): record.Set(Type, value); break;
                case var k when k.SequenceEqual("devname"u8): record.Set(Device, value); break;
                case var k when k.SequenceEqual("logdesc"u8): record.Set(Description, value); break;
                case var k when k.SequenceEqual("user"u8): record.Set(FieldNames.UserName, value); break;
                case var k when k.SequenceEqual("hostname"u8): WebFields(record, value); break;
                case var k when k.SequenceEqual("srcip"u8): HostText.Set(record, value, FieldNames.SourceIp, FieldNames.SourceDomain); break;
                case var k when k.SequenceEqual("dstip"u8): HostText.Set(record, value, FieldNames.DestinationIp, FieldNames.DestinationDomain); break;
                case var k when k.SequenceEqual("srcport"u8): _ = NumberText.Set(record, FieldNames.SourcePort, value); break;
                case var k when k.SequenceEqual("dstport"u8): _ = NumberText.Set(record, FieldNames.DestinationPort, value); break;
            }
        }

        SetMeaning(record, action, status, subtype, attack.IsEmpty ? virus : attack, level);
    }

    private static void WebFields(Record record, ReadOnlySpan<byte> host) => record.Set(FieldNames.UrlDomain, host);

    private static void SetMeaning(Record record, ReadOnlySpan<byte> action, ReadOnlySpan<byte> status, ReadOnlySpan<byte> subtype, ReadOnlySpan<byte> attack, ReadOnlySpan<byte> level)
    {
        record.Set(FieldNames.EventAction, action);
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
