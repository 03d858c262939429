using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Ashiato.Core;
using Ashiato.Input.Framing;

namespace Ashiato.Input.Sources.Archives;

/// <summary>Lists a zip archive whose directory at the end is lost, by the headers before its members (APPNOTE 4.3.7).</summary>
internal static class ZipSalvager
{
    private const int HeaderLength = 30;
    private const int Encrypted = 1;
    private const int SizeFollows = 8;
    private const int Stored = 0;
    private const int Deflated = 8;
    private const int BufferLength = 1 << 16;
    private static readonly byte[] HeaderMark = "PK\x03\x04"u8.ToArray();

    /// <summary>Adds every member up to the damage to <paramref name="index"/>.</summary>
    /// <param name="stored">The archive, seekable.</param>
    /// <param name="path">The archive, as a person would write it.</param>
    /// <param name="index">Takes the members.</param>
    /// <param name="damage">Where the archive ends or is damaged.</param>
    /// <returns>How many headers there were, directories too.</returns>
    internal static int Fill(Stream stored, string path, ArchiveIndex index, out Problem damage)
    {
        var (at, count, total) = (0L, 0, 0L);
        var header = new byte[HeaderLength];
        while (Read(stored, at, header) && header.AsSpan().StartsWith(HeaderMark))
        {
            var flags = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(6));
            var method = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(8));
            var name = new byte[BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(26))];
            var start = at + HeaderLength + name.Length + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(28));
            if (!Read(stored, at + HeaderLength, name))
            {
                break;
            }

            // A size that follows the data is not known yet: the next header, or the end of what there is, ends the member.
            var isSized = (flags & SizeFollows) == 0;
            var next = isSized ? start + BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(18)) : NextHeader(stored, start);
            var packed = Math.Min(next, stored.Length) - start;
            var unpacked = isSized ? BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(22)) : Math.Max(packed, 0) * UnpackLimits.Default.MostRatio;
            total += isSized ? unpacked : 0;
            if (index.IsFull || (total > UnpackLimits.Default.FreeBytes && total / UnpackLimits.Default.MostRatio >= stored.Length))
            {
                damage = SourceProblems.ArchiveBomb(path, stored.Length, total);
                return count;
            }

            count++;
            Add(Encoding.UTF8.GetString(name), flags, method, (stored, start, packed, unpacked), index);
            at = next;
        }

        damage = at < stored.Length ? SourceProblems.ArchiveDamaged(path, at) : SourceProblems.ArchiveCut(path, stored.Length);
        return count;
    }

    private static void Add(string name, int flags, int method, (Stream Shared, long Start, long Packed, long Unpacked) data, ArchiveIndex index)
    {
        if (name.EndsWith('/') || data.Packed < 0)
        {
            return;
        }

        if ((flags & Encrypted) != 0 || method is not (Stored or Deflated))
        {
            index.Refuse(name, SourceProblems.MemberUnsupported);
            return;
        }

        index.Add(name, data.Unpacked, null, null, () =>
        {
            Stream section = new SectionStream(data.Shared, data.Start, data.Packed);
            return method == Stored ? section : new LimitedStream(new LockedStream(new DeflateStream(section, CompressionMode.Decompress), data.Shared), data.Unpacked);
        });
    }

    private static bool Read(Stream stored, long at, byte[] bytes)
    {
        stored.Position = Math.Min(at, stored.Length);
        return stored.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length;
    }

    private static long NextHeader(Stream stored, long from)
    {
        var buffer = new byte[BufferLength];
        for (var at = from; at < stored.Length; at += BufferLength - HeaderMark.Length + 1)
        {
            stored.Position = at;
            var length = stored.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            var found = buffer.AsSpan(0, length).IndexOf(HeaderMark);
            if (found >= 0)
            {
                return at + found;
            }
        }

        return stored.Length;
    }
}
