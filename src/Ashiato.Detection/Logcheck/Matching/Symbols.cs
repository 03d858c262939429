using Ashiato.Detection.Logcheck.Ere;

namespace Ashiato.Detection.Logcheck.Matching;

/// <summary>
/// The alphabet of a <see cref="RuleProgram"/>: in the C locale the 256 bytes; in UTF-8 the 128 characters of ASCII, and
/// behind them a symbol for each group of characters that the program cannot tell apart, found as they are met.
/// </summary>
internal sealed class Symbols
{
    /// <summary>Columns of a row of the automaton.</summary>
    internal const int Count = 256;

    /// <summary>A character whose group came too late to get a number: never remembered, always worked out.</summary>
    internal const int Unnumbered = 255;

    private const int PageLength = 256;

    private readonly RuleProgram _program;
    private readonly List<WideSet> _wides = [];
    private readonly int[] _wideOfSet;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly bool[][] _members = new bool[Unnumbered - 128][];
    private readonly byte[]?[] _pages = new byte[]?[(WideSet.InvalidByte / PageLength) + 1];
    private readonly Lock _lock = new();
    private int _groups;

    internal Symbols(RuleProgram program)
    {
        _program = program;
        var known = new Dictionary<WideSet, int>();
        _wideOfSet = new int[program.Sets.Count];
        for (var i = 0; i < _wideOfSet.Length; i++)
        {
            var wide = program.Sets[i].Wide;
            if (!known.TryGetValue(wide, out _wideOfSet[i]))
            {
                known.Add(wide, _wideOfSet[i] = _wides.Count);
                _wides.Add(wide);
            }
        }
    }

    /// <summary>The symbol of a character above 127, or of a byte that is none (UTF-8 only).</summary>
    internal int Of(int rune)
    {
        var page = Volatile.Read(ref _pages[rune / PageLength]);
        var symbol = page?[rune % PageLength] ?? 0;
        return symbol != 0 ? symbol : Find(rune);
    }

    /// <summary>Is the symbol in a set of the program?</summary>
    /// <param name="set">Number of the set.</param>
    /// <param name="symbol">The symbol.</param>
    /// <param name="rune">The character, for <see cref="Unnumbered"/>.</param>
    internal bool IsIn(int set, int symbol, int rune)
    {
        if (symbol < 128 || _program.Locale == EreLocale.C)
        {
            return _program.Sets[set].HasByte(symbol);
        }

        return symbol == Unnumbered ? _program.Sets[set].Wide.Has(rune) : _members[symbol - 128][_wideOfSet[set]];
    }

    /// <summary>Is the symbol part of a word (letters, digits, <c>_</c>)?</summary>
    internal bool IsWord(int symbol, int rune)
    {
        if (symbol < 128 || _program.Locale == EreLocale.C)
        {
            return symbol < 128 && (CharClasses.HasAscii(CharClass.Alnum, symbol) || symbol == '_');
        }

        return symbol == Unnumbered ? IsWideWord(rune) : _members[symbol - 128][^1];
    }

    /// <summary>The C library takes a byte that is no UTF-8 for the character of that number when it looks for words, and so does grep.</summary>
    private static bool IsWideWord(int rune) =>
        CharClasses.HasWide(CharClass.Alnum, rune >= WideSet.InvalidByte ? rune - WideSet.InvalidByte : rune);

    private int Find(int rune)
    {
        lock (_lock)
        {
            var members = new bool[_wides.Count + 1];
            for (var i = 0; i < _wides.Count; i++)
            {
                members[i] = _wides[i].Has(rune);
            }

            members[^1] = IsWideWord(rune);
            var symbol = Number(members);
            var page = _pages[rune / PageLength] ?? new byte[PageLength];
            page[rune % PageLength] = (byte)symbol;
            Volatile.Write(ref _pages[rune / PageLength], page);
            return symbol;
        }
    }

    private int Number(bool[] members)
    {
        var key = string.Concat(members.Select(m => m ? '1' : '0'));
        if (_numbers.TryGetValue(key, out var symbol))
        {
            return symbol;
        }

        if (_groups == _members.Length)
        {
            return Unnumbered;
        }

        _members[_groups] = members;
        _numbers.Add(key, symbol = 128 + _groups++);
        return symbol;
    }
}
