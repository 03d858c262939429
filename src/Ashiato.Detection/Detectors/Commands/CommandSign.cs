using Ashiato.Core;
using Ashiato.Core.Findings;

namespace Ashiato.Detection.Detectors.Commands;

/// <summary>A kind of command that intruders run.</summary>
/// <param name="Id">Last part of the finding's id.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Title">What the command does.</param>
/// <param name="Why">Why it matters.</param>
/// <param name="Innocent">Who else runs it.</param>
/// <param name="Technique">ATT&amp;CK.</param>
/// <param name="AllOf">Each group must be in the command: one of its words.</param>
internal sealed record CommandSign(string Id, Severity Severity, Text Title, Text Why, Text Innocent, Technique Technique, params byte[][][] AllOf)
{
    /// <summary>Does the command show the sign? Plain byte searches: linear, and cheap enough for every command.</summary>
    public bool Matches(ReadOnlySpan<byte> command)
    {
        foreach (var group in AllOf)
        {
            var found = false;
            foreach (var word in group)
            {
                found |= command.IndexOf(word) >= 0;
            }

            if (!found)
            {
                return false;
            }
        }

        return true;
    }
}
