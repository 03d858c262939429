using Ashiato.Core;
using Ashiato.Input.Following.Positions;
using Ashiato.Input.Framing;
using Ashiato.Input.Sources.Posix;

namespace Ashiato.Input.Following.Parts;

/// <summary>A part that was opened, standing where reading goes on.</summary>
internal sealed class OpenPart : IDisposable
{
    private readonly HeldProblems _problems;

    private OpenPart(LogPart part, Stream content, ContentWindow window, long length, HeldProblems problems) =>
        (Part, Content, Window, Length, _problems) = (part, content, window, length, problems);

    /// <summary>The file.</summary>
    internal LogPart Part { get; }

    /// <summary>The unpacked bytes from where reading goes on.</summary>
    internal Stream Content { get; }

    /// <summary>What lies before that.</summary>
    internal ContentWindow Window { get; }

    /// <summary>Length of the unpacked text; -1 when it is packed.</summary>
    internal long Length { get; }

    /// <summary>Was it emptied and written anew while it was read?</summary>
    internal bool IsReplaced => Content is PlainPartStream { IsReplaced: true };

    /// <summary>The part is the one that will be read: from now on its problems are reported.</summary>
    internal void Choose() => _problems.Release();

    /// <summary>Reads the first bytes ahead (<see cref="PlainPartStream.Prime"/>).</summary>
    internal void Prime() => (Content as PlainPartStream)?.Prime();

    /// <summary>Opens a part at its beginning.</summary>
    /// <exception cref="IOException">It cannot be read, or is another file by now.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    internal static OpenPart AtStart(LogPart part, IProblemSink problems)
    {
        var window = new ContentWindow();
        var held = new HeldProblems(problems);
        var file = Open(part, out var length);
        return part.IsPacked
            ? new OpenPart(part, Unpacker.OpenUndecoded(file, part.Path, held), window, -1, held)
            : new OpenPart(part, new PlainPartStream(file, length, window.Copy()), window, length, held);
    }

    /// <summary>Opens a part at a position; null when it is not the file that the position speaks of.</summary>
    /// <exception cref="IOException">It cannot be read, or is another file by now.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    internal static OpenPart? At(LogPart part, PartPosition position, IProblemSink problems)
    {
        if (part.IsPacked)
        {
            return AtPacked(AtStart(part, problems), position);
        }

        var file = Open(part, out var length);
        if (length >= position.Offset && Load(file, position.Offset) is { } window && window.Proves(position))
        {
            return new OpenPart(part, new PlainPartStream(file, length, window.Copy()), window, length, new HeldProblems(problems));
        }

        file.Dispose();
        return null;
    }

    /// <summary>Does a part begin as the position says? Cheap also where it is packed.</summary>
    /// <exception cref="IOException">It cannot be read, or is another file by now.</exception>
    internal static bool IsBeginning(LogPart part, PartPosition position, IProblemSink problems)
    {
        using var open = AtStart(part, problems);
        var head = new byte[(int)Math.Min(position.Offset, ContentWindow.Most)];
        open.Window.Append(head.AsSpan(0, open.Content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)));
        return open.Window.HeadHash() == position.Head;
    }

    /// <summary>Opens a plain part at an offset, whatever it says.</summary>
    /// <exception cref="IOException">It cannot be read, or is another file by now.</exception>
    internal static OpenPart AtOffset(LogPart part, long offset, IProblemSink problems)
    {
        var file = Open(part, out var length);
        var window = Load(file, Math.Min(offset, length));
        if (window is null)
        {
            file.Dispose();
            throw new FileNotFoundException(part.Path);
        }

        return new OpenPart(part, new PlainPartStream(file, length, window.Copy()), window, length, new HeldProblems(problems));
    }

    /// <inheritdoc/>
    public void Dispose() => Content.Dispose();

    private static FileStream Open(LogPart part, out long length)
    {
        var file = ReadOnlyOpen.Open(part.Path, out length);
        if (FileStatus.Of(file.SafeFileHandle) is { } status && status.Inode == part.Status.Inode && status.Device == part.Status.Device)
        {
            return file;
        }

        file.Dispose();
        throw new FileNotFoundException(part.Path);
    }

    // The first and the last bytes before the offset; null when the file became shorter.
    private static ContentWindow? Load(FileStream file, long offset)
    {
        var window = new ContentWindow();
        var bytes = new byte[ContentWindow.Most];
        while (window.Offset < offset)
        {
            var at = Math.Max(window.Offset, window.Offset >= ContentWindow.Most ? offset - ContentWindow.Most : 0);
            window.Pass(at - window.Offset);
            var count = RandomAccess.Read(file.SafeFileHandle, bytes.AsSpan(0, (int)Math.Min(bytes.Length, offset - at)), at);
            if (count == 0)
            {
                return null;
            }

            window.Append(bytes.AsSpan(0, count));
        }

        return window;
    }

    private static OpenPart? AtPacked(OpenPart part, PartPosition position)
    {
        var bytes = new byte[64 * 1024];
        while (part.Window.Offset < position.Offset)
        {
            var most = part.Window.Offset < ContentWindow.Most ? ContentWindow.Most - part.Window.Offset : bytes.Length;
            var count = part.Content.Read(bytes, 0, (int)Math.Min(most, position.Offset - part.Window.Offset));
            part.Window.Append(bytes.AsSpan(0, count));
            var isHead = part.Window.Offset == Math.Min(position.Offset, ContentWindow.Most);
            if (count == 0 || (isHead && part.Window.HeadHash() != position.Head))
            {
                part.Dispose();
                return null;
            }
        }

        if (part.Window.Proves(position))
        {
            return part;
        }

        part.Dispose();
        return null;
    }
}
