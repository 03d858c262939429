using System.Buffers.Text;
using Ashiato.Core;

namespace Ashiato.Input.Formats.Kernel;

/// <summary>
/// The kernel's ring buffer as dmesg, syslog(2) and /dev/kmsg give it: <c>&lt;6&gt;[    1.000000] [   T1] text</c>,
/// <c>[    1.000000] text</c>, or <c>6,339,5140900,-,caller=T1;text</c> (Documentation/ABI/testing/dev-kmsg); and as
/// <c>dmesg -T</c> prints it, <c>[Sun Nov 29 10:00:00 2026] text</c> in the host's zone (dmesg(1)).
/// </summary>
internal sealed class DmesgFormat : LineFormat
{
    private static readonly Constant[] Levels =
        [new("emerg"), new("alert"), new("crit"), new("err"), new("warn"), new("notice"), new("info"), new("debug")];

    /// <summary>Set once a line of <c>dmesg -T</c> was surely the kernel's: then all that look like it are.</summary>
    private static readonly object IsHumanReadable = new();

    private static readonly byte[] Kernel = "kernel"u8.ToArray();

    public override string Name => "kernel.ring";

    public override Text Title => new("the kernel's ring buffer (dmesg, /dev/kmsg)", "カーネルリングバッファ（dmesg、/dev/kmsg）");

    public override string FirstBytes => "<[0123456789";

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        var rest = line;
        if (char.IsAsciiDigit((char)line[0]))
        {
            return TryKmsg(line, record, context);
        }

        var hasPriority = rest[0] == '<';
        if (hasPriority && !TakePriority(ref rest, record))
        {
            return false;
        }

        if (!KernelUptime.Take(ref rest, record))
        {
            return !hasPriority && TryHumanReadable(line, record, context);
        }

        Finish(rest, record, context);
        return true;
    }

    /// <inheritdoc/>
    public override Joins Continues(ReadOnlySpan<byte> line, Record pending) =>
        line[0] == ' ' && pending.Raw.Length > 0 && char.IsAsciiDigit((char)pending.Raw[0]) ? Joins.Yes : Joins.Maybe;

    /// <summary>Other programs write such a stamp too: what the line says must be the kernel's, or a line before it.</summary>
    private static bool TryHumanReadable(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        if (line.Length < 28 || line[25] != ']' || line[26] != ' ' || line[27] == '[' || !context.Stamps.TryCtime(line[1..25], out var stamp) || stamp.Length != 24)
        {
            return false;
        }

        Finish(line[27..], record, context);
        var isKernel = record.Code?.Value.StartsWith("kernel.", StringComparison.Ordinal) == true;
        if (!isKernel && !context.State.ContainsKey(IsHumanReadable))
        {
            return false;
        }

        context.State[IsHumanReadable] = IsHumanReadable;
        stamp.GiveTo(record);
        return true;
    }

    private static bool TryKmsg(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        var semicolon = line[..Math.Min(160, line.Length)].IndexOf((byte)';');
        if (semicolon < 6 || !Utf8Parser.TryParse(line, out int priority, out var used) || used >= semicolon || line[used] != ',' || priority is < 0 or > 2047)
        {
            return false;
        }

        var rest = line[(used + 1)..semicolon];
        if (!Utf8Parser.TryParse(rest, out long _, out used) || used >= rest.Length || rest[used] != ',')
        {
            return false;
        }

        rest = rest[(used + 1)..];
        if (!Utf8Parser.TryParse(rest, out long microseconds, out used) || used >= rest.Length || rest[used] != ',')
        {
            return false;
        }

        SetPriority(priority, record);
        record.Set(FieldNames.KernelUptime, microseconds / 1e6);
        var caller = rest.IndexOf("caller="u8);
        if (caller >= 0)
        {
            var name = rest[(caller + 7)..];
            var end = name.IndexOf((byte)',');
            record.Set(FieldNames.KernelCaller, end < 0 ? name : name[..end]);
        }

        Finish(line[(semicolon + 1)..], record, context);
        return true;
    }

    private static bool TakePriority(ref ReadOnlySpan<byte> text, Record record)
    {
        var close = text[..Math.Min(6, text.Length)].IndexOf((byte)'>');
        if (close < 2 || !Utf8Parser.TryParse(text[1..close], out int priority, out var used) || used != close - 1)
        {
            return false;
        }

        SetPriority(priority, record);
        text = text[(close + 1)..];
        return true;
    }

    private static void SetPriority(int priority, Record record)
    {
        record.Set(FieldNames.SyslogFacilityCode, (long)(priority >> 3));
        record.Set(FieldNames.SyslogSeverityCode, (long)(priority & 7));
        record.Set(FieldNames.LogLevel, Levels[priority & 7]);
    }

    private static void Finish(ReadOnlySpan<byte> message, Record record, LineContext context)
    {
        record.SetExact(FieldNames.Message, message);
        context.Messages.Read(Kernel, message, record, context);
    }
}
