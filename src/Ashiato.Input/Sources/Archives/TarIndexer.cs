using System.Formats.Tar;
using Ashiato.Core;

namespace Ashiato.Input.Sources.Archives;

/// <summary>Lists a tar archive (v7, ustar, pax and GNU, as System.Formats.Tar reads them) without writing anything.</summary>
internal static class TarIndexer
{
    private const int BlockLength = 512;

    /// <summary>Adds every member to <paramref name="index"/>; damage ends the list and is reported.</summary>
    /// <param name="tar">The archive, seekable; members are read from it later.</param>
    /// <param name="path">The archive, as a person would write it.</param>
    /// <param name="index">Takes the members.</param>
    /// <param name="problems">Takes problems.</param>
    internal static void Fill(Stream tar, string path, ArchiveIndex index, IProblemSink problems)
    {
        using var reader = new TarReader(tar, leaveOpen: true);
        var end = 0L;
        try
        {
            while (!index.IsFull && reader.GetNextEntry() is { } entry)
            {
                end = Add(tar, entry, index, end);
                if (end > tar.Length)
                {
                    problems.Report(SourceProblems.ArchiveCut(path, tar.Length));
                    return;
                }
            }

            if (!index.IsFull && !EndsWithZeros(tar))
            {
                problems.Report(SourceProblems.ArchiveCut(path, tar.Length));
            }
        }
        catch (EndOfStreamException)
        {
            problems.Report(SourceProblems.ArchiveCut(path, tar.Length));
        }
        catch (Exception e) when (e is InvalidDataException or FormatException or ArgumentException or InvalidOperationException or OverflowException or NotSupportedException)
        {
            problems.Report(SourceProblems.ArchiveDamaged(path, end));
        }
    }

    /// <summary>Is this the first block of a tar archive? Its checksum says so, whatever the variant.</summary>
    internal static bool StartsHere(ReadOnlySpan<byte> head)
    {
        if (head.Length < BlockLength || head[0] == 0)
        {
            return false;
        }

        var sum = 8 * ' ';
        for (var i = 0; i < BlockLength; i++)
        {
            sum += i is >= 148 and < 156 ? 0 : head[i];
        }

        var written = 0;
        foreach (var digit in head.Slice(148, 8).Trim((byte)' ').TrimEnd("\0 "u8))
        {
            if (digit is < (byte)'0' or > (byte)'7')
            {
                return false;
            }

            written = (written * 8) + digit - '0';
        }

        return sum == written;
    }

    // Returns where the member's data ends.
    private static long Add(Stream tar, TarEntry entry, ArchiveIndex index, long end)
    {
        switch (entry.EntryType)
        {
            case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile when IsSparse(entry):
            case TarEntryType.SparseFile:
                index.Refuse(entry.Name, SourceProblems.MemberUnsupported);
                break;
            case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile:
                return AddFile(tar, entry, index, end);
            case TarEntryType.SymbolicLink:
                index.AddLink(entry.Name, entry.LinkName);
                break;
            case TarEntryType.HardLink:
                index.AddHardLink(entry.Name, entry.LinkName);
                break;
            case TarEntryType.Fifo or TarEntryType.BlockDevice or TarEntryType.CharacterDevice when !SystemTree.Omits(MemberPath.Clean(entry.Name)):
                index.Refuse(entry.Name, SourceProblems.NotAFile);
                break;
        }

        return end;
    }

    private static long AddFile(Stream tar, TarEntry entry, ArchiveIndex index, long end)
    {
        var start = entry.DataOffset >= 0 && entry.Length > 0 ? entry.DataOffset : end;
        var length = Math.Min(entry.Length, Math.Max(tar.Length - start, 0));
        index.Add(entry.Name, length, entry.ModificationTime, entry.Mode, () => new SectionStream(tar, start, length));
        return start + entry.Length;
    }

    private static bool IsSparse(TarEntry entry) =>
        entry is PaxTarEntry pax && pax.ExtendedAttributes.Keys.Any(k => k.StartsWith("GNU.sparse.", StringComparison.Ordinal));

    // A whole archive ends with blocks of zeros; without one something was cut off.
    private static bool EndsWithZeros(Stream tar)
    {
        Span<byte> block = stackalloc byte[BlockLength];
        tar.Position = Math.Max(tar.Length - BlockLength, 0);
        return tar.ReadAtLeast(block, BlockLength, throwOnEndOfStream: false) == BlockLength && block.IndexOfAnyExcept((byte)0) < 0;
    }
}
