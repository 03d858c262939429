namespace Ashiato.App.Pipelines.Check;

/// <summary>A line that goes into the report.</summary>
/// <param name="Offset">Where its bytes begin in the buffer of all kept lines.</param>
/// <param name="Length">How many there are, white space at the end too.</param>
/// <param name="KeyLength">How many of them are sorted by.</param>
/// <param name="IsOnlyWithoutAttack">Is it left out where there was an attack?</param>
internal readonly record struct KeptLine(int Offset, int Length, int KeyLength, bool IsOnlyWithoutAttack);
