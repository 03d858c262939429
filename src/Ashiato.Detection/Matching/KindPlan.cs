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
    /// <param name="automata">How many automata there are.</param>
    /// <param name="automatonOf">The number of a field's automaton; of the whole text's for no field.</param>
    /// <param name="kind">The kind; null for records of which nothing is known.</param>
    public KindPlan(
        IReadOnlyList<CompiledRule> rules, int[] sourceOf, Filter[] scopes, bool[] isOutOfScope, int automata, Func<Literal, int> automatonOf, RecordKind? kind)
    {
        InScope = [.. scopes.Select((s, i) => isOutOfScope[i] ? false : kind is null ? null : s.Decide(kind))];
        Mask = new ulong[(rules.Count + 63) / 64];
        IsWalked = new bool[automata];
        Filters = new Filter[rules.Count];
        var (sure, asked) = (new List<int>(), new List<int>());
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
            else if (needs.Literals.Where(l => !IsKnown(l, kind)).Select(automatonOf).Distinct().ToList() is { Count: > 0 } walked)
            {
                Mask[number >> 6] |= 1UL << number;
                walked.ForEach(w => IsWalked[w] = true);
            }
        }

        (Sure, Asked) = ([.. sure], [.. asked]);
        IsIdle = Asked.Length == 0 && !Array.Exists(IsWalked, w => w);
    }

    /// <summary>Rules that all records of the kind match.</summary>
    public int[] Sure { get; }

    /// <summary>Rules that are asked about each record.</summary>
    public int[] Asked { get; }

    /// <summary>For each rule that is asked what is left of its filter.</summary>
    public Filter[] Filters { get; }

    /// <summary>The rules that are asked when a text they need was found, one bit each.</summary>
    public ulong[] Mask { get; }

    /// <summary>The automata that look for these texts.</summary>
    public bool[] IsWalked { get; }

    /// <summary>For each log source: is it the records'? Null where it differs.</summary>
    public bool?[] InScope { get; }

    /// <summary>Is there nothing to do beyond the sure rules?</summary>
    public bool IsIdle { get; }

    private static bool IsKnown(Literal literal, RecordKind? kind) => kind is not null && literal.Field is not null && kind.TryGet(literal.Field, out _);

    private static bool IsMet(LiteralNeed needs, RecordKind kind) =>
        needs.Literals.Any(l => l.Field is not null && kind.TryGet(l.Field, out var value) && value is not null && l.IsIn(value));
}
