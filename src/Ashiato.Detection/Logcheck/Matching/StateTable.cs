using System.Runtime.InteropServices;

namespace Ashiato.Detection.Logcheck.Matching;

/// <summary>
/// The states of a <see cref="LazyAutomaton"/> that are known so far. Read by several threads at once, written by one at a
/// time. Never emptied: when it is full, another takes its place, and who still reads this one may go on.
/// </summary>
internal sealed unsafe class StateTable(bool isOfBytes)
{
    /// <summary>Not worked out yet.</summary>
    internal const ushort Unknown = 0;

    /// <summary>No rule can match any more.</summary>
    internal const ushort Dead = 1;

    /// <summary>A rule has matched.</summary>
    internal const ushort Matched = 2;

    /// <summary>The first state with a row of its own.</summary>
    internal const int First = 3;

    /// <summary>
    /// Most states: rows of 512 bytes, 4 MiB, of which the system gives only pages that are used. A day's logs against a
    /// thousand rules need some 2,500.
    /// </summary>
    internal const int MostStates = 8192;

    /// <summary>Most places in all states together, 4 bytes each: 8 MiB.</summary>
    internal const int MostPlaces = 2 << 20;

    private readonly Dictionary<StateKey, StateKey> _numbers = [];
    private readonly StateKey[] _keys = new StateKey[MostStates];
    private readonly ushort* _rows = (ushort*)NativeMemory.AllocZeroed(MostStates * Symbols.Count, sizeof(ushort));
    private int _places;

    /// <summary>Gives the rows back when nobody reads them any more.</summary>
    ~StateTable() => NativeMemory.Free(_rows);

    /// <summary>The first of the rows, each of <see cref="Symbols.Count"/> states.</summary>
    internal ushort* Rows => _rows;

    /// <summary>What happens at the end of a line: unknown, dead or matched.</summary>
    internal byte[] Ends { get; } = new byte[MostStates];

    /// <summary>The state of a line's beginning.</summary>
    internal ushort Start { get; set; }

    /// <summary>Are the symbols bytes (the C locale)?</summary>
    internal bool IsOfBytes => isOfBytes;

    /// <summary>How many states there are.</summary>
    internal int Count { get; private set; } = First;

    /// <summary>What a state stands for.</summary>
    internal StateKey this[int state] => _keys[state];

    /// <summary>The number of a state, a new one if need be; 0 when the table is full.</summary>
    internal ushort NumberOf(StateKey key)
    {
        if (_numbers.TryGetValue(key, out var known))
        {
            return known.Number;
        }

        if (Count == MostStates || (_places + key.Places.Length > MostPlaces && Count > First + 2))
        {
            return Unknown;
        }

        // A key that comes from another table keeps its number there.
        var own = new StateKey(key.Places, key.IsBegin, key.IsAfterWord) { Number = (ushort)Count++ };
        _places += key.Places.Length;
        _keys[own.Number] = own;
        _numbers.Add(own, own);
        return own.Number;
    }

    /// <summary>Notes where a state goes on a symbol.</summary>
    internal void Set(int state, int symbol, ushort next) => Volatile.Write(ref _rows[(state * Symbols.Count) + symbol], next);
}
