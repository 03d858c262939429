namespace Ashiato.Detection.Detectors;

/// <summary>Keeps only so much and counts what it dropped.</summary>
internal interface IDropCounter
{
    /// <summary>How much was not kept because there was too much.</summary>
    long Dropped { get; }
}
