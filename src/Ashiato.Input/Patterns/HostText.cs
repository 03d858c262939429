using System.Buffers;
using Ashiato.Core;

namespace Ashiato.Input.Patterns;

/// <summary>Tells addresses from host names and keeps them in the field that fits.</summary>
public static class HostText
{
    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);
    private static readonly SearchValues<byte> Inside = SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.:-_%"u8);

    /// <summary>How many bytes at the beginning could be a host name or an address.</summary>
    public static int RunLength(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAnyExcept(Inside);
        return end < 0 ? text.Length : end;
    }

    /// <summary>Can the byte stand in a host name or an address?</summary>
    public static bool MayHold(byte b) => Inside.Contains(b);

    /// <summary>Is it an IPv4 address in four decimal parts, or an IPv6 address (RFC 4291, perhaps with a zone after <c>%</c>)?</summary>
    public static bool IsAddress(ReadOnlySpan<byte> text) => IsV4(text) || IsV6(text);

    /// <summary>Four decimal numbers up to 255 with dots between.</summary>
    public static bool IsV4(ReadOnlySpan<byte> text)
    {
        if (text.Length is < 7 or > 15 || text[0] - (uint)'0' > 9)
        {
            return false;
        }

        int parts = 1, value = 0, digits = 0;
        foreach (var b in text)
        {
            if (b == '.')
            {
                if (digits == 0 || ++parts > 4)
                {
                    return false;
                }

                value = digits = 0;
            }
            else if (b - (uint)'0' <= 9)
            {
                value = (value * 10) + (b - '0');
                if (++digits > 3 || value > 255)
                {
                    return false;
                }
            }
            else
            {
                return false;
            }
        }

        return parts == 4 && digits > 0;
    }

    /// <summary>Hexadecimal groups with colons, at most one <c>::</c>, perhaps an IPv4 tail and a zone.</summary>
    public static bool IsV6(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2 || text.IndexOf((byte)':') < 0)
        {
            return false;
        }

        var zone = text.IndexOf((byte)'%');
        text = zone > 0 ? text[..zone] : text;
        if (text.Length is < 2 or > 45 || text.IndexOf((byte)':') < 0)
        {
            return false;
        }

        var gap = text.IndexOf("::"u8);
        if (gap >= 0 && text[(gap + 1)..].IndexOf("::"u8) >= 0)
        {
            return false;
        }

        var groups = 0;
        while (!text.IsEmpty)
        {
            var colon = text.IndexOf((byte)':');
            var group = colon < 0 ? text : text[..colon];
            if (colon < 0 && IsV4(group))
            {
                groups += 2;
                break;
            }

            if (group.Length > 4 || (group.IsEmpty && gap < 0) || group.IndexOfAnyExcept(HexDigits) >= 0)
            {
                return false;
            }

            groups += group.IsEmpty ? 0 : 1;
            text = colon < 0 ? default : text[(colon + 1)..];
        }

        return gap >= 0 ? groups <= 7 : groups == 8;
    }

    /// <summary>
    /// Keeps a client: an address as <c>source.ip</c>, another name as <c>source.domain</c>; brackets and a leading <c>::ffff:</c>
    /// are taken off, <c>unknown</c>, <c>localhost</c>-less empties and the like are no value.
    /// </summary>
    public static void SetSource(Record record, ReadOnlySpan<byte> text) => Set(record, text, FieldNames.SourceIp, FieldNames.SourceDomain);

    /// <summary>Keeps the other end: as <see cref="SetSource"/>, under <c>destination.*</c>.</summary>
    public static void SetDestination(Record record, ReadOnlySpan<byte> text) => Set(record, text, FieldNames.DestinationIp, FieldNames.DestinationDomain);

    /// <summary>Keeps an address under <paramref name="ip"/> or a name under <paramref name="domain"/>.</summary>
    public static void Set(Record record, ReadOnlySpan<byte> text, FieldName ip, FieldName domain)
    {
        if (text.Length > 2 && text[0] == '[' && text[^1] == ']')
        {
            text = text[1..^1];
        }

        if (text.StartsWith("::ffff:"u8) && IsV4(text[7..]))
        {
            text = text[7..];
        }

        if (IsAddress(text))
        {
            record.Set(ip, text);
        }
        else if (!text.IsEmpty && !System.Text.Ascii.EqualsIgnoreCase(text, "unknown"u8) && !text.SequenceEqual("<unknown>"u8))
        {
            record.Set(domain, text);
        }
    }
}
