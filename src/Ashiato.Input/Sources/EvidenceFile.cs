using Ashiato.Core;

namespace Ashiato.Input.Sources;

/// <summary>One file of an evidence root. It is only ever opened for reading.</summary>
public abstract class EvidenceFile
{
    /// <summary>The path as a person would write it (as given, or root plus relative path).</summary>
    public abstract string DisplayPath { get; }

    /// <summary>The path inside the evidence root with forward slashes and no leading slash, for example <c>var/log/auth.log.2.gz</c>.</summary>
    public abstract string RelativePath { get; }

    /// <summary>The last part of the path.</summary>
    public string Name => RelativePath[(RelativePath.LastIndexOf('/') + 1)..];

    /// <summary>Size in bytes as stored (packed), or null when unknown (standard input).</summary>
    public abstract long? Length { get; }

    /// <summary>Time of last modification, or null when unknown.</summary>
    public abstract DateTimeOffset? Modified { get; }

    /// <summary>Permission bits, or null when unknown.</summary>
    public abstract UnixFileMode? Mode { get; }

    /// <summary>Where records of the file say they come from.</summary>
    public virtual RecordOrigin Origin => new(DisplayPath);

    /// <summary>Opens the stored (packed) bytes.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public abstract Stream Open();
}
