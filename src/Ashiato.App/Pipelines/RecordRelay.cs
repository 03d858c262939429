using System.Runtime.ExceptionServices;
using Ashiato.Core;

namespace Ashiato.App.Pipelines;

/// <summary>
/// Hands records to a sink on a thread of its own, in the order they came: one processor reads while another detects. What
/// waits between them is bounded; a reader that is too fast waits.
/// </summary>
/// <param name="sink">Takes the records; until <see cref="Complete"/> returns, only the relay's thread may touch it.</param>
internal sealed class RecordRelay(IRecordSink sink) : IRecordSink, IDisposable
{
    private const int MostWaiting = 8;
    private readonly object _gate = new();
    private readonly Queue<RecordBatch> _waiting = new();
    private readonly Stack<RecordBatch> _free = new();
    private RecordBatch _filling = new();
    private Thread? _thread;
    private bool _isComplete;
    private volatile ExceptionDispatchInfo? _failure;

    /// <inheritdoc/>
    /// <remarks>What the sink throws is thrown here or by <see cref="Complete"/>.</remarks>
    public void Accept(Record record)
    {
        if (!_filling.TryAdd(record))
        {
            Hand();
            _ = _filling.TryAdd(record);
        }
    }

    /// <summary>Waits until the sink has taken everything. No records may come after.</summary>
    public void Complete()
    {
        if (_filling.Count > 0)
        {
            Hand();
        }

        End();
        _failure?.Throw();
    }

    /// <summary>Ends the thread. After an exception what still waits is dropped: nobody asks for it any more.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _waiting.Clear();
        }

        End();
    }

    private void End()
    {
        lock (_gate)
        {
            _isComplete = true;
            Monitor.PulseAll(_gate);
        }

        _thread?.Join();
    }

    private void Hand()
    {
        _failure?.Throw();
        if (_thread is null)
        {
            _thread = new Thread(Work) { IsBackground = true, Name = "detection" };
            _thread.Start();
        }

        lock (_gate)
        {
            while (_waiting.Count >= MostWaiting)
            {
                _ = Monitor.Wait(_gate);
            }

            _waiting.Enqueue(_filling);
            _filling = _free.TryPop(out var free) ? free : new RecordBatch();
            Monitor.PulseAll(_gate);
        }
    }

    private void Work()
    {
        while (TryNext(out var batch))
        {
            // After a failure the rest is taken and dropped: the reader must not wait for ever.
            if (_failure is null)
            {
                Give(batch);
            }

            batch.Clear();
            lock (_gate)
            {
                _free.Push(batch);
            }
        }
    }

    private bool TryNext([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out RecordBatch? batch)
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_isComplete)
            {
                _ = Monitor.Wait(_gate);
            }

            if (_waiting.TryDequeue(out batch))
            {
                Monitor.PulseAll(_gate);
                return true;
            }

            return false;
        }
    }

    private void Give(RecordBatch batch)
    {
        try
        {
            foreach (var record in batch.Records)
            {
                sink.Accept(record);
            }
        }
#pragma warning disable CA1031 // Whatever it is, it goes on where the records come from.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _failure = ExceptionDispatchInfo.Capture(e);
        }
    }
}
