namespace Ashiato.App.Pipelines.Check;

/// <summary>Lets threads give what they found in the order of the blocks, one at a time.</summary>
/// <param name="kept">Where it goes.</param>
internal sealed class BlockOrder(KeptLines kept)
{
    private readonly object _turn = new();
    private long _next;

    /// <summary>Has a thread given up?</summary>
    internal bool IsBroken { get; private set; }

    /// <summary>Lines read so far.</summary>
    internal long Lines { get; private set; }

    /// <summary>Waits for the block's turn and lets it give.</summary>
    internal void Commit(long block, long lines, Action<KeptLines> give)
    {
        lock (_turn)
        {
            while (_next != block && !IsBroken)
            {
                _ = Monitor.Wait(_turn);
            }

            if (!IsBroken)
            {
                give(kept);
                Lines += lines;
                _next++;
                Monitor.PulseAll(_turn);
            }
        }
    }

    /// <summary>A block will never come: nobody is to wait for it.</summary>
    internal void Break()
    {
        lock (_turn)
        {
            IsBroken = true;
            Monitor.PulseAll(_turn);
        }
    }
}
