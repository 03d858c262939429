namespace Ashiato.Input.Formats;

/// <summary>Does a line belong to the record before it?</summary>
public enum Joins
{
    /// <summary>The format has no opinion: a line that no format understands as a record of its own is joined when the format says so.</summary>
    Maybe,

    /// <summary>The line belongs to the record.</summary>
    Yes,

    /// <summary>The line begins a record of its own.</summary>
    No,
}
