using System.IO.Compression;
using Ashiato.Core;
using Ashiato.Input.Framing;

namespace Ashiato.Input.Sources.Archives;

/// <summary>Lists a zip archive by its central directory.</summary>
internal static class ZipIndexer
{
    private const int TypeMask = 0xF000;
    private const int LinkType = 0xA000;
    private const int MostLinkText = 4096;

    /// <summary>Adds every member to <paramref name="index"/>.</summary>
    /// <param name="zip">The archive, opened for reading; members are read from it later.</param>
    /// <param name="path">The archive, as a person would write it.</param>
    /// <param name="archiveLength">Its size in bytes.</param>
    /// <param name="index">Takes the members.</param>
    /// <param name="problems">Takes problems.</param>
    internal static void Fill(ZipArchive zip, string path, long archiveLength, ArchiveIndex index, IProblemSink problems)
    {
        var limits = UnpackLimits.Default;
        var total = 0L;
        foreach (var entry in zip.Entries)
        {
            total += entry.Length;
            if (index.IsFull || (total > limits.FreeBytes && total / limits.MostRatio >= archiveLength))
            {
                problems.Report(SourceProblems.ArchiveBomb(path, archiveLength, total));
                return;
            }

            if (!entry.FullName.EndsWith('/'))
            {
                Add(zip, entry, index);
            }
        }
    }

    private static void Add(ZipArchive zip, ZipArchiveEntry entry, ArchiveIndex index)
    {
        var mode = (entry.ExternalAttributes >> 16) & 0xFFFF;
        if (entry.IsEncrypted)
        {
            index.Refuse(entry.FullName, SourceProblems.MemberUnsupported);
        }
        else if ((mode & TypeMask) == LinkType)
        {
            index.AddLink(entry.FullName, LinkText(entry));
        }
        else
        {
            index.Add(
                entry.FullName,
                entry.Length,
                new DateTimeOffset(DateTime.SpecifyKind(entry.LastWriteTime.DateTime, DateTimeKind.Unspecified), TimeSpan.Zero),
                mode == 0 ? null : (UnixFileMode)(mode & 0xFFF),
                () => Open(zip, entry));
        }
    }

    private static LimitedStream Open(ZipArchive zip, ZipArchiveEntry entry)
    {
        lock (zip)
        {
            try
            {
                // What comes out is held to what the directory says, whatever the packed data does.
                return new LimitedStream(new LockedStream(entry.Open(), zip), entry.Length);
            }
            catch (InvalidDataException e)
            {
                throw new IOException(e.Message, e);
            }
        }
    }

    private static string LinkText(ZipArchiveEntry entry)
    {
        try
        {
            using var reader = new StreamReader(entry.Open());
            var text = new char[MostLinkText];
            return new string(text, 0, reader.ReadBlock(text));
        }
        catch (InvalidDataException)
        {
            return "";
        }
    }
}
