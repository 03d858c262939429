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
    private static readonly (FieldName Field, IocPlace Place)[] Domains =
        [(FieldNames.DestinationDomain, IocPlace.To), (FieldNames.SourceDomain, IocPlace.From), (FieldNames.DnsQuestionName, IocPlace.To), (FieldNames.UrlDomain, IocPlace.From)];

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

        Keep(set.FindAddress(record.Get(FieldNames.SourceIp)), record, IocPlace.From);
        Keep(set.FindAddress(record.Get(FieldNames.DestinationIp)), record, IocPlace.To);
        foreach (var (field, place) in Domains)
        {
            Keep(set.FindDomain(record.Get(field)), record, place);
        }

        foreach (var field in Hashes)
        {
            Keep(set.FindHash(record.Get(field)), record, IocPlace.Here);
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

    private void Keep(string? indicator, Record record, IocPlace place)
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

        tally.Add(record, place);
    }

    private sealed class Tally
    {
        private readonly List<Evidence> _lines = [];
        private DateTimeOffset? _last;
        private string? _host;
        private string? _address;
        private string? _user;
        private long _count;
        private IocPlace _places;

        public DateTimeOffset? First { get; private set; }

        public void Add(Record record, IocPlace place)
        {
            _count++;
            _places |= place;
            if (place == IocPlace.From && record.Is(FieldNames.EventCategory, "authentication"u8) && record.Is(FieldNames.EventOutcome, "success"u8))
            {
                _places |= IocPlace.LogIn;
            }

            _host ??= record.GetString(FieldNames.HostName);
            _address ??= place != IocPlace.From ? null : record.GetString(FieldNames.SourceIp);
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

        public Finding Describe(string indicator)
        {
            // The weightiest place says what it is.
            var (id, title, technique) =
                _places.HasFlag(IocPlace.LogIn) ? ("ioc.login", new Text("A log-in succeeded from a listed address: {0}", "リストにあるアドレスからのログインが成功しました: {0}"), "T1078")
                : _places.HasFlag(IocPlace.Here) ? ("ioc.file", new Text("A listed file is or was on this server: {0}", "リストにあるファイルがこのサーバーに存在しました: {0}"), null)
                : _places.HasFlag(IocPlace.To) ? ("ioc.outgoing", new Text("Something here had to do with a listed indicator: {0}", "このサーバーがリストにある対象と関わりました: {0}"), "T1071")
                : ("ioc.incoming", new Text("A listed address came by: {0}", "リストにあるアドレスからのアクセスがありました: {0}"), (string?)"T1190");
            return Describe(id, title.With(FindingList.Short(indicator, 80)), technique, isSign: _places != IocPlace.From);
        }

        private Finding Describe(string id, Text title, string? technique, bool isSign) => new()
        {
            Id = id,
            Title = title,
            Explanation = new Text("It stands in a list of indicators of compromise that was given to this run.", "この実行に渡された侵害指標（IOC）のリストに載っています。"),
            Severity = isSign ? Severity.High : Severity.Low,
            Confidence = Confidence.Medium,
            Kind = isSign ? FindingKind.Sign : FindingKind.Attempt,
            Techniques = technique is null ? [] : [new(technique)],
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
