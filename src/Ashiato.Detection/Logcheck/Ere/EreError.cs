using Ashiato.Core;

namespace Ashiato.Detection.Logcheck.Ere;

/// <summary>Why a pattern cannot be used.</summary>
/// <param name="Position">Bytes of the pattern before the place, from 0.</param>
/// <param name="Text">What is wrong there, for a person.</param>
public sealed record EreError(int Position, Text Text);
