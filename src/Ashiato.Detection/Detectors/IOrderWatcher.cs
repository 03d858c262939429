using Ashiato.Core;

namespace Ashiato.Detection.Detectors;

/// <summary>A detector that must see every record in the order of its file: those without a kind, echoes of other logs and login records too.</summary>
internal interface IOrderWatcher
{
    /// <summary>Sees a record before anybody looks at it. Called for every record: must cost next to nothing where there is nothing to see.</summary>
    void See(Record record);
}
