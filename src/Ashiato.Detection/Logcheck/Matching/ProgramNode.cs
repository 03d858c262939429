using Ashiato.Detection.Logcheck.Ere;

namespace Ashiato.Detection.Logcheck.Matching;

/// <summary>One place in a <see cref="RuleProgram"/>.</summary>
/// <param name="Kind">What happens there.</param>
/// <param name="Value">Number of the set, the <see cref="EreAnchor"/>, or the number of the rule that has matched.</param>
/// <param name="Next">Where it goes on.</param>
/// <param name="Fan">Where it goes on, of a <see cref="NodeKind.Fan"/>.</param>
internal readonly record struct ProgramNode(NodeKind Kind, int Value, int Next, List<int>? Fan)
{
    /// <summary>The anchor of a <see cref="NodeKind.Anchor"/>.</summary>
    internal EreAnchor Anchor => (EreAnchor)Value;
}
