namespace Ashiato.App.Pipelines.Check;

/// <summary>Cuts streams, one after the other, into blocks of whole lines. Several threads may take blocks.</summary>
/// <param name="open">Opens the streams in order; null behind the last.</param>
internal sealed class BlockReader(Func<Stream?> open) : IDisposable
{
    private readonly byte[] _rest = new byte[LineBlock.Length];
    private readonly Lock _lock = new();
    private Stream? _stream;
    private int _restLength;
    private long _number;
    private bool _isDone;

    /// <summary>Fills the block with the next lines; false at the end of everything.</summary>
    /// <exception cref="IOException">Reading failed.</exception>
    internal bool TryFill(LineBlock block)
    {
        lock (_lock)
        {
            while (!_isDone)
            {
                _stream ??= open();
                _isDone = _stream is null;
                if (_stream is not null && Fill(_stream, block))
                {
                    block.Number = _number++;
                    return true;
                }
            }

            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stream?.Dispose();

    private bool Fill(Stream stream, LineBlock block)
    {
        _rest.AsSpan(0, _restLength).CopyTo(block.Room);
        var filled = _restLength + stream.ReadAtLeast(block.Room[_restLength..], LineBlock.Length - _restLength, throwOnEndOfStream: false);
        var whole = filled < LineBlock.Length ? filled : block.Room.LastIndexOf((byte)'\n') + 1;
        whole = whole == 0 ? filled : whole;
        _restLength = filled - whole;
        block.Room[whole..filled].CopyTo(_rest);
        block.Filled = whole;
        if (filled < LineBlock.Length)
        {
            stream.Dispose();
            _stream = null;
        }

        return filled > 0;
    }
}
