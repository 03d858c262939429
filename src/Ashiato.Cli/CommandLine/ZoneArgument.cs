using Ashiato.Core;

namespace Ashiato.Cli.CommandLine;

/// <summary>A time zone on the command line.</summary>
internal static class ZoneArgument
{
    /// <summary>The zone of an IANA name or an offset.</summary>
    /// <exception cref="UsageException">There is no such zone.</exception>
    public static TimeZoneInfo Parse(string name) => HostZone.Find(name) ?? throw new UsageException(
        new Text("there is no time zone '{0}'; use an IANA name such as Asia/Tokyo", "タイムゾーン '{0}' はありません。Asia/Tokyo のような IANA 名を指定してください").With(name));
}
