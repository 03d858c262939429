using Ashiato.Core;

namespace Ashiato.Input.Formats;

/// <summary>A format that is not lines of text: login records, journal files, databases.</summary>
public abstract class BinaryFormat
{
    /// <summary>How many bytes of a file's beginning <see cref="Recognizes"/> is given at most.</summary>
    public const int HeadLength = 4096;

    /// <summary>The name in the catalogue, which is also <c>event.dataset</c> unless a record says otherwise.</summary>
    public abstract string Name { get; }

    /// <summary>What the format is, for <c>ashiato formats</c>.</summary>
    public abstract Text Title { get; }

    /// <summary>Is this the format of the file? Decided by content; the name is a hint only.</summary>
    /// <param name="head">The first bytes of the unpacked file, up to <see cref="HeadLength"/>.</param>
    /// <param name="fileName">The file's name without directories, for example <c>wtmp.1</c>.</param>
    /// <param name="length">Length of the unpacked file, or -1 when unknown.</param>
    public abstract bool Recognizes(ReadOnlySpan<byte> head, string fileName, long length);

    /// <summary>
    /// Reads every record into <paramref name="sink"/>. A damaged file gives what can be read and a problem that says
    /// where; only errors of the stream itself are thrown.
    /// </summary>
    /// <param name="content">The unpacked bytes; not necessarily seekable.</param>
    /// <param name="sink">Takes the records.</param>
    /// <param name="context">Zone, clock, problems.</param>
    public abstract void Read(Stream content, IRecordSink sink, ReadContext context);
}
