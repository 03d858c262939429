using Ashiato.Detection.Logcheck;

namespace Ashiato.App.Pipelines.Check;

/// <summary>What a check found: the sections that are not empty, with their lines in the order of logcheck.</summary>
public sealed class CheckReport : IDisposable
{
    private readonly KeptLines _kept;
    private readonly LogcheckEngine _engine;

    internal CheckReport(KeptLines kept, LogcheckEngine engine, long lines)
    {
        (_kept, _engine, LinesRead) = (kept, engine, lines);
        IsAttack = Enumerable.Range(0, engine.Sections.Count).Any(s => engine.Sections[s].Kind == LogcheckSectionKind.Attack && kept.Counts[s] > 0);
        var counts = IsAttack ? kept.CountsWithAttack : kept.Counts;
        Sections = [.. engine.Sections.Index().Where(s => counts[s.Index] > 0).Select(s => new CheckSection(s.Index, s.Item, counts[s.Index]))];
    }

    /// <summary>How many lines were read.</summary>
    public long LinesRead { get; }

    /// <summary>Did <c>cracking.d</c> find something?</summary>
    public bool IsAttack { get; }

    /// <summary>The sections that have lines, in order.</summary>
    public IReadOnlyList<CheckSection> Sections { get; }

    /// <summary>Gives the lines of a section; ask for sections in order, each once.</summary>
    public void Read(CheckSection section, LineTaker take) =>
        _kept.Read(section.Number, IsAttack, line => take(_engine.Shown(line)));

    /// <inheritdoc/>
    public void Dispose() => _kept.Dispose();
}
