using Ashiato.Core;

namespace Ashiato.Input.Patterns;

/// <summary>The kinds of messages of one program, tried in the order written; those that cannot begin with the message's first byte are not tried.</summary>
public sealed class PatternSet
{
    private readonly MessagePattern[] _all;
    private readonly MessagePattern[]?[] _byFirst = new MessagePattern[256][];

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

        foreach (var pattern in _byFirst[message[0]] ??= Candidates(message[0]))
        {
            if (pattern.TryRead(message, record))
            {
                return true;
            }
        }

        return false;
    }

    private MessagePattern[] Candidates(byte first) => [.. _all.Where(p => p.CanBegin(first))];
}
