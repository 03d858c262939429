using System.Numerics;
using Ashiato.Core;
using Ashiato.Detection.Sigma.Compilation;
using Ashiato.Query.Filters;
using Ashiato.Query.Literals;

namespace Ashiato.Detection.Matching;

/// <summary>
/// Finds the rules that a record matches. Once for each kind of records it is worked out which rules the kind alone decides
/// (<see cref="KindPlan"/>). The literals that the others need are looked for in one walk over each text, whatever the number
/// of rules; only rules of which a literal was found are asked. Not for several threads at once.
/// </summary>
public sealed class RuleMatcher
{
    /// <summary>More kinds than any log has. The records of further ones are looked at as if nothing were known of them.</summary>
    private const int MostKinds = 2_000;

    private readonly FinderSet _finders;
    private readonly ulong[] _marks;
    private readonly Filter[] _scopes;
    private readonly int[] _sourceOf;
    private readonly bool[] _takesAuditEvents;

    /// <summary>For each log source what is known about the current record; null where nobody asked yet.</summary>
    private readonly bool?[] _inScope;

    private readonly Dictionary<UInt128, KindPlan> _plans = [];
    private readonly KindPlan[] _general;

    /// <summary>The newest plans by some bits of their keys.</summary>
    private readonly (UInt128 Key, KindPlan? Plan)[] _newest = new (UInt128, KindPlan?)[256];

    /// <summary>A matcher of some rules; a rule's number is its place in the list.</summary>
    public RuleMatcher(IReadOnlyList<CompiledRule> rules)
    {
        Rules = rules;
        _marks = new ulong[(rules.Count + 63) / 64];
        _sourceOf = new int[rules.Count];
        var sources = new List<LogSourceMap>();
        for (var number = 0; number < rules.Count; number++)
        {
            var source = sources.IndexOf(rules[number].Source);
            if (source < 0)
            {
                source = sources.Count;
                sources.Add(rules[number].Source);
            }

            _sourceOf[number] = source;
        }

        _scopes = [.. sources.Select(s => s.Scope)];
        _takesAuditEvents = [.. sources.Select(s => s.TakesAuditEvents)];
        _inScope = new bool?[sources.Count];
        _finders = new FinderSet(rules);
        _general = [MakePlan(null, isAuditEvent: false), MakePlan(null, isAuditEvent: true)];
    }

    /// <summary>The rules.</summary>
    public IReadOnlyList<CompiledRule> Rules { get; }

    /// <summary>Finds the rules that a record matches.</summary>
    /// <param name="record">The record.</param>
    /// <param name="matches">Takes their numbers, in no particular order; it is emptied first.</param>
    /// <param name="isAuditEvent">Was the record put together from several lines of the audit log? Only log sources of such events are looked at then.</param>
    public void Match(Record record, List<int> matches, bool isAuditEvent = false)
    {
        matches.Clear();
        var plan = PlanOf(record, isAuditEvent);
        matches.AddRange(plan.Sure);
        if (plan.IsIdle)
        {
            return;
        }

        plan.InScope.CopyTo(_inScope, 0);
        foreach (var number in plan.Asked)
        {
            Ask(number, record, plan, matches);
        }

        if (Mark(record, plan.Finders))
        {
            AskMarked(record, plan, matches);
        }
    }

    private KindPlan PlanOf(Record record, bool isAuditEvent)
    {
        if (!RecordKind.HasOne(record))
        {
            return _general[isAuditEvent ? 1 : 0];
        }

        var key = RecordKind.KeyOf(record, isAuditEvent);
        ref var newest = ref _newest[SlotOf(key)];
        if (newest.Plan is not null && newest.Key == key)
        {
            return newest.Plan;
        }

        if (!_plans.TryGetValue(key, out var plan))
        {
            if (_plans.Count >= MostKinds)
            {
                return _general[isAuditEvent ? 1 : 0];
            }

            plan = MakePlan(new RecordKind(record), isAuditEvent);
            _plans.Add(key, plan);
        }

        newest = (key, plan);
        return plan;
    }

    private static byte SlotOf(UInt128 key)
    {
        var folded = (ulong)key ^ (ulong)(key >> 64) * 0x9E37_79B9_7F4A_7C15;
        return (byte)(folded * 0xA076_1D64_78BD_642F >> 56);
    }

    private KindPlan MakePlan(RecordKind? kind, bool isAuditEvent) =>
        new(Rules, _sourceOf, _scopes, [.. _takesAuditEvents.Select(t => isAuditEvent && !t)], _finders, kind);

    private bool Mark(Record record, LiteralFinder?[] finders)
    {
        var any = false;
        Span<byte> room = stackalloc byte[FieldText.MostNumber];
        foreach (ref readonly var value in record.Fields)
        {
            if (_finders.PlaceOf(value.Name) is >= 0 and var place && finders[place] is { } finder)
            {
                any |= finder.Mark(FieldText.Of(record, in value, room), _marks);
            }
        }

        if (_finders.PlaceOf(FieldNames.Dataset) is >= 0 and var dataset && finders[dataset] is { } ofDataset)
        {
            any |= ofDataset.Mark(record.Dataset.Utf8, _marks);
        }

        return (finders[_finders.WholeText] is { } ofText && MarkText(record, ofText)) | any;
    }

    private bool MarkText(Record record, LiteralFinder finder)
    {
        var any = !record.IsBinary && finder.Mark(record.Raw, _marks);
        foreach (ref readonly var value in record.Fields)
        {
            if ((record.IsBinary || value.IsDecoded) && value.Kind is FieldKind.Text or FieldKind.ListMember)
            {
                any |= finder.Mark(record.TextOf(in value), _marks);
            }
        }

        return any;
    }

    private void AskMarked(Record record, KindPlan plan, List<int> matches)
    {
        for (var word = 0; word < _marks.Length; word++)
        {
            for (var bits = _marks[word]; bits != 0; bits &= bits - 1)
            {
                Ask((word << 6) + BitOperations.TrailingZeroCount(bits), record, plan, matches);
            }

            _marks[word] = 0;
        }
    }

    private void Ask(int number, Record record, KindPlan plan, List<int> matches)
    {
        var source = _sourceOf[number];
        if ((_inScope[source] ??= _scopes[source].Matches(record)) && plan.Filters[number].Matches(record))
        {
            matches.Add(number);
        }
    }
}
