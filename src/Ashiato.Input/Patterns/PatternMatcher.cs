using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Ashiato.Input.Patterns;

/// <summary>
/// One try of a pattern on a message. What can match in one way only is walked in a loop; where there is a choice (a group,
/// a text of any length) each way is tried in turn. Captures are places in the message until the whole of it matched.
/// </summary>
internal ref struct PatternMatcher
{
    private readonly ReadOnlySpan<byte> _text;
    private readonly Span<PatternCapture> _captures;
    private int _steps;

    /// <summary>A matcher of a message.</summary>
    /// <param name="text">The message.</param>
    /// <param name="captures">Room for the captures, as many as the pattern may have.</param>
    /// <param name="steps">Tries after which the match is given up.</param>
    public PatternMatcher(ReadOnlySpan<byte> text, Span<PatternCapture> captures, int steps)
    {
        _text = text;
        _captures = captures;
        _steps = steps;
    }

    /// <summary>How many captures there are.</summary>
    public int Count { get; private set; }

    /// <summary>Does the message from <paramref name="at"/> match what begins with <paramref name="node"/>?</summary>
    public bool Match(PatternNode? node, int at)
    {
        var text = _text;
        var before = Count;
        while (node is not null)
        {
            if (node.Literal is { } literal)
            {
                if (!Stands(node, literal, at))
                {
                    return Fail(before);
                }

                at += literal.Length;
                node = node.Next;
                continue;
            }

            if (--_steps < 0)
            {
                return Fail(before);
            }

            if (node.Branches is { } branches)
            {
                var way = NextWay(branches, 0, at);
                if (way == branches.Length)
                {
                    return Fail(before);
                }

                for (var other = NextWay(branches, way + 1, at); other < branches.Length; other = NextWay(branches, way + 1, at))
                {
                    if (Match(branches[way], at))
                    {
                        return true;
                    }

                    way = other;
                }

                // The last way that can begin here, mostly the only one, is walked on without a call.
                node = branches[way];
                continue;
            }

            int length;
            switch (node.Type)
            {
                case CaptureType.Text or CaptureType.Padded:
                    return Shortest(node, at, text.Length, least: 0) || Fail(before);
                case CaptureType.Greedy:
                    return Longest(node, at) || Fail(before);
                case CaptureType.Host or CaptureType.Ip:
                    if (!node.HasOneEnd || ((uint)at < (uint)text.Length && text[at] == '['))
                    {
                        return Host(node, at) || Fail(before);
                    }

                    length = HostText.RunLength(text[at..]);
                    length = length > 0 && IsHost(node, text.Slice(at, length)) ? length : -1;
                    break;
                case CaptureType.Word:
                    var end = WordEnd(at);
                    if (!node.HasOneEnd)
                    {
                        return Shortest(node, at, end, least: 1) || Fail(before);
                    }

                    length = end > at ? end - at : -1;
                    break;
                case CaptureType.Rest:
                    length = text.Length - at;
                    break;
                case CaptureType.Blanks:
                    length = PatternRuns.Blanks(text[at..]);
                    break;
                case CaptureType.Level:
                    length = PatternRuns.Level(text[at..]) is > 0 and var letters ? letters : -1;
                    break;
                case CaptureType.Name:
                    length = PatternRuns.Name(text[at..]) is > 0 and var name ? name : -1;
                    break;
                default:
                    length = PatternRuns.Number(text[at..], node.Type);
                    break;
            }

            if (length < 0)
            {
                return Fail(before);
            }

            Keep(node, at, length);
            at += length;
            node = node.Next;
        }

        return IsEnd(at) || Fail(before);
    }

    /// <summary>Does the literal of a piece stand here? Its first eight bytes are one comparison.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool Stands(PatternNode node, byte[] literal, int at)
    {
        var rest = _text[at..];
        return rest.Length >= LiteralHead.Length
            ? (BinaryPrimitives.ReadUInt64LittleEndian(rest) & node.Mask) == node.Head && (literal.Length <= LiteralHead.Length || rest.StartsWith(literal))
            : rest.StartsWith(literal);
    }

    /// <summary>White space at the end of a message does not count.</summary>
    private readonly bool IsEnd(int at) => at == _text.Length || _text[at..].IndexOfAnyExcept(" \t\r\n"u8) < 0;

    /// <summary>The captures of a way that led nowhere are forgotten.</summary>
    private bool Fail(int before)
    {
        Count = before;
        return false;
    }

    private void Keep(PatternNode node, int at, int length)
    {
        if (node.Name is not null)
        {
            _captures[Count++] = new PatternCapture(node.Number, at, length);
        }
    }

    /// <summary>Takes so many bytes and matches the rest.</summary>
    private bool Take(PatternNode node, int at, int length)
    {
        var before = Count;
        Keep(node, at, length);
        return Match(node.Next, at + length) || Fail(before);
    }

    /// <summary>The next way of a group, from that number on, that could begin here; the number of ways when there is none.</summary>
    private readonly int NextWay(PatternNode?[] ways, int from, int at)
    {
        var way = from;
        while (way < ways.Length && !MayBegin(ways[way], at))
        {
            way++;
        }

        return way;
    }

    /// <summary>Could what begins with this piece stand here? One look, no try.</summary>
    private readonly bool MayBegin(PatternNode? node, int at)
    {
        if (node is null)
        {
            return IsEnd(at);
        }

        if (node.Literal is { } literal)
        {
            return Stands(node, literal, at);
        }

        return node.First is not { } first || ((uint)at < (uint)_text.Length && first[_text[at]]) || node.CanEnd;
    }

    private bool Shortest(PatternNode node, int at, int limit, int least)
    {
        var end = at + least;
        while (end <= limit)
        {
            var found = NextStart(node.Next, end, limit);
            if (found < 0 || --_steps < 0)
            {
                return false;
            }

            if (Take(node, at, found - at))
            {
                return true;
            }

            end = found + 1;
        }

        return false;
    }

    /// <summary>The next place, not past <paramref name="limit"/>, at which what follows could match; -1 when there is none.</summary>
    private readonly int NextStart(PatternNode? next, int from, int limit)
    {
        if (next is null)
        {
            return IsEnd(limit) ? limit : -1;
        }

        if (next.Literal is { } literal)
        {
            var found = literal.Length == 1 ? _text[from..].IndexOf(literal[0]) : _text[from..].IndexOf(literal);
            return found < 0 || from + found > limit ? -1 : from + found;
        }

        if (next.First is not { } first)
        {
            return from;
        }

        if (next.Firsts is { } firsts)
        {
            var found = _text[from..Math.Min(limit + 1, _text.Length)].IndexOfAny(firsts);
            if (found >= 0)
            {
                return from + found;
            }
        }
        else
        {
            for (var at = from; at < limit || (at == limit && at < _text.Length); at++)
            {
                if (first[_text[at]])
                {
                    return at;
                }
            }
        }

        return next.CanEnd && limit == _text.Length && from <= limit ? limit : -1;
    }

    private bool Longest(PatternNode node, int at)
    {
        var end = _text.Length;
        while (end >= at && --_steps >= 0)
        {
            if (node.Next?.Literal is { } literal)
            {
                var found = _text[at..end].LastIndexOf(literal);
                if (found < 0)
                {
                    return false;
                }

                if (Take(node, at, found))
                {
                    return true;
                }

                end = at + found + literal.Length - 1;
            }
            else if (Take(node, at, end - at))
            {
                return true;
            }
            else
            {
                end--;
            }
        }

        return false;
    }

    /// <summary>Where a word ends when nothing that follows says so.</summary>
    private readonly int WordEnd(int at)
    {
        var end = at;
        while ((uint)end < (uint)_text.Length && _text[end] is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
        {
            end++;
        }

        return end;
    }

    private bool Host(PatternNode node, int at)
    {
        var text = _text;
        if (at < text.Length && text[at] == '[')
        {
            var inside = HostText.RunLength(text[(at + 1)..]);
            return inside > 0 && at + 1 + inside < text.Length && text[at + 1 + inside] == ']'
                && IsHost(node, text.Slice(at + 1, inside)) && Take(node, at, inside + 2);
        }

        // "192.0.2.1:22", "192.0.2.1." and "192.0.2.1-": the run may be longer than the host.
        var length = HostText.RunLength(text[at..]);
        for (int end = length, tries = 0; end > 0 && tries < 24; end--, tries++)
        {
            if (MayBegin(node.Next, at + end) && IsHost(node, text.Slice(at, end)) && Take(node, at, end))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHost(PatternNode node, ReadOnlySpan<byte> host) =>
        (node.Type == CaptureType.Host && host[^1] is not ((byte)'.' or (byte)'%' or (byte)'-') && host.IndexOf((byte)':') < 0
            && host.IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0) || HostText.IsAddress(host);
}
