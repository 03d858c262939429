using System.Diagnostics;

namespace Ashiato.Fuzz;

/// <summary>Ends the program when one input takes too long: a thread that loops cannot be stopped from inside.</summary>
internal sealed class Watchdog : IDisposable
{
    /// <summary>Seconds one input may take.</summary>
    public const double MostSeconds = 5;

    private readonly Action<byte[]> _onHang;
    private readonly Timer _timer;
    private byte[]? _input;
    private long _since;

    /// <summary>A watchdog.</summary>
    /// <param name="onHang">Is given the input that takes too long, on another thread; does not return to the run.</param>
    public Watchdog(Action<byte[]> onHang)
    {
        _onHang = onHang;
        _timer = new Timer(_ => Look(), null, 500, 500);
    }

    /// <summary>A run begins.</summary>
    public void Begin(byte[] input)
    {
        Volatile.Write(ref _since, Stopwatch.GetTimestamp());
        Volatile.Write(ref _input, input);
    }

    /// <summary>The run has ended.</summary>
    /// <returns>The seconds it took.</returns>
    public double End()
    {
        Volatile.Write(ref _input, null);
        return Stopwatch.GetElapsedTime(_since).TotalSeconds;
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        if (Volatile.Read(ref _input) is { } input && Stopwatch.GetElapsedTime(Volatile.Read(ref _since)).TotalSeconds > MostSeconds)
        {
            _onHang(input);
        }
    }
}
