using Ashiato.Core;

namespace Ashiato.Input.Sources;

/// <summary>The time zone of the host that the evidence comes from: <c>/etc/localtime</c> (localtime(5)) or <c>/etc/timezone</c> of its tree.</summary>
public static class HostZoneReader
{
    private const string Database = "zoneinfo/";

    /// <summary>The zone; null when the evidence does not say.</summary>
    public static TimeZoneInfo? Read(EvidenceRoot root, IProblemSink problems) =>
        FromLink(root) ?? FromTimezone(root, problems) ?? FromBytes(root, problems);

    // localtime is what the programs use, so it comes first; timezone is Debian's note about it.
    private static TimeZoneInfo? FromLink(EvidenceRoot root)
    {
        var target = root.LinkTarget("etc/localtime");
        var at = target?.IndexOf(Database, StringComparison.Ordinal) ?? -1;
        return at < 0 ? null : Find(target![(at + Database.Length)..]);
    }

    private static TimeZoneInfo? FromTimezone(EvidenceRoot root, IProblemSink problems) =>
        SmallFile.Lines(root, "etc/timezone", 256, problems).FirstOrDefault() is { Length: > 0 } name ? Find(name.Trim()) : null;

    private static TimeZoneInfo? FromBytes(EvidenceRoot root, IProblemSink problems) =>
        SmallFile.Read(root, "etc/localtime", TzifZone.MostLength, problems) is { } content ? TzifZone.Parse(content) : null;

    private static TimeZoneInfo? Find(string name)
    {
        foreach (var prefix in (string[])["posix/", "right/"])
        {
            name = name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : name;
        }

        return name.Length is 0 or > 100 || name.Contains("..", StringComparison.Ordinal) ? null : HostZone.Find(name);
    }
}
