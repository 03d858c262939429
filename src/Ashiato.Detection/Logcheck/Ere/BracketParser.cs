namespace Ashiato.Detection.Logcheck.Ere;

/// <summary>Reads a bracket expression (POSIX XBD 9.3.5) as the regular expressions of the GNU C library do.</summary>
internal sealed class BracketParser(PatternText text)
{
    /// <summary>An element that is a class, not a character.</summary>
    private const int NotAChar = -1;

    private readonly CharSetBuilder _set = new(text.Locale);

    /// <summary>Reads from behind <c>[</c> to behind <c>]</c>.</summary>
    internal CharSet Read()
    {
        var open = text.At - 1;
        RefuseLonelyClass(open);
        var isNegated = text.Peek() == '^';
        text.At += isNegated ? 1 : 0;
        for (var isFirst = true; isFirst || text.Peek() != ']'; isFirst = false)
        {
            ReadElement(open, isFirst);
        }

        text.At++;
        return _set.Build(isNegated);
    }

    private void ReadElement(int open, bool isFirst)
    {
        if (text.Peek() == '-' && !isFirst && text.Peek(1) != ']')
        {
            throw new EreException(text.At, EreErrors.BadRange);
        }

        var from = ReadChar(open);
        if (from == NotAChar)
        {
            return;
        }

        var to = from;
        if (text.Peek() == '-' && text.Peek(1) is not (']' or -1))
        {
            text.At++;
            to = ReadChar(open);
            if (to < from)
            {
                throw new EreException(text.At, EreErrors.BadRange);
            }
        }

        _set.Add(from, to);
    }

    /// <summary>A character, or a class (which is added at once).</summary>
    private int ReadChar(int open)
    {
        if (text.IsAtEnd)
        {
            throw new EreException(open, EreErrors.OpenBracket);
        }

        return text.Peek() == '[' && text.Peek(1) is ':' or '.' or '=' ? ReadNamed(open, (byte)text.Peek(1)) : text.Take();
    }

    private int ReadNamed(int open, byte mark)
    {
        var at = text.At;
        text.At += 2;
        var length = text.Rest.IndexOf([mark, (byte)']']);
        if (length < 0)
        {
            throw new EreException(open, EreErrors.OpenBracket);
        }

        var name = text.Rest[..length].ToArray();
        text.At += length + 2;
        if (mark != ':')
        {
            return Element(name, at);
        }

        var of = CharClasses.Find(name);
        _set.Add(of != CharClass.None ? of : throw new EreException(at, EreErrors.BadClass));
        return NotAChar;
    }

    /// <summary>In C and C.UTF-8 a character is the only one of its class, and no collating element has a longer name.</summary>
    private int Element(byte[] name, int at)
    {
        var one = new PatternText(name, text.Locale);
        var character = name.Length > 0 ? one.Take() : NotAChar;
        return character != NotAChar && one.IsAtEnd ? character : throw new EreException(at, EreErrors.BadCollation);
    }

    private void RefuseLonelyClass(int open)
    {
        var end = text.Rest.IndexOf((byte)']');
        if (end > 2 && text.Peek() == ':' && text.Peek(end - 1) == ':' && !text.Rest[..end].Contains((byte)'['))
        {
            throw new EreException(open, EreErrors.ClassOutsideBrackets);
        }
    }
}
