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

    /// <summary>By the ordinals of field names: the number of the field's automaton, -1 for none.</summary>
    private readonly int[] _automatonOf;

    private readonly LiteralAutomaton[] _automata;

    /// <summary>The number of the automaton for whole texts; -1 for none.</summary>
    private readonly int _text = -1;

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
        var fields = new Dictionary<FieldName, LiteralList>();
        var texts = new LiteralList();
        for (var number = 0; number < rules.Count; number++)
        {
            var source = sources.IndexOf(rules[number].Source);
            if (source < 0)
            {
                source = sources.Count;
                sources.Add(rules[number].Source);
            }

            _sourceOf[number] = source;
            foreach (var literal in rules[number].Filter.Needs?.Literals ?? [])
            {
                ListOf(literal.Field, fields, texts).Add(literal.Text, number);
            }
        }

        _scopes = [.. sources.Select(s => s.Scope)];
        _takesAuditEvents = [.. sources.Select(s => s.TakesAuditEvents)];
        _inScope = new bool?[sources.Count];
        _automata = new LiteralAutomaton[fields.Count + (texts.Count > 0 ? 1 : 0)];
        _automatonOf = new int[fields.Count == 0 ? 0 : fields.Keys.Max(f => f.Ordinal) + 1];
        Array.Fill(_automatonOf, -1);
        var at = 0;
        foreach (var (field, list) in fields)
        {
            _automatonOf[field.Ordinal] = at;
            _automata[at++] = list.Automaton();
        }

        if (texts.Count > 0)
        {
            _text = at;
            _automata[at] = texts.Automaton();
        }

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

        if (Mark(record, plan.IsWalked))
        {
            AskMarked(record, plan, matches);
        }
    }

    private static LiteralList ListOf(FieldName? field, Dictionary<FieldName, LiteralList> fields, LiteralList texts)
    {
        if (field is null)
        {
            return texts;
        }

        if (!fields.TryGetValue(field, out var list))
        {
            list = new LiteralList();
            fields.Add(field, list);
        }

        return list;
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
        new(Rules, _sourceOf, _scopes, [.. _takesAuditEvents.Select(t => isAuditEvent && !t)], _automata.Length, NumberOf, kind);

    private int NumberOf(Literal literal) => literal.Field is null ? _text : _automatonOf[literal.Field.Ordinal];

    private bool Mark(Record record, bool[] isWalked)
    {
        var any = false;
        Span<byte> room = stackalloc byte[FieldText.MostNumber];
        foreach (ref readonly var value in record.Fields)
        {
            var ordinal = value.Name.Ordinal;
            if (ordinal < _automatonOf.Length && _automatonOf[ordinal] is >= 0 and var number && isWalked[number])
            {
                any |= _automata[number].Mark(FieldText.Of(record, in value, room), _marks);
            }
        }

        if (FieldNames.Dataset.Ordinal < _automatonOf.Length && _automatonOf[FieldNames.Dataset.Ordinal] is >= 0 and var dataset && isWalked[dataset])
        {
            any |= _automata[dataset].Mark(record.Dataset.Utf8, _marks);
        }

        return (_text >= 0 && isWalked[_text] && MarkText(record, _automata[_text])) | any;
    }

    private bool MarkText(Record record, LiteralAutomaton automaton)
    {
        var any = !record.IsBinary && automaton.Mark(record.Raw, _marks);
        foreach (ref readonly var value in record.Fields)
        {
            if ((record.IsBinary || value.IsDecoded) && value.Kind is FieldKind.Text or FieldKind.ListMember)
            {
                any |= automaton.Mark(record.TextOf(in value), _marks);
            }
        }

        return any;
    }

    private void AskMarked(Record record, KindPlan plan, List<int> matches)
    {
        for (var word = 0; word < _marks.Length; word++)
        {
            for (var bits = _marks[word] & plan.Mask[word]; bits != 0; bits &= bits - 1)
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

    /// <summary>What an automaton is made of.</summary>
    private sealed class LiteralList
    {
        private readonly List<byte[]> _texts = [];
        private readonly List<int> _numbers = [];

        public int Count => _texts.Count;

        public void Add(byte[] text, int number)
        {
            _texts.Add(text);
            _numbers.Add(number);
        }

        public LiteralAutomaton Automaton() => new(_texts, _numbers);
    }
}
