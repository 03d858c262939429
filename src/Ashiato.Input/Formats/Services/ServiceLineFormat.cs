using Ashiato.Core;
using Ashiato.Input.Stamps;

namespace Ashiato.Input.Formats.Services;

/// <summary>
/// Lines of services that write a file of their own: a stamp in the service's layout, then one of its messages. A line is
/// taken only when one of the services' templates matches all of it; the dataset is that service's.
/// </summary>
internal sealed class ServiceLineFormat : LineFormat
{
    private readonly ProgramFormat[] _services;

    /// <summary>A format over some services.</summary>
    /// <param name="services">The services, special ones first.</param>
    public ServiceLineFormat(IReadOnlyList<ProgramFormat> services) => _services = [.. services];

    public override string Name => "service";

    public override Text Title => new("files that services write by themselves", "各サービスが独自に書くログファイル");

    public override string FirstBytes => "[@<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <inheritdoc/>
    public override Joins Continues(ReadOnlySpan<byte> line, Record pending) => BareServiceFormat.Begins(line) ? Joins.No : Joins.Maybe;

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        // The Source engine's "L " and Murmur's "<W>" stand in front of the stamp.
        var mark = line.StartsWith("L "u8) ? 2 : line is [(byte)'<', _, (byte)'>', ..] ? 3 : 0;
        if (!LineStamp.TryRead(line[mark..], context.Stamps, out var stamp))
        {
            return false;
        }

        var text = line[(mark + stamp.Length)..];
        text = text is [(byte)':', ..] ? text[1..] : text;
        text = text.TrimStart(" \t"u8);
        foreach (var format in _services)
        {
            var before = record.FieldCount;
            if (format.TryRead(default, text, record, context))
            {
                stamp.GiveTo(record);
                record.SetExact(FieldNames.Message, text);
                record.Dataset = format.Dataset;
                return true;
            }

            record.TruncateFields(before);
        }

        return false;
    }
}
