using System.Text;
using Ashiato.Core;

namespace Ashiato.Input.Sources;

/// <summary>A zone from the bytes of a TZif file (RFC 9636, tzfile(5)), such as a copied <c>/etc/localtime</c>.</summary>
internal static class TzifZone
{
    /// <summary>No zone file is larger.</summary>
    internal const int MostLength = 64 * 1024;

    /// <summary>
    /// The zone of this machine's database that has the same bytes, or else the zone that the POSIX rule at the file's end
    /// describes when it has no summer time; null when neither is so.
    /// </summary>
    internal static TimeZoneInfo? Parse(ReadOnlySpan<byte> content)
    {
        if (!content.StartsWith("TZif"u8))
        {
            return null;
        }

        return SameInDatabase(content) ?? FixedOffset(content);
    }

    private static TimeZoneInfo? SameInDatabase(ReadOnlySpan<byte> content)
    {
        foreach (var zone in TimeZoneInfo.GetSystemTimeZones())
        {
            try
            {
                var file = new FileInfo($"/usr/share/zoneinfo/{zone.Id}");
                if (file.Exists && file.Length == content.Length && content.SequenceEqual(File.ReadAllBytes(file.FullName)))
                {
                    return zone;
                }
            }
            catch (IOException)
            {
                continue;
            }
        }

        return null;
    }

    // The footer of version 2 and later: "\nJST-9\n". West is positive there.
    private static TimeZoneInfo? FixedOffset(ReadOnlySpan<byte> content)
    {
        var body = content.TrimEnd((byte)'\n');
        var rule = Encoding.ASCII.GetString(body[(body.LastIndexOf((byte)'\n') + 1)..]);
        var name = rule.StartsWith('<') ? rule.IndexOf('>') + 1 : rule.TakeWhile(char.IsAsciiLetter).Count();
        var offset = rule[name..];
        var west = !offset.StartsWith('-');
        var parts = offset.TrimStart('-', '+').Split(':');
        if (name == 0 || parts.Length > 3 || !parts.All(p => p.Length is 1 or 2 && p.All(char.IsAsciiDigit)))
        {
            return null;
        }

        var minutes = (int.Parse(parts[0]) * 60) + (parts.Length > 1 ? int.Parse(parts[1]) : 0);
        return minutes > 14 * 60 ? null : HostZone.Find($"{(west && minutes > 0 ? '-' : '+')}{minutes / 60:00}:{minutes % 60:00}");
    }
}
