using Ashiato.App.Pipelines;
using Ashiato.Core;
using Ashiato.Reports.Rendering.Text;

namespace Ashiato.Cli.Commands;

/// <summary>One line on standard error that tells rate and remaining time; only where standard error is a terminal.</summary>
internal sealed class ProgressLine(CommandIo io) : IProgress<ReadingProgress>
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(150);
    private readonly long _start = io.Clock.GetTimestamp();
    private TimeSpan _told = TimeSpan.MinValue;
    private bool _isShown;

    /// <inheritdoc/>
    public void Report(ReadingProgress value)
    {
        var elapsed = io.Clock.GetElapsedTime(_start);
        if (!io.ErrorIsTerminal || (_isShown && elapsed - _told < Every))
        {
            return;
        }

        _told = elapsed;
        _isShown = true;
        var rate = elapsed.TotalSeconds > 0 ? value.BytesDone / elapsed.TotalSeconds : 0;
        var left = rate > 0 ? TimeSpan.FromSeconds(Math.Max(0, value.BytesTotal - value.BytesDone) / rate) : TimeSpan.Zero;
        var text = new Text("{0:N0} % · {1:N0} MB/s · {2:N0} records · {3} left · {4}", "{0:N0} % · {1:N0} MB/秒 · {2:N0} 件 · 残り {3} · {4}")
            .With(100.0 * value.BytesDone / Math.Max(1, value.BytesTotal), rate / 1e6, value.Records, $"{left:mm\\:ss}", TerminalText.Escape(value.File)).In(io.Language);
        io.Error.Write("\r\e[K" + DisplayWidth.Cut(text, (io.Columns ?? 80) - 1));
    }

    /// <summary>Takes the line away.</summary>
    public void Clear()
    {
        if (_isShown)
        {
            io.Error.Write("\r\e[K");
        }
    }
}
