using Ashiato.Core;
using Ashiato.Detection.Sigma.Model;
using Ashiato.Query.Filters;

namespace Ashiato.Detection.Sigma.Compilation;

/// <summary>A rule as a filter over our records.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Source">Its log source here.</param>
/// <param name="Filter">What a record of the log source must look like.</param>
public sealed record CompiledRule(SigmaRule Rule, LogSourceMap Source, Filter Filter)
{
    /// <summary>The fields that tell findings of the rule apart, besides address and user.</summary>
    internal FieldName[] Per { get; } = [.. (Rule.Own?.Per ?? []).Select(FieldName.Get)];
}
