using System.Collections.Immutable;
using Ashiato.Detection.Correlation;
using Ashiato.Detection.Sigma.Compilation;
using Ashiato.Detection.Sigma.Model;

namespace Ashiato.Detection.Rules;

/// <summary>The rules that detection goes by, compiled, and those that it does not, with the reason.</summary>
/// <param name="Documents">Everything that was read, in the order read.</param>
/// <param name="Rules">Compiled rules.</param>
/// <param name="Correlations">Compiled correlations; each stands behind those it is about.</param>
/// <param name="Problems">What is not used, and why.</param>
public sealed record RuleSet(
    IReadOnlyList<SigmaDocument> Documents, IReadOnlyList<CompiledRule> Rules, IReadOnlyList<CompiledCorrelation> Correlations, IReadOnlyList<SigmaProblem> Problems)
{
    /// <summary>The rules that give findings by themselves: all but those that only serve correlations.</summary>
    public ImmutableArray<bool> IsReported { get; } = Reported(Rules, Correlations);

    private static ImmutableArray<bool> Reported(IReadOnlyList<CompiledRule> rules, IReadOnlyList<CompiledCorrelation> correlations)
    {
        var reported = new bool[rules.Count];
        Array.Fill(reported, true);
        foreach (var correlation in correlations)
        {
            foreach (var input in correlation.Inputs)
            {
                if (!input.IsCorrelation)
                {
                    reported[input.Number] &= correlation.Correlation.Generate;
                }
            }
        }

        return [.. reported];
    }
}
