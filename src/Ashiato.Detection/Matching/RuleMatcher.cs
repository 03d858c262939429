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
        var sources = rules.Select(r => r.Source).Distinct().ToList();
        _scopes = [.. sources.Select(s => s.Scope)];
        _sourceOf = [.. rules.Select(r => sources.IndexOf(r.Source))];
        _inScope = new byte[sources.Count];
        _notForEvents = [.. sources.Select(s => s.TakesAuditEvents ? (byte)0 : (byte)1)];
        _marks = new ulong[(rules.Count + 63) / 64];
        var literals = rules.SelectMany((r, i) => (r.Filter.Needs?.Literals ?? []).Select(l => (l.Field, l.Text, Number: i))).ToList();
        _fields = new LiteralAutomaton?[literals.Max(l => l.Field?.Ordinal) + 1 ?? 0];
        foreach (var group in literals.Where(l => l.Field is not null).GroupBy(l => l.Field!))
        {
            _fields[group.Key.Ordinal] = new LiteralAutomaton([.. group.Select(l => (l.Text, l.Number))]);
        }

        _dataset = FieldNames.Dataset.Ordinal < _fields.Length ? _fields[FieldNames.Dataset.Ordinal] : null;
        var texts = literals.Where(l => l.Field is null).Select(l => (l.Text, l.Number)).ToList();
        _text = texts.Count == 0 ? null : new LiteralAutomaton(texts);
        _textSources = [.. texts.Select(t => _sourceOf[t.Number]).Distinct()];
        _always = [.. Enumerable.Range(0, rules.Count).Where(i => rules[i].Filter.Needs is null).GroupBy(i => _sourceOf[i]).Select(g => (g.Key, g.ToArray()))];
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
}
