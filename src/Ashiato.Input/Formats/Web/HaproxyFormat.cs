using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Web;

/// <summary>HAProxy behind syslog: traffic (<see cref="HaproxyMessage"/>) and the messages of its life.</summary>
internal sealed class HaproxyFormat : ProgramFormat
{
    public override string Name => "haproxy";

    public override Text Title => new("HAProxy", "HAProxy");

    public override IReadOnlyList<string> Programs { get; } = ["haproxy"];

    public override PatternSet Patterns { get; } = new(
        new("haproxy.connect", "Connect from {source:host}:{source.port:int} to {destination:host}:{destination.port:int} ({haproxy.frontend_name}/{haproxy.mode})"),
        new("haproxy.server_down", "Server {haproxy.backend_name}/{haproxy.server_name} is DOWN{*}", Meaning.Failure),
        new("haproxy.server_up", "Server {haproxy.backend_name}/{haproxy.server_name} is UP{*}"),
        new("haproxy.server_stopping", "Server {haproxy.backend_name}/{haproxy.server_name} is stopping{*}"),
        new("haproxy.health_check", "Health check for ((backup server|server)) {haproxy.backend_name}/{haproxy.server_name} {*}"),
        new("haproxy.no_server", "((backend|proxy|Proxy)) {haproxy.backend_name} has no server available!", Meaning.Failure),
        new("haproxy.started", "Proxy {haproxy.frontend_name} started."),
        new("haproxy.stopped", "((Proxy|Stopping proxy|Stopping frontend|Stopping backend|Pausing proxy)) {haproxy.frontend_name}[[ stopped]][[ in {} ms]][[ ({*}]]"));

    public override bool TryRead(ReadOnlySpan<byte> program, ReadOnlySpan<byte> message, Record record, LineContext context)
    {
        if (!message.IsEmpty && (char.IsAsciiHexDigit((char)message[0]) || message[0] is (byte)':' or (byte)'u'))
        {
            var (time, digits, origin) = (record.UnixNanoseconds, record.FractionDigits, record.TimeOrigin);
            if (HaproxyMessage.TryRead(message, record, context.Stamps))
            {
                return true;
            }

            record.SetTime(time, digits, origin);
        }

        return Patterns.TryRead(message, record);
    }
}
