using Ashiato.Core;
using Ashiato.Detection.Sigma.Model;
using Ashiato.Query.Filters;

namespace Ashiato.Detection.Sigma.Compilation;

/// <summary>Turns rules, with the filters that name them, into filters over our records.</summary>
/// <param name="catalog">The log sources.</param>
public sealed class RuleCompiler(LogSourceCatalog catalog)
{
    /// <summary>Compiles a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="filters">Every filter there is; those that are for the rule are added to it.</param>
    /// <exception cref="SigmaException">No log here is of the rule's source, or has a field it needs.</exception>
    public CompiledRule Compile(SigmaRule rule, IReadOnlyList<SigmaFilter> filters)
    {
        var source = catalog.Find(rule.LogSource) ?? throw new SigmaException(
            new Text($"no log that Ashiato reads is of the source {rule.LogSource}", $"ログソース {rule.LogSource} に当たるログを Ashiato は読みません"), rule.Location, isRefusal: true);
        var compiler = new DetectionCompiler(source);
        var ways = rule.Conditions.Select(c => compiler.Compile(c, rule.Detections)).ToList();
        var filter = ways.Count == 1 ? ways[0] : new OrFilter(ways);
        var added = filters.Where(f => IsFor(f, rule)).Select(f => compiler.Compile(f.Condition, f.Detections)).ToList();
        return new CompiledRule(rule, source, added.Count == 0 ? filter : new AndFilter([filter, .. added]));
    }

    private static bool IsFor(SigmaFilter filter, SigmaRule rule) =>
        (filter.LogSource == rule.LogSource
            || ((filter.LogSource.Category ?? rule.LogSource.Category) == rule.LogSource.Category
                && (filter.LogSource.Product ?? rule.LogSource.Product) == rule.LogSource.Product
                && (filter.LogSource.Service ?? rule.LogSource.Service) == rule.LogSource.Service))
        && (filter.Rules.Count == 0 || filter.Rules.Any(r => r == "any" || r == rule.Id || r == rule.Name));
}
