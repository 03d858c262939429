namespace Ashiato.Input.Sources.Disk;

/// <summary>Where a link leads.</summary>
internal enum LinkEnd
{
    /// <summary>To something inside the evidence root.</summary>
    Inside,

    /// <summary>To nothing.</summary>
    Missing,

    /// <summary>In a circle.</summary>
    Loop,

    /// <summary>Out of the evidence root.</summary>
    Outside,
}
