using System.Buffers;
using System.Text;
using Ashiato.Detection.Logcheck.Ere;

namespace Ashiato.Detection.Logcheck.Matching;

/// <summary>
/// Matches lines against all patterns of a program at once: a deterministic automaton of which only the states are worked
/// out that lines come to (the idea of RE2). One look at a table for each character, whatever the number of patterns; when
/// the table is full a new one is begun, so that the work for a line is at most its length times the size of the program.
/// Several threads may match at once.
/// </summary>
internal sealed unsafe class LazyAutomaton
{
    private readonly Symbols _symbols;
    private readonly StateMaker _maker;
    private readonly bool _isUtf8;
    private readonly Lock _lock = new();
    private StateTable _table;

    /// <summary>An automaton.</summary>
    /// <param name="program">The patterns.</param>
    /// <param name="tellsRules">Will it be asked which rules match? Costs more states.</param>
    internal LazyAutomaton(RuleProgram program, bool tellsRules = false)
    {
        _symbols = new Symbols(program);
        _maker = new StateMaker(program, _symbols, tellsRules);
        _isUtf8 = program.Locale == EreLocale.Utf8;
        _table = NewTable();
    }

    /// <summary>How often the table was full.</summary>
    internal int Flushes { get; private set; }

    /// <summary>How many states the table has now.</summary>
    internal int States => _table.Count;

    /// <summary>Does any pattern match the line?</summary>
    /// <param name="line">Its bytes, without the end.</param>
    internal bool IsMatch(ReadOnlySpan<byte> line)
    {
        var table = _table;
        var state = Run(line, ref table);
        return state > StateTable.Matched ? EndsMatched(table, state) : state == StateTable.Matched;
    }

    /// <summary>Adds the numbers of the patterns that match the line to <paramref name="rules"/>; only where it tells rules.</summary>
    internal void AddMatches(ReadOnlySpan<byte> line, List<int> rules)
    {
        var table = _table;
        var state = Run(line, ref table);
        if (state > StateTable.Matched && EndsMatched(table, state))
        {
            lock (_lock)
            {
                rules.AddRange(_maker.RulesAtEnd(table[state]));
            }
        }
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    private int Run(ReadOnlySpan<byte> line, ref StateTable table)
    {
        int state = table.Start;
        var rows = table.Rows;
        var asciiEnd = _isUtf8 ? 128 : 256;
        for (var i = 0; i < line.Length && state > StateTable.Matched;)
        {
            int symbol = line[i];
            var rune = symbol;
            var length = 1;
            if (symbol >= asciiEnd)
            {
                symbol = Decode(line[i..], out rune, out length);
            }

            int next = rows[(state * Symbols.Count) + symbol];
            if (next == StateTable.Unknown)
            {
                next = Step(ref table, state, symbol, rune);
                rows = table.Rows;
            }

            state = next;
            i += length;
        }

        GC.KeepAlive(table);
        return state;
    }

    private int Decode(ReadOnlySpan<byte> rest, out int rune, out int length)
    {
        var isRune = Rune.DecodeFromUtf8(rest, out var decoded, out length) == OperationStatus.Done;
        rune = isRune ? decoded.Value : WideSet.InvalidByte + rest[0];
        length = isRune ? length : 1;
        return _symbols.Of(rune);
    }

    /// <summary>Works out where a state goes; begins a new table when this one is full.</summary>
    private int Step(ref StateTable table, int state, int symbol, int rune)
    {
        lock (_lock)
        {
            if (_maker.Step(table[state], symbol, rune) is not { } key)
            {
                return Note(table, state, symbol, StateTable.Matched);
            }

            if (key.Places.Length == 0)
            {
                return Note(table, state, symbol, StateTable.Dead);
            }

            var next = table.NumberOf(key);
            if (next != StateTable.Unknown)
            {
                return Note(table, state, symbol, next);
            }

            // Another thread may have begun a new one already.
            _table = ReferenceEquals(table, _table) ? NewTable() : _table;
            Flushes++;
            table = _table.NumberOf(key) != StateTable.Unknown ? _table : _table = NewTable();
            return table.NumberOf(key);
        }
    }

    private static int Note(StateTable table, int state, int symbol, ushort next)
    {
        if (symbol != Symbols.Unnumbered || table.IsOfBytes)
        {
            table.Set(state, symbol, next);
        }

        return next;
    }

    private bool EndsMatched(StateTable table, int state)
    {
        var end = table.Ends[state];
        if (end == StateTable.Unknown)
        {
            lock (_lock)
            {
                end = (byte)(_maker.IsMatchedAtEnd(table[state]) ? StateTable.Matched : StateTable.Dead);
                table.Ends[state] = end;
            }
        }

        return end == StateTable.Matched;
    }

    private StateTable NewTable()
    {
        var table = new StateTable(!_isUtf8);
        table.Start = _maker.Start() is not { } start ? StateTable.Matched
            : start.Places.Length == 0 ? StateTable.Dead : table.NumberOf(start);
        return table;
    }
}
