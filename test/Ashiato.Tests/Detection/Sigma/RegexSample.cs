using System.Text;

namespace Ashiato.Tests.Detection.Sigma;

/// <summary>Writes a text that a regular expression of rules matches: the constructs that Sigma allows, and the usual escapes.</summary>
internal sealed class RegexSample(string pattern, Random random)
{
    private int _at;

    public string Make() => Alternatives();

    private string Alternatives()
    {
        var ways = new List<string> { Sequence() };
        while (_at < pattern.Length && pattern[_at] == '|')
        {
            _at++;
            ways.Add(Sequence());
        }

        return ways[random.Next(ways.Count)];
    }

    private string Sequence()
    {
        var made = new StringBuilder();
        while (_at < pattern.Length && pattern[_at] is not ('|' or ')'))
        {
            var from = _at;
            var one = Atom();
            var (least, most) = Quantifier();
            var times = random.Next(least, Math.Min(most, least + 2) + 1);
            var end = _at;
            for (var i = 0; i < times; i++)
            {
                _at = from;
                _ = made.Append(Atom());
            }

            _ = one;
            _at = end;
        }

        return made.ToString();
    }

    private string Atom()
    {
        var c = pattern[_at++];
        switch (c)
        {
            case '(':
                if (_at + 1 < pattern.Length && pattern[_at] == '?')
                {
                    _at = pattern.IndexOfAny([':', ')', '>'], _at);
                    if (pattern[_at++] == ')')
                    {
                        return "";
                    }
                }

                var inner = Alternatives();
                _at++;
                return inner;
            case '[':
                return Class();
            case '\\':
                return Escape(pattern[_at++]);
            case '.':
                return "x";
            case '^' or '$':
                return "";
            default:
                return c.ToString();
        }
    }

    private string Escape(char c) => c switch
    {
        'd' => "7",
        'w' => "w",
        's' => " ",
        'S' or 'D' or 'W' => c == 'W' ? "-" : "q",
        'b' or 'B' or 'A' or 'z' or 'Z' => "",
        'n' => "\n",
        't' => "\t",
        'x' => Hex(2),
        'u' => Hex(4),
        _ => c.ToString(),
    };

    private string Hex(int digits)
    {
        var text = pattern.Substring(_at, digits);
        _at += digits;
        return ((char)Convert.ToInt32(text, 16)).ToString();
    }

    private string Class()
    {
        var isNot = pattern[_at] == '^';
        _at += isNot ? 1 : 0;
        var members = new List<char>();
        var from = _at;
        while (pattern[_at] != ']' || _at == from)
        {
            var c = pattern[_at++];
            if (c == '\\')
            {
                members.AddRange(Escape(pattern[_at++]));
            }
            else if (pattern[_at] == '-' && pattern[_at + 1] != ']')
            {
                var last = pattern[_at + 1];
                _at += 2;
                for (var x = c; x <= last; x++)
                {
                    members.Add(x);
                }
            }
            else
            {
                members.Add(c);
            }
        }

        _at++;
        return (isNot ? "qz~_ 5%Q".First(c => !members.Contains(c)) : members[random.Next(members.Count)]).ToString();
    }

    private (int Least, int Most) Quantifier()
    {
        if (_at >= pattern.Length)
        {
            return (1, 1);
        }

        (int, int) found = (1, 1);
        switch (pattern[_at])
        {
            case '*':
                found = (0, 3);
                _at++;
                break;
            case '+':
                found = (1, 3);
                _at++;
                break;
            case '?':
                found = (0, 1);
                _at++;
                break;
            case '{':
                var close = pattern.IndexOf('}', _at);
                var numbers = pattern[(_at + 1)..close].Split(',');
                var least = int.Parse(numbers[0], System.Globalization.CultureInfo.InvariantCulture);
                found = (least, numbers.Length == 1 ? least : numbers[1].Length == 0 ? least + 2 : int.Parse(numbers[1], System.Globalization.CultureInfo.InvariantCulture));
                _at = close + 1;
                break;
            default:
                return found;
        }

        if (_at < pattern.Length && pattern[_at] is '?' or '+')
        {
            _at++;
        }

        return found;
    }
}
