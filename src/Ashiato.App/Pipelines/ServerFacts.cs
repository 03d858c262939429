using Ashiato.Core;
using Ashiato.Detection.Coverage;

namespace Ashiato.App.Pipelines;

/// <summary>What logs say about the server itself: its name, and when it started. Bounded.</summary>
internal sealed class ServerFacts
{
    private const int MostBoots = 10_000;
    private readonly List<long> _boots = [];

    /// <summary>The host as its logs name it first, or null.</summary>
    public string? Host { get; private set; }

    /// <summary>When the server started, nanoseconds since 1970, in order.</summary>
    public IReadOnlyList<long> Boots => [.. _boots.Order()];

    /// <summary>Looks at a record.</summary>
    public void See(Record record, EvidenceArea area)
    {
        if (record.Code?.Value is "wtmp.boot" or "kernel.boot" or "systemd.booted" && record.HasTime && _boots.Count < MostBoots)
        {
            _boots.Add(record.UnixNanoseconds);
        }

        // Many formats have something in front that could pass for a host; these two kinds of logs name it for sure.
        if (Host is null && (area == EvidenceAreas.Authentication || area == EvidenceAreas.System) && record.Has(FieldNames.ProcessName))
        {
            Host = record.GetString(FieldNames.HostName);
        }
    }
}
