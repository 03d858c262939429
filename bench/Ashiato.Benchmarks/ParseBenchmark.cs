using Ashiato.Core;
using Ashiato.Detection.Detectors;
using Ashiato.Detection.Rules;
using Ashiato.Input.Formats;

namespace Ashiato.Benchmarks;

/// <summary>Full field parsing of a text log into records, without output, and with rules also detection: the median of some passes over the file, and the best; by the clock, and by the processor time of all threads (compilation and garbage collection included).</summary>
internal static class ParseBenchmark
{
    public static int Run(IReadOnlyList<string> paths, int passes, RuleSet? rules, bool isRulesOnly, TextWriter output)
    {
        foreach (var path in paths)
        {
            var rates = new List<double>();
            var busy = new List<double>();
            var last = default(CountingSink);
            var allocated = 0L;

            // One pass more than counted: the first compiles the code.
            for (var pass = 0; pass <= passes; pass++)
            {
                last = new CountingSink(rules, isRulesOnly);
                var before = GC.GetAllocatedBytesForCurrentThread();
                var used = Environment.CpuUsage.TotalTime;
                var start = Clock.System.GetTimestamp();
                Read(path, last);
                var seconds = Clock.System.GetElapsedTime(start).TotalSeconds;
                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                if (pass > 0)
                {
                    rates.Add(last.Records / seconds);
                    busy.Add(last.Records / (Environment.CpuUsage.TotalTime - used).TotalSeconds);
                }
            }

            rates.Sort();
            busy.Sort();
            output.WriteLine($"{Path.GetFileName(path)}\t{rates[passes / 2]:F0} records/s\t{last!.Records} records\t{100.0 * last.Parsed / last.Records:F2} % understood\t{(double)allocated / last.Records:F1} B/record\tbest {rates[^1]:F0} records/s\t{busy[passes / 2]:F0} records/s of processor time, best {busy[^1]:F0}");
        }

        return 0;
    }

    private static void Read(string path, CountingSink sink)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1);
        var context = new ReadContext
        {
            Zone = TimeZoneInfo.Utc,
            Now = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero),
            Problems = sink,
            Origin = new RecordOrigin(path),
        };
        new LogReader().ReadText(file, sink, context);
    }

    private sealed class CountingSink : IRecordSink, IProblemSink
    {
        private readonly RuleEngine? _rules;
        private readonly DetectorSet? _detectors;

        public CountingSink(RuleSet? rules, bool isRulesOnly)
        {
            if (rules is not null)
            {
                var echoes = new EchoFilter();
                (_rules, _detectors) = (new RuleEngine(rules, echoes), isRulesOnly ? null : new DetectorSet(DetectorCatalog.Make(), echoes));
            }
        }

        public long Records { get; private set; }

        public long Parsed { get; private set; }

        public void Accept(Record record)
        {
            Records += record.RawLength > 0 ? 1 : 0;
            Parsed += record.IsParsed ? 1 : 0;
            _detectors?.Accept(record);
            _rules?.Accept(record);
        }

        public void Report(Problem problem)
        {
            // Not what is measured.
        }
    }
}
