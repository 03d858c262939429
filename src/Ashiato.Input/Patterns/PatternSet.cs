using System.Buffers.Binary;
using Ashiato.Core;

namespace Ashiato.Input.Patterns;

/// <summary>
/// The kinds of messages of one program, tried in the order written. Those that cannot begin with the message's first byte,
/// or whose first literal differs within its first eight bytes, are not tried: with hundreds of kinds few remain.
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

        var head = Head(message);
        foreach (ref readonly var candidate in (_byFirst[message[0]] ??= Candidates(message[0])).AsSpan())
        {
            if ((head & candidate.Mask) == candidate.Head && candidate.Pattern.TryRead(message, record))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first eight bytes as a number; a shorter message is filled up with zeros.</summary>
    private static ulong Head(ReadOnlySpan<byte> message)
    {
        if (message.Length >= 8)
        {
            return BinaryPrimitives.ReadUInt64LittleEndian(message);
        }

        Span<byte> head = stackalloc byte[8];
        message.CopyTo(head);
        return BinaryPrimitives.ReadUInt64LittleEndian(head);
    }

    private Candidate[] Candidates(byte first) => [.. _all.Where(p => p.CanBegin(first)).Select(Candidate.Of)];

    private readonly record struct Candidate(MessagePattern Pattern, ulong Head, ulong Mask)
    {
        public static Candidate Of(MessagePattern pattern)
        {
            var literal = pattern.Prefix;
            var length = Math.Min(literal.Length, 8);
            var mask = length == 8 ? ulong.MaxValue : (1UL << (8 * length)) - 1;
            return new Candidate(pattern, PatternSet.Head(literal) & mask, mask);
        }
    }
}
