using Ashiato.Core;
using Ashiato.Detection.Coverage;

namespace Ashiato.App.Pipelines;

/// <summary>What an inventory keeps while logs are read: when the log at hand spoke, and the latest event of all.</summary>
internal sealed class InventoryState : IReadingState
{
    private const int MostBoots = 10_000;
    private readonly List<long> _boots = [];

    /// <summary>When the log at hand spoke.</summary>
    public AreaActivity Activity { get; private set; } = new();

    /// <inheritdoc/>
    public long Records { get; private set; }

    /// <inheritdoc/>
    public long? Newest { get; private set; }

    /// <summary>The host as its logs name it first, or null.</summary>
    public string? Host { get; private set; }

    /// <summary>When the server started, nanoseconds since 1970, in order.</summary>
    public IReadOnlyList<long> Boots => [.. _boots.Order()];

    /// <summary>Another log begins.</summary>
    public void Begin() => Activity = new AreaActivity();

    /// <inheritdoc/>
    public void See(Record record, EvidenceArea area)
    {
        Records++;
        Activity.See(record);
        if (record.HasTime)
        {
            Newest = Math.Max(Newest ?? long.MinValue, record.UnixNanoseconds);
        }

        if (record.Code?.Value is "wtmp.boot" or "kernel.boot" or "systemd.booted" && record.HasTime && _boots.Count < MostBoots)
        {
            _boots.Add(record.UnixNanoseconds);
        }

        if (Host is null && (area == EvidenceAreas.Authentication || area == EvidenceAreas.System) && record.Has(FieldNames.ProcessName))
        {
            Host = record.GetString(FieldNames.HostName);
        }
    }
}
