namespace Ashiato.Detection.Detectors.Commands;

/// <summary>Looks for a sign in a command.</summary>
internal delegate bool CommandTest(in CommandText command);
