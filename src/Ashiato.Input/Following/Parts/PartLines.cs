using Ashiato.Input.Following.Positions;
using Ashiato.Input.Framing;

namespace Ashiato.Input.Following.Parts;

/// <summary>Hands on the lines of one part from where it stands.</summary>
/// <param name="log">The log's name.</param>
/// <param name="sink">Takes the lines.</param>
internal sealed class PartLines(string log, IFollowSink sink)
{
    /// <summary>Why the last part could not be read to its end; null when it could.</summary>
    internal string? Failure { get; private set; }

    /// <summary>Reads to the end.</summary>
    /// <param name="part">The part.</param>
    /// <param name="former">Its position at the last run; null when it is new.</param>
    /// <param name="takesUnfinished">Is a last line without an end handed on, because nobody will end it?</param>
    /// <returns>The position now.</returns>
    internal PartPosition Read(OpenPart part, PartPosition? former, bool takesUnfinished)
    {
        var status = part.Part.Status;
        var unread = 0L;
        if (part.Length != part.Window.Offset)
        {
            unread = TryReadLines(part, takesUnfinished);
        }

        return new PartPosition(
            status.Device,
            status.Inode,
            part.Window.Offset,
            part.Window.Offset + unread,
            part.Window.HeadHash(),
            part.Window.TailHash(),
            LineTrail.Extend(former?.Trail ?? "", part.Window));
    }

    // What was handed on before an error of the disk stays handed on.
    private long TryReadLines(OpenPart part, bool takesUnfinished)
    {
        try
        {
            return ReadLines(part, takesUnfinished);
        }
        catch (IOException e)
        {
            Failure = e.Message;
            return 0;
        }
    }

    private long ReadLines(OpenPart part, bool takesUnfinished)
    {
        var buffer = new LineBuffer(part.Content);
        var zeros = 0L;
        for (var keep = 0; buffer.TryNext(ref keep, out var line); keep = buffer.Position)
        {
            if (line.Zeros > 0)
            {
                // Zeros at the end may be room that is not written yet.
                zeros += line.Zeros;
                continue;
            }

            var isUnfinished = line is { EndLength: 0, IsPiece: false };
            if (isUnfinished && (!takesUnfinished || part.IsReplaced))
            {
                return zeros + line.Length;
            }

            HandOn(part, buffer.Bytes.AsSpan(line.Start, line.Length + line.EndLength), line, ref zeros);
        }

        return zeros;
    }

    private void HandOn(OpenPart part, ReadOnlySpan<byte> bytes, LineSpan line, ref long zeros)
    {
        var continues = zeros == 0 && part.Window.IsInLine;
        part.Window.AppendZeros(zeros);
        zeros = 0;
        sink.Accept(new FollowedLine(log, part.Part.Path, part.Window.Offset, bytes[..line.Length], continues, line.EndLength == 0));
        part.Window.Append(bytes);
    }
}
