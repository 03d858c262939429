using Ashiato.Detection.Logcheck;

namespace Ashiato.App.Pipelines.Check;

/// <summary>Takes blocks from a reader, judges their lines and gives what is kept in the order of the blocks. One for each thread.</summary>
/// <param name="reader">Where blocks come from; shared.</param>
/// <param name="engine">The rules; shared.</param>
/// <param name="order">Where what is kept goes; shared.</param>
internal sealed class LineJudge(BlockReader reader, LogcheckEngine engine, BlockOrder order)
{
    private readonly LineBlock _block = new();
    private readonly List<int> _keptAt = [];
    private readonly List<int> _keptLengths = [];
    private readonly List<LineVerdict> _kept = [];
    private readonly List<LineVerdict> _verdicts = [];

    /// <summary>Works until there are no more blocks.</summary>
    internal void Run()
    {
        try
        {
            while (!order.IsBroken && reader.TryFill(_block))
            {
                var lines = JudgeBlock();
                order.Commit(_block.Number, lines, Give);
            }
        }
        catch
        {
            // The other threads would wait for this block for ever.
            order.Break();
            throw;
        }
    }

    private long JudgeBlock()
    {
        _kept.Clear();
        _keptAt.Clear();
        _keptLengths.Clear();
        var bytes = _block.Lines;
        long count = 0;
        for (var at = 0; at < bytes.Length; count++)
        {
            var length = bytes[at..].IndexOf((byte)'\n');
            length = length < 0 ? bytes.Length - at : length;
            JudgeLine(bytes.Slice(at, length), at);
            at += length + 1;
        }

        return count;
    }

    private void JudgeLine(ReadOnlySpan<byte> line, int at)
    {
        if (!engine.Judge(line, _verdicts))
        {
            return;
        }

        foreach (var verdict in _verdicts)
        {
            _keptAt.Add(at);
            _keptLengths.Add(line.Length);
            _kept.Add(verdict);
        }

        _verdicts.Clear();
    }

    private void Give(KeptLines kept)
    {
        for (var i = 0; i < _kept.Count; i++)
        {
            kept.Add(_block.Lines.Slice(_keptAt[i], _keptLengths[i]), _kept[i]);
        }
    }
}
