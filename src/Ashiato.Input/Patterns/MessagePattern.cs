using Ashiato.Core;

namespace Ashiato.Input.Patterns;

/// <summary>
/// One kind of message a program writes, as a template over bytes.
/// <para>Plain text stands for itself. <c>{field}</c> captures the shortest text that lets the rest match,
/// <c>{field:TYPE}</c> one of <c>word int num hex ip host greedy rest padded blanks name level</c>; without a field name the text is passed over;
/// <c>{*}</c> passes over everything to the end. <c>{source:host}</c> and <c>{destination:host}</c> keep an address as
/// <c>source.ip</c> and a name as <c>source.domain</c>. <c>[[…]]</c> is optional, <c>((a|b))</c> a choice (also <c>[[a|b]]</c>), <c>{{</c> a brace.
/// A pattern matches the whole message; white space at its end does not count.</para>
/// <para>Matching is bounded: at most <see cref="MostSteps"/> tries a message, so no input makes it slow.</para>
/// </summary>
public sealed class MessagePattern
{
    /// <summary>Tries after which a match is given up. Honest messages need fewer than twenty.</summary>
    internal const int MostSteps = 2_000;

    private readonly Lazy<PatternNode?> _first;
    private readonly Meaning _meaning;
    private readonly Constant _code;

    /// <summary>A kind of message.</summary>
    /// <param name="code">Its stable name, <c>program.kind</c>; becomes <c>event.code</c>.</param>
    /// <param name="template">The template.</param>
    /// <param name="meaning">Fields it always has.</param>
    public MessagePattern(string code, string template, Meaning? meaning = null)
    {
        Code = code;
        Template = template;
        _code = new Constant(code);
        _meaning = meaning ?? Meaning.None;
        _first = new Lazy<PatternNode?>(() => PatternCompiler.Compile(template));
    }

    /// <summary>The stable name of this kind of message.</summary>
    public string Code { get; }

    /// <summary>The template's text.</summary>
    public string Template { get; }

    /// <summary>Reads a message.</summary>
    /// <param name="message">The message, a slice of the record's raw bytes where possible.</param>
    /// <param name="record">Gets the captures, the meaning and the code; untouched when the pattern does not match.</param>
    public bool TryRead(ReadOnlySpan<byte> message, Record record)
    {
        var steps = MostSteps;
        if (!Match(_first.Value, message, 0, record, ref steps))
        {
            return false;
        }

        _meaning.GiveTo(record);
        record.Set(FieldNames.EventCode, _code);
        return true;
    }

    /// <summary>The literal that every matching message begins with; empty when it begins with a capture or a group.</summary>
    internal ReadOnlySpan<byte> Prefix => _first.Value?.Literal;

    /// <summary>Can a message that begins with this byte match?</summary>
    internal bool CanBegin(byte first) => _first.Value is { } node && (node.First is null || node.First[first]);

    private static bool Match(PatternNode? node, ReadOnlySpan<byte> text, int at, Record record, ref int steps)
    {
        while (node?.Literal is { } literal)
        {
            if (!text[at..].StartsWith(literal))
            {
                return false;
            }

            at += literal.Length;
            node = node.Next;
        }

        if (node is null)
        {
            return text[at..].TrimEnd(" \t\r\n"u8).IsEmpty;
        }

        if (--steps < 0)
        {
            return false;
        }

        if (node.Branches is { } branches)
        {
            foreach (var branch in branches)
            {
                if (Match(branch, text, at, record, ref steps))
                {
                    return true;
                }
            }

            return false;
        }

        return node.Type switch
        {
            CaptureType.Text => Shortest(node, text, at, record, ref steps, limit: text.Length, least: 0),
            CaptureType.Word => Word(node, text, at, record, ref steps),
            CaptureType.Greedy => Longest(node, text, at, record, ref steps),
            CaptureType.Rest => Take(node, text, at, text.Length - at, record, ref steps),
            CaptureType.Host or CaptureType.Ip => Host(node, text, at, record, ref steps),
            CaptureType.Padded => Shortest(node, text, at, record, ref steps, limit: text.Length, least: 0),
            CaptureType.Blanks => Take(node, text, at, PatternRuns.Blanks(text[at..]), record, ref steps),
            CaptureType.Level => PatternRuns.Level(text[at..]) is > 0 and var letters && Take(node, text, at, letters, record, ref steps),
            CaptureType.Name => PatternRuns.Name(text[at..]) is > 0 and var name && Take(node, text, at, name, record, ref steps),
            _ => Run(node, text, at, record, ref steps),
        };
    }

    /// <summary>Takes so many bytes, matches the rest, and keeps the capture only when that worked.</summary>
    private static bool Take(PatternNode node, ReadOnlySpan<byte> text, int at, int length, Record record, ref int steps)
    {
        if (!Match(node.Next, text, at + length, record, ref steps))
        {
            return false;
        }

        if (node.Name is { } name)
        {
            Keep(node, name, text.Slice(at, length), record);
        }

        return true;
    }

    private static void Keep(PatternNode node, FieldName name, ReadOnlySpan<byte> value, Record record)
    {
        if (node.DomainName is { } domain)
        {
            HostText.Set(record, value, name, domain);
        }
        else if (node.Type == CaptureType.Integer && System.Buffers.Text.Utf8Parser.TryParse(value, out long number, out var used) && used == value.Length)
        {
            record.Set(name, number);
        }
        else
        {
            record.Set(name, node.Type is CaptureType.Rest or CaptureType.Padded ? value.TrimEnd(" \t\r\n"u8) : value);
        }
    }

    private static bool Shortest(PatternNode node, ReadOnlySpan<byte> text, int at, Record record, ref int steps, int limit, int least)
    {
        var end = at + least;
        while (end <= limit)
        {
            var found = NextStart(node.Next, text, end, limit);
            if (found < 0 || --steps < 0)
            {
                return false;
            }

            if (Take(node, text, at, found - at, record, ref steps))
            {
                return true;
            }

            end = found + 1;
        }

        return false;
    }

    /// <summary>The next place, not past <paramref name="limit"/>, at which what follows could match; -1 when there is none.</summary>
    private static int NextStart(PatternNode? next, ReadOnlySpan<byte> text, int from, int limit)
    {
        if (next is null)
        {
            return limit == text.Length || text[limit..].TrimEnd(" \t\r\n"u8).IsEmpty ? limit : -1;
        }

        if (next.Literal is { } literal)
        {
            var found = text[from..].IndexOf(literal);
            return found < 0 || from + found > limit ? -1 : from + found;
        }

        if (next.First is not { } first)
        {
            return from;
        }

        for (var at = from; at < limit || (at == limit && at < text.Length); at++)
        {
            if (first[text[at]])
            {
                return at;
            }
        }

        return next.CanEnd && limit == text.Length && from <= limit ? limit : -1;
    }

    private static bool Longest(PatternNode node, ReadOnlySpan<byte> text, int at, Record record, ref int steps)
    {
        var end = text.Length;
        while (end >= at && --steps >= 0)
        {
            if (node.Next?.Literal is { } literal)
            {
                var found = text[at..end].LastIndexOf(literal);
                if (found < 0)
                {
                    return false;
                }

                if (Take(node, text, at, found, record, ref steps))
                {
                    return true;
                }

                end = at + found + literal.Length - 1;
            }
            else if (Take(node, text, at, end - at, record, ref steps))
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

    /// <summary>What follows says where the word ends; where anything may follow, the word is the whole word.</summary>
    private static bool Word(PatternNode node, ReadOnlySpan<byte> text, int at, Record record, ref int steps)
    {
        var end = WordEnd(text, at);
        return node.Next is null or { First: null, Literal: null }
            ? end > at && Take(node, text, at, end - at, record, ref steps)
            : Shortest(node, text, at, record, ref steps, end, least: 1);
    }

    private static int WordEnd(ReadOnlySpan<byte> text, int at)
    {
        var end = text[at..].IndexOfAny(" \t\r\n"u8);
        return end < 0 ? text.Length : at + end;
    }

    private static bool Run(PatternNode node, ReadOnlySpan<byte> text, int at, Record record, ref int steps)
    {
        var end = at;
        if (end < text.Length && (text[end] == '-' || (text[end] == '+' && node.Type == CaptureType.Number)) && node.Type != CaptureType.Hex)
        {
            end++;
        }

        var digits = end;
        while (end < text.Length && (char.IsAsciiDigit((char)text[end])
            || (node.Type == CaptureType.Hex && char.IsAsciiHexDigit((char)text[end]))
            || (node.Type == CaptureType.Number && text[end] == '.' && end + 1 < text.Length && char.IsAsciiDigit((char)text[end + 1]))))
        {
            end++;
        }

        return end > digits && Take(node, text, at, end - at, record, ref steps);
    }

    private static bool Host(PatternNode node, ReadOnlySpan<byte> text, int at, Record record, ref int steps)
    {
        var bracket = at < text.Length && text[at] == '[' ? 1 : 0;
        var length = HostText.RunLength(text[(at + bracket)..]);
        if (bracket == 1)
        {
            return length > 0 && at + 1 + length < text.Length && text[at + 1 + length] == ']'
                && IsGood(node, text.Slice(at + 1, length)) && Take(node, text, at, length + 2, record, ref steps);
        }

        // "192.0.2.1:22", "192.0.2.1." and "192.0.2.1-": the run may be longer than the host.
        var tries = 0;
        for (var end = length; end > 0 && tries < 24; end--, tries++)
        {
            if (IsGood(node, text.Slice(at, end)) && Take(node, text, at, end, record, ref steps))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsGood(PatternNode node, ReadOnlySpan<byte> host) =>
        (node.Type == CaptureType.Host && host[^1] is not ((byte)'.' or (byte)'%' or (byte)'-') && host.IndexOf((byte)':') < 0
            && host.IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0) || HostText.IsAddress(host);
}
