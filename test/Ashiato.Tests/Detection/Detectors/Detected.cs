using System.Globalization;
using System.Text;
using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection.Detectors;
using Ashiato.Detection.Geo;
using Ashiato.Input.Formats;

namespace Ashiato.Tests.Detection.Detectors;

/// <summary>
/// What the detectors say of a few lines: lines and a file's name go through the reader and the whole set of detectors, findings
/// come out. Stamps are UTC; those without a year are of 2026, before April.
/// </summary>
internal sealed class Detected
{
    private readonly DetectorSet _detectors;
    private readonly Problems _problems = new();
    private IReadOnlyList<Finding>? _findings;

    /// <summary>Detectors that have seen nothing yet.</summary>
    /// <param name="geo">Where addresses are, or null.</param>
    public Detected(GeoDatabase? geo = null) => _detectors = new DetectorSet([.. DetectorCatalog.Make(geo)]);

    /// <summary>One detector alone, that has seen nothing yet.</summary>
    public Detected(Detector detector) => _detectors = new DetectorSet([detector]);

    /// <summary>Every finding.</summary>
    public IReadOnlyList<Finding> All => _findings ??= _detectors.Conclude().All;

    /// <summary>What the detectors dropped.</summary>
    public long Dropped => _detectors.Dropped;

    /// <summary>The findings of one text log.</summary>
    public static Detected In(string file, params IEnumerable<string> lines) => new Detected().And(file, lines);

    /// <summary>The findings of one text log where it is known where addresses are.</summary>
    public static Detected With(GeoDatabase geo, string file, params IEnumerable<string> lines) => new Detected(geo).And(file, lines);

    /// <summary>The same with another text log, read after it.</summary>
    public Detected And(string file, params IEnumerable<string> lines) => And(file, Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\n"))));

    /// <summary>The same with another file, read after it.</summary>
    public Detected And(string file, byte[] content) => And(file, file, content);

    /// <summary>The same with another part of a log.</summary>
    public Detected And(string log, string file, byte[] content)
    {
        var context = new ReadContext
        {
            Zone = TimeZoneInfo.Utc,
            Now = new DateTimeOffset(2026, 3, 31, 0, 0, 0, TimeSpan.Zero),
            Problems = _problems,
            Origin = new RecordOrigin(file) { Log = log },
        };
        new LogReader().Read(new MemoryStream(content), file, _detectors, context);
        return this;
    }

    /// <summary>The only finding of an id.</summary>
    public Finding One(string id)
    {
        var found = All.Where(f => f.Id == id).ToList();
        Assert.True(found.Count == 1, $"{found.Count} of {id} among: {Ids}");
        return found[0];
    }

    /// <summary>Says that there is nothing of these ids (or of ids that begin so, where one ends in a dot).</summary>
    public void Not(params string[] ids) =>
        Assert.DoesNotContain(All, f => ids.Any(id => f.Id == id || (id.EndsWith('.') && f.Id.StartsWith(id, StringComparison.Ordinal))));

    /// <summary>The ids of all findings, each with its severity, in order: for tables.</summary>
    public string Ids => string.Join(' ', All.Select(f => $"{f.Id}:{f.Severity}").Order(StringComparer.Ordinal));

    /// <summary>An instant as findings have it.</summary>
    public static DateTimeOffset At(string text) => DateTimeOffset.Parse(text + "Z", CultureInfo.InvariantCulture);

    /// <summary>A line of auth.log or syslog: <c>Mar  2 10:00:05 vps1 sshd[4711]: …</c>.</summary>
    public static string Line(DateTimeOffset time, string program, string message) =>
        string.Create(CultureInfo.InvariantCulture, $"{time:MMM} {time.Day,2} {time:HH:mm:ss} vps1 {program}: {message}");

    /// <summary>An entry of the journal, as <c>journalctl -o export</c> writes it.</summary>
    public static byte[] Journal(params IEnumerable<(DateTimeOffset Time, string Fields)> entries) => Encoding.UTF8.GetBytes(string.Concat(entries.Select(e =>
        $"__CURSOR=s=1;i={e.Time.ToUnixTimeMilliseconds():x}\n__REALTIME_TIMESTAMP={e.Time.ToUnixTimeMilliseconds() * 1000 + 7}\n_HOSTNAME=vps1\n{e.Fields}\n\n")));

    /// <summary>Says what a finding is, in one line: for tables.</summary>
    public static string Short(Finding finding) => string.Create(CultureInfo.InvariantCulture,
        $"{finding.Id} {finding.Severity} {finding.Confidence} {finding.Kind} x{finding.Count} {finding.Actor.User ?? "-"}@{finding.Actor.Address ?? "-"} {finding.First:MM-dd HH:mm:ss} {finding.Last:MM-dd HH:mm:ss}");
}
