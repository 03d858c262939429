namespace Ashiato.Input.Sources.Disk;

/// <summary>Bytes that come through a pipe: standard input, or a shell's process substitution.</summary>
internal sealed class StreamFile(string name, Func<Stream> open) : EvidenceFile
{
    /// <inheritdoc/>
    public override string DisplayPath => name;

    /// <inheritdoc/>
    public override string RelativePath => Path.GetFileName(name);

    /// <inheritdoc/>
    public override long? Length => null;

    /// <inheritdoc/>
    public override DateTimeOffset? Modified => null;

    /// <inheritdoc/>
    public override UnixFileMode? Mode => null;

    /// <inheritdoc/>
    public override Stream Open() => open();
}
