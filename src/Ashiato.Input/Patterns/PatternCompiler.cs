using System.Buffers;
using System.Text;
using Ashiato.Core;

namespace Ashiato.Input.Patterns;

/// <summary>Turns the text of a <see cref="MessagePattern"/> into its chain of pieces.</summary>
internal static class PatternCompiler
{
    /// <summary>Compiles a pattern into its pieces, numbered; the first one is where a match begins, null in an empty pattern.</summary>
    /// <exception cref="FormatException">The pattern is malformed: a mistake of the programmer, found by the catalogue's test.</exception>
    public static PatternNode?[] Compile(string pattern)
    {
        var at = 0;
        var first = Sequence(pattern, ref at, null, "");
        if (at != pattern.Length)
        {
            throw new FormatException($"unbalanced group at {at} in: {pattern}");
        }

        if (MostCaptures(first, []) > MessagePattern.MostCaptures)
        {
            throw new FormatException($"more than {MessagePattern.MostCaptures} captures in: {pattern}");
        }

        var nodes = new List<PatternNode?> { first };
        Number(first, nodes, []);
        return [.. nodes];
    }

    private static void Number(PatternNode? node, List<PatternNode?> nodes, HashSet<PatternNode> seen)
    {
        for (; node is not null && seen.Add(node); node = node.Next)
        {
            node.Number = ReferenceEquals(node, nodes[0]) ? 0 : nodes.Count;
            if (node.Number > 0)
            {
                nodes.Add(node);
            }

            foreach (var branch in node.Branches ?? [])
            {
                Number(branch, nodes, seen);
            }
        }
    }

    /// <summary>The most captures on any way from here to the end. A group's ways lead on to what follows it.</summary>
    private static int MostCaptures(PatternNode? node, Dictionary<PatternNode, int> known)
    {
        if (node is null)
        {
            return 0;
        }

        if (!known.TryGetValue(node, out var most))
        {
            most = node.Branches is { } branches
                ? branches.Max(b => MostCaptures(b, known))
                : MostCaptures(node.Next, known) + (node.Name is null ? 0 : 1);
            known[node] = most;
        }

        return most;
    }

    /// <summary>Reads pieces up to the end of the group and chains them in front of <paramref name="after"/>.</summary>
    private static PatternNode? Sequence(string pattern, ref int at, PatternNode? after, string end)
    {
        var pieces = new List<Func<PatternNode?, PatternNode>>();
        var literal = new StringBuilder();
        while (at < pattern.Length && !AtEnd(pattern, at, end))
        {
            if (Starts(pattern, at, "[[") || Starts(pattern, at, "(("))
            {
                Flush(literal, pieces);
                pieces.Add(Group(pattern, ref at));
            }
            else if (Starts(pattern, at, "{{"))
            {
                _ = literal.Append('{');
                at += 2;
            }
            else if (pattern[at] == '{')
            {
                Flush(literal, pieces);
                var close = pattern.IndexOf('}', at);
                var inside = close < 0 ? throw new FormatException("no } in: " + pattern) : pattern[(at + 1)..close];
                pieces.Add(next => Link(Capture(inside, pattern), next));
                at = close + 1;
            }
            else
            {
                _ = literal.Append(pattern[at++]);
            }
        }

        Flush(literal, pieces);
        var chain = after;
        for (var i = pieces.Count - 1; i >= 0; i--)
        {
            chain = pieces[i](chain);
        }

        return chain;
    }

    private static Func<PatternNode?, PatternNode> Group(string pattern, ref int at)
    {
        var isOptional = pattern[at] == '[';
        var close = isOptional ? "]]" : "))";
        at += 2;
        var starts = new List<int>();
        while (true)
        {
            starts.Add(at);
            _ = Sequence(pattern, ref at, null, close);
            if (at >= pattern.Length)
            {
                throw new FormatException($"no {close} in: {pattern}");
            }

            if (pattern[at] == '|')
            {
                at++;
                continue;
            }

            at += 2;
            break;
        }

        return next =>
        {
            var branches = new List<PatternNode?>();
            foreach (var start in starts)
            {
                var from = start;
                branches.Add(Sequence(pattern, ref from, next, close));
            }

            if (isOptional)
            {
                branches.Add(next);
            }

            var node = new PatternNode([.. branches]) { Next = next };
            node.CanEnd = branches.Exists(b => b is null || b.CanEnd);
            node.First = Union(branches);
            return node;
        };
    }

    private static bool AtEnd(string pattern, int at, string end) =>
        end.Length > 0 && (Starts(pattern, at, end) || pattern[at] == '|');

    private static bool Starts(string pattern, int at, string what) => string.CompareOrdinal(pattern, at, what, 0, what.Length) == 0;

    private static void Flush(StringBuilder literal, List<Func<PatternNode?, PatternNode>> pieces)
    {
        if (literal.Length > 0)
        {
            var bytes = Encoding.UTF8.GetBytes(literal.ToString());
            pieces.Add(next => Link(new PatternNode(bytes), next));
            _ = literal.Clear();
        }
    }

    private static PatternNode Capture(string inside, string pattern)
    {
        var colon = inside.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? inside : inside[..colon];
        var type = colon < 0 ? "text" : inside[(colon + 1)..];
        var kind = type switch
        {
            "text" => CaptureType.Text,
            "greedy" => CaptureType.Greedy,
            "rest" or "*" => CaptureType.Rest,
            "word" => CaptureType.Word,
            "int" => CaptureType.Integer,
            "num" => CaptureType.Number,
            "hex" => CaptureType.Hex,
            "host" => CaptureType.Host,
            "ip" => CaptureType.Ip,
            "padded" => CaptureType.Padded,
            "blanks" => CaptureType.Blanks,
            "name" => CaptureType.Name,
            "level" => CaptureType.Level,
            _ => throw new FormatException($"unknown type '{type}' in: {pattern}"),
        };
        if (name == "*")
        {
            return new PatternNode(CaptureType.Rest);
        }

        if (kind == CaptureType.Host || (kind == CaptureType.Ip && name is "source" or "destination"))
        {
            return name.Length == 0 ? new PatternNode(kind) : new PatternNode(kind, FieldName.Get(name + ".ip"), FieldName.Get(name + ".domain"));
        }

        return new PatternNode(kind, name.Length == 0 ? null : FieldName.Get(name));
    }

    private static PatternNode Link(PatternNode node, PatternNode? next)
    {
        node.Next = next;
        if (node.Literal is { } literal)
        {
            node.First = new bool[256];
            node.First[literal[0]] = true;
        }
        else if (node.Type == CaptureType.Blanks && next?.First is { } following)
        {
            node.First = [.. following];
            node.First[' '] = node.First['\t'] = true;
        }
        else if (node.Type is CaptureType.Text or CaptureType.Greedy or CaptureType.Rest or CaptureType.Padded or CaptureType.Blanks)
        {
            node.CanEnd = next is null || next.CanEnd;
        }
        else
        {
            node.First = FirstOf(node.Type);
        }

        switch (node.Type)
        {
            case CaptureType.Host or CaptureType.Ip:
                node.HasOneEnd = IsEndedBy(next, HostText.MayHold);
                break;
            case CaptureType.Word:
                // What may begin with any byte begins at the first blank too.
                node.HasOneEnd = next is { First: null } || IsEndedBy(next, b => b is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'));
                break;
        }

        if (node is { Literal: null, Type: CaptureType.Text or CaptureType.Padded } && next is { Branches: not null, First: { } starts })
        {
            next.Firsts ??= SearchValues.Create([.. Enumerable.Range(0, 256).Where(b => starts[b]).Select(b => (byte)b)]);
        }

        return node;
    }

    /// <summary>Does a run of bytes that <paramref name="mayHold"/> allows end wherever the next piece begins?</summary>
    private static bool IsEndedBy(PatternNode? next, Func<byte, bool> mayHold) =>
        next is null || (next.First is { } first && !Enumerable.Range(0, 256).Any(b => first[b] && mayHold((byte)b)));

    private static bool[]? FirstOf(CaptureType type)
    {
        var first = new bool[256];
        for (var b = 0; b < 256; b++)
        {
            var c = (char)b;
            first[b] = type switch
            {
                CaptureType.Integer => char.IsAsciiDigit(c) || c == '-',
                CaptureType.Number => char.IsAsciiDigit(c) || c is '-' or '+',
                CaptureType.Hex => char.IsAsciiHexDigit(c),
                CaptureType.Ip => char.IsAsciiHexDigit(c) || c is ':' or '[',
                CaptureType.Level => char.IsAsciiLetter(c),
                CaptureType.Name => PatternRuns.IsName(b),
                CaptureType.Host => char.IsAsciiLetterOrDigit(c) || c is ':' or '[' or '.' or '-' or '_' or '%',
                _ => c > ' ',
            };
        }

        return first;
    }

    private static bool[]? Union(List<PatternNode?> branches)
    {
        var all = new bool[256];
        foreach (var branch in branches)
        {
            if (branch is null)
            {
                continue;
            }

            if (branch.First is null)
            {
                return null;
            }

            for (var b = 0; b < 256; b++)
            {
                all[b] |= branch.First[b];
            }
        }

        return all;
    }
}
