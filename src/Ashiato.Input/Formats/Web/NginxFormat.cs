using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Web;

/// <summary>nginx behind syslog (<c>access_log syslog:…</c>, <c>error_log syslog:…</c>): the same lines as in its files.</summary>
internal sealed class NginxFormat : ProgramFormat
{
    private static readonly Constant Access = new("nginx.access");
    private static readonly Constant Error = new("nginx.error");
    private readonly AccessLogFormat _access = new();
    private readonly NginxErrorFormat _error = new();

    public override string Name => "nginx";

    public override Text Title => new("nginx behind syslog", "syslog 経由の nginx");

    public override IReadOnlyList<string> Programs { get; } = ["nginx"];

    public override PatternSet Patterns { get; } = new();

    public override bool TryRead(ReadOnlySpan<byte> program, ReadOnlySpan<byte> message, Record record, LineContext context)
    {
        var (time, digits, origin) = (record.UnixNanoseconds, record.FractionDigits, record.TimeOrigin);
        var before = record.FieldCount;
        if (_access.TryRead(message, record, context))
        {
            record.Dataset = Access;
            return true;
        }

        record.TruncateFields(before);
        record.SetTime(time, digits, origin);
        if (_error.TryRead(message, record, context))
        {
            record.Dataset = Error;
            return true;
        }

        record.SetTime(time, digits, origin);
        return false;
    }
}
