using System.Globalization;
using System.Net;
using System.Text;
using Ashiato.Core;
using Ashiato.Input.Patterns;
using Ashiato.Input.Stamps;

namespace Ashiato.Input.Notices;

/// <summary>
/// Reads an abuse notice: free text with log lines in it, mails, ARF and X-ARF reports, tables of block lists. Finds every
/// time stamp with its zone. A stamp without a zone is read in the zone the notice states for its times, else in the server's.
/// </summary>
public static class NoticeReader
{
    /// <summary>A notice is not read further than this many characters.</summary>
    public const int MostCharacters = 4 << 20;

    private const int MostStamps = 10_000;

    private static readonly string[] ZoneMarks = ["all times", "times are", "timezone", "time zone", "zeitzone", "times in", "timestamps", "タイムゾーン", "時刻は"];

    /// <summary>Reads a notice.</summary>
    /// <param name="text">The whole notice.</param>
    /// <param name="serverZone">The server's zone.</param>
    /// <param name="now">No stamp without a year is later than this.</param>
    public static NoticeText Read(string text, TimeZoneInfo serverZone, DateTimeOffset now)
    {
        var lines = NoticeBody.Lines(text.Length > MostCharacters ? text[..MostCharacters] : text);
        var (zone, zoneName) = StatedZone(lines);
        var reader = new StampReader(zone ?? serverZone, YearResolver.Alone(now.ToUnixTimeSeconds()));
        var stamps = new List<NoticeStamp>();
        var addresses = new List<IPAddress>();
        foreach (var line in lines)
        {
            FindStamps(line, reader, zone is not null, stamps);
            FindAddresses(line, addresses);
        }

        return new NoticeText(stamps, addresses, zoneName);
    }

    private static (TimeZoneInfo? Zone, string? Name) StatedZone(IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
        {
            foreach (var mark in ZoneMarks)
            {
                var at = line.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
                if (at >= 0 && ZoneIn(line.AsSpan(at)) is { } found)
                {
                    return found;
                }
            }
        }

        return (null, null);
    }

    private static (TimeZoneInfo Zone, string Name)? ZoneIn(ReadOnlySpan<char> text)
    {
        foreach (var range in text.SplitAny(" ,;:()[].。はが。、"))
        {
            var word = text[range].ToString();
            if (word.Length is >= 2 and <= 40)
            {
                if (ZoneNames.TryRead(Encoding.ASCII.GetBytes(word), out var minutes, out var length) && length == word.Length && word.Length >= 3)
                {
                    return (TimeZoneInfo.CreateCustomTimeZone(word, TimeSpan.FromMinutes(minutes), word, word), word);
                }

                if ((word.Contains('/', StringComparison.Ordinal) || word[0] is '+' or '-') && HostZone.Find(word) is { } named)
                {
                    return (named, word);
                }
            }
        }

        return null;
    }

    private static void FindStamps(string line, StampReader reader, bool zoneStated, List<NoticeStamp> stamps)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        for (var at = 0; at < bytes.Length && stamps.Count < MostStamps; at++)
        {
            var begins = char.IsAsciiLetterOrDigit((char)bytes[at]) && (at == 0 || !char.IsAsciiLetterOrDigit((char)bytes[at - 1]));
            if (!begins || !TryStamp(bytes.AsSpan(at), reader, out var stamp))
            {
                continue;
            }

            var written = Encoding.UTF8.GetString(bytes, at, stamp.Length);
            var instant = DateTimeOffset.UnixEpoch.AddTicks(stamp.UnixNanoseconds / 100);
            stamps.Add(new NoticeStamp(written, ClockOf(written), instant, stamp.Origin == TimeOrigin.WrittenZone || zoneStated));
            at += stamp.Length - 1;
        }
    }

    private static bool TryStamp(ReadOnlySpan<byte> text, StampReader reader, out Stamp stamp) =>
        reader.TryClf(text, out stamp) || reader.TryIso(text, out stamp) || reader.TryCtime(text, out stamp) || reader.TryBsd(text, out stamp)
        || TryGerman(text, reader, out stamp) || NumericDate.TryRead(text, reader, out stamp) || (IsEpoch(text) && StampReader.TryEpoch(text, out stamp));

    /// <summary>Ten digits from 2001 on that stand alone.</summary>
    private static bool IsEpoch(ReadOnlySpan<byte> text) =>
        text.Length >= 10 && text[0] == '1' && text[..10].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0 && (text.Length == 10 || !char.IsAsciiLetterOrDigit((char)text[10]));

    /// <summary><c>dd.MM.yyyy hh:mm:ss</c>.</summary>
    private static bool TryGerman(ReadOnlySpan<byte> text, StampReader reader, out Stamp stamp)
    {
        stamp = default;
        var at = 0;
        if (text.Length < 18 || !Digits.TryUpTo2(text, ref at, out var day) || text[at] != '.')
        {
            return false;
        }

        at++;
        if (!Digits.TryUpTo2(text, ref at, out var month) || text[at] != '.' || !Digits.Try4(text, at + 1, out var year) || at + 5 >= text.Length)
        {
            return false;
        }

        at += 5;
        at += text[at] == ',' ? 1 : 0;
        at += at < text.Length && text[at] == ' ' ? 1 : 0;
        return StampReader.TryClock(text, ref at, out var second) && reader.Finish(text, at, year, month, day, second, out stamp);
    }

    /// <summary>The part of a stamp from its clock on.</summary>
    private static string ClockOf(string written)
    {
        for (var i = 0; i + 8 <= written.Length; i++)
        {
            if (written[i + 2] == ':' && written[i + 5] == ':' && TimeOnly.TryParseExact(written.AsSpan(i, 8), "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                return written[i..];
            }
        }

        return written;
    }

    private static void FindAddresses(string line, List<IPAddress> addresses)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        for (var at = 0; at < bytes.Length && addresses.Count < MostStamps; at++)
        {
            var length = HostText.RunLength(bytes.AsSpan(at));
            var run = bytes.AsSpan(at, length).TrimEnd(".:-"u8);
            if (HostText.IsAddress(run) && IPAddress.TryParse(Encoding.ASCII.GetString(run), out var address) && !addresses.Contains(address))
            {
                addresses.Add(address);
            }

            at += length;
        }
    }
}
