using System.Net;
using System.Text;
using Ashiato.App.Pipelines;
using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection.Detectors;
using Ashiato.Detection.Matching;
using Ashiato.Detection.Rules;
using Ashiato.Input.Formats;

namespace Ashiato.Tests.Detection.Expectations;

/// <summary>Reads logs of other tools' tests with Ashiato's formats, detectors and rules.</summary>
internal static class Reading
{
    private static readonly Lazy<RuleSet> Own = new(() => new RuleLibrary().AddPath(Path.Combine(Repository.Root, "rules")).Compile());
    private static readonly LogReader Reader = new();
    private static readonly FieldName[] Peers = [FieldNames.SourceIp, FieldNames.SourceDomain, FieldNames.SourceAddress];

    /// <summary>Ashiato's own rules.</summary>
    public static RuleSet Rules => Own.Value;

    /// <summary>The findings of a log.</summary>
    /// <param name="content">Its text.</param>
    public static IReadOnlyList<Finding> Findings(byte[] content)
    {
        var detectors = new DetectorSet(DetectorCatalog.Make());
        var engine = new RuleEngine(Rules);
        Read(content, new Both(detectors, engine));
        var findings = detectors.Conclude();
        engine.Conclude(findings);
        return findings.All;
    }

    /// <summary>What each record of a log said.</summary>
    /// <param name="content">Its text.</param>
    public static IReadOnlyList<SeenEvent> Events(string content)
    {
        var sink = new EventList();
        Read(Encoding.UTF8.GetBytes(content), sink);
        return sink.All;
    }

    /// <summary>Are two addresses or names the same host?</summary>
    public static bool IsSame(string? one, string? other)
    {
        if (one is null || other is null)
        {
            return false;
        }

        return one.Equals(other, StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(one, out var a) && IPAddress.TryParse(other, out var b) && Plain(a).Equals(Plain(b)));
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static void Read(byte[] content, IRecordSink sink)
    {
        using var stream = new MemoryStream(content);
        Reader.ReadText(stream, sink, new ReadContext
        {
            Zone = TimeZoneInfo.Utc,
            Now = new DateTimeOffset(2026, 12, 31, 0, 0, 0, TimeSpan.Zero),
            Problems = new ProblemList(),
            Origin = new RecordOrigin("-"),
        });
    }

    private sealed class Both(params IRecordSink[] sinks) : IRecordSink
    {
        public void Accept(Record record)
        {
            foreach (var sink in sinks)
            {
                sink.Accept(record);
            }
        }
    }

    private sealed class EventList : IRecordSink
    {
        private readonly RuleMatcher _matcher = new(Rules.Rules);
        private readonly List<int> _matches = [];

        public List<SeenEvent> All { get; } = [];

        public void Accept(Record record)
        {
            _matcher.Match(record, _matches);
            All.Add(new SeenEvent(
                record.LineNumber, record.GetString(FieldNames.ProcessPid), [.. Peers.Select(record.GetString).OfType<string>()], record.Dataset.Value, record.Code?.Value,
                record.GetString(FieldNames.EventKind), record.GetString(FieldNames.EventCategory), record.GetString(FieldNames.EventAction),
                record.GetString(FieldNames.EventOutcome), [.. _matches.Where(m => KindOf(m) is not (null or FindingKind.Notice)).Select(Name)],
                [.. _matches.Where(m => KindOf(m) == FindingKind.Notice).Select(Name)])
            {
                Status = record.TryGetInteger(FieldNames.HttpResponseStatusCode, out var status) ? status : null,
            });
        }

        /// <summary>Null of rules that only serve correlations: they say nothing of a single event.</summary>
        private static FindingKind? KindOf(int number) => Rules.IsReported[number] ? Rules.Rules[number].Rule.Own?.Kind : null;

        private static string Name(int number) => Rules.Rules[number].Rule is var rule && rule.Own?.FindingId is { } id ? id : rule.Name ?? rule.Title.En;
    }
}
