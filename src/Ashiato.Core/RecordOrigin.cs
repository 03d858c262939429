namespace Ashiato.Core;

/// <summary>The file that records come from. One object a file; records point to it.</summary>
/// <param name="Path">The path as a person would write it: as given on the command line, or relative to the evidence root.</param>
/// <param name="Member">The member of the archive that holds the file, or null.</param>
public sealed record RecordOrigin(string Path, string? Member = null)
{
    /// <summary>The log that the file is a rotated part of; the path where nobody knows.</summary>
    public string Log { get; init; } = Path;

    /// <inheritdoc/>
    public override string ToString() => Member is null ? Path : $"{Path}!{Member}";
}
