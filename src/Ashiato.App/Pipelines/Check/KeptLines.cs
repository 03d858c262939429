using Ashiato.Detection.Logcheck;

namespace Ashiato.App.Pipelines.Check;

/// <summary>
/// The lines of a report, by section. What does not fit into memory goes sorted into temporary files, which are merged when
/// the report is written.
/// </summary>
internal sealed class KeptLines : IDisposable
{
    /// <summary>
    /// Bytes of lines held in memory. With their places (16 bytes a line) and the copies that growing and sorting make less
    /// than 60 MiB, whatever was read.
    /// </summary>
    internal const int MostBytes = 24 << 20;

    /// <summary>Lines held in memory: short ones cost more than their bytes.</summary>
    internal const int MostLines = 300_000;

    private readonly RunInMemory[] _sections;
    private readonly LineOrder _order;
    private readonly List<KeptRun> _runs = [];
    private byte[] _bytes = new byte[1 << 16];
    private int _filled;
    private int _lines;

    /// <summary>No lines yet.</summary>
    /// <param name="sections">How many sections there are.</param>
    /// <param name="isUnique">Are lines sorted as a whole, and equal ones kept once?</param>
    internal KeptLines(int sections, bool isUnique)
    {
        _sections = [.. Enumerable.Range(0, sections).Select(_ => new RunInMemory())];
        _order = new LineOrder(isUnique);
    }

    /// <summary>Bytes and lines that may be in memory; tests make them smaller.</summary>
    internal (int Bytes, int Lines) Most { get; init; } = (MostBytes, MostLines);

    /// <summary>How many lines each section has.</summary>
    internal long[] Counts => field ??= new long[_sections.Length];

    /// <summary>How many of them stay when there was an attack.</summary>
    internal long[] CountsWithAttack => field ??= new long[_sections.Length];

    /// <summary>Adds a line (without its end) to a section.</summary>
    internal void Add(ReadOnlySpan<byte> line, LineVerdict verdict)
    {
        if (_filled > 0 && (_filled + line.Length > Most.Bytes || _lines == Most.Lines))
        {
            Spill();
        }

        Grow(_filled + line.Length);
        line.CopyTo(_bytes.AsSpan(_filled));
        _sections[verdict.Section].Add(new KeptLine(_filled, line.Length, _order.KeyLength(line), verdict.IsOnlyWithoutAttack));
        _filled += line.Length;
        _lines++;
        Counts[verdict.Section]++;
        CountsWithAttack[verdict.Section] += verdict.IsOnlyWithoutAttack ? 0 : 1;
    }

    /// <summary>Gives the lines of a section in the order of the report.</summary>
    /// <param name="section">Its number; ask for sections in ascending order.</param>
    /// <param name="isAttack">Was there an attack?</param>
    /// <param name="take">Takes each line.</param>
    internal void Read(int section, bool isAttack, LineTaker take)
    {
        if (_order.IsUnique)
        {
            take = LineOrder.WithoutRepeats(take);
        }

        _sections[section].Sort(_bytes);
        if (_runs.Count > 0)
        {
            KeptRun.Merge(_runs, section, _sections[section], _bytes, isAttack, take);
            return;
        }

        var lines = _sections[section];
        for (var i = 0; i < lines.Count; i++)
        {
            if (!isAttack || !lines[i].IsOnlyWithoutAttack)
            {
                take(lines.Line(_bytes, i));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _runs.ForEach(r => r.Dispose());

    private void Grow(int needed)
    {
        if (needed > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(needed, Math.Min(_bytes.Length * 2, MostBytes)));
        }
    }

    private void Spill()
    {
        var run = new KeptRun();
        for (var section = 0; section < _sections.Length; section++)
        {
            _sections[section].Sort(_bytes);
            run.Write(section, _sections[section], _bytes);
            _sections[section].Clear();
        }

        _runs.Add(run);
        (_filled, _lines) = (0, 0);
    }
}
