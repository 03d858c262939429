using System.Collections.Immutable;
using Ashiato.Core;
using Ashiato.Detection.Sigma.Compilation;
using Ashiato.Detection.Sigma.Model;

namespace Ashiato.Detection.Correlation;

/// <summary>Finds the rules and fields of correlations. Correlations may be about correlations, in any order of the files, but not about themselves.</summary>
/// <param name="rules">The compiled rules.</param>
internal sealed class CorrelationCompiler(IReadOnlyList<CompiledRule> rules)
{
    private const int MostInputs = 64;
    private readonly List<SigmaCorrelation> _expected = [];
    private readonly List<CompiledCorrelation> _compiled = [];
    private readonly Dictionary<SigmaCorrelation, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<SigmaCorrelation> _open = new(ReferenceEqualityComparer.Instance);

    /// <summary>The compiled ones; each stands behind those it is about.</summary>
    public IReadOnlyList<CompiledCorrelation> Compiled => _compiled;

    /// <summary>Makes a correlation known that others may name.</summary>
    public void Expect(SigmaCorrelation correlation) => _expected.Add(correlation);

    /// <summary>Compiles a correlation, unless another one already asked for it.</summary>
    /// <exception cref="SigmaException">A rule or field is not there, or it is about itself.</exception>
    public int Compile(SigmaCorrelation correlation)
    {
        if (_numbers.TryGetValue(correlation, out var known))
        {
            return known;
        }

        if (!_open.Add(correlation) || correlation.Rules.Count > MostInputs)
        {
            throw new SigmaException(new Text("the correlation is about itself, or about too many rules", "相関ルールが自分自身を参照しているか、参照するルールが多すぎます"), correlation.Location);
        }

        try
        {
            var inputs = correlation.Rules.Select(name => Input(correlation, name)).ToImmutableArray();
            _compiled.Add(new CompiledCorrelation(correlation, inputs));
            _numbers[correlation] = _compiled.Count - 1;
            return _compiled.Count - 1;
        }
        finally
        {
            _ = _open.Remove(correlation);
        }
    }

    private CorrelationInput Input(SigmaCorrelation correlation, string name)
    {
        for (var i = 0; i < rules.Count; i++)
        {
            if (IsNamed(rules[i].Rule, name))
            {
                var rule = rules[i];
                return new CorrelationInput(name, false, i,
                    [.. correlation.GroupBy.Select(f => InRecord(correlation, f, name, rule))],
                    [.. correlation.Fields.Select(f => InRecord(correlation, f, name, rule))]);
            }
        }

        var other = _expected.Find(c => IsNamed(c, name)) ?? throw new SigmaException(
            new Text($"there is no rule '{name}', or it is not used", $"ルール '{name}' がないか、使用できません"), correlation.Location);
        return new CorrelationInput(name, true, Compile(other),
            [.. correlation.GroupBy.Select(f => InGroup(correlation, f, name, other))],
            [.. correlation.Fields.Select(f => InGroup(correlation, f, name, other))]);
    }

    private static bool IsNamed(SigmaDocument document, string name) =>
        string.Equals(document.Id, name, StringComparison.OrdinalIgnoreCase) || document.Name == name;

    private static CorrelationField InRecord(SigmaCorrelation correlation, string field, string rule, CompiledRule compiled)
    {
        var own = Aliased(correlation, field, rule, compiled.Rule);
        var places = compiled.Source.Find(own);
        return places.Count > 0 && places.All(p => p.Member < 0)
            ? new CorrelationField(field, [.. places.Select(p => p.Name)], -1)
            : throw new SigmaException(new Text($"rule '{rule}' has no field '{own}' to group by", $"ルール '{rule}' に集計できるフィールド '{own}' がありません"), correlation.Location, isRefusal: true);
    }

    private static CorrelationField InGroup(SigmaCorrelation correlation, string field, string rule, SigmaCorrelation other)
    {
        var own = Aliased(correlation, field, rule, other);
        var group = other.GroupBy.ToList().IndexOf(own);
        return group >= 0
            ? new CorrelationField(field, [], group)
            : throw new SigmaException(new Text($"correlation '{rule}' does not group by '{own}'", $"相関ルール '{rule}' は '{own}' で集計していません"), correlation.Location);
    }

    /// <summary>An alias stands for another field in each rule, named by the rule's id or name.</summary>
    private static string Aliased(SigmaCorrelation correlation, string field, string rule, SigmaDocument document)
    {
        if (!correlation.Aliases.TryGetValue(field, out var fields))
        {
            return field;
        }

        return fields.GetValueOrDefault(rule) ?? (document.Id is { } id ? fields.GetValueOrDefault(id) : null) ?? (document.Name is { } name ? fields.GetValueOrDefault(name) : null)
            ?? throw new SigmaException(new Text($"alias '{field}' names no field for rule '{rule}'", $"エイリアス '{field}' にルール '{rule}' のフィールドがありません"), correlation.Location);
    }
}
