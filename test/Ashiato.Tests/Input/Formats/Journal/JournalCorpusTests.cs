using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ashiato.Core;
using Ashiato.Input.Formats.Journal;

namespace Ashiato.Tests.Input.Formats.Journal;

/// <summary>The journals of other projects' test suites against what journalctl read in them.</summary>
public sealed class JournalCorpusTests
{
    private static readonly (string Name, string Key)[] Compared =
    [
        ("systemd.cursor", "__CURSOR"), ("message", "MESSAGE"), ("process.name", "SYSLOG_IDENTIFIER"), ("process.pid", "_PID"),
        ("process.executable", "_EXE"), ("process.command_line", "_CMDLINE"), ("user.id", "_UID"), ("user.group.id", "_GID"),
        ("host.name", "_HOSTNAME"), ("host.id", "_MACHINE_ID"), ("host.boot.id", "_BOOT_ID"), ("systemd.unit", "_SYSTEMD_UNIT"),
        ("systemd.transport", "_TRANSPORT"), ("log.syslog.severity.code", "PRIORITY"), ("log.syslog.facility.code", "SYSLOG_FACILITY"),
    ];

    public static TheoryData<string, int> Sound() => new()
    {
        { "systemd/no-rtc/system@0005ebbfd42fc981-39a8842ec948769a.journal~", 2648 },
        { "systemd/no-rtc/user-1000.journal", 312 },
        { "systemd/no-rtc/user-1000@0005ebbfd660bcbe-dbef2eee11f4b575.journal~", 502 },
        { "velociraptor/2004.journal", 3 },
        { "velociraptor/2404.journal", 3 },
    };

    [Theory]
    [MemberData(nameof(Sound))]
    public void Entries_are_those_of_journalctl(string name, int most)
    {
        var answers = Answers(name);
        using var stored = Open(name);
        var (records, _) = JournalReading.Read(stored);
        Assert.InRange(records.Count, answers.Count, most);

        var byCursor = records.Select((r, i) => (r.GetString(FieldNames.SystemdCursor)!, i)).ToDictionary(p => p.Item1, p => p.i);
        var last = -1;
        foreach (var answer in answers)
        {
            var at = byCursor[answer["__CURSOR"]];
            Assert.True(at > last, "out of order");
            last = at;
            Compare(answer, records[at]);
        }
    }

    [Fact]
    public void A_fuzzers_file_ends_by_itself()
    {
        using var stored = Open("systemd/corrupted/afl-sample-a.journal");
        _ = JournalReading.Read(stored);
    }

    [Theory]
    [InlineData("velociraptor/system.journal")]
    [InlineData("velociraptor/compact.journal")]
    public void Cut_files_that_journalctl_refuses_are_read(string name)
    {
        using var stored = Open(name);
        var (records, problems) = JournalReading.Read(stored);
        Assert.NotEmpty(records);
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {records.Count} {string.Join(' ', problems.Kinds)}");
        Assert.All(records, r => Assert.True(r.HasTime && r.Has(FieldNames.HostBootId)));
    }

    [Theory]
    [InlineData("system.journal")]
    [InlineData("compact.journal")]
    [InlineData("2004.journal")]
    [InlineData("2404.journal")]
    public void Entries_are_those_of_velociraptor(string name)
    {
        var answers = File.ReadAllText(Path.Combine(Needs.Corpora(), "journal/velociraptor/linux_systemd.out.yaml"));
        var outputs = Regex.Matches(answers, @"^Query: [^\n]*'/" + name + @"'\)[^\n]*\nOutput: (\[\n.*?\n\])", RegexOptions.Singleline | RegexOptions.Multiline);
        using var stored = Open("velociraptor/" + name);
        var (records, _) = JournalReading.Read(stored);
        var bySequence = records.ToLookup(SequenceOf);

        // A query may ask for some entries only, or for some of their fields.
        var rows = outputs.SelectMany(o => JsonDocument.Parse(o.Groups[1].Value).RootElement.EnumerateArray()).Where(r => r.TryGetProperty("EventData", out _)).ToList();
        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            var record = Assert.Single(bySequence[row.GetProperty("System").GetProperty("Seq").GetInt64()]);
            var fields = row.GetProperty("System").EnumerateObject().Concat(row.GetProperty("EventData").EnumerateObject())
                .ToDictionary(p => p.Name, p => p.Value.ToString());
            Assert.Equal(DateTimeOffset.Parse(fields["Timestamp"]), record.Time);
            foreach (var (field, key) in Compared.Where(c => fields.ContainsKey(c.Key)))
            {
                Assert.Equal(fields[key], record.GetString(FieldName.Get(field)));
            }
        }
    }

    [Fact]
    public void The_export_format_is_read()
    {
        using var stored = File.OpenRead(Path.Combine(Needs.Corpora(), "journal/systemd/export-format/sample.txt"));
        var (records, _) = JournalReading.Read(stored);
        Assert.Equal(10, records.Count);
        Assert.All(records, r => Assert.Equal("/USR/SBIN/CRON", r.GetString(FieldNames.ProcessName)));
    }

    /// <summary>The sequence number in a cursor: <c>s=…;i=1f;b=…</c>, in hex.</summary>
    private static long SequenceOf(Record record) =>
        long.Parse(record.GetString(FieldNames.SystemdCursor)!.Split(';').Single(p => p.StartsWith("i=", StringComparison.Ordinal))[2..], System.Globalization.NumberStyles.HexNumber);

    private static void Compare(Dictionary<string, string> answer, Record record)
    {
        foreach (var (name, key) in Compared)
        {
            if (answer.TryGetValue(key, out var wanted) && wanted is not ("" or "-"))
            {
                Assert.Equal(wanted, record.GetString(FieldName.Get(name)));
            }
        }

        Assert.Equal(long.Parse(answer["__REALTIME_TIMESTAMP"]), record.UnixNanoseconds / 1000);
        Assert.Equal((JournalFields.Dataset, 6), (record.Dataset, record.FractionDigits));
    }

    private static Stream Open(string name)
    {
        var path = Path.Combine(Needs.Corpora(), "journal", name);
        if (File.Exists(path + ".zst"))
        {
            return File.OpenRead(path + ".zst");
        }

        using var zip = ZipFile.OpenRead(Path.Combine(Needs.Corpora(), "journal/velociraptor/system.journal.zip"));
        using var entry = zip.GetEntry(Path.GetFileName(name))!.Open();
        var copy = new MemoryStream();
        entry.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }

    private static List<Dictionary<string, string>> Answers(string name)
    {
        var path = Path.Combine(Needs.Corpora(), "journal", name);
        var file = File.Exists(path + ".expected-journalctl.ndjson.gz") ? path + ".expected-journalctl.ndjson.gz" : path + ".zst.expected-journalctl.ndjson.gz";
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        var answers = new List<Dictionary<string, string>>();
        while (reader.ReadLine() is { } line)
        {
            answers.Add(JsonDocument.Parse(line).RootElement.EnumerateObject()
                .Where(p => p.Value.ValueKind == JsonValueKind.String)
                .ToDictionary(p => p.Name, p => p.Value.GetString()!));
        }

        return answers;
    }
}
