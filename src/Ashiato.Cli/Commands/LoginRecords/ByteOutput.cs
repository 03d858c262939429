namespace Ashiato.Cli.Commands.LoginRecords;

/// <summary>Bytes on their way to a stream, gathered in one buffer.</summary>
internal sealed class ByteOutput(Stream stream)
{
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _count;

    /// <summary>Adds bytes.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _buffer.Length - _count)
        {
            Flush();
            if (bytes.Length > _buffer.Length)
            {
                stream.Write(bytes);
                return;
            }
        }

        bytes.CopyTo(_buffer.AsSpan(_count));
        _count += bytes.Length;
    }

    /// <summary>Adds one byte.</summary>
    public void Write(byte value) => Write([value]);

    /// <summary>Adds a text in UTF-8.</summary>
    public void Write(string text) => Write(System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Hands everything to the stream.</summary>
    public void Flush()
    {
        stream.Write(_buffer.AsSpan(0, _count));
        _count = 0;
    }
}
