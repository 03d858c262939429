using Ashiato.Core;

namespace Ashiato.Input.Patterns;

/// <summary>
/// The kinds of messages of one program, tried in the order written. Those that cannot begin with the message's first byte,
/// or whose first literal is another one, are not tried: with hundreds of kinds few remain.
/// </summary>
public sealed class PatternSet
{
    private readonly MessagePattern[] _all;
    private readonly Candidate[]?[] _byFirst = new Candidate[256][];

    /// <summary>A set of patterns; earlier ones win.</summary>
    public PatternSet(params MessagePattern[] patterns) => _all = patterns;

    /// <summary>Every pattern, in order.</summary>
    public IReadOnlyList<MessagePattern> All => _all;

    /// <summary>Reads a message with the first pattern that matches.</summary>
    public bool TryRead(ReadOnlySpan<byte> message, Record record)
    {
        if (message.IsEmpty)
        {
            return false;
        }

        var head = LiteralHead.Of(message);
        MessagePattern? tried = null;
        foreach (ref readonly var candidate in (_byFirst[message[0]] ??= Candidates(message[0])).AsSpan())
        {
            if ((head & candidate.Mask) != candidate.Head || ReferenceEquals(candidate.Pattern, tried)
                || (candidate.Tail is { } tail && !message[LiteralHead.Length..].StartsWith(tail)))
            {
                continue;
            }

            tried = candidate.Pattern;
            if (tried.TryRead(message, record))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>One candidate for each way a pattern can begin with this byte; those of one pattern stand side by side.</summary>
    private Candidate[] Candidates(byte first) =>
    [
        .. from pattern in _all
           where pattern.CanBegin(first)
           from prefix in pattern.Prefixes
           where prefix.Length == 0 || prefix[0] == first
           select Candidate.Of(pattern, prefix),
    ];

    /// <summary>One way a pattern can begin.</summary>
    /// <param name="Pattern">The pattern.</param>
    /// <param name="Head">Its first literal's first eight bytes.</param>
    /// <param name="Mask">Which bits of them count.</param>
    /// <param name="Tail">What the literal has beyond them; null when that is nothing.</param>
    private readonly record struct Candidate(MessagePattern Pattern, ulong Head, ulong Mask, byte[]? Tail)
    {
        public static Candidate Of(MessagePattern pattern, ReadOnlySpan<byte> prefix)
        {
            var head = LiteralHead.Of(prefix, out var mask);
            return new Candidate(pattern, head, mask, prefix.Length > LiteralHead.Length ? prefix[LiteralHead.Length..].ToArray() : null);
        }
    }
}
