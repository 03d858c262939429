using System.Text;
using Ashiato.Mail;
using Ashiato.Mail.Message;
using Ashiato.Mail.Queue;

namespace Ashiato.Cli.Commands.Mail;

/// <summary><c>sendmail -bs</c>: SMTP on standard input and output for one local program (the minimum of RFC 5321 4.5.1, with EHLO, 8BITMIME and SIZE).</summary>
/// <param name="io">The outside world.</param>
/// <param name="settings">How mail is sent.</param>
internal sealed class SmtpServerSession(CommandIo io, MailSettings settings) : IDisposable
{
    /// <summary>RFC 5321 4.5.3.1.4 asks for 512 bytes; with parameters of extensions it is more.</summary>
    private const int LongestLine = 4096;

    /// <summary>As many as Postfix takes.</summary>
    private const int MostRecipients = 1000;

    private readonly BufferedStream _input = new(io.In, 1 << 16);
    private readonly List<string> _recipients = [];
    private readonly List<(MailQueue Queue, string Id)> _accepted = [];
    private string? _sender;

    public void Dispose() => _input.Dispose();

    /// <summary>Speaks until QUIT or the end of the input, then sends what it took.</summary>
    /// <returns>The exit status.</returns>
    public int Run()
    {
        Answer($"220 {settings.Addresses.HostName} ESMTP Ashiato");
        while (ReadLine(LongestLine) is { } line && Handle(line))
        {
        }

        foreach (var (queue, id) in _accepted)
        {
            SendmailCommand.SendNow(queue, settings, id, verbose: false, io);
        }

        return ExitCode.Success;
    }

    private bool Handle(byte[] bytes)
    {
        var line = Encoding.UTF8.GetString(bytes);
        var verb = line.Split(' ', 2)[0].ToUpperInvariant();
        Answer(verb switch
        {
            "HELO" => "250 " + settings.Addresses.HostName,
            "EHLO" => $"250-{settings.Addresses.HostName}\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-PIPELINING\r\n250 SIZE {MessagePreparer.LongestMessage}",
            "MAIL" => Mail(line),
            "RCPT" => Recipient(line),
            "DATA" => Data(),
            "RSET" => Reset("250 2.0.0 Reset"),
            "NOOP" => "250 2.0.0 Ok",
            "VRFY" => "252 2.0.0 Cannot say",
            "HELP" => "214 2.0.0 HELO EHLO MAIL RCPT DATA RSET NOOP VRFY QUIT",
            "QUIT" => "221 2.0.0 Bye",
            _ => "500 5.5.2 Unknown command",
        });
        return verb != "QUIT";
    }

    private string Mail(string line)
    {
        if (Path(line, "FROM:") is not { } sender)
        {
            return "501 5.5.4 Syntax: MAIL FROM:<address>";
        }

        if (_sender is not null)
        {
            return "503 5.5.1 There is a sender already";
        }

        _sender = sender;
        return "250 2.1.0 Ok";
    }

    private string Recipient(string line)
    {
        if (_sender is null)
        {
            return "503 5.5.1 MAIL first";
        }

        if (Path(line, "TO:") is not { Length: > 0 } recipient)
        {
            return "501 5.5.4 Syntax: RCPT TO:<address>";
        }

        if (_recipients.Count >= MostRecipients)
        {
            return "452 4.5.3 Too many recipients";
        }

        _recipients.Add(recipient);
        return "250 2.1.5 Ok";
    }

    private string Data()
    {
        if (_sender is null || _recipients.Count == 0)
        {
            return "503 5.5.1 MAIL and RCPT first";
        }

        Answer("354 End with a dot on a line of its own");
        if (Message() is not { } message)
        {
            return Reset("552 5.3.4 The message is too long");
        }

        try
        {
            var letter = new MessagePreparer(settings.Addresses, io.Clock, io.Zone).Prepare(new Submission { User = SystemUser.Current, Recipients = _recipients, Sender = _sender }, message);
            var queue = Spools.ForSubmission(settings, io.Clock);
            var id = queue.Accept(letter);
            _accepted.Add((queue, id));
            return Reset("250 2.0.0 Queued as " + id);
        }
        catch (MailException e)
        {
            return Reset((e.Kind is MailTrouble.CannotCreate ? "451 4.3.0 " : "550 5.1.3 ") + e.Text.En);
        }
    }

    /// <summary>The message with its dots unstuffed (RFC 5321 4.5.2), or null when it is too long.</summary>
    /// <exception cref="IOException">The input ended inside it: nothing is sent of half a message.</exception>
    private byte[]? Message()
    {
        using var message = new MemoryStream();
        var isTooLong = false;
        while (true)
        {
            var line = ReadLine(MessagePreparer.LongestMessage) ?? throw new IOException("the input ended inside a message");
            if (line.AsSpan().SequenceEqual("."u8))
            {
                return isTooLong ? null : message.ToArray();
            }

            isTooLong |= message.Length + line.Length > MessagePreparer.LongestMessage;
            if (!isTooLong)
            {
                message.Write(line.AsSpan(line.AsSpan().StartsWith("."u8) ? 1 : 0));
                message.Write("\r\n"u8);
            }
        }
    }

    private string Reset(string answer)
    {
        _sender = null;
        _recipients.Clear();
        return answer;
    }

    private void Answer(string line)
    {
        io.Out.Write(Encoding.UTF8.GetBytes(HeaderSafe(line) + "\r\n"));
        io.Out.Flush();
    }

    private static string HeaderSafe(string line) => new([.. line.Select(c => char.IsControl(c) && c is not ('\r' or '\n') ? ' ' : c)]);

    /// <summary>The address in <c>FROM:&lt;address&gt; parameters</c>, or null.</summary>
    private static string? Path(string line, string word)
    {
        var rest = line.Length > 5 ? line[5..].TrimStart() : "";
        if (!rest.StartsWith(word, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        rest = rest[word.Length..].TrimStart();
        var end = rest.IndexOf('>', StringComparison.Ordinal);
        return rest.StartsWith('<') ? end < 0 ? null : rest[1..end] : rest.Split(' ')[0];
    }

    /// <summary>A line without its end, or null at the end of the input. What is longer than may be is read and left out.</summary>
    private byte[]? ReadLine(int longest)
    {
        using var line = new MemoryStream();
        for (var read = _input.ReadByte(); ; read = _input.ReadByte())
        {
            if (read < 0)
            {
                return null;
            }

            if (read == '\n')
            {
                var whole = line.ToArray();
                return whole.AsSpan().EndsWith("\r"u8) ? whole[..^1] : whole;
            }

            if (line.Length <= longest)
            {
                line.WriteByte((byte)read);
            }
        }
    }
}
