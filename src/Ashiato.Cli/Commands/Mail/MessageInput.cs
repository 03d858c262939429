using Ashiato.Core;
using Ashiato.Mail;
using Ashiato.Mail.Message;

namespace Ashiato.Cli.Commands.Mail;

/// <summary>Reads a message from standard input.</summary>
internal static class MessageInput
{
    private const int Piece = 1 << 16;

    /// <summary>The message: up to the end of the input or, where that is asked for, up to a line that is a dot.</summary>
    /// <exception cref="MailException">It is too long.</exception>
    /// <exception cref="IOException">Reading failed: nothing may be sent of half a message.</exception>
    public static byte[] Read(Stream input, bool dotEnds)
    {
        using var all = new MemoryStream();
        var piece = new byte[Piece];
        for (var from = 0; ;)
        {
            var read = input.Read(piece);
            if (read == 0)
            {
                return all.ToArray();
            }

            all.Write(piece, 0, read);
            if (all.Length > MessagePreparer.LongestMessage)
            {
                throw new MailException(MailTrouble.Data, new Text("the message is longer than {0} bytes", "メッセージが {0} バイトを超えています").With(MessagePreparer.LongestMessage));
            }

            var text = all.GetBuffer().AsSpan(0, (int)all.Length);
            if (dotEnds && Dot(text, ref from) is var dot and >= 0)
            {
                return text[..dot].ToArray();
            }
        }
    }

    /// <summary>Where a line that is a dot begins, or -1.</summary>
    /// <param name="text">What was read.</param>
    /// <param name="from">The beginning of the first line that was not whole when it was looked at last.</param>
    private static int Dot(ReadOnlySpan<byte> text, ref int from)
    {
        while (text[from..].IndexOf((byte)'\n') is var end and >= 0)
        {
            var line = text.Slice(from, end).TrimEnd((byte)'\r');
            if (line.SequenceEqual("."u8))
            {
                return from;
            }

            from += end + 1;
        }

        // A last line without an end: only the end of the input can tell.
        return -1;
    }
}
