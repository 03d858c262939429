using System.Text;
using System.Text.RegularExpressions;
using Ashiato.Query.Literals;

namespace Ashiato.Query.Values;

/// <summary>
/// Finds texts without which a regular expression cannot match: sets of texts, of each of which at least one stands in
/// whatever matches. Knows plain characters, groups, alternatives, small character classes and quantifiers. What it is not
/// sure of may match anything; what it does not know gives nothing at all.
/// </summary>
internal sealed class RegexLiterals
{
    /// <summary>Shorter texts tell too little.</summary>
    private const int Least = 2;

    /// <summary>More texts than this in one set tell too little.</summary>
    private const int Most = 32;

    private const int MostDepth = 50;

    private readonly string _pattern;
    private int _at;
    private int _depth;

    private RegexLiterals(string pattern) => _pattern = pattern;

    /// <summary>The sets, those with the fewest texts first; ASCII letters are in lower case, whatever the expression says about case.</summary>
    public static IReadOnlyList<IReadOnlyList<byte[]>> Find(string pattern, RegexOptions options)
    {
        if (options.HasFlag(RegexOptions.IgnorePatternWhitespace))
        {
            return [];
        }

        var reader = new RegexLiterals(pattern);
        if (reader.Alternatives() is not { } found || reader._at < pattern.Length)
        {
            return [];
        }

        found.Close();
        found.Needs.Sort((a, b) => a.Count - b.Count);
        return [.. found.Needs.Select(n => n.ConvertAll(Encoding.UTF8.GetBytes))];
    }

    /// <summary>Null here and below: the expression has a part that is not known.</summary>
    private Found? Alternatives()
    {
        if (++_depth > MostDepth)
        {
            return null;
        }

        var ways = new List<Found>();
        do
        {
            _at += ways.Count > 0 ? 1 : 0;
            if (Sequence() is not { } way)
            {
                return null;
            }

            ways.Add(way);
        }
        while (Is('|'));

        _depth--;
        return ways.Count == 1 ? ways[0] : Found.Any(ways);
    }

    private Found? Sequence()
    {
        var all = Found.Of("");
        while (_at < _pattern.Length && !Is('|') && !Is(')'))
        {
            if (Atom() is not { } atom || !Quantify(ref atom))
            {
                return null;
            }

            all.Append(atom);
        }

        return all;
    }

    private Found? Atom()
    {
        var character = _pattern[_at++];
        switch (character)
        {
            case '(':
                return Group();
            case '[':
                return Class();
            case '\\':
                return Escape();
            case '^' or '$':
                return Found.Of("");
            case '.':
                return Found.Anything();
            case '*' or '+' or '?' or '{' or '}' or ']':
                return null;
            default:
                return Plain(character);
        }
    }

    private static Found Plain(char character) => character < 0x80 ? Found.Of(char.ToLowerInvariant(character).ToString()) : Found.Anything();

    private Found? Group()
    {
        if (Is('?'))
        {
            if (string.CompareOrdinal(_pattern, _at, "?i)", 0, 3) == 0)
            {
                _at += 3;
                return Found.Of("");
            }

            if (string.CompareOrdinal(_pattern, _at, "?:", 0, 2) != 0)
            {
                return null;
            }

            _at += 2;
        }

        if (Alternatives() is not { } inner || !Is(')'))
        {
            return null;
        }

        _at++;
        return inner;
    }

    /// <summary>A class of a few plain characters is those characters: <c>[Dd]</c>, <c>[=:]</c>.</summary>
    private Found? Class()
    {
        var members = new List<string>();
        var isPlain = !Is('^');
        _at += isPlain ? 0 : 1;
        for (var first = _at; _at < _pattern.Length && (!Is(']') || _at == first); _at++)
        {
            var character = _pattern[_at];
            if (character == '\\')
            {
                _at++;
                character = _at < _pattern.Length ? _pattern[_at] : '\\';
                isPlain &= !char.IsLetterOrDigit(character);
            }
            else if (character is '-' or '[')
            {
                // A range, or something taken away.
                isPlain = false;
                if (character == '[' && _pattern[_at - 1] == '-')
                {
                    return null;
                }
            }

            isPlain &= character < 0x80;
            members.Add(char.ToLowerInvariant(character).ToString());
        }

        _at++;
        return isPlain ? Found.Of([.. members.Distinct()]) : Found.Anything();
    }

    private Found? Escape()
    {
        if (_at >= _pattern.Length)
        {
            return null;
        }

        var character = _pattern[_at++];
        switch (character)
        {
            case 'b' or 'B' or 'A' or 'z' or 'Z':
                return Found.Of("");
            case 'd' or 'D' or 'w' or 'W' or 's' or 'S' or 't' or 'n' or 'r' or 'f' or 'v' or 'a' or 'e':
                return Found.Anything();
            case 'x' when _at + 2 <= _pattern.Length && byte.TryParse(_pattern.AsSpan(_at, 2), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var code):
                _at += 2;
                return Plain((char)code);
            default:
                return char.IsLetterOrDigit(character) ? null : Plain(character);
        }
    }

    /// <summary>Reads what says how often an atom stands; false when it is not known.</summary>
    private bool Quantify(ref Found atom)
    {
        if (_at >= _pattern.Length || _pattern[_at] is not ('*' or '+' or '?' or '{'))
        {
            return true;
        }

        var sign = _pattern[_at++];
        var least = sign == '+' ? 1 : 0;
        if (sign == '{')
        {
            var end = _pattern.IndexOf('}', _at);
            var comma = end < 0 ? -1 : _pattern.IndexOf(',', _at, end - _at);
            if (end < 0 || !int.TryParse(_pattern.AsSpan(_at, (comma < 0 ? end : comma) - _at), System.Globalization.NumberStyles.None, null, out least)
                || (comma >= 0 && comma + 1 < end && !int.TryParse(_pattern.AsSpan(comma + 1, end - comma - 1), System.Globalization.NumberStyles.None, null, out _)))
            {
                // A brace by itself.
                return false;
            }

            _at = end + 1;
        }

        // "+?" and its kin are as often, only sooner content.
        _at += Is('?') ? 1 : 0;
        atom = sign == '?' ? Found.Any([atom, Found.Of("")]) : least > 0 ? atom.Repeated() : Found.Anything();
        return true;
    }

    private bool Is(char character) => _at < _pattern.Length && _pattern[_at] == character;

    /// <summary>What is known about a part of an expression.</summary>
    private sealed class Found
    {
        /// <summary>What the part matches has one of these at its end.</summary>
        private List<string>? _last;

        /// <summary>Is what the part matches one of <see cref="_last"/>, whole?</summary>
        private bool _isWhole;

        /// <summary>Sets of texts, of each of which one stands in what the part matches.</summary>
        public List<List<string>> Needs { get; } = [];

        public static Found Of(params List<string> texts) => texts.Count > Most ? Anything() : new Found { _last = texts, _isWhole = true };

        public static Found Anything() => new();

        /// <summary>One of several ways.</summary>
        public static Found Any(List<Found> ways)
        {
            var whole = ways.TrueForAll(w => w._isWhole) ? ways.SelectMany(w => w._last!).Distinct().ToList() : null;
            if (whole is { Count: <= Most })
            {
                return Of(whole);
            }

            var found = Anything();
            var all = new List<string>();
            foreach (var way in ways)
            {
                way.Close();
                if (way.Needs.Count == 0)
                {
                    return found;
                }

                var best = way.Needs[0];
                foreach (var need in way.Needs)
                {
                    var more = Telling.Of(need, t => t.Length) - Telling.Of(best, t => t.Length);
                    best = more > 0 || (more == 0 && need.Count < best.Count) ? need : best;
                }

                all.AddRange(best);
            }

            found.Need(all);
            return found;
        }

        /// <summary>The same once or more often.</summary>
        public Found Repeated()
        {
            if (_isWhole)
            {
                Need(_last!);
                _isWhole = false;
            }

            return this;
        }

        /// <summary>Puts another part behind.</summary>
        public void Append(Found next)
        {
            if (_last is not null && next._isWhole && (long)_last.Count * next._last!.Count <= Most)
            {
                _last = [.. _last.SelectMany(_ => next._last, (a, b) => a + b)];
                return;
            }

            Close();
            Needs.AddRange(next.Needs);
            (_last, _isWhole) = (next._last, false);
        }

        /// <summary>What stood at the end is a need too.</summary>
        public void Close()
        {
            if (_last is not null)
            {
                Need(_last);
            }

            (_last, _isWhole) = (null, false);
        }

        private void Need(List<string> texts)
        {
            if (texts.Count <= Most && texts.TrueForAll(t => t.Length >= Least))
            {
                Needs.Add([.. texts.Distinct()]);
            }
        }
    }
}
