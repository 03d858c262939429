using Ashiato.Detection.Logcheck.Ere;

namespace Ashiato.Detection.Logcheck.Matching;

/// <summary>Many patterns laid on top of each other: a non-deterministic automaton over characters.</summary>
/// <param name="Locale">What bytes mean.</param>
/// <param name="Nodes">Its places.</param>
/// <param name="Sets">The sets of characters, by number.</param>
/// <param name="Anchored">Where patterns begin that match at the beginning of a line only.</param>
/// <param name="Floating">Where patterns begin that may match anywhere, or -1 when there are none.</param>
internal sealed record RuleProgram(EreLocale Locale, IReadOnlyList<ProgramNode> Nodes, IReadOnlyList<CharSet> Sets, int Anchored, int Floating);
