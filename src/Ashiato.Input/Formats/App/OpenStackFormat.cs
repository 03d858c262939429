using Ashiato.Core;
using Ashiato.Input.Patterns;
using Ashiato.Input.Stamps;

namespace Ashiato.Input.Formats.App;

/// <summary>
/// OpenStack's services (oslo.log): <c>STAMP pid LEVEL module [req-… user project …] text</c>, also with the file's name in
/// front where logs of several services were put together. The API servers' lines hold a request.
/// </summary>
internal sealed class OpenStackFormat : LineFormat
{
    private static readonly FieldName File = FieldName.Get("log.origin.file.name");

    private static readonly MessagePattern Head = new("openstack",
        " {process.pid:int} {log.level:level} {log.logger:name} [((req-{http.request.id:word}[[ {user.id:word}[[ {:text}]]]]|-|None))] {message:rest}");

    private static readonly MessagePattern Request = new("openstack.request",
        "[[{:text} ]]{source:ip}[[,{:word}]] \"{http.request.method:word} {url.original:word} HTTP/{http.version:word}\" status: {http.response.status_code:int} {*}");

    public override string Name => "openstack";

    public override Text Title => new("OpenStack services", "OpenStack 各サービスのログ");

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        var start = 0;
        if (char.IsAsciiLetterLower((char)line[0]))
        {
            start = line[..Math.Min(line.Length, 80)].IndexOf((byte)' ') + 1;
            if (start < 5 || line[..start].IndexOf(".log"u8) < 0)
            {
                return false;
            }
        }

        if (line.Length < start + 40 || !char.IsAsciiDigit((char)line[start]) || line[start + 10] != ' '
            || !context.Stamps.TryIso(line[start..], out var stamp) || !Head.TryRead(line[(start + stamp.Length)..], record))
        {
            return false;
        }

        record.Remove(FieldNames.EventCode);
        stamp.GiveTo(record);
        record.Set(File, line[..Math.Max(0, start - 1)]);
        MessageSpan.ToLineEnd(line, record);
        _ = Request.TryRead(record.Get(FieldNames.Message), record);
        return true;
    }

    public override Joins Continues(ReadOnlySpan<byte> line, Record pending) => StampLook.Begins(line) ? Joins.No : Joins.Maybe;
}
