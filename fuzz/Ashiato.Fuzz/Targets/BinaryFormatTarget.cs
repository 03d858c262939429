using Ashiato.Input.Formats;

namespace Ashiato.Fuzz.Targets;

/// <summary>A file of one binary format, whatever its first bytes say it is.</summary>
internal sealed class BinaryFormatTarget(BinaryFormat format) : IFuzzTarget
{
    private static readonly string[] Names = ["wtmp", "lastlog", "faillog", "system.journal", "x"];

    public string Name => "binary." + format.Name;

    public string? Format => format.Name;

    public int MostKept => 10;

    public void Run(ReadOnlySpan<byte> data, Signatures seen)
    {
        var head = data[..Math.Min(data.Length, BinaryFormat.HeadLength)];
        foreach (var name in Names)
        {
            seen.Add(name + format.Recognizes(head, name, data.Length) + format.Recognizes(head, name, -1));
        }

        var bytes = data.ToArray();
        var surroundings = new Surroundings();
        using var stream = new MemoryStream(bytes, writable: false);
        var check = new RecordCheck(null, seen);
        Fresh(surroundings).Read(stream, check, surroundings.Context());
        seen.Add("problems" + Math.Min(surroundings.Problems, 3));
    }

    /// <summary>As the log reader does it: one object a file, journal messages read on.</summary>
    private BinaryFormat Fresh(Surroundings surroundings)
    {
        var messages = new JournalMessages(Messages.All, surroundings.Context());
        return FormatCatalog.Binaries(messages).First(f => f.Name == format.Name && f.GetType() == format.GetType());
    }

    private static class Messages
    {
        public static readonly MessageReader All = new(FormatCatalog.Programs, FormatCatalog.Shared, FormatCatalog.Lines);
    }
}
