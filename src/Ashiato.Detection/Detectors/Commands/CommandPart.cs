namespace Ashiato.Detection.Detectors.Commands;

/// <summary>One simple command of a command line, by where it stands in it.</summary>
/// <param name="Start">Its first byte.</param>
/// <param name="End">Behind its last byte.</param>
/// <param name="Before">What stands before it: <c>|</c>, <c>;</c>, <c>&amp;</c>, or 0 at the beginning.</param>
/// <param name="VerbStart">Where the program's name begins, behind sudo, env, nohup and their kin.</param>
/// <param name="VerbEnd">Behind the program's name.</param>
/// <param name="ArgumentsStart">Where its arguments begin.</param>
internal readonly record struct CommandPart(int Start, int End, byte Before, int VerbStart, int VerbEnd, int ArgumentsStart);
