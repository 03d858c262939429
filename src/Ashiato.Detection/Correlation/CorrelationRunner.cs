using System.Globalization;
using System.Text;
using Ashiato.Core;
using Ashiato.Detection.Sigma.Model;
using Ashiato.Query.Filters;
using Ashiato.Query.Values;

namespace Ashiato.Detection.Correlation;

/// <summary>
/// Counts for one correlation. Groups that counted little go when their window has passed. At most <see cref="MostGroups"/> are
/// remembered: then all whose window has passed go, then those that were silent longest, and those are counted (<see cref="Dropped"/>).
/// </summary>
internal sealed class CorrelationRunner
{
    /// <summary>Groups that are remembered at once.</summary>
    public const int MostGroups = 20_000;

    private const int LeastRoom = 500;

    private readonly CompiledCorrelation _compiled;
    private readonly int _number;
    private readonly Dictionary<ulong, GroupState> _groups = [];
    private readonly long _span;
    private readonly int _least;
    private readonly int _most;
    private readonly bool _atEnd;
    private readonly (Comparison Comparison, double Number)[] _conditions;

    /// <summary>Where in time the log is that is read: logs come one after the other, each from its beginning.</summary>
    private long _now = long.MinValue;

    /// <summary>So many groups are taken in before the next look at which may go.</summary>
    private int _room = LeastRoom;

    /// <summary>A runner.</summary>
    /// <param name="compiled">The correlation.</param>
    /// <param name="number">Its number.</param>
    public CorrelationRunner(CompiledCorrelation compiled, int number)
    {
        _compiled = compiled;
        _number = number;
        _span = (long)Math.Min(compiled.Correlation.Timespan.TotalSeconds * 1e9, long.MaxValue / 4.0);
        var conditions = compiled.Correlation.Conditions;
        _conditions = [.. conditions];
        var lowest = conditions.Where(c => c.Comparison is Comparison.Greater or Comparison.GreaterOrEqual or Comparison.Equal).Select(c => c.Number + (c.Comparison == Comparison.Greater ? 1 : 0));
        _least = (int)Math.Clamp(lowest.DefaultIfEmpty(0).Max(), 0, 1_000_000);
        var isTemporal = compiled.Correlation.Type is CorrelationType.Temporal or CorrelationType.TemporalOrdered;
        _atEnd = compiled.Correlation.Expression is { } e ? HasNot(e) : !isTemporal && IsOpenBelow(compiled.Correlation);
        _most = Math.Max(2, (int)Math.Clamp(conditions.Select(c => c.Number + 1).DefaultIfEmpty(0).Max(), 0, 1_000_000));
    }

    /// <summary>Groups that were forgotten inside their window because there were too many.</summary>
    public long Dropped { get; private set; }

    /// <summary>Counts a record that matched one of the rules.</summary>
    /// <param name="input">Which of them.</param>
    /// <param name="record">The record.</param>
    /// <param name="line">Its line.</param>
    /// <returns>The match, when the condition holds now.</returns>
    public CorrelationMatch? Add(int input, Record record, LineOf line)
    {
        if (!record.HasTime)
        {
            return null;
        }

        var fields = _compiled.Inputs[input];
        var key = new KeyHash((ulong)_number);
        Span<byte> room = stackalloc byte[FieldText.MostNumber];
        foreach (var field in fields.GroupBy)
        {
            if (!TryFind(record, field, room, out var text))
            {
                return null;
            }

            key.Add(text);
        }

        var value = new KeyHash(1);
        var number = double.NaN;
        foreach (var field in fields.Values)
        {
            if (!TryFind(record, field, room, out var text))
            {
                return null;
            }

            value.Add(text);
            number = System.Buffers.Text.Utf8Parser.TryParse(text, out double parsed, out var used) && used == text.Length ? parsed : double.NaN;
        }

        var group = Group(key.Short, record.UnixNanoseconds);
        CorrelationMatch? closed = null;
        if (_atEnd)
        {
            group.Names ??= Names(record, fields);
            closed = Close(group, record.UnixNanoseconds);
        }

        group.Add(input, record.UnixNanoseconds, value.Value, number, _span);
        if (group.HasRoom && IsTelling(group))
        {
            group.Keep(line.Evidence, record.UnixNanoseconds, AddressOf(record));
        }

        if (_atEnd || !Holds(group))
        {
            return closed;
        }

        group.KeepLast(line.Evidence, record.UnixNanoseconds, AddressOf(record));
        return Told(group, Names(record, fields));
    }

    /// <summary>Counts a match of another correlation.</summary>
    /// <returns>The match, when the condition holds now.</returns>
    public CorrelationMatch? Add(int input, CorrelationMatch match)
    {
        var fields = _compiled.Inputs[input];
        var names = fields.GroupBy.Select(f => match.Groups[f.Group]).ToArray();
        var key = new KeyHash((ulong)_number);
        foreach (var name in names)
        {
            key.Add(Encoding.UTF8.GetBytes(name));
        }

        var value = new KeyHash(1);
        var number = double.NaN;
        foreach (var field in fields.Values)
        {
            value.Add(Encoding.UTF8.GetBytes(match.Groups[field.Group]));
            number = double.TryParse(match.Groups[field.Group], NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? parsed : double.NaN;
        }

        var group = Group(key.Short, match.LastNanoseconds);
        CorrelationMatch? closed = null;
        if (_atEnd)
        {
            group.Names ??= names;
            closed = Close(group, match.LastNanoseconds);
        }

        group.Add(input, match.LastNanoseconds, value.Value, number, _span);
        foreach (var line in match.Lines)
        {
            group.KeepLast(line, match.LastNanoseconds, match.Address);
        }

        return _atEnd || !Holds(group) ? closed : Told(group, names);
    }

    /// <summary>No more events come: windows that are judged at their end have ended.</summary>
    public IEnumerable<CorrelationMatch> Conclude()
    {
        if (!_atEnd)
        {
            yield break;
        }

        foreach (var group in _groups.Values)
        {
            if (group.Opened != long.MaxValue && Holds(group))
            {
                yield return Match(group, group.Names ?? []);
            }
        }

        _groups.Clear();
    }

    /// <summary>A row of events has one address when only its log-in says where it came from; what is counted comes from many.</summary>
    private string? AddressOf(Record record) =>
        _compiled.Correlation.Type is CorrelationType.Temporal or CorrelationType.TemporalOrdered ? record.GetString(FieldNames.SourceIp) : null;

    private static bool IsOpenBelow(SigmaCorrelation correlation) =>
        correlation.Conditions.All(c => c.Comparison is Comparison.Less or Comparison.LessOrEqual or Comparison.NotEqual);

    private static bool HasNot(ConditionNode node) => node switch
    {
        NotCondition => true,
        AndCondition and => HasNot(and.Left) || HasNot(and.Right),
        OrCondition or => HasNot(or.Left) || HasNot(or.Right),
        _ => false,
    };

    private static bool TryFind(Record record, CorrelationField field, Span<byte> room, out ReadOnlySpan<byte> text)
    {
        foreach (var name in field.Places)
        {
            var at = record.IndexOf(name);
            if (at >= 0)
            {
                ref readonly var value = ref record.Fields[at];
                var found = FieldText.Of(record, in value, room);
                text = record.TextOf(in value) is { IsEmpty: false } own ? own : found.ToArray();
                return true;
            }
        }

        text = default;
        return false;
    }

    private static string[] Names(Record record, CorrelationInput fields) =>
        [.. fields.GroupBy.Select(f => f.Places.Select(record.GetString).FirstOrDefault(s => s is not null) ?? "")];

    private GroupState Group(ulong key, long time)
    {
        _now = time < _now - _span ? time : Math.Max(_now, time);
        if (!_groups.TryGetValue(key, out var group))
        {
            if (_groups.Count >= _room)
            {
                MakeRoom();
            }

            group = NewGroup();
            _groups[key] = group;
        }

        return group;
    }

    private GroupState NewGroup() => _compiled.Correlation.Type switch
    {
        CorrelationType.EventCount => new EventCountState(_atEnd ? Math.Max(_most, 1_000) : _most),
        CorrelationType.ValueCount => new ValueCountState(Math.Max(_most * 2, 64)),
        CorrelationType.Temporal => new TemporalState(_compiled.Inputs.Length),
        CorrelationType.TemporalOrdered => new OrderedState(_compiled.Inputs.Length),
        var type => new NumberState(type, _compiled.Correlation.Percentile),
    };

    private void MakeRoom()
    {
        Forget(isFull: false);
        if (_groups.Count >= MostGroups)
        {
            Forget(isFull: true);
        }

        if (_groups.Count >= MostGroups * 9 / 10)
        {
            ForgetOldest();
        }

        _room = Math.Clamp(_groups.Count * 2, LeastRoom, MostGroups);
    }

    /// <summary>
    /// Forgets groups whose window has passed; where there is room, only those of which few events were counted: another log may
    /// tell of the same time, and rows of events go over several logs.
    /// </summary>
    private void Forget(bool isFull)
    {
        var from = _now - _span;
        foreach (var (key, group) in _groups)
        {
            if (group.Last < from && (isFull || (!_atEnd && !IsTelling(group))))
            {
                _ = _groups.Remove(key);
            }
        }
    }

    private void ForgetOldest()
    {
        var lasts = _groups.Values.Select(g => g.Last).Order().ToArray();
        var bound = lasts[lasts.Length / 4];
        foreach (var (key, group) in _groups)
        {
            if (group.Last <= bound)
            {
                _ = _groups.Remove(key);
                Dropped++;
            }
        }
    }

    /// <summary>Lines are kept once it looks as if the condition will hold.</summary>
    private bool IsTelling(GroupState group) => _compiled.Correlation.Type switch
    {
        CorrelationType.EventCount or CorrelationType.ValueCount => group.Result * 2 >= _least,
        _ => true,
    };

    /// <summary>A window that is judged at its end has ended when an event comes after it.</summary>
    private CorrelationMatch? Close(GroupState group, long time)
    {
        CorrelationMatch? match = null;
        if (group.Opened != long.MaxValue && time - group.Opened > _span)
        {
            match = Holds(group) ? Match(group, group.Names ?? []) : null;
            group.Clear();
        }

        group.Opened = Math.Min(group.Opened, time);
        return match;
    }

    private CorrelationMatch Told(GroupState group, IReadOnlyList<string> names)
    {
        var match = Match(group, names);
        group.Clear();
        return match;
    }

    private CorrelationMatch Match(GroupState group, IReadOnlyList<string> names)
    {
        var first = Math.Min(group.First, group.Last);
        return new(_number, names, first, group.Last, group.Result, group.LinesSince(first), group.AddressSince(first));
    }

    private bool Holds(GroupState group)
    {
        var correlation = _compiled.Correlation;
        if (correlation.Expression is { } expression)
        {
            return Holds(expression, group.Present);
        }

        var result = group.Result;
        foreach (var condition in _conditions)
        {
            if (!condition.Comparison.Holds(result, condition.Number))
            {
                return false;
            }
        }

        return _conditions.Length > 0 || result >= _compiled.Inputs.Length;
    }

    private bool Holds(ConditionNode node, ulong present) => node switch
    {
        AndCondition and => Holds(and.Left, present) && Holds(and.Right, present),
        OrCondition or => Holds(or.Left, present) || Holds(or.Right, present),
        NotCondition not => !Holds(not.Inner, present),
        NamedCondition named => Has(named.Name, present),
        OfCondition of => of.Names(_compiled.Inputs.Select(i => i.Name)).ToList() is var names && names.Count(n => Has(n, present)) >= (of.Least ?? names.Count),
        _ => false,
    };

    private bool Has(string name, ulong present)
    {
        for (var i = 0; i < _compiled.Inputs.Length; i++)
        {
            if (_compiled.Inputs[i].Name == name && (present & (1UL << i)) != 0)
            {
                return true;
            }
        }

        return false;
    }
}
