using System.Net;
using Ashiato.Core;

namespace Ashiato.Input.Formats.LoginRecords;

/// <summary>Puts login records into the fields of a <see cref="Record"/>.</summary>
public static class LoginRecordFields
{
    private const long MostSeconds = long.MaxValue / 1_000_000_000 - 1;

    /// <summary>Sets the fields of a slot of utmp, wtmp or btmp. The record's raw bytes should be the slot.</summary>
    /// <param name="record">The record to fill; it was reset.</param>
    /// <param name="login">The slot.</param>
    /// <param name="dataset"><c>wtmp</c>, <c>btmp</c> or <c>utmp</c>.</param>
    public static void Fill(Record record, in LoginRecord login, LoginDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(dataset);
        record.IsBinary = true;
        record.Dataset = dataset.Name;
        record.Set(LoginRecordFieldNames.Type, (long)login.Type);
        var meaning = login.Type == LoginRecordType.Empty ? null : dataset.IsFailures ? LoginMeaning.Failed : LoginMeaning.OfWtmp(login);
        meaning?.ApplyTo(record);
        SetTime(record, login.Seconds, login.Microseconds, 6);
        record.Set(LoginRecordFieldNames.Id, login.Id);
        record.Set(LoginRecordFieldNames.Line, login.Line);
        record.Set(LoginRecordFieldNames.Host, login.Host);
        record.Set(FieldNames.UserName, login.User);
        record.Set(FieldNames.ProcessPid, login.ProcessId);
        SetSource(record, login);
    }

    /// <summary>Sets the time, unless it is zero or out of what a record can hold.</summary>
    /// <param name="record">The record.</param>
    /// <param name="seconds">Seconds since 1970 UTC.</param>
    /// <param name="microseconds">Microseconds of the second; nonsense is taken for zero.</param>
    /// <param name="digits">Digits of the fraction that the file holds.</param>
    internal static void SetTime(Record record, long seconds, long microseconds, int digits)
    {
        if ((seconds == 0 && microseconds == 0) || Math.Abs(Math.Max(seconds, -MostSeconds - 1)) > MostSeconds)
        {
            return;
        }

        var nanoseconds = microseconds is >= 0 and < 1_000_000 ? microseconds * 1000 : 0;
        record.SetTime(seconds * 1_000_000_000 + nanoseconds, digits, TimeOrigin.WrittenZone);
    }

    /// <summary>Sets <c>source.ip</c> or <c>source.domain</c> from the text in which a program wrote the other end.</summary>
    /// <param name="record">The record.</param>
    /// <param name="host">For example <c>192.0.2.7</c>, <c>host.example.net:0</c>, <c>192.0.2.7 via mosh [41]</c>, <c>:0</c>.</param>
    internal static void SetSourceFromHost(Record record, ReadOnlySpan<byte> host)
    {
        var blank = host.IndexOf((byte)' ');
        if (blank > 0)
        {
            if (!host[(blank + 1)..].StartsWith("via mosh"u8))
            {
                return;
            }

            host = host[..blank];
        }

        if (IsAddress(host))
        {
            record.Set(FieldNames.SourceIp, host);
            return;
        }

        var colon = host.IndexOf((byte)':');
        host = colon < 0 ? host : host[..colon];
        if (IsAddress(host))
        {
            record.Set(FieldNames.SourceIp, host);
        }
        else if (IsName(host))
        {
            record.Set(FieldNames.SourceDomain, host);
        }
    }

    private static void SetSource(Record record, in LoginRecord login)
    {
        var address = login.Address;
        if (address.ContainsAnyExcept((byte)0))
        {
            Span<byte> text = stackalloc byte[AddressText.MostBytes];
            var length = address[4..].ContainsAnyExcept((byte)0) ? AddressText.WriteV6(address, text) : AddressText.WriteV4(address, text);
            record.Set(FieldNames.SourceIp, text[..length]);
        }
        else if (login.Type is LoginRecordType.LoginProcess or LoginRecordType.UserProcess or LoginRecordType.DeadProcess)
        {
            SetSourceFromHost(record, login.Host);
        }
    }

    private static bool IsAddress(ReadOnlySpan<byte> text) =>
        (text.Contains((byte)':') || text.Count((byte)'.') == 3) && !text.ContainsAny((byte)'[', (byte)'/') && IPAddress.IsValidUtf8(text);

    /// <summary>A host name of RFC 1123, underscores allowed.</summary>
    private static bool IsName(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
        {
            if (!char.IsAsciiLetterOrDigit((char)b) && b is not ((byte)'.' or (byte)'-' or (byte)'_'))
            {
                return false;
            }
        }

        return text.Length is > 0 and <= 253 && char.IsAsciiLetterOrDigit((char)text[0]);
    }
}
