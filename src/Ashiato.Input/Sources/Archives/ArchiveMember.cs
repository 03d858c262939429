using Ashiato.Core;

namespace Ashiato.Input.Sources.Archives;

/// <summary>A regular file in an archive.</summary>
internal sealed class ArchiveMember(string archive, string path, long length, DateTimeOffset? modified, UnixFileMode? mode, Func<Stream> open) : EvidenceFile
{
    /// <inheritdoc/>
    public override string DisplayPath => $"{archive}!{path}";

    /// <inheritdoc/>
    public override string RelativePath => path;

    /// <inheritdoc/>
    public override long? Length => length;

    /// <inheritdoc/>
    public override DateTimeOffset? Modified => modified;

    /// <inheritdoc/>
    public override UnixFileMode? Mode => mode;

    /// <inheritdoc/>
    public override RecordOrigin Origin => new(archive, path);

    /// <inheritdoc/>
    public override Stream Open() => open();

    /// <summary>The same bytes under another name: a link.</summary>
    internal ArchiveMember As(string name) => new(archive, name, length, modified, mode, open);
}
