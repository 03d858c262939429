using System.Text;
using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection.Detectors;

namespace Ashiato.Detection.Ioc;

/// <summary>Finds the indicators of a list in addresses, host names and hashes, in records of any kind.</summary>
/// <param name="set">The indicators.</param>
public sealed class IocDetector(IocSet set) : IRecordSink
{
    private const int MostKept = 2_000;
    private const int MostLines = 5;
    private static readonly FieldName[] Addresses = [FieldNames.SourceIp, FieldNames.DestinationIp];
    private static readonly FieldName[] Domains = [FieldNames.DestinationDomain, FieldNames.SourceDomain, FieldNames.DnsQuestionName, FieldNames.UrlDomain];
    private static readonly FieldName[] Hashes = [.. new[] { "file.hash.sha256", "file.hash.sha1", "file.hash.md5" }.Select(FieldName.Get)];
    private readonly Dictionary<string, Tally> _found = new(StringComparer.Ordinal);

    /// <summary>Matches that were not kept because there were too many indicators.</summary>
    public long Dropped { get; private set; }

    /// <inheritdoc/>
    public void Accept(Record record)
    {
        if (set.Count == 0)
        {
            return;
        }

        foreach (var field in Addresses)
        {
            Keep(record.Has(field) ? set.FindAddress(record.Get(field)) : null, record, isOutgoing: ReferenceEquals(field, FieldNames.DestinationIp));
        }

        foreach (var field in Domains)
        {
            Keep(record.Has(field) ? set.FindDomain(record.Get(field)) : null, record, isOutgoing: !ReferenceEquals(field, FieldNames.SourceDomain) && !ReferenceEquals(field, FieldNames.UrlDomain));
        }

        foreach (var field in Hashes)
        {
            Keep(record.Has(field) ? set.FindHash(record.Get(field)) : null, record, isOutgoing: true);
        }
    }

    /// <summary>Says what was found.</summary>
    public void Conclude(FindingList findings)
    {
        foreach (var (indicator, tally) in _found.OrderBy(f => f.Value.First))
        {
            findings.Add(tally.Describe(indicator));
        }
    }

    private void Keep(string? indicator, Record record, bool isOutgoing)
    {
        if (indicator is null)
        {
            return;
        }

        if (!_found.TryGetValue(indicator, out var tally))
        {
            if (_found.Count >= MostKept)
            {
                Dropped++;
                return;
            }

            tally = _found[indicator] = new Tally();
        }

        tally.Add(record, isOutgoing);
    }

    private sealed class Tally
    {
        private readonly List<Evidence> _lines = [];
        private DateTimeOffset? _last;
        private string? _host;
        private string? _address;
        private string? _user;
        private long _count;
        private bool _isOutgoing;
        private bool _isSuccess;

        public DateTimeOffset? First { get; private set; }

        public void Add(Record record, bool isOutgoing)
        {
            _count++;
            _isOutgoing |= isOutgoing;
            _isSuccess |= !isOutgoing && record.Is(FieldNames.EventCategory, "authentication"u8) && record.Is(FieldNames.EventOutcome, "success"u8);
            _host ??= record.GetString(FieldNames.HostName);
            _address ??= isOutgoing ? null : record.GetString(FieldNames.SourceIp);
            _user ??= record.GetString(FieldNames.UserName);
            if (record.HasTime)
            {
                First = First is { } f && f <= record.Time ? f : record.Time;
                _last = _last is { } l && l >= record.Time ? l : record.Time;
            }

            if (_lines.Count < MostLines)
            {
                _lines.Add(Evidence.Of(record));
            }
        }

        public Finding Describe(string indicator) => new()
        {
            Id = _isSuccess ? "ioc.login" : _isOutgoing ? "ioc.outgoing" : "ioc.incoming",
            Title = (_isSuccess ? new Text("A log-in succeeded from a listed address: {0}", "リストにあるアドレスからのログインが成功しました: {0}")
                : _isOutgoing ? new Text("Something here had to do with a listed indicator: {0}", "このサーバーがリストにある対象と関わりました: {0}")
                : new Text("A listed address came by: {0}", "リストにあるアドレスからのアクセスがありました: {0}")).With(FindingList.Short(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(indicator)), 80)),
            Explanation = new Text("It stands in a list of indicators of compromise that was given to this run.", "この実行に渡された侵害指標（IOC）のリストに載っています。"),
            Severity = _isSuccess || _isOutgoing ? Severity.High : Severity.Low,
            Confidence = Confidence.Medium,
            Kind = _isSuccess || _isOutgoing ? FindingKind.Sign : FindingKind.Attempt,
            Techniques = _isOutgoing ? [new("T1071")] : [new("T1190")],
            First = First,
            Last = _last,
            Host = _host,
            Actor = new Actor(_address, _user),
            Count = _count,
            Evidence = _lines,
            Alternatives = new("Lists grow old: an address may belong to somebody else by now.", "リストは古くなります。アドレスの持ち主が変わっていることもあります。"),
            NextSteps = [new("Look at every line of this address or name, and at what happened next.", "このアドレスや名前の全記録と、その直後に起きたことを調べてください。")],
        };
    }
}
