using Ashiato.Core;

namespace Ashiato.Detection.Logcheck.Ere;

/// <summary>
/// Reads a pattern as <c>grep -E</c> of GNU does: POSIX extended regular expressions (XBD 9.4) with the back-slash
/// escapes of GNU, a repetition that has nothing to repeat repeats the empty text, <c>{</c> that begins no interval and
/// <c>)</c> that closes nothing stand for themselves, anchors may stand anywhere.
/// </summary>
internal sealed class EreParser
{
    /// <summary>RE_DUP_MAX of the GNU C library.</summary>
    internal const int MostRepetitions = 32767;

    /// <summary>Groups within groups; a person needs five, the stack of a thread bears thousands.</summary>
    internal const int MostDepth = 200;

    /// <summary>Parts within parts, repetitions of repetitions too.</summary>
    internal const int MostNesting = 1000;

    private readonly PatternText _text;
    private readonly EreNodes _nodes;
    private int _depth;
    private int _groups;

    private EreParser(byte[] pattern, EreLocale locale, EreNodes nodes) => (_text, _nodes) = (new PatternText(pattern, locale), nodes);

    /// <summary>Reads a pattern.</summary>
    /// <param name="pattern">One line of a rule file, without its end.</param>
    /// <param name="locale">What its bytes mean.</param>
    /// <param name="nodes">Makes the parts.</param>
    /// <param name="error">Why it cannot be used, or null.</param>
    /// <returns>The pattern, or null.</returns>
    internal static EreNode? Parse(byte[] pattern, EreLocale locale, EreNodes nodes, out EreError? error)
    {
        try
        {
            error = null;
            return new EreParser(pattern, locale, nodes).ReadAlternation();
        }
        catch (EreException e)
        {
            error = e.Error;
            return null;
        }
    }

    private EreNode ReadAlternation()
    {
        var parts = new List<EreNode> { ReadSequence() };
        while (_text.Peek() == '|')
        {
            _text.At++;
            parts.Add(ReadSequence());
        }

        return _nodes.Alternation(parts);
    }

    private EreNode ReadSequence()
    {
        var parts = new List<EreNode>();
        while (!_text.IsAtEnd && _text.Peek() != '|' && !(_text.Peek() == ')' && _depth > 0))
        {
            // What cannot be repeated at the beginning is the empty text: '*a' is 'a'.
            var isPlace = IsWordPlaceOfUtf8();
            parts.Add(ReadRepetitions(IsRepetition() ? _nodes.Empty : ReadAtom(), isPlace));
        }

        return _nodes.Sequence(parts);
    }

    private bool IsRepetition() => _text.Peek() is '*' or '+' or '?' || (_text.Peek() == '{' && TryInterval(out _, out _, out _));

    private EreNode ReadRepetitions(EreNode atom, bool isPlace)
    {
        while (!_text.IsAtEnd)
        {
            if (!TryRepetition(out var min, out var max, out var length))
            {
                break;
            }

            CheckInterval(min, max);
            _text.At += length;
            atom = NotTooDeep(isPlace ? atom : _nodes.Repeat(atom, min, max));
        }

        return atom;
    }

    private bool TryRepetition(out int min, out int max, out int length)
    {
        var mark = _text.Peek();
        (min, max, length) = (mark == '+' ? 1 : 0, mark == '?' ? 1 : EreNode.Unbounded, 1);
        return mark is '*' or '+' or '?' || (mark == '{' && TryInterval(out min, out max, out length));
    }

    /// <summary>In a UTF-8 locale grep leaves these to the C library, which does not repeat places.</summary>
    private bool IsWordPlaceOfUtf8() => _text.Locale == EreLocale.Utf8 && _text.Peek() == '\\' && _text.Peek(1) is '<' or '>' or 'b' or 'B';

    private EreNode NotTooDeep(EreNode node) => node.Depth <= MostNesting ? node : throw new EreException(_text.At, EreErrors.TooDeep);

    private void CheckInterval(int min, int max)
    {
        if (min > MostRepetitions || max > MostRepetitions)
        {
            throw new EreException(_text.At, EreErrors.TooBig);
        }

        if (max != EreNode.Unbounded && max < min)
        {
            throw new EreException(_text.At, EreErrors.BadInterval);
        }
    }

    /// <summary><c>{m}</c>, <c>{m,}</c>, <c>{m,n}</c>, <c>{,n}</c> or <c>{,}</c>?</summary>
    private bool TryInterval(out int min, out int max, out int length)
    {
        length = 1;
        var hasMin = ReadNumber(ref length, out min);
        max = min;
        var hasComma = _text.Peek(length) == ',';
        if (hasComma)
        {
            length++;
            max = ReadNumber(ref length, out max) ? max : EreNode.Unbounded;
        }

        return (hasMin || hasComma) && _text.Peek(length++) == '}';
    }

    private bool ReadNumber(ref int length, out int number)
    {
        var from = length;
        for (number = 0; _text.Peek(length) is >= '0' and <= '9'; length++)
        {
            number = Math.Min((number * 10) + _text.Peek(length) - '0', MostRepetitions + 1);
        }

        return length > from;
    }

    private EreNode ReadAtom()
    {
        var at = _text.At;
        switch (_text.Peek())
        {
            case '(':
                return ReadGroup();
            case '[':
                _text.At++;
                return _nodes.Set(new BracketParser(_text).Read());
            case '.':
                _text.At++;
                return _nodes.Set(new CharSetBuilder(_text.Locale).Build(isNegated: true));
            case '^':
                _text.At++;
                return _nodes.Anchor(EreAnchor.Begin);
            case '$':
                _text.At++;
                return _nodes.Anchor(EreAnchor.End);
            case '\\':
                _text.At++;
                return _text.IsAtEnd ? throw new EreException(at, EreErrors.TrailingBackslash) : ReadEscape();
            default:
                return Literal();
        }
    }

    private EreNode ReadGroup()
    {
        var open = _text.At++;
        if (++_depth > MostDepth)
        {
            throw new EreException(open, EreErrors.TooDeep);
        }

        _groups++;
        var inside = ReadAlternation();
        if (_text.Peek() != ')')
        {
            throw new EreException(open, EreErrors.OpenGroup);
        }

        _text.At++;
        _depth--;
        return NotTooDeep(inside);
    }

    private EreNode ReadEscape()
    {
        var anchor = _text.Peek() switch
        {
            '<' => EreAnchor.WordBegin,
            '>' => EreAnchor.WordEnd,
            'b' => EreAnchor.WordEdge,
            'B' => EreAnchor.NotWordEdge,
            '`' => EreAnchor.Begin,
            '\'' => EreAnchor.End,
            _ => EreAnchor.None,
        };
        if (anchor != EreAnchor.None)
        {
            _text.At++;
            return _nodes.Anchor(anchor);
        }

        return _text.Peek() switch
        {
            'w' or 'W' => ReadClass(CharClass.Alnum, '_'),
            's' or 'S' => ReadClass(CharClass.Space, ' '),
            >= '1' and <= '9' => throw new EreException(_text.At - 1, BackReference(_text.Peek() - '0')),
            _ => Literal(),
        };
    }

    private Text BackReference(int group) => group > _groups ? EreErrors.BadBackReference : EreErrors.BackReference;

    private EreNode ReadClass(CharClass of, char more)
    {
        var set = new CharSetBuilder(_text.Locale);
        set.Add(of);
        set.Add(more, more);
        return _nodes.Set(set.Build(char.IsAsciiLetterUpper((char)_text.Take())));
    }

    private EreNode Literal() => _nodes.Literal(_text.Take(), _text.Locale);
}
