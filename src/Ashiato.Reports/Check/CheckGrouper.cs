using System.Text;
using Ashiato.Core;
using Ashiato.Detection.Shapes;
using Ashiato.Reports.Explanations;
using Ashiato.Reports.Rendering.Text;

namespace Ashiato.Reports.Check;

/// <summary>Puts reported lines of one shape together. Memory is bounded: lines of further shapes are counted.</summary>
public sealed class CheckGrouper : IRecordSink
{
    /// <summary>Nobody reads more kinds of lines in a mail.</summary>
    private const int MostGroups = 200;

    private const int MostExamples = 3;
    private const int MostExample = 400;

    private readonly Dictionary<string, Tally> _tallies = new(StringComparer.Ordinal);

    /// <summary>Lines in all.</summary>
    public long Lines { get; private set; }

    /// <summary>Lines whose shape there was no room for.</summary>
    public long Others { get; private set; }

    /// <summary>The groups: what to worry about first, then what nobody knows, then what is frequent.</summary>
    public IReadOnlyList<CheckGroup> Groups =>
        [.. _tallies.Values.Select(t => t.ToGroup()).OrderByDescending(g => Rank(g.Worry)).ThenByDescending(g => g.Count).ThenBy(g => g.Shape.Key, StringComparer.Ordinal)];

    /// <inheritdoc/>
    public void Accept(Record record)
    {
        if (record.RawLength == 0)
        {
            return;
        }

        Lines++;
        var shape = LineShaper.Of(record);
        if (!_tallies.TryGetValue(shape.Key, out var tally))
        {
            if (_tallies.Count >= MostGroups)
            {
                Others++;
                return;
            }

            tally = _tallies[shape.Key] = new Tally(shape, record);
        }

        tally.Add(record);
    }

    /// <summary>A message that nobody knows is worth a look more than everyday life is.</summary>
    private static int Rank(Worry? worry) => worry switch { Worry.Much => 4, Worry.Ask => 3, null => 2, Worry.Little => 1, _ => 0 };

    private sealed class Tally
    {
        private readonly LineShape _shape;
        private readonly Explanation? _explanation;
        private readonly Text? _what;
        private readonly List<string> _examples = new(1);
        private DateTimeOffset? _first;
        private DateTimeOffset? _last;
        private long _count;

        public Tally(LineShape shape, Record first)
        {
            (_shape, _explanation) = (shape, ExplanationKey.Find(first));
            _what = _explanation is { } e ? new Text(ExplanationText.Fill(e.What.En, first), ExplanationText.Fill(e.What.Ja, first)) : null;
        }

        public void Add(Record record)
        {
            _count++;
            if (record.HasTime)
            {
                _first = _first is { } f && f <= record.Time ? f : record.Time;
                _last = _last is { } l && l >= record.Time ? l : record.Time;
            }

            if (_examples.Count < MostExamples)
            {
                _examples.Add(Encoding.UTF8.GetString(record.Raw[..Math.Min(record.RawLength, MostExample)]));
            }
        }

        public CheckGroup ToGroup() => new(_shape, _count, _examples, _first, _last)
        {
            Worry = _explanation?.Worry,
            What = _what,
            Means = _explanation?.Means,
            LookAt = _explanation?.LookAt,
        };
    }
}
