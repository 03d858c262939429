using System.Text;
using Ashiato.Core;
using Ashiato.Input.Formats;
using Ashiato.Reports.Rendering.Json;

namespace Ashiato.Tests.Input.Formats;

/// <summary>
/// Each folder of test/data/formats holds sample.log and expected.jsonl: what the reader makes of it, reviewed by people.
/// Where the name of the file matters, it stands in a file "name".
/// With ASHIATO_APPROVE=1 in the environment the expectations are written anew.
/// </summary>
public sealed class FormatSampleTests
{
    private const string Marks = " []{}\"'=:/,-\\\n\0";

    private sealed class NoProblems : IProblemSink
    {
        public void Report(Problem problem)
        {
        }
    }

    public static TheoryData<string> Folders() => [.. Directory.GetDirectories(Root()).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_sample_reads_as_reviewed(string name)
    {
        var folder = Path.Combine(Root(), name);
        var found = Parse(File.ReadAllBytes(Path.Combine(folder, "sample.log")), NameOf(name));
        var expected = Path.Combine(folder, "expected.jsonl");
        if (Environment.GetEnvironmentVariable("ASHIATO_APPROVE") == "1")
        {
            File.WriteAllText(expected, found);
            return;
        }

        Assert.Equal(File.ReadAllText(expected), found);
    }

    [Fact]
    public void Every_format_of_the_catalogue_has_a_sample()
    {
        var names = FormatCatalog.Lines.Select(f => f.Name).Concat(FormatCatalog.Programs.Select(f => f.Name)).Concat(FormatCatalog.Shared.Select(f => f.Name));
        var missing = names.Distinct().Where(n => !Directory.Exists(Path.Combine(Root(), n))).ToList();
        Assert.Empty(missing);
    }

    /// <summary>Cut anywhere, a line must neither crash the reader nor lose bytes.</summary>
    [Theory]
    [MemberData(nameof(Folders))]
    public void A_cut_sample_loses_nothing(string name)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Root(), name, "sample.log"));
        for (var length = 0; length <= Math.Min(bytes.Length, 4000); length += 7)
        {
            var sink = new RawSink();
            Read(bytes[^length..], sink, NameOf(name));
            Assert.Equal(length, sink.Bytes);
            sink = new RawSink();
            Read(bytes[..length], sink, NameOf(name));
            Assert.Equal(length, sink.Bytes);
        }
    }

    /// <summary>Bytes changed at random (always the same ones) must neither crash the reader nor lose bytes.</summary>
    [Theory]
    [MemberData(nameof(Folders))]
    public void A_damaged_sample_loses_nothing(string name)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Root(), name, "sample.log"));
        var random = new Random(20260310);
        for (var round = 0; round < 60; round++)
        {
            var damaged = bytes.ToArray();
            for (var change = 0; change < 1 + (bytes.Length / 40); change++)
            {
                damaged[random.Next(damaged.Length)] = round % 2 == 0 ? (byte)random.Next(256) : (byte)Marks[random.Next(Marks.Length)];
            }

            using var output = new MemoryStream();
            Read(damaged, new RecordJsonWriter(output), NameOf(name));
            var sink = new RawSink();
            Read(damaged, sink, NameOf(name));
            Assert.Equal(damaged.Length, sink.Bytes + sink.Zeros);
        }
    }

    private static string Parse(byte[] content, string name)
    {
        using var output = new MemoryStream();
        var writer = new RecordJsonWriter(output);
        Read(content, writer, name);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static void Read(byte[] content, IRecordSink sink, string name)
    {
        var context = new ReadContext
        {
            Zone = TimeZoneInfo.Utc,
            Now = new DateTimeOffset(2026, 3, 31, 0, 0, 0, TimeSpan.Zero),
            Problems = new NoProblems(),
            Origin = new RecordOrigin(name),
        };
        using var stream = new MemoryStream(content);
        new LogReader().ReadText(stream, sink, context);
    }

    private static string NameOf(string folder)
    {
        var path = Path.Combine(Root(), folder, "name");
        return File.Exists(path) ? File.ReadAllText(path).Trim() : "sample.log";
    }

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !Directory.Exists(Path.Combine(at.FullName, "test", "data", "formats")))
        {
            at = at.Parent;
        }

        return Path.Combine(at!.FullName, "test", "data", "formats");
    }

    private sealed class RawSink : IRecordSink
    {
        public long Bytes { get; private set; }

        public long Zeros { get; private set; }

        public void Accept(Ashiato.Core.Record record)
        {
            Bytes += record.RawWithEnd.Length;
            Zeros += record.NulBytes;
        }
    }
}
