namespace Ashiato.Input.Framing.Codecs;

/// <summary>How one step of a codec ended.</summary>
internal enum CodecStatus
{
    /// <summary>It goes on; no progress at all means that more packed bytes are needed.</summary>
    Working,

    /// <summary>The member (gzip), stream (xz, bzip2) or frame (zstd) is complete.</summary>
    MemberEnd,

    /// <summary>The packed bytes are damaged here.</summary>
    Damaged,

    /// <summary>Unpacking needs more memory than is granted.</summary>
    TooMuchMemory,
}
