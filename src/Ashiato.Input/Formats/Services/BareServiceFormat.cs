using Ashiato.Core;
using Ashiato.Input.Formats.Dns;

namespace Ashiato.Input.Formats.Services;

/// <summary>
/// Services that may write without any stamp, because a supervisor or container puts one on: Dropbear in the foreground
/// (<c>-E</c>) and BIND with <c>print-time no</c>. A line is taken only when one of their templates matches all of it.
/// </summary>
internal sealed class BareServiceFormat : LineFormat
{
    private static readonly ProgramFormat[] Services = [RemoteAccessPrograms.Dropbear, DnsPrograms.Named];

    public override string Name => "service.bare";

    public override Text Title => new("messages of Dropbear and BIND without a time", "時刻のない Dropbear／BIND のメッセージ");

    public override string FirstBytes => "BLlMREeCPp[rcsuq";

    public override bool JoinsLines => false;

    public override bool IsLoose => true;

    /// <summary>Does a line begin as one of BIND's does? Then it is no continuation of the line before.</summary>
    public static bool Begins(ReadOnlySpan<byte> line) => line.StartsWith("client @0x"u8) || line.StartsWith("security: client "u8) || line.StartsWith("queries: client "u8);

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        foreach (var format in Services)
        {
            var before = record.FieldCount;
            if (format.TryRead(default, line, record, context))
            {
                record.SetExact(FieldNames.Message, line);
                record.Dataset = format.Dataset;
                return true;
            }

            record.TruncateFields(before);
        }

        return false;
    }
}
