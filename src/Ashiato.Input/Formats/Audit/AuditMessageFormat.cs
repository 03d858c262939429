using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Audit;

/// <summary>
/// Audit records behind another header: the kernel's <c>audit: type=1400 audit(…): …</c> when no daemon listens, audispd's
/// and audisp-syslog's lines, and the journal's <c>audit</c> transport (<c>USER_CMD pid=…</c>, no header of its own).
/// </summary>
internal sealed class AuditMessageFormat : ProgramFormat
{
    private static readonly FieldName Comm = FieldName.Get("auditd.log.comm");

    public override string Name => "auditd";

    public override bool OwnsMessages => true;

    public override Text Title => new("Linux audit records behind syslog, the kernel log or the journal", "syslog、カーネルログ、ジャーナル経由の Linux 監査レコード");

    public override IReadOnlyList<string> Programs { get; } = ["audit", "audispd", "audisp-syslog", "auditd"];

    public override PatternSet Patterns { get; } = new();

    public override bool TryRead(ReadOnlySpan<byte> program, ReadOnlySpan<byte> message, Record record, LineContext context)
    {
        var head = message[..Math.Min(message.Length, 64)];
        var start = head.IndexOf("audit("u8);
        if (start < 0)
        {
            return program.SequenceEqual("audit"u8) && TryJournal(message, record, context);
        }

        var rest = message;
        var kernel = head.IndexOf("audit: "u8);
        if (kernel >= 0 && kernel < start)
        {
            rest = rest[(kernel + 7)..];
        }
        else if (!rest.StartsWith("type="u8) && !rest.StartsWith("node="u8) && !rest.StartsWith("audit("u8))
        {
            return false;
        }

        var (time, digits, origin) = (record.UnixNanoseconds, record.FractionDigits, record.TimeOrigin);
        if (!AuditHeader.TryRead(ref rest, record, context.Stamps, out var type))
        {
            record.SetTime(time, digits, origin);
            return false;
        }

        _ = AuditBody.Read(type, rest, record, context);
        if (program.SequenceEqual("kernel"u8))
        {
            // The header's program stays; the process that the record is about moves aside.
            record.Set(Comm, record.Get(FieldNames.ProcessName));
            record.SetExact(FieldNames.ProcessName, program);
        }

        return true;
    }

    private static bool TryJournal(ReadOnlySpan<byte> message, Record record, LineContext context)
    {
        var blank = message.IndexOf((byte)' ');
        return blank > 2 && message[..blank].IndexOfAnyExcept("ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789<>[]"u8) < 0
            && AuditBody.Read(message[..blank], message[blank..], record, context);
    }
}
