using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats;

/// <summary>
/// What can be seen in a message that no pattern knows: words that say a refusal or a success, and the address that
/// stands where programs name their client (<c>from 192.0.2.1</c>, <c>rhost=…</c>, <c>client 192.0.2.1:4711</c>). Only
/// valid addresses are taken, so an unknown message never invents one.
/// </summary>
internal static class MessageHints
{
    private static readonly byte[][] ClientMarks = [.. new[]
    {
        "rhost=", "from ", "client ", "client: ", "client=", "rip=", "remote ", "remote=", "peer ", "src=", "SRC=", "source ", "addr=", "ip=", "IP: ",
        "IP ", "host ", "host: ", "host=", "address ", "address: ", "Address=", "by ", "attacker '", "connection ", "ip: ", "remote_addr=", "Remote_Addr: ", "(", "[",
        "remote_ip=", "ipAddress=", "CLIENT: ",
    }.Select(System.Text.Encoding.ASCII.GetBytes)];

    private static readonly byte[][] HostMarks = [.. new[] { "rhost=", "from host=", "host=", "from host ", "client=" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    private static readonly byte[][] UserMarks = [.. new[]
    {
        "for user ", "user=", "username=", "user: ", "User: ", "Username: ", "username: ", "login=", "user '", "user \"", "User '", "account ", "login: ", "for '", "user ", "User ",
    }.Select(System.Text.Encoding.ASCII.GetBytes)];

    private static readonly string[] FailureWords =
        ["fail", "failed", "failure", "failures", "fails", "denied", "refused", "reject", "rejected", "rejects", "incorrect", "mismatch", "disallowed", "unauthorized", "unauthorised", "invalid", "illegal", "forbidden", "banned", "blocked"];

    private static readonly string[] SuccessWords = ["accepted", "success", "successful", "successfully", "succeeded", "granted", "permitted"];

    /// <summary>Sets what the message's words say.</summary>
    public static void Read(ReadOnlySpan<byte> message, Record record)
    {
        var head = message.Length > 2048 ? message[..2048] : message;
        var outcome = Outcome(head);
        if (outcome is not null)
        {
            record.Set(FieldNames.EventOutcome, outcome);
        }

        if (!record.Has(FieldNames.SourceIp) && head.IndexOfAny(".:"u8) >= 0 && !FindClient(head, record) && outcome is not null)
        {
            _ = FindHostName(head, record) || FindOnlyAddress(head, record);
        }

        if (outcome is not null && !record.Has(FieldNames.UserName))
        {
            FindUser(head, record);
        }
    }

    /// <summary>Failure wins over success: "authentication failure … session granted" is a failure to look at.</summary>
    private static Constant? Outcome(ReadOnlySpan<byte> message)
    {
        Constant? said = null;
        var at = 0;
        while (at < message.Length)
        {
            if (!char.IsAsciiLetter((char)message[at]))
            {
                at++;
                continue;
            }

            var end = at + 1;
            while (end < message.Length && char.IsAsciiLetter((char)message[end]))
            {
                end++;
            }

            var word = message[at..end];
            if (IsOneOf(word, FailureWords) || (word.SequenceEqual("not"u8) && IsRefusal(message[end..])))
            {
                return Constant.Failure;
            }

            said = IsOneOf(word, SuccessWords) ? Constant.Success : said;
            at = end;
        }

        return said;
    }

    private static bool IsRefusal(ReadOnlySpan<byte> rest) =>
        rest.StartsWith(" allowed"u8) || rest.StartsWith(" permitted"u8) || rest.StartsWith(" found"u8) || rest.StartsWith(" authorized"u8);

    private static bool IsOneOf(ReadOnlySpan<byte> word, string[] words)
    {
        foreach (var known in words)
        {
            if (known.Length == word.Length && System.Text.Ascii.EqualsIgnoreCase(word, known))
            {
                return true;
            }
        }

        return false;
    }

    private static bool FindClient(ReadOnlySpan<byte> message, Record record)
    {
        foreach (var mark in ClientMarks)
        {
            var from = 0;
            for (var tries = 0; tries < 8; tries++)
            {
                var at = message[from..].IndexOf(mark);
                if (at < 0)
                {
                    break;
                }

                from += at + mark.Length;
                if (TryAddress(message[from..], out var address, out var port))
                {
                    HostText.SetSource(record, address);
                    if (!port.IsEmpty && System.Buffers.Text.Utf8Parser.TryParse(port, out long number, out var used) && used == port.Length && number <= 65535)
                    {
                        record.Set(FieldNames.SourcePort, number);
                    }

                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>A name where programs write their client's: <c>rhost=</c> takes nothing else.</summary>
    private static bool FindHostName(ReadOnlySpan<byte> message, Record record)
    {
        foreach (var mark in HostMarks)
        {
            var at = message.IndexOf(mark);
            if (at < 0)
            {
                continue;
            }

            var rest = message[(at + mark.Length)..];
            var name = rest[..HostText.RunLength(rest)].TrimEnd(".:-"u8);
            if (name.Length is > 3 and <= 255 && name.IndexOf((byte)'.') > 0 && name.IndexOf((byte)':') < 0)
            {
                HostText.SetSource(record, name);
                return true;
            }
        }

        return false;
    }

    /// <summary>A message that refuses or admits somebody and holds one address only means that one.</summary>
    private static bool FindOnlyAddress(ReadOnlySpan<byte> message, Record record)
    {
        ReadOnlySpan<byte> only = default;
        var at = 0;
        while (at < message.Length)
        {
            var run = HostText.RunLength(message[at..]);
            if (run >= 7 && TryAddress(message.Slice(at, run), out var address, out _))
            {
                if (!only.IsEmpty && !only.SequenceEqual(address))
                {
                    return false;
                }

                only = address;
            }

            at += run + 1;
        }

        if (!only.IsEmpty)
        {
            HostText.SetSource(record, only);
        }

        return !only.IsEmpty;
    }

    /// <summary>An address at the beginning of the text, perhaps quoted or bracketed, perhaps with a port behind a colon.</summary>
    private static bool TryAddress(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> address, out ReadOnlySpan<byte> port)
    {
        address = port = default;
        text = text.TrimStart(" '\"[(<"u8);
        var run = text[..HostText.RunLength(text)];
        var colon = run.LastIndexOf((byte)':');
        if (HostText.IsAddress(run.TrimEnd(".:-"u8)))
        {
            address = run.TrimEnd(".:-"u8);
            return true;
        }

        if (colon > 0 && HostText.IsV4(run[..colon]))
        {
            address = run[..colon];
            port = run[(colon + 1)..];
            return true;
        }

        return false;
    }

    private static void FindUser(ReadOnlySpan<byte> message, Record record)
    {
        foreach (var mark in UserMarks)
        {
            var at = message.IndexOf(mark);
            if (at < 0)
            {
                continue;
            }

            var rest = message[(at + mark.Length)..];
            var quote = mark[^1] is (byte)'\'' or (byte)'"' ? mark[^1] : rest is [(byte)'\'' or (byte)'"', ..] ? rest[0] : (byte)0;
            rest = rest.TrimStart(" '\"<("u8);
            var end = quote != 0 ? rest.IndexOf(quote) : rest.IndexOfAny(" ,;'\">)("u8);
            var name = end < 0 ? rest : rest[..end];
            name = name.TrimEnd(".:]"u8);
            if (name.Length is > 0 and <= 64 && !name.SequenceEqual("from"u8) && !name.SequenceEqual("is"u8))
            {
                record.Set(FieldNames.UserName, name);
                return;
            }
        }
    }
}
