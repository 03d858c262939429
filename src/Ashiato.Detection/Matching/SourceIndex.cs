using System.Numerics;
using Ashiato.Core;
using Ashiato.Detection.Sigma.Compilation;
using Ashiato.Query.Filters;
using Ashiato.Query.Literals;

namespace Ashiato.Detection.Matching;

/// <summary>The rules of one log source, by the literals they need.</summary>
internal sealed class SourceIndex
{
    private readonly (CompiledRule Rule, int Number)[] _rules;
    private readonly (FieldName Field, LiteralAutomaton Automaton)[] _fields;
    private readonly LiteralAutomaton? _text;
    private readonly ulong[] _always;
    private readonly ulong[] _marks;

    public SourceIndex(LogSourceMap source, IReadOnlyList<(CompiledRule Rule, int Number)> rules)
    {
        Scope = source.Scope;
        TakesAuditEvents = source.TakesAuditEvents;
        _rules = [.. rules];
        _marks = new ulong[(rules.Count + 63) / 64];
        _always = new ulong[_marks.Length];
        var literals = new List<(FieldName? Field, byte[] Text, int Number)>();
        for (var i = 0; i < _rules.Length; i++)
        {
            if (_rules[i].Rule.Filter.Needs is { } need)
            {
                literals.AddRange(need.Literals.Select(l => (l.Field, l.Text, i)));
            }
            else
            {
                _always[i >> 6] |= 1UL << i;
                AlwaysAsked++;
            }
        }

        _fields = [.. literals.Where(l => l.Field is not null).GroupBy(l => l.Field!).Select(g => (g.Key, new LiteralAutomaton([.. g.Select(l => (l.Text, l.Number))])))];
        var texts = literals.Where(l => l.Field is null).Select(l => (l.Text, l.Number)).ToList();
        _text = texts.Count == 0 ? null : new LiteralAutomaton(texts);
    }

    public Filter Scope { get; }

    public bool TakesAuditEvents { get; }

    public int AlwaysAsked { get; }

    public void Match(Record record, List<int> matches)
    {
        _always.CopyTo(_marks, 0);
        var any = AlwaysAsked > 0;
        Span<byte> room = stackalloc byte[FieldText.MostNumber];
        foreach (var (field, automaton) in _fields)
        {
            if (!record.Has(field))
            {
                continue;
            }

            foreach (ref readonly var value in record.Fields)
            {
                if (ReferenceEquals(value.Name, field))
                {
                    any |= automaton.Mark(FieldText.Of(record, in value, room), _marks);
                }
            }
        }

        if (_text is not null)
        {
            any |= MarkText(record, _text);
        }

        if (any)
        {
            Ask(record, matches);
        }
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

    private void Ask(Record record, List<int> matches)
    {
        for (var word = 0; word < _marks.Length; word++)
        {
            for (var bits = _marks[word]; bits != 0; bits &= bits - 1)
            {
                ref readonly var rule = ref _rules[(word << 6) + BitOperations.TrailingZeroCount(bits)];
                if (rule.Rule.Filter.Matches(record))
                {
                    matches.Add(rule.Number);
                }
            }
        }
    }
}
