using System.Runtime.CompilerServices;
using Ashiato.Core;
using Ashiato.Input.Stamps;

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

    /// <summary>More captures than this no way through a pattern has.</summary>
    internal const int MostCaptures = 40;

    private readonly ConstantFields _constants;

    // Compiled when first needed: hundreds of kinds, of which a log shows a dozen. Two threads may both compile it; either result serves.
    private volatile PatternNode?[]? _nodes;

    /// <summary>A kind of message.</summary>
    /// <param name="code">Its stable name, <c>program.kind</c>; becomes <c>event.code</c>.</param>
    /// <param name="template">The template.</param>
    /// <param name="meaning">Fields it always has.</param>
    public MessagePattern(string code, string template, Meaning? meaning = null)
    {
        Code = code;
        Template = template;
        _constants = (meaning ?? Meaning.None).With(code);
    }

    /// <summary>The stable name of this kind of message.</summary>
    public string Code { get; }

    /// <summary>The template's text.</summary>
    public string Template { get; }

    /// <summary>The literals one of which every matching message begins with; an empty one where it may begin with a capture.</summary>
    internal IReadOnlyList<byte[]> Prefixes
    {
        get
        {
            var prefixes = new List<byte[]>();
            Gather(Nodes[0], prefixes);
            return prefixes;
        }
    }

    /// <summary>The pieces by their numbers; the first is where a match begins, null in an empty template.</summary>
    private PatternNode?[] Nodes => _nodes ??= PatternCompiler.Compile(Template);

    /// <summary>Reads a message.</summary>
    /// <param name="message">The message, a slice of the record's raw bytes where possible.</param>
    /// <param name="record">Gets the captures, the meaning and the code; untouched when the pattern does not match.</param>
    [SkipLocalsInit]
    public bool TryRead(ReadOnlySpan<byte> message, Record record)
    {
        var nodes = Nodes;
        Span<PatternCapture> captures = stackalloc PatternCapture[MostCaptures];
        var matcher = new PatternMatcher(message, captures, MostSteps);
        if (!matcher.Match(nodes[0], 0))
        {
            return false;
        }

        // From the last to the first: of two captures under one name the first stays.
        for (var i = matcher.Count - 1; i >= 0; i--)
        {
            Keep(nodes[captures[i].Node]!, message.Slice(captures[i].Start, captures[i].Length), record);
        }

        record.Set(_constants);
        return true;
    }

    /// <summary>Can a message that begins with this byte match?</summary>
    internal bool CanBegin(byte first) => Nodes[0] is { } node && (node.First is null || node.First[first]);

    private static void Gather(PatternNode? node, List<byte[]> prefixes)
    {
        if (node?.Branches is { } branches)
        {
            foreach (var branch in branches)
            {
                Gather(branch, prefixes);
            }
        }
        else
        {
            prefixes.Add(node?.Literal ?? []);
        }
    }

    private static void Keep(PatternNode node, ReadOnlySpan<byte> value, Record record)
    {
        var name = node.Name!;
        if (node.DomainName is { } domain)
        {
            HostText.Set(record, value, name, domain);
        }
        else if (node.Type == CaptureType.Integer && Digits.TryInteger(value, out var number))
        {
            record.Set(name, number);
        }
        else
        {
            record.Set(name, node.Type is CaptureType.Rest or CaptureType.Padded ? value.TrimEnd(" \t\r\n"u8) : value);
        }
    }
}
