using Ashiato.Core;
using Ashiato.Input.Framing;
using Ashiato.Input.Sources.Archives;
using Ashiato.Input.Sources.Posix;

namespace Ashiato.Input.Sources;

/// <summary>Chooses how to read what was named as evidence: by what it is, not by its name.</summary>
public static class EvidenceRootFactory
{
    private const int TarBlock = 512;

    /// <summary>Opens a directory, archive, file or (<c>-</c>) standard input as evidence.</summary>
    /// <param name="pathOrDash">As given on the command line.</param>
    /// <param name="standardInput">Opens standard input; called only for <c>-</c> and when the file is opened.</param>
    /// <param name="problems">Takes problems of an archive; problems of files come when they are listed and read.</param>
    /// <exception cref="EvidenceException">There is nothing, it may not be read, or it is a device.</exception>
    public static EvidenceRoot Open(string pathOrDash, Func<Stream> standardInput, IProblemSink problems)
    {
        if (pathOrDash == "-")
        {
            return new StdinRoot(standardInput);
        }

        if (FileStatus.Of(pathOrDash, follow: true, out var errno) is not { } status)
        {
            throw new EvidenceException(errno == FileStatus.AccessDenied ? SourceProblems.Denied(pathOrDash) : SourceProblems.Missing(pathOrDash));
        }

        return status.Type switch
        {
            FileType.Directory => new DirectoryRoot(pathOrDash),
            FileType.Regular => OpenFile(pathOrDash, problems),
            FileType.Fifo when pathOrDash.StartsWith("/dev/", StringComparison.Ordinal) || pathOrDash.StartsWith("/proc/", StringComparison.Ordinal) => new FileRoot(pathOrDash),
            _ => throw new EvidenceException(SourceProblems.NotAFile(pathOrDash)),
        };
    }

    private static EvidenceRoot OpenFile(string path, IProblemSink problems)
    {
        var file = new FileRoot(path);
        try
        {
            return TryOpenZip(path, file, problems) ?? TryOpenTar(path, file, problems) ?? (EvidenceRoot)file;
        }
        catch (UnauthorizedAccessException)
        {
            throw new EvidenceException(SourceProblems.Denied(path));
        }
        catch (IOException e)
        {
            throw new EvidenceException(SourceProblems.Unreadable(path, e.Message));
        }
    }

    // A zip of one file is a packed file, not an archive.
    private static ArchiveRoot? TryOpenZip(string path, FileRoot file, IProblemSink problems)
    {
        var stored = file.Files(problems).Single().Open();
        Span<byte> magic = stackalloc byte[4];
        var length = stored.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        stored.Position = 0;
        var root = length == 4 && (magic.SequenceEqual("PK\x03\x04"u8) || magic.SequenceEqual("PK\x05\x06"u8))
            ? ArchiveRoot.TryOpenZip(path, stored, problems)
            : null;
        if (root is null)
        {
            stored.Dispose();
        }
        else if (root.IsSinglePackedFile)
        {
            root.Dispose();
            root = null;
        }

        return root;
    }

    private static ArchiveRoot? TryOpenTar(string path, FileRoot file, IProblemSink problems)
    {
        // Whatever is wrong with the packing is reported by whoever reads on, once.
        using (var probe = Unpacker.Open(file.Files(problems).Single().Open(), path, NoProblems.Instance))
        {
            if (!TarIndexer.StartsHere(probe.Peek(TarBlock)))
            {
                return null;
            }
        }

        return ArchiveRoot.OpenTar(path, Unpacker.Open(file.Files(problems).Single().Open(), path, problems), problems);
    }

    private sealed class NoProblems : IProblemSink
    {
        internal static readonly NoProblems Instance = new();

        public void Report(Problem problem)
        {
        }
    }
}
