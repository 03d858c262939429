using Ashiato.Core;

namespace Ashiato.Input.Formats.Audit;

/// <summary>
/// The Linux audit daemon's log, raw and enriched: <c>[node=NAME ]type=TYPE msg=audit(SECONDS.MILLIS:SERIAL): key=value …</c>
/// (auditd.conf(5), audit.c of the kernel). <c>ausearch</c>'s interpreted form with a calendar time is read too. One record a line.
/// </summary>
internal sealed class AuditFormat : LineFormat
{
    public override string Name => "auditd";

    public override Text Title => new("Linux audit log (auditd, ausearch)", "Linux 監査ログ（auditd、ausearch）");

    public override string FirstBytes => "tn-";

    public override bool JoinsLines => false;

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        var rest = line;
        if (line[0] == '-')
        {
            return line.SequenceEqual("----"u8);
        }

        if (line.StartsWith("time->"u8))
        {
            if (!context.Stamps.TryCtime(line[6..], out var stamp))
            {
                return false;
            }

            stamp.GiveTo(record);
            return true;
        }

        return AuditHeader.TryRead(ref rest, record, context.Stamps, out var type) && AuditBody.Read(type, rest, record, context);
    }
}
