using Ashiato.Detection.Sigma.Compilation;
using Ashiato.Query.Filters;
using Ashiato.Query.Literals;

namespace Ashiato.Detection.Matching;

/// <summary>What is left to do for records of one kind: most rules are decided by the kind alone.</summary>
internal sealed class KindPlan
{
    /// <summary>A plan.</summary>
    /// <param name="rules">All rules.</param>
    /// <param name="sourceOf">For each rule the number of its log source.</param>
    /// <param name="scopes">What belongs to each log source.</param>
    /// <param name="isOutOfScope">For each log source: is it known not to be the records'?</param>
    /// <param name="finders">Makes the finders.</param>
    /// <param name="kind">The kind; null for records of which nothing is known.</param>
    public KindPlan(
        IReadOnlyList<CompiledRule> rules, int[] sourceOf, Filter[] scopes, bool[] isOutOfScope, FinderSet finders, RecordKind? kind)
    {
        InScope = [.. scopes.Select((s, i) => isOutOfScope[i] ? false : kind is null ? null : s.Decide(kind))];
        Filters = new Filter[rules.Count];
        var (sure, asked, marked) = (new List<int>(), new List<int>(), new List<int>());
        for (var number = 0; number < rules.Count; number++)
        {
            var filter = rules[number].Filter;
            var scope = InScope[sourceOf[number]];
            var decided = kind is null ? null : filter.Decide(kind);
            if (scope == false || decided == false)
            {
                continue;
            }

            if (scope == true && decided == true)
            {
                sure.Add(number);
                continue;
            }

            Filters[number] = decided == true ? AllFilter.Instance : kind is null ? filter : filter.Without(kind);
            if (filter.Needs is not { } needs || decided == true || (kind is not null && IsMet(needs, kind)))
            {
                asked.Add(number);
            }
            else if (needs.Literals.Any(l => !IsKnown(l, kind)))
            {
                marked.Add(number);
            }
        }

        (Sure, Asked, Finders) = ([.. sure], [.. asked], finders.For(marked, l => !IsKnown(l, kind)));
        IsIdle = Asked.Length == 0 && marked.Count == 0;
    }

    /// <summary>Rules that all records of the kind match.</summary>
    public int[] Sure { get; }

    /// <summary>Rules that are asked about each record.</summary>
    public int[] Asked { get; }

    /// <summary>For each rule that is asked what is left of its filter.</summary>
    public Filter[] Filters { get; }

    /// <summary>By place (<see cref="FinderSet"/>): what finds the texts of the other rules, which are asked when one was found.</summary>
    public LiteralFinder?[] Finders { get; }

    /// <summary>For each log source: is it the records'? Null where it differs.</summary>
    public bool?[] InScope { get; }

    /// <summary>Is there nothing to do beyond the sure rules?</summary>
    public bool IsIdle { get; }

    private static bool IsKnown(Literal literal, RecordKind? kind) => kind is not null && literal.Field is not null && kind.TryGet(literal.Field, out _);

    private static bool IsMet(LiteralNeed needs, RecordKind kind) =>
        needs.Literals.Any(l => l.Field is not null && kind.TryGet(l.Field, out var value) && value is not null && l.IsIn(value));
}
