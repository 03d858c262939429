using System.Text;
using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection.Correlation;
using Ashiato.Detection.Detectors;
using Ashiato.Detection.Sigma.Compilation;
using Ashiato.Detection.Sigma.Model;

namespace Ashiato.Detection.Rules;

/// <summary>Matches of one rule or correlation by one actor.</summary>
internal sealed class RuleTally
{
    private const int MostLines = 6;

    /// <summary>Of one actor among hundreds who tried the same.</summary>
    private const int MostLinesOfMany = 1;
    private static readonly Text NotSaid = new("The rule's author names none.", "ルールの作者は挙げていません。");
    private static readonly Text Check = new("Look at the lines, find out who did it and why; look at what else happened around that time.", "該当行を確認し、誰が何のために行ったのか、その前後に何があったのかを調べてください。");
    private readonly SigmaDocument _document;
    private readonly LogSourceMap? _source;
    private readonly string? _host;
    private readonly Text _title;
    private readonly Text _description;
    private readonly List<Evidence> _lines = new(1);
    private readonly int _mostLines;
    private readonly bool _isShared;
    private Actor _actor;
    private DateTimeOffset? _first;
    private DateTimeOffset? _last;
    private long _count;

    /// <summary>An empty tally.</summary>
    /// <param name="document">The rule or correlation.</param>
    /// <param name="source">A rule's log source.</param>
    /// <param name="record">The first record.</param>
    /// <param name="isShared">Is it for all actors that there was no room for? Then it names none.</param>
    /// <param name="isOneOfMany">Have hundreds tried the same? Then one line of each proves it.</param>
    public RuleTally(SigmaDocument document, LogSourceMap? source, Record record, bool isShared, bool isOneOfMany)
    {
        _isShared = isShared;
        _mostLines = isOneOfMany ? MostLinesOfMany : MostLines;
        _document = document;
        _source = source;
        _host = record.GetString(FieldNames.HostName);
        _actor = isShared ? Actor.Unknown : new Actor(
            record.GetString(FieldNames.SourceIp) ?? record.GetString(FieldNames.SourceDomain), record.GetString(FieldNames.UserName), record.GetString(FieldNames.SshdKeyFingerprint));
        _title = document.Own is null ? document.Title : Filled(document.Title, isShared ? null : record, 80);
        _description = document.Own is null ? document.Description : Filled(document.Description, isShared ? null : record, 200);
    }

    /// <summary>
    /// What the matches of a rule or correlation say, where its author does not: a request to a web server or a packet is an attempt; what
    /// happened on the host itself is a sign when the author thinks it serious.
    /// </summary>
    public static FindingKind KindOf(SigmaDocument document, LogSourceMap? source) => document.Own?.Kind
        ?? (source?.Name is "webserver" or "proxy" or "firewall" or "dns" ? FindingKind.Attempt
        : document.Level >= SigmaLevel.High ? FindingKind.Sign
        : FindingKind.Notice);

    /// <summary>Counts a record.</summary>
    public void Add(Record record, LineOf line)
    {
        _count++;
        if (record.HasTime)
        {
            Cover(record.Time, record.Time);
        }

        if (_lines.Count < _mostLines)
        {
            _lines.Add(line.Evidence);
        }
    }

    /// <summary>Counts a match of a correlation.</summary>
    public void Add(CorrelationMatch match, CompiledCorrelation correlation, Record record)
    {
        _count += correlation.Correlation.Type is CorrelationType.EventCount or CorrelationType.ValueCount ? Math.Max(1, (long)match.Count) : 1;
        Cover(FindingList.At(match.FirstNanoseconds), FindingList.At(match.LastNanoseconds));
        foreach (var line in match.Lines)
        {
            if (_lines.Count < _mostLines)
            {
                _lines.Add(line);
            }
        }

        // Who is grouped by is the actor; whoever made the last line need not be.
        if (_count > 0 && correlation.Correlation.GroupBy.Count > 0 && !_isShared)
        {
            var names = correlation.Correlation.GroupBy;
            _actor = new Actor(
                Group(match, names, "source.ip") ?? Group(match, names, "source.domain") ?? match.Address,
                Group(match, names, "user.name") ?? (names.Contains("source.ip") ? record.GetString(FieldNames.UserName) : null),
                _actor.Key);
        }
    }

    /// <summary>The finding.</summary>
    public Finding Describe() => new()
    {
        Id = RuleEngine.FindingId(_document),
        Title = _title,
        Explanation = _description,
        Severity = _document.Level switch
        {
            SigmaLevel.Informational => Severity.Info,
            SigmaLevel.Low => Severity.Low,
            SigmaLevel.Medium => Severity.Medium,
            SigmaLevel.High => Severity.High,
            _ => Severity.Critical,
        },
        Confidence = _document.Own?.Confidence ?? Confidence.Medium,
        Kind = KindOf(_document, _source),
        Techniques = Attack.Techniques(_document.Tags),
        First = _first,
        Last = _last,
        Host = _host,
        Actor = _actor,
        Count = _count,
        Evidence = _lines,
        Alternatives = Joined(_document.FalsePositives) ?? NotSaid,
        NextSteps = _document.NextSteps.Count > 0 ? _document.NextSteps : [Check],
    };

    private static string? Group(CorrelationMatch match, IReadOnlyList<string> names, string name)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] == name)
            {
                return match.Groups[i];
            }
        }

        return null;
    }

    private static Text? Joined(IReadOnlyList<Text> texts) =>
        texts.Count == 0 ? null : new Text(string.Join(' ', texts.Select(t => t.En)), string.Concat(texts.Select(t => t.Ja)));

    private void Cover(DateTimeOffset first, DateTimeOffset last)
    {
        _first = _first is { } f && f <= first ? f : first;
        _last = _last is { } l && l >= last ? l : last;
    }

    /// <summary>Own rules name fields of the record in braces; of several with bars between them the first that has a value.</summary>
    private static Text Filled(Text text, Record? record, int most) =>
        record is null ? new(Filled(text.En, null, most, "many others"), Filled(text.Ja, null, most, "ほか多数")) : new(Filled(text.En, record, most, "?"), Filled(text.Ja, record, most, "不明"));

    /// <summary>The first of the fields that has a value: <c>{sudo.command|process.command_line}</c>.</summary>
    private static string? Value(string names, Record? record) => record is null ? null : names.Split('|').Select(n => record.GetString(FieldName.Get(n))).FirstOrDefault(v => v is not null);

    private static string Filled(string text, Record? record, int most, string unknown)
    {
        if (!text.Contains('{', StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder();
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('{', at);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            _ = result.Append(text, at, open - at).Append(FindingList.Short(Value(text[(open + 1)..close], record) ?? unknown, most));
            at = close + 1;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }
}
