using Ashiato.Core;
using Ashiato.Detection.Coverage;

namespace Ashiato.App.Pipelines;

/// <summary>What grows while families of logs are read.</summary>
internal interface IReadingState
{
    /// <summary>Records with content so far.</summary>
    long Records { get; }

    /// <summary>The latest event so far, nanoseconds since 1970; null when there is none.</summary>
    long? Newest { get; }

    /// <summary>Takes a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="area">The kind of evidence it belongs to.</param>
    void See(Record record, EvidenceArea area);
}
