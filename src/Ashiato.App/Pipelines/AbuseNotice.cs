using Ashiato.Core;
using Ashiato.Detection.Abuse;
using Ashiato.Detection.Coverage;
using Ashiato.Input.Notices;

namespace Ashiato.App.Pipelines;

/// <summary>An abuse notice in the server's own time.</summary>
internal sealed class AbuseNotice
{
    private readonly string _path;
    private readonly NoticeText _text;
    private readonly TimeZoneInfo _zone;

    public AbuseNotice(string path, NoticeText text, TimeZoneInfo zone)
    {
        (_path, _text, _zone) = (path, text, zone);
        if (text.Stamps.Count > 0)
        {
            Window = new AbuseWindow(text.Stamps.Min(s => s.Instant) - AbuseWindow.Around, text.Stamps.Max(s => s.Instant) + AbuseWindow.Around);
        }
    }

    /// <summary>The time to look at, or null when the notice names none.</summary>
    public AbuseWindow? Window { get; }

    /// <summary>What each kind of evidence says about that time.</summary>
    public AbuseAnswer Answer(IReadOnlyList<AreaCoverage> coverage, AbuseWindow? gathered, TimeZoneInfo zone, IReadOnlySet<EvidenceArea> wiped) => new(
        _path, Headline(), [.. _text.Stamps.Take(200).Select(s => new AbuseStamp(s.Written, s.Instant, OnServer(s.Instant), s.ZoneWritten))],
        Window?.From, Window?.Until, [.. _text.Addresses.Select(a => a.ToString())], gathered?.Answer(coverage, zone, wiped) ?? []);

    private Text Headline()
    {
        if (_text.Stamps.Count == 0)
        {
            return new("The notice names no time that could be read; ask its sender for log lines with time and zone.", "通知から時刻を読み取れませんでした。送信者に、時刻とタイムゾーン付きのログを求めてください。");
        }

        var first = _text.Stamps[0];
        var here = OnServer(first.Instant);
        var day = $"{here:yyyy-MM-dd}";
        var line = new Text("The notice's {0} is {1} on this server ({2}, {3}).", "通知の {0} は、このサーバーでは {1} です（{2}、{3}）。")
            .With(first.Clock, $"{here:HH:mm:ss}", day, _zone.Id);
        if (!first.ZoneWritten)
        {
            return new Text("{0} No zone is written beside it, so it was read as the server's own time: ask the sender.", "{0} タイムゾーンの記載がないため、サーバーの時刻として解釈しました。送信者に確認してください。").With(line);
        }

        var last = OnServer(_text.Stamps.Max(s => s.Instant));
        return _text.Stamps.Count == 1 ? line
            : new Text("{0} Its {1} time stamps reach from {2} to {3} here.", "{0} 通知の {1} 個の時刻は、このサーバーでは {2} から {3} までにあたります。")
                .With(line, Text.Same($"{_text.Stamps.Count:N0}"), Text.Same($"{OnServer(_text.Stamps.Min(s => s.Instant)):yyyy-MM-dd HH:mm:ss}"), Text.Same($"{last:yyyy-MM-dd HH:mm:ss}"));
    }

    private DateTimeOffset OnServer(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, _zone);
}
