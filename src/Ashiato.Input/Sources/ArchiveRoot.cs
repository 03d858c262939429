using System.IO.Compression;
using Ashiato.Core;
using Ashiato.Input.Framing;
using Ashiato.Input.Sources.Archives;

namespace Ashiato.Input.Sources;

/// <summary>
/// A tar archive (also packed with gzip, xz, zstd or bzip2) or a zip archive as evidence. Members are read from the archive
/// where they stand; a packed tar is unpacked once into a temporary file without a name. Nothing is written under a member's
/// name.
/// </summary>
public sealed class ArchiveRoot : EvidenceRoot
{
    private readonly string _path;
    private readonly Stream _bytes;
    private readonly ArchiveIndex _index;
    private ZipArchive? _zip;
    private bool _isSalvaged;

    private ArchiveRoot(string path, Stream bytes, IProblemSink problems)
    {
        _path = path;
        _bytes = bytes;
        _index = new ArchiveIndex(path, problems);
    }

    /// <inheritdoc/>
    public override string Name => _path;

    /// <summary>Is it one file that somebody packed, and whole?</summary>
    internal bool IsSinglePackedFile => _zip is not null && !_isSalvaged && _index.Files.Count == 1;

    /// <summary>Lists a tar archive.</summary>
    /// <param name="path">The archive, as a person would write it.</param>
    /// <param name="unpacked">The unpacked archive from its beginning; owned by the result.</param>
    /// <param name="problems">Takes damage of the archive and of its packing.</param>
    /// <exception cref="IOException">It cannot be read, or there is no room for the temporary file.</exception>
    internal static ArchiveRoot OpenTar(string path, Stream unpacked, IProblemSink problems)
    {
        var bytes = Spool.Seekable(unpacked);
        if (bytes != unpacked)
        {
            unpacked.Dispose();
        }

        var root = new ArchiveRoot(path, bytes, problems);
        TarIndexer.Fill(bytes, path, root._index, problems);
        root._index.Complete();
        return root;
    }

    /// <summary>Lists a zip archive, as far as it goes when its directory at the end is damaged or cut off; null when it holds no more than the beginning of one member.</summary>
    /// <param name="path">The archive, as a person would write it.</param>
    /// <param name="stored">The archive, seekable; owned by the result if there is one.</param>
    /// <param name="problems">Takes problems of members.</param>
    internal static ArchiveRoot? TryOpenZip(string path, Stream stored, IProblemSink problems)
    {
        var root = new ArchiveRoot(path, stored, problems);
        try
        {
            root._zip = new ZipArchive(stored, ZipArchiveMode.Read, leaveOpen: true);
            ZipIndexer.Fill(root._zip, path, stored.Length, root._index, problems);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or ArgumentException)
        {
            root._zip?.Dispose();
            return TrySalvage(path, stored, problems);
        }

        root._index.Complete();
        return root;
    }

    /// <summary>The directory at the end is lost: the members are found one after the other. A single one is read as a packed file.</summary>
    private static ArchiveRoot? TrySalvage(string path, Stream stored, IProblemSink problems)
    {
        var root = new ArchiveRoot(path, stored, problems);
        if (ZipSalvager.Fill(stored, path, root._index, out var damage) < 2)
        {
            return null;
        }

        problems.Report(damage);
        root._index.Complete();
        root._isSalvaged = true;
        return root;
    }

    /// <inheritdoc/>
    public override IEnumerable<EvidenceFile> Files(IProblemSink problems) => _index.Files;

    /// <inheritdoc/>
    public override EvidenceFile? Find(string relativePath, IProblemSink problems) => _index.Find(relativePath);

    /// <inheritdoc/>
    public override string? LinkTarget(string relativePath) => _index.LinkTarget(relativePath);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _zip?.Dispose();
            _bytes.Dispose();
        }

        base.Dispose(disposing);
    }
}
