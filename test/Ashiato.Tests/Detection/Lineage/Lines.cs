using System.Text;
using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection.Lineage;
using Ashiato.Input.Formats;

namespace Ashiato.Tests.Detection.Lineage;

/// <summary>Lines of logs, what they tell of lineage, and each of them as evidence, to be named by a part of its text.</summary>
internal sealed class Lines : IRecordSink
{
    private readonly AuditProcess _process = new();
    private readonly List<Evidence> _all = [];

    public LineageLog Log { get; } = new();

    public LineageTree Tree => new(Log);

    public static Lines Of(string file, params IEnumerable<string> lines) => new Lines().And(file, lines);

    public Lines And(string file, params IEnumerable<string> lines)
    {
        var context = new ReadContext
        {
            Zone = TimeZoneInfo.Utc,
            Now = new DateTimeOffset(2026, 3, 31, 0, 0, 0, TimeSpan.Zero),
            Problems = new Problems(),
            Origin = new RecordOrigin(file),
        };
        new LogReader().Read(new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\n")))), file, this, context);
        return this;
    }

    public Evidence this[string part] => Assert.Single(_all, e => e.Raw.Contains(part, StringComparison.Ordinal));

    void IRecordSink.Accept(Record record)
    {
        _process.See(record);
        Log.Accept(record);
        _all.Add(Evidence.Of(record) with { Process = _process.Of(record) });
    }
}
