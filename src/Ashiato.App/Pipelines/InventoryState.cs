using Ashiato.Core;
using Ashiato.Detection.Coverage;

namespace Ashiato.App.Pipelines;

/// <summary>What an inventory keeps while logs are read: when the log at hand spoke, and the latest event of all.</summary>
internal sealed class InventoryState : IReadingState
{
    /// <summary>When the log at hand spoke.</summary>
    public AreaActivity Activity { get; private set; } = new();

    /// <inheritdoc/>
    public long Records { get; private set; }

    /// <inheritdoc/>
    public long? Newest { get; private set; }

    /// <summary>The server itself.</summary>
    public ServerFacts Server { get; } = new();

    /// <summary>Another log begins.</summary>
    public void Begin() => Activity = new AreaActivity();

    /// <inheritdoc/>
    public void See(Record record, EvidenceArea area)
    {
        Records++;
        Activity.See(record);
        if (Activity.HasTime)
        {
            Newest = Math.Max(Newest ?? long.MinValue, Activity.Last);
        }

        Server.See(record, area);
    }
}
