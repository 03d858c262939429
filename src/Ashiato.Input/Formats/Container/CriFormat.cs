using Ashiato.Core;

namespace Ashiato.Input.Formats.Container;

/// <summary>
/// Container logs of the Kubernetes Container Runtime Interface (containerd, CRI-O): <c>RFC3339Nano stdout|stderr P|F message</c>.
/// A partial (<c>P</c>) line is a record of its own.
/// </summary>
internal sealed class CriFormat : LineFormat
{
    private static readonly FieldName Stream = FieldName.Get("log.iostream");
    private static readonly Constant Partial = new("partial");

    public override string Name => "container.cri";

    public override Text Title => new("container log of Kubernetes (CRI)", "Kubernetes のコンテナログ（CRI）");

    public override string FirstBytes => "0123456789";

    public override bool JoinsLines => false;

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        if (line.Length < 30 || line[4] != '-' || !context.Stamps.TryIso(line, out var stamp) || stamp.Length >= line.Length)
        {
            return false;
        }

        var rest = line[stamp.Length..];
        if (!rest.StartsWith(" stdout "u8) && !rest.StartsWith(" stderr "u8))
        {
            return false;
        }

        var stream = rest[1..7];
        rest = rest[8..];
        var blank = rest.IndexOf((byte)' ');
        var tag = blank < 0 ? rest : rest[..blank];
        if (tag.IsEmpty || tag[0] is not ((byte)'F' or (byte)'P') || (tag.Length > 1 && tag[1] != ':'))
        {
            return false;
        }

        record.Set(Stream, stream);
        if (tag[0] == 'P')
        {
            record.Set(FieldNames.LogFlags, Partial);
        }

        var message = blank < 0 ? default : rest[(blank + 1)..];
        context.Messages.Read(default, message, record, context);
        if (!record.Has(FieldNames.Message))
        {
            record.SetExact(FieldNames.Message, message);
        }

        WrappedTime.Settle(record, stamp);
        return true;
    }
}
