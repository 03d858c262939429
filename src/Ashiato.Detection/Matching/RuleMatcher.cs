using System.Numerics;
using Ashiato.Core;
using Ashiato.Detection.Sigma.Compilation;
using Ashiato.Query.Filters;
using Ashiato.Query.Literals;

namespace Ashiato.Detection.Matching;

/// <summary>
/// Finds the rules that a record matches. The literals that all rules need are looked for in one walk over each text,
/// whatever the number of rules; only rules of which a literal was found are asked, and a log source is asked once a record
/// at most. Not for several threads at once.
/// </summary>
public sealed class RuleMatcher
{
    /// <summary>By the ordinals of field names.</summary>
    private readonly LiteralAutomaton?[] _fields;

    private readonly LiteralAutomaton? _dataset;
    private readonly LiteralAutomaton? _text;

    /// <summary>The log sources of the rules that need a literal in the whole text.</summary>
    private readonly int[] _textSources;

    private readonly ulong[] _marks;

    /// <summary>Rules that need no literal, by their log source.</summary>
    private readonly (int Source, int[] Rules)[] _always;

    private readonly Filter[] _scopes;
    private readonly int[] _sourceOf;

    /// <summary>For each log source what is known about the current record: 0 nothing yet, 1 it is not of it, 2 it is.</summary>
    private readonly byte[] _inScope;

    /// <summary>What is known before of a record that was put together: of which log sources it is not.</summary>
    private readonly byte[] _notForEvents;

    /// <summary>A matcher of some rules; a rule's number is its place in the list.</summary>
    public RuleMatcher(IReadOnlyList<CompiledRule> rules)
    {
        Rules = rules;
        _marks = new ulong[(rules.Count + 63) / 64];
        _sourceOf = new int[rules.Count];
        var sources = new List<LogSourceMap>();
        var always = new List<List<int>>();
        var fields = new Dictionary<FieldName, LiteralList>();
        var texts = new LiteralList();
        for (var number = 0; number < rules.Count; number++)
        {
            var source = sources.IndexOf(rules[number].Source);
            if (source < 0)
            {
                source = sources.Count;
                sources.Add(rules[number].Source);
                always.Add([]);
            }

            _sourceOf[number] = source;
            if (rules[number].Filter.Needs is not { } need)
            {
                always[source].Add(number);
                continue;
            }

            foreach (var literal in need.Literals)
            {
                ListOf(literal.Field, fields, texts).Add(literal.Text, number);
            }
        }

        _scopes = [.. sources.Select(s => s.Scope)];
        _inScope = new byte[sources.Count];
        _notForEvents = new byte[sources.Count];
        var asked = new List<int>();
        for (var source = 0; source < sources.Count; source++)
        {
            _notForEvents[source] = sources[source].TakesAuditEvents ? (byte)0 : (byte)1;
            if (always[source].Count > 0)
            {
                asked.Add(source);
            }
        }

        _always = new (int, int[])[asked.Count];
        for (var i = 0; i < asked.Count; i++)
        {
            _always[i] = (asked[i], always[asked[i]].ToArray());
        }

        var most = -1;
        foreach (var field in fields.Keys)
        {
            most = Math.Max(most, field.Ordinal);
        }

        _fields = new LiteralAutomaton?[most + 1];
        foreach (var (field, list) in fields)
        {
            _fields[field.Ordinal] = list.Automaton();
        }

        _dataset = FieldNames.Dataset.Ordinal < _fields.Length ? _fields[FieldNames.Dataset.Ordinal] : null;
        _text = texts.Count == 0 ? null : texts.Automaton();
        _textSources = texts.Sources(_sourceOf);
    }

    /// <summary>The rules.</summary>
    public IReadOnlyList<CompiledRule> Rules { get; }

    /// <summary>How many rules need no literal and are asked about every record of their log source.</summary>
    public int AlwaysAsked => _always.Sum(a => a.Rules.Length);

    /// <summary>Finds the rules that a record matches.</summary>
    /// <param name="record">The record.</param>
    /// <param name="matches">Takes their numbers, in no particular order; it is emptied first.</param>
    /// <param name="isAuditEvent">Was the record put together from several lines of the audit log? Only log sources of such events are looked at then.</param>
    public void Match(Record record, List<int> matches, bool isAuditEvent = false)
    {
        matches.Clear();
        Array.Clear(_inScope);
        if (isAuditEvent)
        {
            _notForEvents.CopyTo(_inScope, 0);
        }

        foreach (var (source, rules) in _always)
        {
            if (IsInScope(source, record))
            {
                foreach (var number in rules)
                {
                    Ask(number, record, matches);
                }
            }
        }

        if (Mark(record))
        {
            AskMarked(record, matches);
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

    private bool Mark(Record record)
    {
        var any = _dataset is not null && _dataset.Mark(record.Dataset.Utf8, _marks);
        Span<byte> room = stackalloc byte[FieldText.MostNumber];
        foreach (ref readonly var value in record.Fields)
        {
            var ordinal = value.Name.Ordinal;
            if (ordinal < _fields.Length && _fields[ordinal] is { } automaton)
            {
                any |= automaton.Mark(FieldText.Of(record, in value, room), _marks);
            }
        }

        return (_text is not null && IsTextWanted(record) && MarkText(record, _text)) | any;
    }

    private bool IsTextWanted(Record record)
    {
        foreach (var source in _textSources)
        {
            if (IsInScope(source, record))
            {
                return true;
            }
        }

        return false;
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

    private void AskMarked(Record record, List<int> matches)
    {
        for (var word = 0; word < _marks.Length; word++)
        {
            for (var bits = _marks[word]; bits != 0; bits &= bits - 1)
            {
                var number = (word << 6) + BitOperations.TrailingZeroCount(bits);
                if (IsInScope(_sourceOf[number], record))
                {
                    Ask(number, record, matches);
                }
            }

            _marks[word] = 0;
        }
    }

    private void Ask(int number, Record record, List<int> matches)
    {
        if (Rules[number].Filter.Matches(record))
        {
            matches.Add(number);
        }
    }

    private bool IsInScope(int source, Record record)
    {
        ref var known = ref _inScope[source];
        if (known == 0)
        {
            known = _scopes[source].Matches(record) ? (byte)2 : (byte)1;
        }

        return known == 2;
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

        /// <summary>The log sources of the rules.</summary>
        public int[] Sources(int[] sourceOf)
        {
            var sources = new List<int>();
            foreach (var number in _numbers)
            {
                if (!sources.Contains(sourceOf[number]))
                {
                    sources.Add(sourceOf[number]);
                }
            }

            return [.. sources];
        }
    }
}
