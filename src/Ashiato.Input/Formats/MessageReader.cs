using Ashiato.Core;

namespace Ashiato.Input.Formats;

/// <summary>
/// Reads the message behind a header: unwraps <c>message repeated N times</c>, finds the program's own format, a line of
/// another format inside the message, or, when nobody knows the message, what its words say (<see cref="MessageHints"/>).
/// </summary>
internal sealed class MessageReader : IMessageReader
{
    /// <summary>Wrappers inside wrappers are followed this deep.</summary>
    private const int MostDepth = 4;

    private readonly KnownPrograms _programs;
    private readonly ProgramFormat[] _shared;
    private readonly ProgramFormat[][] _sharedByFirst;
    private readonly FormatSelector _wrapped;

    /// <summary>A reader over a catalogue.</summary>
    /// <param name="programs">The programs' formats, by their names.</param>
    /// <param name="shared">Formats of messages that many programs write (PAM), tried first on each message.</param>
    /// <param name="wrapped">Line formats that stand inside messages.</param>
    public MessageReader(IReadOnlyList<ProgramFormat> programs, IReadOnlyList<ProgramFormat> shared, IReadOnlyList<LineFormat> wrapped)
    {
        _programs = new KnownPrograms(programs);
        _shared = [.. shared];
        _sharedByFirst = [.. Enumerable.Range(0, 256).Select(b => _shared.Where(s => s.MayBegin((byte)b)).ToArray())];
        _wrapped = new FormatSelector(wrapped);
    }

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<byte> program, ReadOnlySpan<byte> message, Record record, LineContext context)
    {
        // sudo fills a short name up with blanks on its left.
        message = message.TrimStart((byte)' ');
        if (message.IsEmpty || ++context.Depth > MostDepth)
        {
            return;
        }

        if (message[0] == 'm' && TryRepeated(message, out var inside, out var times))
        {
            record.Set(FieldNames.LogRepeat, times);
            message = inside;
        }

        var own = _programs.Find(program);
        if (own.Format is { } known)
        {
            record.Dataset = known.Dataset;
        }

        if (TryShared(own.HasModule, program, message, record, context) || (own.Format is { } format && Try(format, program, message, record, context))
            || TryWrapped(message, record, context))
        {
            return;
        }

        MessageHints.Read(message, record);
    }

    private static bool Try(ProgramFormat format, ReadOnlySpan<byte> program, ReadOnlySpan<byte> message, Record record, LineContext context)
    {
        var before = record.FieldCount;
        if (format.TryRead(program, message, record, context))
        {
            return true;
        }

        record.TruncateFields(before);
        return false;
    }

    private bool TryShared(bool hasModule, ReadOnlySpan<byte> program, ReadOnlySpan<byte> message, Record record, LineContext context)
    {
        var shared = hasModule ? _shared : _sharedByFirst[message[0]];
        foreach (var format in shared)
        {
            if (Try(format, program, message, record, context))
            {
                record.Dataset = format.OwnsMessages || !record.IsParsed ? format.Dataset : record.Dataset;
                return true;
            }
        }

        return false;
    }

    /// <summary>A line of another format inside the message: its fields come on top, the header's time and message stay.</summary>
    private bool TryWrapped(ReadOnlySpan<byte> message, Record record, LineContext context)
    {
        if (!WrappedLine.IsCandidate(message))
        {
            return false;
        }

        return WrappedLine.TryRead(_wrapped, message, record, context);
    }

    /// <summary><c>message repeated 3 times: [ TEXT]</c>, as rsyslogd writes it.</summary>
    private static bool TryRepeated(ReadOnlySpan<byte> message, out ReadOnlySpan<byte> inside, out long times)
    {
        inside = default;
        times = 0;
        if (!message.StartsWith("message repeated "u8)
            || !System.Buffers.Text.Utf8Parser.TryParse(message[17..], out times, out var used))
        {
            return false;
        }

        var rest = message[(17 + used)..];
        if (!rest.StartsWith(" times: ["u8))
        {
            return false;
        }

        inside = rest[9..].Trim((byte)' ');
        inside = inside is [.., (byte)']'] ? inside[..^1] : inside;
        return !inside.IsEmpty;
    }
}
