using Ashiato.Core;

namespace Ashiato.Input.Framing;

/// <summary>
/// Makes plain bytes of a stored file: gzip, xz, zstd, bzip2 (all members, one after the other) and a zipped single file
/// are unpacked, UTF-16 with a byte-order mark becomes UTF-8. What a file is, is told by its first bytes, never by its name.
/// </summary>
public static class Unpacker
{
    /// <summary>The unpacked bytes, read-only. Seekable when the file is not packed and <paramref name="stored"/> is seekable.</summary>
    /// <param name="stored">The bytes as they lie on the disk; owned by the result.</param>
    /// <param name="displayPath">The file, as a person would write it.</param>
    /// <param name="problems">
    /// Takes one problem when the file is damaged, cut, a bomb, or needs a library that is missing; the stream then ends
    /// after everything that could be unpacked. Problems may come while the result is read.
    /// </param>
    /// <exception cref="IOException">The stored bytes cannot be read.</exception>
    public static PeekStream Open(Stream stored, string displayPath, IProblemSink problems) =>
        Open(stored, displayPath, problems, UnpackLimits.Default);

    /// <summary>The unpacked bytes as the file had them before it was packed: UTF-16 stays UTF-16, so that offsets stay what they were.</summary>
    /// <exception cref="IOException">The stored bytes cannot be read.</exception>
    internal static PeekStream OpenUndecoded(Stream stored, string displayPath, IProblemSink problems) =>
        Unpack(stored, displayPath, problems, UnpackLimits.Default);

    /// <summary>As above, with other limits.</summary>
    internal static PeekStream Open(Stream stored, string displayPath, IProblemSink problems, UnpackLimits limits) =>
        Decode(Unpack(stored, displayPath, problems, limits));

    private static PeekStream Unpack(Stream stored, string displayPath, IProblemSink problems, UnpackLimits limits)
    {
        var guard = new ExpansionGuard(displayPath, limits, problems);
        var stream = new PeekStream(stored);
        for (var layer = 0; Packing.Of(stream.Peek(Packing.HeadLength)) is not null || ZipMember.StartsHere(stream.Peek(4)); layer++)
        {
            if (layer == limits.MostLayers)
            {
                return Nothing(stream, problems, UnpackProblems.TooManyLayers(displayPath, limits.MostLayers));
            }

            var packing = Packing.Of(stream.Peek(Packing.HeadLength)) ?? Packing.Zip;
            if (TryOpen(stream, packing, guard, layer == 0, out var problem) is not { } unpacked)
            {
                return Nothing(stream, problems, problem);
            }

            stream = new PeekStream(unpacked);
        }

        return stream;
    }

    /// <summary>One layer less; null with the reason when it cannot be unpacked.</summary>
    internal static Stream? TryOpen(PeekStream stored, Packing packing, ExpansionGuard guard, bool outermost, out Problem problem)
    {
        problem = UnpackProblems.ZipUnsupported(guard.Path);
        try
        {
            return packing == Packing.Zip
                ? ZipMember.Open(stored, guard, outermost)
                : new UnpackStream(stored, packing, packing.Make(), guard, outermost);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            problem = UnpackProblems.LibraryMissing(guard.Path, packing);
            return null;
        }
    }

    private static PeekStream Nothing(Stream stream, IProblemSink problems, Problem problem)
    {
        problems.Report(problem);
        stream.Dispose();
        return new PeekStream(Stream.Null);
    }

    private static PeekStream Decode(PeekStream stream)
    {
        var mark = stream.Peek(2);
        if (!mark.SequenceEqual((ReadOnlySpan<byte>)[0xFF, 0xFE]) && !mark.SequenceEqual((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return stream;
        }

        var bigEndian = mark[0] == 0xFE;
        _ = stream.ReadByte();
        _ = stream.ReadByte();
        return new PeekStream(new Utf16Stream(stream, bigEndian));
    }
}
